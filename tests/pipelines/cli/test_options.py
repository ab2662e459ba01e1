"""Options become settings."""

from pathlib import Path

import pytest

from pipelines.cli.options import build_settings
from pipelines.configuration import SettingsError


def test_what_is_not_given_is_left_to_the_environment() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRESSLEDGER_OUTPUT", "elsewhere")
        assert build_settings(output=None, workers=3).output == Path("elsewhere")
        assert build_settings(output=Path("here")).output == Path("here")


def test_a_value_out_of_range_is_named() -> None:
    with pytest.raises(SettingsError, match=r"workers: .* greater than or equal to 1"):
        build_settings(workers=0)

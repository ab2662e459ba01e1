from pathlib import Path

import pytest
from pydantic import ValidationError

from pipelines.settings import Settings


def test_the_environment_sets_what_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSLEDGER_OUTPUT", "elsewhere")
    monkeypatch.setenv("PRESSLEDGER_BATCH_SIZE", "3")
    settings = Settings(batch_size=5)
    assert (settings.output, settings.batch_size) == (Path("elsewhere"), 5)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"workers": 0}, id="no-worker"),
        pytest.param({"inputs": ()}, id="no-input"),
        pytest.param({"outputs": "here"}, id="an-unknown-field"),
    ],
)
def test_what_makes_no_sense_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate(given)

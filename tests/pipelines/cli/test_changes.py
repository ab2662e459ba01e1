"""The commands about what changed."""

from pathlib import Path

import pytest

from tests.pipelines.cli.conftest import Call

pytestmark = pytest.mark.xdist_group("command line")  # one published run serves them all


@pytest.mark.model
def test_diff_says_what_changed_and_why(call: Call, place: Path) -> None:
    done = call("diff", "--exit-code", cwd=place)
    assert (done.code, "article text" in done.out, "new article" in done.out) == (
        1,
        True,
        True,
    )
    assert call("diff", "000002", "latest", "--exit-code", cwd=place).code == 0
    for page in ("markdown", "html"):
        assert "article text" in call("diff", "--format", page, cwd=place).out

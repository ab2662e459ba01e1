"""One article as the command shows it."""

from pathlib import Path

import pytest

from tests.conftest import Call

pytestmark = pytest.mark.xdist_group("command line")  # one published run serves them all


@pytest.mark.model
def test_show_marks_the_mentions_and_escapes_the_text(call: Call, place: Path) -> None:
    text = call("show", "page.txt", cwd=place).out
    assert "[$7 million | money: 7,000,000 USD]" in text
    page = call("show", "page.txt", "--format", "html", cwd=place).out
    assert "&lt;b&gt;bold&lt;/b&gt;" in page
    assert '<mark class="money"' in page
    assert call("show", "nothing.txt", cwd=place).code == 1

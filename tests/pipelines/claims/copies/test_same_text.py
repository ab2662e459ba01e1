import pytest

from pipelines.claims.copies.same_text import same_text
from tests.pipelines.claims.copies.made_up_stories import (
    ABROAD,
    MONDAY,
    RETOLD,
    STORY,
    TUESDAY,
    note,
    table,
)

PAIRS = [
    pytest.param(STORY, STORY, True, id="copy"),
    pytest.param(STORY, "Gdynia strike over\n\n" + STORY, True, id="re-headlined"),
    pytest.param(STORY, STORY.upper(), True, id="capitals"),
    pytest.param(STORY, " ".join(STORY.split()[:45]), True, id="abridged"),
    pytest.param(
        STORY,
        " ".join(STORY.split()[:40] + RETOLD.split()[:20]),
        True,
        id="abridged-and-half-rewritten",
    ),
    pytest.param(
        STORY, " ".join(STORY.split()[:15] + RETOLD.split()[:35]), False, id="one-sentence-quoted"
    ),
    pytest.param(STORY, STORY + " " + RETOLD, True, id="extended"),
    pytest.param(STORY, RETOLD, False, id="told-in-other-words"),
    pytest.param(MONDAY, TUESDAY, False, id="template-with-other-figures"),
    pytest.param(
        MONDAY,
        MONDAY.replace("Turnover came to 18,300 lots.", ""),
        True,
        id="template-with-the-same-figures",
    ),
    pytest.param(table(0), table(3), False, id="other-readings-in-the-same-table"),
    pytest.param(
        table(0), table(0).replace("Gauge 4 of", "Gauge four of"), True, id="the-same-table"
    ),
    pytest.param(MONDAY, note(**ABROAD), False, id="template-with-other-names"),
    pytest.param(STORY, "", False, id="empty"),
]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_same_text(one: str, other: str, expected: bool) -> None:
    assert same_text(one, other) is expected
    assert same_text(other, one) is expected

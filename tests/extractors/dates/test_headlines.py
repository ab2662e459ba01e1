"""Which day a headline means: what is set for a day lies ahead, what happened behind."""

import pytest

from extractors.dates.headlines import plans_in_headline
from extractors.dates.tense import AHEAD, MAYBE_AHEAD
from tests.extractors.marked_dates import found_in, read_marked

HEADLINES = [
    pytest.param("ENVOY TO SEE UNIONS {FRIDAY|2025-02-14}", id="capitals"),
    pytest.param("JUDGES TO RULE {FRIDAY|2025-02-14}, CLERK SAYS", id="capitals-with-a-source"),
    pytest.param("EXPORTS TO CHINA JUMP ON {MONDAY|2025-02-10}", id="capitals-of-a-place"),
    pytest.param("Rate decision {Friday|2025-02-14}, bank says", id="meeting"),
    pytest.param("Hearing on ship sale {Friday|2025-02-14}, clerk says", id="meeting-of-a-matter"),
    pytest.param("Blast at yard {Friday|2025-02-07}, police say", id="no-meeting"),
    pytest.param("Next race: {Friday|2025-02-14}.", id="next"),
    pytest.param("Last race: {Friday|2025-02-07}.", id="last"),
]


@pytest.mark.parametrize("marked", HEADLINES)
def test_day_of_headline(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_in(text) == expected


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        pytest.param("Kelm to trade envoys @", AHEAD, id="infinitive"),
        pytest.param("Kelm hopes to trade envoys, aide told radio on @", 0, id="told"),
        pytest.param("Tin flat before @", MAYBE_AHEAD, id="before"),
        pytest.param("Budget vote @", MAYBE_AHEAD, id="meeting"),
        pytest.param("Budget vote @ failed", 0, id="meeting-that-was"),
        pytest.param("Kelm to trade envoys @.", 0, id="no-headline"),
    ],
)
def test_plans_in_headline(text: str, direction: int) -> None:
    at = text.index("@")
    assert plans_in_headline(text, at, at + 1) == direction

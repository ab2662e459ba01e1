"""The day that an article tells of, and the day of a price on a market."""

from datetime import date

import pytest

from extractors.statements.times.trading_days import day_told_of, trading_day
from tests.extractors.statements.marked_sentences import passages_of

THURSDAY, SATURDAY, MONDAY = date(2025, 2, 13), date(2025, 2, 8), date(2025, 2, 10)

LEADS = [
    pytest.param("Gas rose on {date 2025-02-12|Wednesday}.", THURSDAY, "2025-02-12", id="eve"),
    pytest.param("Gas rose on {date 2025-02-13|Thursday}.", THURSDAY, "2025-02-13", id="same-day"),
    pytest.param("Gas rose on {date 2025-02-07|Friday}.", MONDAY, "2025-02-07", id="weekend"),
    pytest.param("Gas rose on {date 2025-02-10|Monday}.", THURSDAY, "2025-02-13", id="too-old"),
    pytest.param("Gas rose.", THURSDAY, "2025-02-13", id="no-day"),
    pytest.param(
        "Gas up\n\n* Cold on {date 2025-02-11|Tuesday}\n\nGas rose on {date 2025-02-12|Wednesday}.",
        THURSDAY,
        "2025-02-12",
        id="behind-headings",
    ),
    pytest.param(
        "A rig on {date 2025-02-12|Feb. 12, 2025}. Gas rose.", THURSDAY, "2025-02-13", id="caption"
    ),
    pytest.param(
        "Gas rose. It was cold. It rained on {date 2025-02-12|Wednesday}.",
        THURSDAY,
        "2025-02-13",
        id="not-at-the-beginning",
    ),
]


@pytest.mark.parametrize(("marked", "published", "expected"), LEADS)
def test_days_told_of(marked: str, published: date, expected: str) -> None:
    assert day_told_of(passages_of(marked), published) == date.fromisoformat(expected)


def test_an_article_without_a_day_tells_of_none() -> None:
    assert day_told_of(passages_of("Gas rose on {date 2025-02-12|Wednesday}."), None) is None


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("Futures settled at $3", SATURDAY, "2025-02-07"),
        ("Futures settled at $3", THURSDAY, "2025-02-13"),
        ("A ticket costs $3", SATURDAY, "2025-02-08"),
    ],
)
def test_markets_rest_at_weekends(text: str, day: date, expected: str) -> None:
    assert trading_day(text, day) == date.fromisoformat(expected)

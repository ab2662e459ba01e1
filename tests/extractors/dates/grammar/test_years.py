"""Years in figures, and figures that are none."""

import pytest

from extractors.dates.expressions import Expression, FiscalYear, PrintedDate, Range
from tests.extractors.dates.said import said

CASES = [
    pytest.param("in 2019", [("2019", PrintedDate(year=2019))], id="year"),
    pytest.param("built in 1274", [("1274", PrintedDate(year=1274))], id="old-year"),
    pytest.param("the 2014 elections", [("2014", PrintedDate(year=2014))], id="attribute"),
    pytest.param(
        "the British 2019 election", [("2019", PrintedDate(year=2019))], id="after-a-name"
    ),
    pytest.param(
        "from 2014-2016",
        [("2014-2016", Range(first=PrintedDate(year=2014), last=PrintedDate(year=2016)))],
        id="years",
    ),
    pytest.param("in 2024-25", [("2024-25", FiscalYear(year=2025, pair=True))], id="pair"),
    pytest.param(
        "by 2024-05 it",
        [("by 2024-05", Range(first=None, last=PrintedDate(year=2024, month=5), leaning=1))],
        id="month-in-figures",
    ),
    pytest.param(
        "2024 May 3", [("2024 May 3", PrintedDate(year=2024, month=5, day=3))], id="year-first"
    ),
]

NEAR_MISSES = [
    pytest.param("they sent 2019 soldiers", id="counted"),
    pytest.param("at least 1992 were killed", id="people"),
    pytest.param("the novel 1984", id="title"),
    pytest.param('reading "1984" again', id="quotation"),
    pytest.param("at 2010 Elm Street", id="street"),
    pytest.param("a 2000-strong force", id="force"),
    pytest.param("the 2014 World Cup", id="event"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_said(text: str, expected: list[tuple[str, Expression]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_misses(text: str) -> None:
    assert said(text) == []

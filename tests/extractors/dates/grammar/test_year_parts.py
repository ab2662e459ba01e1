"""Quarters, halves, seasons, fiscal years and holidays."""

import pytest

from extractors.dates.expressions import (
    Expression,
    FiscalYear,
    Holiday,
    PartOfYear,
    PrintedDate,
    Relative,
    Within,
)
from tests.extractors.dates.said import said

CASES = [
    pytest.param(
        "the third quarter of 2024",
        [("third quarter of 2024", PartOfYear(part="quarter", number=3, year=2024))],
        id="quarter",
    ),
    pytest.param(
        "the first and second quarter",
        [("first and second quarter", PartOfYear(part="quarter", number=1, last=2))],
        id="quarters",
    ),
    pytest.param(
        "the closing half of 2024",
        [("closing half of 2024", PartOfYear(part="half", number=2, year=2024))],
        id="closing-half",
    ),
    pytest.param(
        "the second quarter of FY24",
        [("second quarter of FY24", PartOfYear(part="quarter", number=2, year=2024, fiscal=True))],
        id="of-a-fiscal-year",
    ),
    pytest.param(
        "in Q1-Q3 2024",
        [("Q1-Q3 2024", PartOfYear(part="quarter", number=1, last=3, year=2024))],
        id="code",
    ),
    pytest.param(
        "sales in 4Q24 rose",
        [("4Q24", PartOfYear(part="quarter", number=4, year=2024))],
        id="code-number-first",
    ),
    pytest.param("in FY2023-24", [("FY2023-24", FiscalYear(year=2024))], id="fiscal"),
    pytest.param(
        "the 2023-24 budget year",
        [("the 2023-24 budget year", FiscalYear(year=2024))],
        id="budget-year",
    ),
    pytest.param(
        "last summer",
        [("last summer", PartOfYear(part="season", number=22, toward=-1))],
        id="season",
    ),
    pytest.param(
        "the June quarter",
        [("June quarter", PartOfYear(part="quarter", number=2))],
        id="quarter-by-month",
    ),
    pytest.param(
        "the following March",
        [
            (
                "the following March",
                Within(
                    inner=PrintedDate(month=3),
                    year=Relative(unit="year", offset=1, anchor="text", counted=True),
                ),
            )
        ],
        id="month-onward",
    ),
    pytest.param(
        "at Easter 2024", [("Easter 2024", Holiday(name="easter", year=2024))], id="holiday"
    ),
]

NEAR_MISSES = [
    pytest.param("They scored in the second half of the match.", id="match"),
    pytest.param("hydrogen H2 burns", id="hydrogen"),
    pytest.param("Q1: who was there?", id="question"),
    pytest.param("a second quarter-mile", id="quarter-mile"),
    pytest.param("the fall of Rome", id="fall"),
    pytest.param("an easter egg", id="small"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_said(text: str, expected: list[tuple[str, Expression]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_misses(text: str) -> None:
    assert said(text) == []

"""Times that point from the day of publication or from the text."""

import pytest

from extractors.dates.expressions import (
    Expression,
    FiscalYear,
    Ordinal,
    Part,
    PrintedDate,
    Range,
    Recurring,
    Relative,
    Rolling,
    Weekday,
)
from tests.extractors.dates.said import said

CASES = [
    pytest.param("last week", [("last week", Relative(unit="week", offset=-1))], id="last"),
    pytest.param(
        "over the past month",
        [("the past month", Rolling(unit="month", count=1, toward=-1))],
        id="past",
    ),
    pytest.param(
        "the previous year",
        [("the previous year", Relative(unit="year", offset=-1, anchor="text"))],
        id="onward",
    ),
    pytest.param("this fiscal year", [("this fiscal year", FiscalYear(toward=0))], id="fiscal"),
    pytest.param(
        "They left the day before.",
        [("the day before", Relative(unit="day", offset=-1, anchor="text"))],
        id="beside",
    ),
    pytest.param(
        "the week before last",
        [("the week before last", Relative(unit="week", offset=-2))],
        id="last-but-one",
    ),
    pytest.param(
        "this time last year",
        [("this time last year", Relative(unit="year", offset=-1, counted=True))],
        id="same-time",
    ),
    pytest.param(
        "at the end of the month",
        [("the end of the month", Part(part="end", of=Relative(unit="month", offset=0)))],
        id="part",
    ),
    pytest.param(
        "later in the year", [("later in the year", Relative(unit="year", offset=0))], id="later"
    ),
    pytest.param(
        "the first three months of the year",
        [
            (
                "the first three months of the year",
                Ordinal(unit="month", number=1, of=Relative(unit="year", offset=0), count=3),
            )
        ],
        id="first-of-the",
    ),
    pytest.param(
        "by year-end 2024 it",
        [
            (
                "by year-end 2024",
                Range(first=None, last=Part(part="end", of=PrintedDate(year=2024)), leaning=1),
            )
        ],
        id="year-end",
    ),
    pytest.param("every other week", [("every other week", Recurring(value="P2W"))], id="every"),
    pytest.param(
        "in the coming weeks",
        [("the coming weeks", Rolling(unit="week", count=0, toward=1))],
        id="coming",
    ),
    pytest.param(
        "over the weekend", [("the weekend", Weekday(number=6, is_weekend=True))], id="weekend"
    ),
    pytest.param(
        "the day after tomorrow",
        [("the day after tomorrow", Relative(unit="day", offset=2))],
        id="deictic",
    ),
]

NEAR_MISSES = [
    pytest.param("the day before the vote", id="compared"),
    pytest.param("they often meet later in the day", id="habit"),
    pytest.param("the turn of a screw", id="turn"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_said(text: str, expected: list[tuple[str, Expression]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_misses(text: str) -> None:
    assert said(text) == []

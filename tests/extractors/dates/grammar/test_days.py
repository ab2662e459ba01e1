"""Days, months and weekdays as printed, and the words that are none."""

import pytest

from extractors.dates.expressions import (
    Apart,
    Expression,
    PrintedDate,
    Range,
    Recurring,
    Weekday,
    WeekdayOf,
)
from tests.extractors.dates.said import said

CASES = [
    pytest.param(
        "on March 9, 2021",
        [("March 9, 2021", PrintedDate(year=2021, month=3, day=9))],
        id="month-day",
    ),
    pytest.param(
        "on 9 March '21", [("9 March '21", PrintedDate(year=2021, month=3, day=9))], id="day-month"
    ),
    pytest.param(
        "on March 3-5",
        [("March 3-5", Range(first=PrintedDate(month=3, day=3), last=PrintedDate(month=3, day=5)))],
        id="days",
    ),
    pytest.param("in May/2024", [("May/2024", PrintedDate(year=2024, month=5))], id="month-year"),
    pytest.param("last March", [("last March", PrintedDate(month=3, toward=-1))], id="last-month"),
    pytest.param("March exports rose", [("March", PrintedDate(month=3))], id="month-at-the-head"),
    pytest.param(
        "on Tuesday last week",
        [("Tuesday last week", Weekday(number=2, week=-1))],
        id="weekday-of-a-week",
    ),
    pytest.param(
        "on Tuesday week.",
        [("Tuesday week", Apart(unit="week", count=1, date=Weekday(number=2, is_coming=True)))],
        id="week-on",
    ),
    pytest.param("on Thurs they met", [("Thurs", Weekday(number=4))], id="short-weekday"),
    pytest.param(
        "the second Monday of May 2024",
        [
            (
                "the second Monday of May 2024",
                WeekdayOf(number=2, weekday=1, month=PrintedDate(year=2024, month=5)),
            )
        ],
        id="weekday-of-a-month",
    ),
    pytest.param("on Sundays", [("Sundays", Recurring(value="XXXX-WXX-7"))], id="weekdays"),
]

NEAR_MISSES = [
    pytest.param("they may 3 times", id="modal"),
    pytest.param("to march 5 miles", id="verb"),
    pytest.param("Ms May was there. May was firm.", id="person"),
    pytest.param("a Long March 5 rose", id="rocket"),
    pytest.param("under the Sun", id="star"),
    pytest.param("in The Sunday Times", id="paper"),
    pytest.param("the July Monarchy", id="movement"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_said(text: str, expected: list[tuple[str, Expression]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_misses(text: str) -> None:
    assert said(text) == []

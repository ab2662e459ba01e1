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
    pytest.param(
        "on the ninth of April",
        [("the ninth of April", PrintedDate(month=4, day=9))],
        id="day-in-words",
    ),
    pytest.param(
        "On March twenty-second the fleet left",
        [("March twenty-second", PrintedDate(month=3, day=22))],
        id="day-in-words-after-its-month",
    ),
    pytest.param(
        "on 5 Jan 77.", [("5 Jan 77", PrintedDate(year=1977, month=1, day=5))], id="bare-year"
    ),
    pytest.param(
        "on 8 June '56", [("8 June '56", PrintedDate(year=1956, month=6, day=8))], id="short-year"
    ),
    pytest.param(
        "sent 14Aug19 by wire",
        [("14Aug19", PrintedDate(year=2019, month=8, day=14))],
        id="all-in-one-word",
    ),
    pytest.param(
        "hit last August 3",
        [("last August 3", PrintedDate(month=8, day=3, toward=-1))],
        id="last-day-of-a-month",
    ),
    pytest.param(
        "ends next June 30.",
        [("next June 30", PrintedDate(month=6, day=30, toward=1))],
        id="next-day-of-a-month",
    ),
    pytest.param(
        "(This May 4 item was changed)", [("May 4", PrintedDate(month=5, day=4))], id="this-item"
    ),
    pytest.param(
        "on Friday, Fox aired it", [("Friday", Weekday(number=5))], id="a-show-only-before"
    ),
    pytest.param(
        "On May 3 Shell Group said", [("May 3", PrintedDate(month=5, day=3))], id="a-firm-after"
    ),
]

NEAR_MISSES = [
    pytest.param("Colombia's April 19 Peasant Movement", id="movement-of-a-day"),
    pytest.param("the March 8 Women Front", id="front-of-a-day"),
    pytest.param("Black July is remembered", id="month-of-history"),
    pytest.param("the Red October yard", id="plant"),
    pytest.param("Ruby Tuesday cut jobs", id="restaurant"),
    pytest.param("shares of Friday.com", id="firm"),
    pytest.param("Sunday Okoro, a trader, was held", id="first-name"),
    pytest.param("the Sunday Paper", id="paper"),
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

"""Where expressions lie that are made of others."""

import pytest

from extractors.dates.expressions import (
    Apart,
    Approximate,
    Either,
    Ending,
    Expression,
    Ordinal,
    Part,
    PrintedDate,
    Relative,
    WeekdayOf,
    Within,
)
from tests.extractors.dates.placing.placed import placed

CASES = [
    pytest.param(Part(part="early", of=PrintedDate(year=2024)), "", "2024 explicit", id="part"),
    pytest.param(Approximate(of=PrintedDate(year=2010)), "", "2010~ explicit", id="approximate"),
    pytest.param(
        Either(
            one=PrintedDate(year=2022, month=4, day=6), other=PrintedDate(year=2022, month=6, day=4)
        ),
        "",
        "[2022-04-06,2022-06-04] explicit",
        id="either",
    ),
    pytest.param(
        Either(
            one=PrintedDate(year=2025, month=1, day=3), other=PrintedDate(year=2025, month=3, day=1)
        ),
        "",
        "2025-01-03 explicit",
        id="either-is-over",
    ),
    pytest.param(
        Within(inner=PrintedDate(month=1), year=Relative(unit="year", offset=-1)),
        "",
        "2024-01 published",
        id="within",
    ),
    pytest.param(
        Ordinal(unit="month", number=1, count=5, of=PrintedDate(year=2022)),
        "",
        "2022-01/2022-05 explicit",
        id="ordinal",
    ),
    pytest.param(
        Ordinal(unit="week", number=-1, of=PrintedDate(year=2024, month=5)),
        "",
        "2024-05-25/2024-05-31 explicit",
        id="last-week-of-a-month",
    ),
    pytest.param(
        Ordinal(unit="weekend", number=2, of=PrintedDate(year=2024, month=3)),
        "",
        "2024-03-09/2024-03-10 explicit",
        id="second-weekend",
    ),
    pytest.param(
        Ordinal(unit="week", number=6, of=PrintedDate(year=2024, month=5)),
        "",
        None,
        id="sixth-week-of-a-month",
    ),
    pytest.param(
        Ending(unit="month", count=3, date=PrintedDate(year=2024, month=6), toward=-1),
        "",
        "2024-04/2024-06 explicit",
        id="months-ended",
    ),
    pytest.param(
        Ending(unit="year", count=5, date=PrintedDate(year=2024), toward=-1),
        "",
        "2020/2024 explicit",
        id="years-to",
    ),
    pytest.param(
        Ending(unit="week", count=1, date=PrintedDate(year=2024, month=5, day=8), toward=0),
        "",
        "2024-05-06/2024-05-12 explicit",
        id="week-of",
    ),
    pytest.param(
        Apart(unit="day", count=-2, date=PrintedDate(year=2024, month=3, day=1)),
        "",
        "2024-02-28 explicit",
        id="apart",
    ),
    pytest.param(
        WeekdayOf(number=-1, weekday=5, month=PrintedDate(year=2024, month=5)),
        "",
        "2024-05-31 explicit",
        id="weekday-of",
    ),
]


@pytest.mark.parametrize(("expression", "before", "expected"), CASES)
def test_place(expression: Expression, before: str, expected: str | None) -> None:
    assert placed(expression, before) == expected

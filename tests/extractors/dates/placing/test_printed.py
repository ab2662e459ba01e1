"""Where dates as printed lie, with a year and without."""

import pytest

from extractors.dates.expressions import Century, Decade, Expression, PrintedDate, Weekday
from tests.extractors.dates.placing.placed import placed

CASES = [
    pytest.param(PrintedDate(year=2021, month=3, day=9), "", "2021-03-09 explicit", id="day"),
    pytest.param(PrintedDate(year=2021), "", "2021 explicit", id="year"),
    pytest.param(PrintedDate(month=3), "They met in ", "2024-03 published", id="month-behind"),
    pytest.param(PrintedDate(month=3), "They will meet in ", "2025-03 published", id="month-ahead"),
    pytest.param(
        PrintedDate(day=22), "They met on ", "2025-01-22 published", id="day-of-the-month"
    ),
    pytest.param(
        PrintedDate(month=3, day=9, weekday=6),
        "",
        "2024-03-09 published",
        id="weekday-tells-the-year",
    ),
    pytest.param(PrintedDate(month=2, day=29), "", "2024-02-29 published", id="leap-day"),
    pytest.param(Weekday(number=5), "They met on ", "2025-02-07 published", id="weekday-behind"),
    pytest.param(
        Weekday(number=5), "They will meet on ", "2025-02-14 published", id="weekday-ahead"
    ),
    pytest.param(Weekday(number=3, toward=-1), "", "2025-02-05 published", id="last-weekday"),
    pytest.param(Weekday(number=2, week=1), "", "2025-02-18 published", id="weekday-of-next-week"),
    pytest.param(
        Weekday(number=6, is_weekend=True),
        "It closed over ",
        "2025-02-08/2025-02-09 published",
        id="weekend",
    ),
    pytest.param(Decade(year=1994), "", "199X explicit", id="decade"),
    pytest.param(Decade(year=80), "", "198X explicit", id="short-decade"),
    pytest.param(Century(number=19), "", "18XX explicit", id="century"),
]


@pytest.mark.parametrize(("expression", "before", "expected"), CASES)
def test_place(expression: Expression, before: str, expected: str | None) -> None:
    assert placed(expression, before) == expected

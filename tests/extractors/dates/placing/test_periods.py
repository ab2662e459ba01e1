"""How stretches of the calendar are written, and how they are counted out."""

from datetime import date

import pytest

from extractors.dates.expressions import Unit
from extractors.dates.placing.periods import (
    century_period,
    containing,
    days_between,
    decade_period,
    fraction_of,
    granularity_of,
    half_period,
    month_period,
    quarter_period,
    season_period,
    shifted,
    step,
    week_of,
    weekend_of,
    year_period,
    years_from_to,
)

DAY = date(2024, 2, 29)


def test_values() -> None:
    periods = [
        week_of(DAY), weekend_of(DAY), month_period(2024, 2), quarter_period(2024, 1),
        half_period(2024, 2), season_period(2024, 24), year_period(2024), decade_period(1994),
        century_period(1994), years_from_to(2020, 2024),
    ]  # fmt: skip
    assert [period.value for period in periods] == [
        "2024-02-26/2024-03-03", "2024-03-02/2024-03-03", "2024-02", "2024-01/2024-03",
        "2024-07/2024-12", "2024-24", "2024", "199X", "19XX", "2020/2024",
    ]  # fmt: skip


def test_winter_holds_january_of_the_year_before() -> None:
    assert containing(date(2024, 1, 5), "season").value == "2023-24"


def test_steps() -> None:
    assert step(month_period(2024, 12), 2).value == "2025-02"
    assert step(week_of(DAY), -1).value == "2024-02-19/2024-02-25"
    assert step(season_period(2024, 22), 1).value == "2025-22"


@pytest.mark.parametrize(
    ("unit", "count", "expected"),
    [
        pytest.param("day", -1, date(2024, 2, 28), id="day"),
        pytest.param("fortnight", 1, date(2024, 3, 14), id="fortnight"),
        pytest.param("year", 1, date(2025, 2, 28), id="shorter-month"),
        pytest.param("century", -1, date(1924, 2, 29), id="century"),
    ],
)
def test_shifted(unit: Unit, count: int, expected: date) -> None:
    assert shifted(DAY, unit, count) == expected


def test_fractions() -> None:
    first_half, last_quarter = (
        fraction_of(century_period(1900), "half", 1, 1),
        fraction_of(century_period(1900), "quarter", -1, 1),
    )
    assert first_half is not None
    assert last_quarter is not None
    assert (first_half.value, last_quarter.value) == ("1900/1949", "1975/1999")
    assert fraction_of(year_period(2024), "half", 1, 1) is None


def test_whole_months_are_written_as_months() -> None:
    assert days_between(date(2024, 1, 1), date(2024, 3, 31), "month").value == "2024-01/2024-03"
    assert days_between(date(2024, 1, 1), date(2024, 12, 31), "month").value == "2024"
    assert days_between(date(2024, 1, 2), date(2024, 1, 2), "day").value == "2024-01-02"
    assert granularity_of("weekend") == "week"

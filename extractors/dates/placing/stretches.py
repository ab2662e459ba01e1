"""Stretches that are counted out on the calendar: days shifted by units, halves and quarters of
longer periods.
"""

from collections.abc import Mapping
from datetime import date

from extractors.dates.expressions import Unit
from extractors.dates.placing.periods import (
    ONE_DAY,
    Period,
    add_months,
    day_period,
    decade_period,
    months_period,
    span_period,
    year_period,
)
from extractors.records import Granularity

_SIZES: Mapping[Unit, Granularity] = {
    "weekend": "week",
    "fortnight": "week",
    "minute": "day",
    "hour": "day",
}


def granularity_of(unit: Unit) -> Granularity:
    """Return the size of a period that a unit of time asks for: a weekend lies in a week, an hour
    in a day.
    """
    match unit:
        case "day" | "week" | "month" | "quarter" | "half" | "year" | "decade" | "century":
            return unit
    return _SIZES[unit]


def months_or_years(first: int, last: int) -> Period:
    """Return the years from `first` to `last` as an interval of years."""
    return Period(
        "year", year_period(first).first, year_period(last).last, f"{first:04d}/{last:04d}"
    )


_DAYS: Mapping[Unit, int] = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_MONTHS: Mapping[Unit, int] = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}


def shifted(day: date, unit: Unit, count: int) -> date:
    """Return the day that lies so many units later, or earlier if negative."""
    if unit in _DAYS:
        return day + count * _DAYS[unit] * ONE_DAY
    return add_months(day, count * _MONTHS[unit])


def fraction_of(outer: Period, unit: Unit, number: int, count: int) -> Period | None:
    """Return a half or quarter of decades and centuries in years, a half of a month in days, None
    for all others.

    `number` counts from 1, or is -1 for the last.
    """
    parts = {"half": 2, "quarter": 4}.get(unit)
    if outer.granularity in ("decade", "century") and unit == "decade":
        first = outer.first.year + 10 * (number - 1) if number > 0 else outer.last.year - 9
        return decade_period(first)
    if parts is None or count > 1 or outer.granularity not in ("month", "decade", "century"):
        return None
    number = number if number > 0 else parts
    if outer.granularity != "month":
        length = outer.last.year - outer.first.year + 1
        first = outer.first.year + length * (number - 1) // parts
        return months_or_years(first, first + length // parts - 1) if number <= parts else None
    middle = outer.first + 14 * ONE_DAY
    if parts != 2 or number > 2:
        return None
    return (
        span_period(outer.first, middle, "week")
        if number == 1
        else span_period(middle + ONE_DAY, outer.last, "week")
    )


def days_between(first: date, last: date, granularity: Granularity) -> Period:
    """Return the stretch of days, written in months where it holds whole months."""
    if first == last:
        return day_period(first)
    if (
        first.day == 1
        and (last + ONE_DAY).day == 1
        and granularity in ("month", "quarter", "half", "year")
    ):
        count = (last.year - first.year) * 12 + last.month - first.month + 1
        whole_year = count == 12 and first.month == 1
        return (
            year_period(first.year)
            if whole_year
            else months_period(first.year, first.month, count, granularity)
        )
    return span_period(first, last, granularity)

"""Stretches of the Gregorian calendar, from a day to a century: how they are written, how one steps
between them, and how they are counted out.

A `Period` knows its first and last day and its EDTF value (ISO 8601-2:2019): days, months, years,
decades (``199X``), centuries (``19XX``) and seasons (``2024-22`` for summer) have values of their
own; weeks, weekends, quarters and halves are intervals. Periods are cached: news comes back to the
same days and years.
"""

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from extractors.dates.expressions import Unit
from extractors.records import Granularity

ONE_DAY = timedelta(days=1)
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


class Period(NamedTuple):
    """A stretch of the calendar from its first to its last day, with its EDTF value."""

    granularity: Granularity
    first: date
    last: date
    value: str


@lru_cache(maxsize=4096)
def day_period(on: date) -> Period:
    """Return the day itself as a period."""
    return Period("day", on, on, on.isoformat())


def span_period(first: date, last: date, granularity: Granularity) -> Period:
    """Return the days from `first` to `last` as an EDTF interval of days."""
    return Period(granularity, first, last, f"{first.isoformat()}/{last.isoformat()}")


@lru_cache(maxsize=4096)
def week_of(on: date) -> Period:
    """Return the week, Monday to Sunday, that holds the day."""
    monday = on - timedelta(days=on.weekday())
    return span_period(monday, monday + timedelta(days=6), "week")


def weekend_of(on: date) -> Period:
    """Return Saturday and Sunday of the week that holds the day."""
    monday = on - timedelta(days=on.weekday())
    return span_period(monday + timedelta(days=5), monday + timedelta(days=6), "day")


@lru_cache(maxsize=4096)
def month_period(year: int, month: int) -> Period:
    """Return the month; `month` counts from 1."""
    return _months(year, month, "month")


def quarter_period(year: int, number: int) -> Period:
    """Return a quarter of the calendar year, 1 to 4, as an interval of months."""
    return _months(year, 3 * number - 2, "quarter")


def half_period(year: int, number: int) -> Period:
    """Return a half of the calendar year, 1 or 2, as an interval of months."""
    return _months(year, 6 * number - 5, "half")


@lru_cache(maxsize=4096)
def year_period(year: int) -> Period:
    """Return the calendar year."""
    return _months(year, 1, "year")


def decade_period(year: int) -> Period:
    """Return the decade that holds the year: 1994 is in ``199X``."""
    return _months(year // 10 * 10, 1, "decade")


def century_period(year: int) -> Period:
    """Return the century in which the year is counted by its first digits: 1994 is in ``19XX``."""
    return _months(year // 100 * 100, 1, "century")


def season_period(year: int, code: int) -> Period:
    """Return a season by its EDTF code, 21 (spring) to 24 (winter), in its northern months.

    Winter begins in December of its year, as in "the winter of 2023-24", which is ``2023-24``.
    """
    start = _months(year, 3 * (code - 20), "quarter")
    return Period("season", start.first, start.last, f"{year:04d}-{code}")


def months_period(year: int, month: int, count: int, granularity: Granularity) -> Period:
    """Return `count` months from the given one on, written as an interval of months."""
    first = date(year, month, 1)
    after = year * 12 + month - 1 + count
    last = date((after - 1) // 12, (after - 1) % 12 + 1, 1)
    last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    return Period(
        granularity, first, last, f"{_month(first)}/{_month(last)}" if count > 1 else _month(first)
    )


def _month(on: date) -> str:
    return on.isoformat()[:7]


@lru_cache(maxsize=4096)
def _months(year: int, month: int, unit: Granularity) -> Period:
    period = months_period(year, month, _MONTHS[unit], unit)
    match unit:
        case "year":
            return Period(unit, period.first, period.last, f"{year:04d}")
        case "decade":
            return Period(unit, period.first, period.last, f"{year // 10:03d}X")
        case "century":
            return Period(unit, period.first, period.last, f"{year // 100:02d}XX")
    return period


@lru_cache(maxsize=4096)
def containing(on: date, unit: Granularity) -> Period:
    """Return the period of the given size that holds the day."""
    match unit:
        case "day":
            return day_period(on)
        case "week":
            return week_of(on)
        case "season":
            code = (on.month % 12) // 3
            return season_period(on.year - (on.month < 3), code + 20 if code else 24)
        case "month" | "quarter" | "half":
            size = _MONTHS[unit]
            return _months(on.year, (on.month - 1) // size * size + 1, unit)
        case "year" | "decade" | "century":
            size = _MONTHS[unit] // 12
            return _months(on.year // size * size, 1, unit)


def add_months(on: date, count: int) -> date:
    """Return the same day so many months on, or the last day of that month where it is shorter."""
    year, month = divmod(on.year * 12 + on.month - 1 + count, 12)
    return date(year, month + 1, min(on.day, calendar.monthrange(year, month + 1)[1]))


def step(period: Period, count: int) -> Period:
    """Return the period of the same size that lies `count` periods later, or earlier if negative.

    Raises:
        ValueError, OverflowError: the result lies outside of the years 1 to 9999.
    """
    if period.granularity == "day":
        return day_period(period.first + count * ONE_DAY)
    if period.granularity == "week":
        return span_period(
            period.first + 7 * count * ONE_DAY, period.last + 7 * count * ONE_DAY, "week"
        )
    months = _MONTHS.get(period.granularity, 12)  # a season steps by the year
    return containing(add_months(period.first, months * count), period.granularity)


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


def years_from_to(first: int, last: int) -> Period:
    """Return the years from `first` to `last` as an interval of years."""
    return Period(
        "year", year_period(first).first, year_period(last).last, f"{first:04d}/{last:04d}"
    )


_DAYS: Mapping[Unit, int] = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


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
        return years_from_to(first, first + length // parts - 1) if number <= parts else None
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

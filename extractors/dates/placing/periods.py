"""Stretches of the Gregorian calendar, from a day to a century: how they are written and how one
steps between them.

A `Period` knows its first and last day and its EDTF value (ISO 8601-2:2019): days, months, years,
decades (``199X``), centuries (``19XX``) and seasons (``2024-22`` for summer) have values of their
own; weeks, weekends, quarters and halves are intervals. Periods are cached: news comes back to the
same days and years.
"""

import calendar
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

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

"""Temporal expressions onto the calendar: against the publication date, the text before, and the tense around.

A year that is not printed is the one that puts the date nearest to the publication, before it where the sentence looks
back and after it where it looks ahead. Without a publication date the explicit dates of the text decide. What cannot be
placed is None here and a ``reference`` without a value in the table.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from extractors.calendar_periods import (
    ONE_DAY,
    Period,
    add_months,
    century_period,
    containing,
    day_period,
    decade_period,
    half_period,
    month_period,
    months_period,
    quarter_period,
    season_period,
    span_period,
    step,
    week_of,
    weekend_of,
    year_period,
)
from extractors.date_expressions import (
    Approximate,
    Calendar,
    Century,
    Decade,
    Either,
    Ending,
    Expression,
    FiscalYear,
    Holiday,
    Now,
    Ordinal,
    Part,
    PartOfYear,
    Relative,
    Rolling,
    Unit,
    Weekday,
    WeekdayOf,
    Within,
)
from extractors.date_timeline import Placed, Timeline
from extractors.fiscal_years import CALENDAR_YEAR, UNITED_STATES, FiscalCalendar, calendar_near
from extractors.holidays import APPROXIMATE_HOLIDAYS, holiday_in
from extractors.records import Granularity


def place(expression: Expression, timeline: Timeline) -> Placed | None:
    """Return where an expression lies, or None if the text and its date do not tell.

    Raises:
        ValueError, OverflowError: the expression names a day or year that the calendar does not have.
    """
    return _PLACERS[type(expression)](expression, timeline)


def _calendar(printed: Calendar, timeline: Timeline) -> Placed | None:
    if printed.year is not None:
        return Placed(_calendar_in(printed, printed.year))
    if printed.weekday is not None and timeline.base is not None:
        year = timeline.base.year
        fitting = [p for y in (year, year - 1, year + 1) if (p := _on_weekday(printed, y))]
        if fitting:
            return timeline.nearest(fitting)
    if printed.month == 2 and printed.day == 29:
        return timeline.yearly(lambda year: _calendar_in(printed, year), printed.toward)
    _calendar_in(printed, 2000)  # a day that no year has is no date
    return timeline.yearly(lambda year: _calendar_in(printed, year), printed.toward)


def _calendar_in(printed: Calendar, year: int) -> Period:
    if printed.month is None:
        return year_period(year)
    return day_period(date(year, printed.month, printed.day)) if printed.day else month_period(year, printed.month)


def _on_weekday(printed: Calendar, year: int) -> Period | None:
    try:
        period = _calendar_in(printed, year)
    except ValueError:
        return None
    return period if period.first.isoweekday() == printed.weekday else None


def _weekday(named: Weekday, timeline: Timeline) -> Placed | None:
    if timeline.published is None:
        return None
    day = _day_of_week(named, timeline.published, timeline)
    return Placed(weekend_of(day) if named.is_weekend else day_period(day), "published")


def _day_of_week(named: Weekday, published: date, timeline: Timeline) -> date:
    in_week = published + (named.number - published.isoweekday()) * ONE_DAY
    if named.week is not None:
        return in_week + 7 * named.week * ONE_DAY
    if named.toward in (0, 1):
        return in_week + 7 * named.toward * ONE_DAY
    back = (published.isoweekday() - named.number) % 7
    if named.is_coming:
        return published + (7 - back) * ONE_DAY
    if named.toward == -1:
        return published - (back or 7) * ONE_DAY
    direction = timeline.direction() if back else 0
    is_ahead = direction > 0 or (back == 6 and direction == 0)  # what no verb places is in the past, but for tomorrow
    return published + (7 - back if is_ahead else -back) * ONE_DAY


def _weekday_of(named: WeekdayOf, timeline: Timeline) -> Placed | None:
    month = place(named.month, timeline)
    if month is None:
        return None
    first, last = month.period.first, month.period.last
    day = first + ((named.weekday - first.isoweekday()) % 7 + 7 * (named.number - 1)) * ONE_DAY
    if named.number < 0:
        day = last - (last.isoweekday() - named.weekday) % 7 * ONE_DAY
    return month._replace(period=day_period(day)) if day <= last else None


def _decade(decade: Decade, timeline: Timeline) -> Placed:
    if decade.year >= 100:
        return Placed(decade_period(decade.year))
    base = timeline.base.year if timeline.base else 2000
    begun = base // 100 * 100 + decade.year
    return Placed(decade_period(begun if begun <= base - 10 else begun - 100))


def _century(century: Century, _: Timeline) -> Placed:
    return Placed(century_period(max(100 * (century.number - 1), 1)))


def _fiscal_calendar(timeline: Timeline) -> FiscalCalendar | None:
    return calendar_near(timeline.text, timeline.here[0])


def _fiscal_year(year: FiscalYear, timeline: Timeline) -> Placed | None:
    fiscal = _fiscal_calendar(timeline)
    if year.pair and year.year is not None:
        if fiscal is None or fiscal is UNITED_STATES:
            return Placed(months_or_years(year.year - 1, year.year))
        return Placed(fiscal.year(year.year if fiscal.called_by_end else year.year - 1))
    if year.year is not None:
        return Placed(fiscal.year(year.year) if fiscal else year_period(year.year))
    fiscal = fiscal or CALENDAR_YEAR
    if timeline.published is None or year.toward is None:
        return None
    now = fiscal.number_at(timeline.published.year, timeline.published.month)
    return Placed(fiscal.year(now + year.toward), "published")


def months_or_years(first: int, last: int) -> Period:
    """Return the years from `first` to `last` as an interval of years."""
    return Period("year", year_period(first).first, year_period(last).last, f"{first:04d}/{last:04d}")


def _part_of_year(part: PartOfYear, timeline: Timeline) -> Placed | None:
    fiscal = (_fiscal_calendar(timeline) or CALENDAR_YEAR) if part.fiscal else CALENDAR_YEAR
    if part.year is not None:
        return Placed(_part_in(part, fiscal, part.year))
    return timeline.yearly(lambda year: _part_in(part, fiscal, year), part.toward)


def _part_in(part: PartOfYear, fiscal: FiscalCalendar, year: int) -> Period:
    if part.part == "season":
        return season_period(year, part.number)
    count = (part.last or part.number) - part.number + 1
    if part.part == "half":
        period = half_period(year, part.number) if count == 1 else year_period(year)
        return fiscal.part(year, 2 * part.number - 1, 2) if part.fiscal else period
    if part.fiscal:
        return fiscal.part(year, part.number, count)
    return (
        quarter_period(year, part.number)
        if count == 1
        else months_period(year, 3 * part.number - 2, 3 * count, "quarter")
    )


def _holiday(holiday: Holiday, timeline: Timeline) -> Placed | None:
    if holiday.year is not None:
        return Placed(_holiday_in(holiday.name, holiday.year))
    return timeline.yearly(lambda year: _holiday_in(holiday.name, year), holiday.toward)


def _holiday_in(name: str, year: int) -> Period:
    period = day_period(holiday_in(name, year))
    return period._replace(value=f"{period.value}~") if name in APPROXIMATE_HOLIDAYS else period


_SIZES: Mapping[Unit, Granularity] = {"weekend": "week", "fortnight": "week", "minute": "day", "hour": "day"}


def _granularity(unit: Unit) -> Granularity:
    match unit:
        case "day" | "week" | "month" | "quarter" | "half" | "year" | "decade" | "century":
            return unit
    return _SIZES[unit]


def _relative(relative: Relative, timeline: Timeline) -> Placed | None:
    anchor = timeline.anchor(_granularity(relative.unit)) if relative.anchor == "text" else None
    if anchor is not None:
        period = _from_anchor(relative, anchor.period)
        return Placed(period, "document") if period else None
    if timeline.published is None or (relative.anchor == "text" and relative.unit in ("day", "weekend")):
        return None
    return Placed(_from_day(relative, timeline.published, timeline), "published")


def _from_anchor(relative: Relative, anchor: Period) -> Period | None:
    unit, offset = relative.unit, relative.offset
    if unit == "day" and anchor.granularity != "day":
        return None
    if unit == "week" and anchor.granularity == "week":
        return step(anchor, offset)
    if (
        unit == "year"
        and abs(offset) == 1
        and relative.counted
        and anchor.granularity in ("month", "quarter", "half", "season")
    ):
        return containing(add_months(anchor.first, 12 * offset), anchor.granularity)
    if unit == "year" and relative.counted and anchor.granularity == "day" and abs(offset) == 1:
        return containing(add_months(anchor.first, 12 * offset), "month")
    return _counted_long(relative, anchor.first) or _stepped(unit, offset, anchor.first)


def _counted_long(relative: Relative, day: date) -> Period | None:
    """Return the year that lies decades off, where they are counted: "two decades ago" is no decade."""
    if not relative.counted or relative.unit not in ("decade", "century"):
        return None
    return year_period(day.year + relative.offset * (10 if relative.unit == "decade" else 100))


def _from_day(relative: Relative, day: date, timeline: Timeline) -> Period:
    unit, offset = relative.unit, relative.offset
    if unit == "year" and relative.counted and abs(offset) == 1:
        return containing(add_months(day, 12 * offset), "month")
    if unit == "week" and not relative.counted and offset == 0 and day.weekday() == 6 and timeline.direction() > 0:
        offset = 1  # on a Sunday "this week" may be the one that begins
    return _counted_long(relative, day) or _stepped(unit, offset, day)


def _stepped(unit: Unit, offset: int, day: date) -> Period:
    if unit == "weekend":
        return weekend_of(day + 7 * offset * ONE_DAY)
    if unit == "fortnight":
        return week_of(day + 14 * offset * ONE_DAY)
    return step(containing(day, _granularity(unit)), offset)


def _rolling(rolling: Rolling, timeline: Timeline) -> Placed | None:
    published = timeline.published
    if published is None or rolling.count == 0:
        return None
    other = _shifted(published, rolling.unit, rolling.count * rolling.toward)
    return Placed(span_period(min(other, published), max(other, published), _granularity(rolling.unit)), "published")


_DAYS: Mapping[Unit, int] = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_MONTHS: Mapping[Unit, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def _shifted(day: date, unit: Unit, count: int) -> date:
    if unit in _DAYS:
        return day + count * _DAYS[unit] * ONE_DAY
    return add_months(day, count * _MONTHS[unit])


def _inner(wrapper: Part | Approximate, timeline: Timeline) -> Placed | None:
    placed = place(wrapper.of, timeline)
    if placed is None or isinstance(wrapper, Part) or "/" in placed.period.value:
        return placed
    return placed._replace(period=placed.period._replace(value=f"{placed.period.value.rstrip('~')}~"))


def _either(either: Either, timeline: Timeline) -> Placed | None:
    one, other = place(either.one, timeline), place(either.other, timeline)
    if one is None or other is None:
        return one or other
    first, last = sorted((one.period.first, other.period.first))
    return Placed(Period("day", first, last, f"[{first},{last}]"))


def _within(within: Within, timeline: Timeline) -> Placed | None:
    year = place(within.year, timeline)
    if year is None:
        return None
    inner = place(replace(within.inner, year=year.period.first.year), timeline)
    return inner and Placed(inner.period, year.basis)


def _ordinal(ordinal: Ordinal, timeline: Timeline) -> Placed | None:
    whole = place(ordinal.of, timeline)
    if whole is None:
        return None
    outer, unit = whole.period, ordinal.unit
    if fraction := _fraction(ordinal, outer):
        return whole._replace(period=fraction)
    if unit == "weekend" and ordinal.count == 1:
        saturday = outer.first + (12 - outer.first.weekday()) % 7 * ONE_DAY + 7 * (ordinal.number - 1) * ONE_DAY
        return whole._replace(period=weekend_of(saturday)) if ordinal.number > 0 and saturday <= outer.last else None
    if ordinal.number < 0:
        last = outer.last
        first = _shifted(outer.last + ONE_DAY, unit, -ordinal.count)
    else:
        first = _shifted(outer.first, unit, (ordinal.number - 1) * ordinal.count)
        last = _shifted(first, unit, ordinal.count) - ONE_DAY
    if first < outer.first or last > outer.last:
        return None
    return whole._replace(period=_days(first, last, _granularity(unit)))


def _fraction(ordinal: Ordinal, outer: Period) -> Period | None:
    """Return a half or quarter of decades and centuries in years, a half of a month in days, None for all others."""
    parts = {"half": 2, "quarter": 4}.get(ordinal.unit)
    if outer.granularity in ("decade", "century") and ordinal.unit == "decade":
        first = outer.first.year + 10 * (ordinal.number - 1) if ordinal.number > 0 else outer.last.year - 9
        return decade_period(first)
    if parts is None or ordinal.count > 1 or outer.granularity not in ("month", "decade", "century"):
        return None
    number = ordinal.number if ordinal.number > 0 else parts
    if outer.granularity != "month":
        length = outer.last.year - outer.first.year + 1
        first = outer.first.year + length * (number - 1) // parts
        return months_or_years(first, first + length // parts - 1) if number <= parts else None
    middle = outer.first + 14 * ONE_DAY
    if parts != 2 or number > 2:
        return None
    return (
        span_period(outer.first, middle, "week") if number == 1 else span_period(middle + ONE_DAY, outer.last, "week")
    )


def _days(first: date, last: date, granularity: Granularity) -> Period:
    """Return the stretch of days, written in months where it holds whole months."""
    if first == last:
        return day_period(first)
    if first.day == 1 and (last + ONE_DAY).day == 1 and granularity in ("month", "quarter", "half", "year"):
        count = (last.year - first.year) * 12 + last.month - first.month + 1
        whole_year = count == 12 and first.month == 1
        return year_period(first.year) if whole_year else months_period(first.year, first.month, count, granularity)
    return span_period(first, last, granularity)


def _ending(ending: Ending, timeline: Timeline) -> Placed | None:
    if ending.has_ended and not timeline.leaning:
        timeline.leaning = -1
    placed = place(ending.date, timeline)
    if placed is None:
        return None
    at, unit = placed.period, ending.unit
    if ending.unit in ("year", "decade") and at.granularity == "year" and ending.toward < 0:
        length = ending.count * (10 if ending.unit == "decade" else 1)
        return placed._replace(period=months_or_years(at.first.year - length + 1, at.first.year))
    if ending.toward == 0:
        return placed._replace(period=weekend_of(at.first) if unit == "weekend" else week_of(at.first))
    if ending.toward > 0:
        first, last = at.first, _shifted(at.first, unit, ending.count) - ONE_DAY
    else:
        first, last = _shifted(at.last + ONE_DAY, unit, -ending.count), at.last
    return placed._replace(period=_days(first, last, _granularity(unit)))


def _now(_: Now, timeline: Timeline) -> Placed | None:
    return Placed(day_period(timeline.published), "published") if timeline.published else None


_PLACERS: Mapping[type, Callable[[Any, Timeline], Placed | None]] = {
    Calendar: _calendar,
    Weekday: _weekday,
    WeekdayOf: _weekday_of,
    Decade: _decade,
    Century: _century,
    FiscalYear: _fiscal_year,
    PartOfYear: _part_of_year,
    Holiday: _holiday,
    Relative: _relative,
    Rolling: _rolling,
    Part: _inner,
    Approximate: _inner,
    Either: _either,
    Within: _within,
    Ordinal: _ordinal,
    Ending: _ending,
    Now: _now,
}

"""Temporal expressions onto the calendar: against the publication date, the text before, and the
tense around.

A year that is not printed is the one that puts the date nearest to the publication, before it where
the sentence looks back and after it where it looks ahead. Without a publication date the explicit
dates of the text decide. What cannot be placed is None here and a ``reference`` without a value in
the table.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from extractors.dates.expressions import (
    Apart,
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
from extractors.dates.holidays import APPROXIMATE_HOLIDAYS, holiday_in
from extractors.dates.placing.fiscal_years import (
    CALENDAR_YEAR,
    UNITED_STATES,
    FiscalCalendar,
    calendar_near,
)
from extractors.dates.placing.periods import (
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
from extractors.dates.placing.stretches import (
    days_between,
    fraction_of,
    granularity_of,
    months_or_years,
    shifted,
)
from extractors.dates.placing.timeline import Placed, Timeline


def place(expression: Expression, timeline: Timeline) -> Placed | None:
    """Return where an expression lies, or None if the text and its date do not tell.

    Raises:
        ValueError, OverflowError: the expression names a day or year that the calendar does not
            have.
    """
    return _PLACERS[type(expression)](expression, timeline)


def _calendar(printed: Calendar, timeline: Timeline) -> Placed | None:
    if printed.year is not None:
        return Placed(_calendar_in(printed, printed.year))
    if printed.month is None and printed.day is not None:
        return _day_of_month(printed.day, timeline)
    if printed.weekday is not None and timeline.base is not None:
        year = timeline.base.year
        fitting = [p for y in (year, year - 1, year + 1) if (p := _on_weekday(printed, y))]
        if fitting:
            return timeline.nearest(fitting)
    if printed.month == 2 and printed.day == 29:
        return timeline.yearly(lambda year: _calendar_in(printed, year), printed.toward)
    _calendar_in(printed, 2000)  # a day that no year has is no date
    return timeline.yearly(lambda year: _calendar_in(printed, year), printed.toward)


def _day_of_month(day: int, timeline: Timeline) -> Placed | None:
    """Return "the 22nd" of the month that the text speaks of, else the nearest that fits the tense."""
    told = timeline.month_near_by()
    if told is not None:
        return Placed(day_period(told.replace(day=day)), "document")
    if timeline.published is None:
        return None
    this_month = timeline.published.replace(day=1)
    months = (this_month, add_months(this_month, -1), add_months(this_month, 1))
    days = [first + (day - 1) * ONE_DAY for first in months]
    return timeline.nearest(
        day_period(on) for on, first in zip(days, months, strict=True) if on.month == first.month
    )


def _calendar_in(printed: Calendar, year: int) -> Period:
    if printed.month is None:
        return year_period(year)
    return (
        day_period(date(year, printed.month, printed.day))
        if printed.day
        else month_period(year, printed.month)
    )


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
    if timeline.weekday_before and named.toward is None and named.week is None:
        end, before = timeline.weekday_before
        if _AND.fullmatch(timeline.lowered, end, timeline.here[0]):
            day = before + ((named.number - before.isoweekday()) % 7) * ONE_DAY
    timeline.weekday_before = (timeline.here[1], day)
    return Placed(weekend_of(day) if named.is_weekend else day_period(day), "published")


_AND = re.compile(r"\s?(?:,|and|or|&|,\sand|,\sor)\s(?:on\s)?")


def _day_of_week(named: Weekday, published: date, timeline: Timeline) -> date:
    in_week = published + (named.number - published.isoweekday()) * ONE_DAY
    if named.week is not None:
        return in_week + 7 * named.week * ONE_DAY
    if named.toward in (0, 1):
        is_gone = named.toward == 0 and in_week < published and timeline.direction() > 0
        return in_week + 7 * (named.toward + is_gone) * ONE_DAY
    back = (published.isoweekday() - named.number) % 7
    if named.is_coming:
        return published + (7 - back) * ONE_DAY
    if named.toward == -1:
        return published - (back or 7) * ONE_DAY
    direction = timeline.direction() if back else 0
    is_ahead = direction > 0 or (
        back == 6 and direction == 0
    )  # what no verb places is in the past, but for tomorrow
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


def _relative(relative: Relative, timeline: Timeline) -> Placed | None:
    anchor = timeline.anchor(granularity_of(relative.unit)) if relative.anchor == "text" else None
    if anchor is not None:
        period = _from_anchor(relative, anchor.period)
        return Placed(period, "document") if period else None
    is_told = (
        relative.anchor == "text" and relative.unit in ("day", "weekend") and not relative.counted
    )
    if timeline.published is None or is_told:
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
    """Return the year that lies decades off, where they are counted: "two decades ago" is no
    decade.
    """
    if not relative.counted or relative.unit not in ("decade", "century"):
        return None
    return year_period(day.year + relative.offset * (10 if relative.unit == "decade" else 100))


def _from_day(relative: Relative, day: date, timeline: Timeline) -> Period:
    unit, offset = relative.unit, relative.offset
    if unit == "year" and relative.counted and abs(offset) == 1:
        return containing(add_months(day, 12 * offset), "month")
    if (
        unit == "week"
        and not relative.counted
        and offset == 0
        and day.weekday() == 6
        and timeline.direction() > 0
    ):
        offset = 1  # on a Sunday "this week" may be the one that begins
    if (
        unit == "weekend"
        and offset == 0
        and not relative.counted
        and day.weekday() < 2
        and timeline.direction() < 0
    ):
        offset = -1  # on a Monday "this weekend" may be the one that is over
    return _counted_long(relative, day) or _stepped(unit, offset, day)


def _stepped(unit: Unit, offset: int, day: date) -> Period:
    if unit == "weekend":
        return weekend_of(day + 7 * offset * ONE_DAY)
    if unit == "fortnight":
        return week_of(day + 14 * offset * ONE_DAY)
    return step(containing(day, granularity_of(unit)), offset)


def _rolling(rolling: Rolling, timeline: Timeline) -> Placed | None:
    published = timeline.published
    if published is None or rolling.count == 0:
        return None
    if (
        rolling.toward > 0
        and rolling.count == 1
        and (told := _next_told(rolling, timeline, published))
    ):
        return told
    other = shifted(published, rolling.unit, rolling.count * rolling.toward)
    return Placed(
        span_period(min(other, published), max(other, published), granularity_of(rolling.unit)),
        "published",
    )


def _next_told(rolling: Rolling, timeline: Timeline, published: date) -> Placed | None:
    """Return "the next year" of a story: the one after the year that it spoke of, where it looks
    back.
    """
    anchor = timeline.anchor(granularity_of(rolling.unit))
    if anchor is None or anchor.period.last >= published or timeline.direction() >= 0:
        return None
    return Placed(_stepped(rolling.unit, 1, anchor.period.first), "document")


def _inner(wrapper: Part | Approximate, timeline: Timeline) -> Placed | None:
    placed = place(wrapper.of, timeline)
    if placed is None or isinstance(wrapper, Part) or "/" in placed.period.value:
        return placed
    return placed._replace(
        period=placed.period._replace(value=f"{placed.period.value.rstrip('~')}~")
    )


def _either(either: Either, timeline: Timeline) -> Placed | None:
    one, other = place(either.one, timeline), place(either.other, timeline)
    if one is None or other is None:
        return one or other
    if timeline.published and (one.period.first > timeline.published) != (
        other.period.first > timeline.published
    ):
        return min(
            one, other, key=lambda placed: placed.period.first
        )  # news tells of a day that has been
    first, last = sorted((one.period.first, other.period.first))
    return Placed(Period("day", first, last, f"[{first},{last}]"))


def _within(within: Within, timeline: Timeline) -> Placed | None:
    year = place(within.year, timeline)
    if year is None:
        return None
    first = year.period.first.year
    inner = place(replace(within.inner, year=first), timeline)
    if (
        inner
        and isinstance(within.year, Relative)
        and within.year.counted
        and within.year.offset > 0
    ):
        earlier = place(replace(within.inner, year=first - 1), timeline)
        since = timeline.anchor("year")  # "the following March" is of the same year after January
        if earlier and since and since.period.last < earlier.period.first:
            inner = earlier
    return inner and Placed(inner.period, year.basis)


def _ordinal(ordinal: Ordinal, timeline: Timeline) -> Placed | None:
    whole = place(ordinal.of, timeline)
    if whole is None:
        return None
    outer, unit = whole.period, ordinal.unit
    if fraction := fraction_of(outer, ordinal.unit, ordinal.number, ordinal.count):
        return whole._replace(period=fraction)
    if unit == "weekend" and ordinal.count == 1:
        saturday = (
            outer.first
            + (12 - outer.first.weekday()) % 7 * ONE_DAY
            + 7 * (ordinal.number - 1) * ONE_DAY
        )
        return (
            whole._replace(period=weekend_of(saturday))
            if ordinal.number > 0 and saturday <= outer.last
            else None
        )
    if ordinal.number < 0:
        last = outer.last
        first = shifted(outer.last + ONE_DAY, unit, -ordinal.count)
    else:
        first = shifted(outer.first, unit, (ordinal.number - 1) * ordinal.count)
        last = shifted(first, unit, ordinal.count) - ONE_DAY
    if first < outer.first or last > outer.last:
        return None
    return whole._replace(period=days_between(first, last, granularity_of(unit)))


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
        return placed._replace(
            period=weekend_of(at.first) if unit == "weekend" else week_of(at.first)
        )
    if ending.toward > 0:
        first, last = at.first, shifted(at.first, unit, ending.count) - ONE_DAY
    else:
        first, last = shifted(at.last + ONE_DAY, unit, -ending.count), at.last
    return placed._replace(period=days_between(first, last, granularity_of(unit)))


def _apart(apart: Apart, timeline: Timeline) -> Placed | None:
    placed = place(apart.date, timeline)
    if placed is None:
        return None
    return placed._replace(period=day_period(shifted(placed.period.first, apart.unit, apart.count)))


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
    Apart: _apart,
    Now: _now,
}

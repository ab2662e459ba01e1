"""Temporal expressions onto the calendar: against the publication date, the text before, and the
tense around.

A year that is not printed is the one that puts the date nearest to the publication, before it where
the sentence looks back and after it where it looks ahead. Without a publication date the explicit
dates of the text decide. What cannot be placed is None here and a ``reference`` without a value in
the table.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from extractors.dates.expressions import (
    Apart,
    Approximate,
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
    PrintedDate,
    Relative,
    Rolling,
    Weekday,
    WeekdayOf,
    Within,
)
from extractors.dates.placing.periods import (
    ONE_DAY,
    Period,
    day_period,
    days_between,
    fraction_of,
    granularity_of,
    shifted,
    week_of,
    weekend_of,
    years_from_to,
)
from extractors.dates.placing.pointed import place_now, place_relative, place_rolling
from extractors.dates.placing.printed import (
    place_century,
    place_decade,
    place_printed,
    place_weekday,
)
from extractors.dates.placing.timeline import Placed, Timeline
from extractors.dates.placing.year_parts import (
    place_fiscal_year,
    place_holiday,
    place_part_of_year,
)


def place(expression: Expression, timeline: Timeline) -> Placed | None:
    """Return where an expression lies, or None if the text and its date do not tell.

    Raises:
        ValueError, OverflowError: the expression names a day or year that the calendar does not
            have.
    """
    return _PLACERS[type(expression)](expression, timeline)


def _weekday_of(named: WeekdayOf, timeline: Timeline) -> Placed | None:
    month = place(named.month, timeline)
    if month is None:
        return None
    first, last = month.period.first, month.period.last
    day = first + ((named.weekday - first.isoweekday()) % 7 + 7 * (named.number - 1)) * ONE_DAY
    if named.number < 0:
        day = last - (last.isoweekday() - named.weekday) % 7 * ONE_DAY
    return month._replace(period=day_period(day)) if day <= last else None


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
    first, last = sorted((one.period.first, other.period.first))
    if timeline.published and first <= timeline.published < last:
        return min(
            one, other, key=lambda placed: placed.period.first
        )  # news tells of what has been
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
    if fraction := fraction_of(outer, unit, ordinal.number, ordinal.count):
        return whole._replace(period=fraction)
    is_weekend = unit == "weekend" and ordinal.count == 1
    period = _nth_weekend(ordinal, outer) if is_weekend else _nth_units(ordinal, outer)
    return whole._replace(period=period) if period else None


def _nth_weekend(ordinal: Ordinal, outer: Period) -> Period | None:
    """Return the weekend with that number by its Saturday: "the first weekend of March"."""
    if ordinal.number < 0:
        return weekend_of(outer.last - (outer.last.weekday() + 2) % 7 * ONE_DAY)
    first = outer.first + (12 - outer.first.weekday()) % 7 * ONE_DAY
    saturday = first + 7 * (ordinal.number - 1) * ONE_DAY
    return weekend_of(saturday) if saturday <= outer.last else None


def _nth_units(ordinal: Ordinal, outer: Period) -> Period | None:
    """Return so many units by their number: "the first five months of 2022", "the last week of
    May".
    """
    if ordinal.number < 0:
        first, last = shifted(outer.last + ONE_DAY, ordinal.unit, -ordinal.count), outer.last
    else:
        first = shifted(outer.first, ordinal.unit, (ordinal.number - 1) * ordinal.count)
        last = shifted(first, ordinal.unit, ordinal.count) - ONE_DAY
    if first < outer.first or last > outer.last:
        return None
    return days_between(first, last, granularity_of(ordinal.unit))


def _ending(ending: Ending, timeline: Timeline) -> Placed | None:
    leaning = timeline.leaning or (-1 if ending.has_ended else 0)
    placed = place(ending.date, timeline.leaning_to(leaning))
    if placed is None:
        return None
    at, unit = placed.period, ending.unit
    if ending.unit in ("year", "decade") and at.granularity == "year" and ending.toward < 0:
        length = ending.count * (10 if ending.unit == "decade" else 1)
        return placed._replace(period=years_from_to(at.first.year - length + 1, at.first.year))
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


_PLACERS: Mapping[type, Callable[[Any, Timeline], Placed | None]] = {
    PrintedDate: place_printed,
    Weekday: place_weekday,
    WeekdayOf: _weekday_of,
    Decade: place_decade,
    Century: place_century,
    FiscalYear: place_fiscal_year,
    PartOfYear: place_part_of_year,
    Holiday: place_holiday,
    Relative: place_relative,
    Rolling: place_rolling,
    Part: _inner,
    Approximate: _inner,
    Either: _either,
    Within: _within,
    Ordinal: _ordinal,
    Ending: _ending,
    Apart: _apart,
    Now: place_now,
}

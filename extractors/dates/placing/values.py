"""Placed periods as values of the table ``dates``: EDTF, first and last day, granularity and
basis, and whether they belong to a cited source.
"""

import re
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from extractors.dates.expressions import (
    Duration,
    Expression,
    FoundTime,
    Part,
    PrintedDate,
    Range,
    Recurring,
    Relative,
    Weekday,
    iso_duration,
)
from extractors.dates.placing.periods import (
    ONE_DAY,
    Period,
    add_months,
    containing,
    months_period,
    span_period,
)
from extractors.dates.placing.resolution import place
from extractors.dates.placing.timeline import NOTHING, Learnt, Placed, Timeline
from extractors.records import CalendarDate, DateBasis, DateKind, Granularity

_BRACKET_AFTER = re.compile(r"\s?[)\];]")
_ATTRIBUTE = re.compile("-(?:to|through|until)-")
_UNRESOLVED = CalendarDate(value=None, kind="reference")
_BASES: tuple[DateBasis, ...] = ("explicit", "published", "document")
_FINENESS: tuple[Granularity, ...] = (
    "day",
    "week",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
)


class Resolved(NamedTuple):
    """What an expression stands for, and what is known of the text's time once it has been read.

    The value is None where the calendar has no such day ("30 February").
    """

    value: CalendarDate | None
    timeline: Timeline


def resolve(found: FoundTime, timeline: Timeline) -> Resolved:
    """Return the value of an expression where it stands, and the timeline as it goes on from
    there.
    """
    cited = in_citation(timeline.article.text, found.start, found.end)
    here = timeline.at(found.start, found.end, is_cited=cited)
    try:
        value, learnt = _read(found.expression, here)
    except (ValueError, OverflowError):  # "30 February", "20,000 years ago"
        return Resolved(None, timeline)
    if cited and value is not None:
        value = replace(value, in_citation=True)
    return Resolved(value, here.after(learnt) if learnt is not NOTHING else timeline)


def _read(expression: Expression, timeline: Timeline) -> tuple[CalendarDate | None, Learnt]:
    """Return the value of an expression with what is learnt of it; a ``reference`` without value
    where it cannot be placed.

    Raises:
        ValueError, OverflowError: the expression names what the calendar does not have.
    """
    match expression:
        case Duration(low=low, high=high, unit=unit):
            lengths = dict.fromkeys((iso_duration(low, unit), iso_duration(high, unit)))
            return CalendarDate(value="/".join(lengths), kind="duration"), NOTHING
        case Recurring(value=value):
            return CalendarDate(value=value, kind="set"), NOTHING
        case Range():
            return _range(expression, timeline.leaning_to(expression.leaning))
    placed = place(expression, timeline)
    if placed is None:
        return _UNRESOLVED, NOTHING
    is_spoken_of = not timeline.is_cited and not _points_back(expression)
    return _placed_value(placed), Learnt(placed if is_spoken_of else None, placed.weekday)


def _points_back(expression: Expression) -> bool:
    """Whether an expression pointed back from what the text spoke of, and goes on to speak of."""
    return (
        isinstance(expression, Relative) and expression.anchor == "text" and expression.offset <= 0
    )


def _placed_value(placed: Placed) -> CalendarDate:
    """Return a period as a value."""
    granularity, first, last, value = placed.period
    kind: DateKind = "range" if "/" in value else "date"
    return CalendarDate(
        value=value,
        kind=kind,
        earliest=first,
        latest=last,
        granularity=granularity,
        basis=placed.basis,
    )


def _range(limits: Range, timeline: Timeline) -> tuple[CalendarDate | None, Learnt]:
    if whole := _whole(limits, timeline):
        return _placed_value(whole), NOTHING
    first, last = _edge(limits.first, timeline), _edge(limits.last, timeline)
    learnt = _weekday_of_range(first, last)
    if (limits.first and first is None) or (limits.last and last is None):
        return _UNRESOLVED, learnt
    if first is None or last is None or first.period.first <= last.period.last:
        return _interval(first, last), learnt
    later = _later(last, first.period.first)
    return (_interval(first, later) if later else None), learnt


def _weekday_of_range(first: Placed | None, last: Placed | None) -> Learnt:
    """Return the later day of the week that a range names: "from Monday to Friday"."""
    weekdays = [end.weekday for end in (last, first) if end and end.weekday]
    return Learnt(weekday=weekdays[0]) if weekdays else NOTHING


def _whole(limits: Range, timeline: Timeline) -> Placed | None:
    """Return as one stretch what comes again as a whole: months without a year, and the days of
    "the Monday-to-Friday service"; None for all else.
    """
    match limits.first, limits.last:
        case (
            PrintedDate(year=None, toward=None, day=None, month=int(first)),
            PrintedDate(year=None, toward=None, day=None, month=int(last)),
        ) if first != last:
            return _months_each_year(first, last, timeline)
        case Weekday(toward=None, week=None) as begun, Weekday(toward=None, week=None) as ended:
            lowered, (start, end) = timeline.article.lowered, timeline.here
            if _ATTRIBUTE.search(lowered, start, end):
                return _days_each_week(begun.number, ended.number, timeline)
    return None


def _months_each_year(first: int, last: int, timeline: Timeline) -> Placed | None:
    """Return the months of the year that fits; told of as past they do not reach far ahead."""
    count = (last - first) % 12 + 1
    whole = timeline.yearly(lambda year: months_period(year, first, count, "month"))
    base = timeline.base
    if whole is None or base is None or whole.basis != "published":
        return whole
    is_under_way = whole.period.first <= base < whole.period.last - 31 * ONE_DAY
    if is_under_way and timeline.direction() < 0:
        begun = whole.period.first
        return whole._replace(period=months_period(begun.year - 1, first, count, "month"))
    return whole


def _days_each_week(first: int, last: int, timeline: Timeline) -> Placed | None:
    published = timeline.published
    if published is None:
        return None
    begun = published + (first - published.isoweekday()) * ONE_DAY
    length = (last - first) % 7 * ONE_DAY
    weeks = (begun + 7 * week * ONE_DAY for week in (-1, 0, 1))
    return timeline.nearest(span_period(day, day + length, "day") for day in weeks)


def _interval(first: Placed | None, last: Placed | None) -> CalendarDate:
    ends = [end for end in (first, last) if end]
    return CalendarDate(
        value=f"{_written(first, 0)}/{_written(last, -1)}",
        kind="range",
        earliest=first.period.first if first else None,
        latest=last.period.last if last else None,
        granularity=min((end.period.granularity for end in ends), key=_FINENESS.index),
        basis=max((end.basis for end in ends), key=_BASES.index),
    )


def _later(last: Placed, begun: date) -> Placed | None:
    """Return the end of "from Thursday to Monday" or "December to April" as the next one after the
    beginning; None where it is printed with its year.
    """
    if last.basis == "explicit":
        return None
    is_weekday = (begun - last.period.last).days < 7 and last.period.granularity == "day"
    first = last.period.first + 7 * ONE_DAY if is_weekday else add_months(last.period.first, 12)
    return last._replace(period=containing(first, last.period.granularity))


def _written(end: Placed | None, side: int) -> str:
    if end is None:
        return ".."
    if end.period.value.startswith("["):  # EDTF has no "one of two" at the end of an interval
        return f"{(end.period.first, end.period.last)[side].isoformat()}?"
    return end.period.value.split("/")[side]


def _edge(expression: Expression | None, timeline: Timeline) -> Placed | None:
    if expression is None:
        return None
    placed = place(expression, timeline)
    if placed is None or not isinstance(expression, Part):
        return placed
    # "by the end of 2024" means its last day, "by late 2024" no day in particular; it is told to
    # the year all the same.
    period = placed.period
    edge = {"start": period.first, "end": period.last}.get(expression.part)
    if edge is None:
        return placed
    return placed._replace(period=Period(period.granularity, edge, edge, edge.isoformat()))


def in_citation(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` closes a source named in brackets.

    A bracketed date alone ("(May 31, 2022)") cites nothing, nor does one that follows no name
    ("(born on May 3)").

    >>> text = "It was so (Balkan Insight, November 15, 2023)."
    >>> in_citation(text, 27, 44)
    True
    """
    if not _BRACKET_AFTER.match(text, end):
        return False
    window = text[max(0, start - 140) : start]
    opened = max(window.rfind("("), window.rfind("["))
    if opened < 0 or ")" in window[opened:] or "]" in window[opened:]:
        return False
    segment = window[max(opened, window.rfind(";")) + 1 :].strip(" \u00a0")
    return (segment.endswith(",") and (segment == "," or segment[0].isupper())) or segment.endswith(
        "accessed"
    )

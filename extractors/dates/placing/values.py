"""Placed periods as values of the table ``dates``: EDTF, first and last day, granularity and basis."""

from dataclasses import replace
from datetime import date

from extractors.dates.expressions import (
    Duration,
    Expression,
    Found,
    Part,
    Range,
    Recurring,
    Relative,
    iso_duration,
)
from extractors.dates.placing.citations import in_citation
from extractors.dates.placing.periods import ONE_DAY, Period, add_months, containing
from extractors.dates.placing.resolution import place
from extractors.dates.placing.timeline import Placed, Timeline
from extractors.records import CalendarDate, DateBasis, DateKind, Granularity

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


def resolve(found: Found, timeline: Timeline) -> CalendarDate | None:
    """Return the value of an expression where it stands, and let the text speak of it from there
    on.

    Returns:
        None where the calendar has no such day ("30 February").
    """
    timeline.here = (found.start, found.end)
    timeline.leaning = 0
    timeline.is_cited = in_citation(timeline.text, found.start, found.end)
    try:
        value = _value_of(found.expression, timeline)
    except (ValueError, OverflowError):  # "30 February", "20,000 years ago"
        return None
    return replace(value, in_citation=True) if timeline.is_cited else value


def _value_of(expression: Expression, timeline: Timeline) -> CalendarDate:
    """Return the value of an expression; a ``reference`` without value where it cannot be placed.

    Raises:
        ValueError, OverflowError: the expression names what the calendar does not have.
    """
    match expression:
        case Duration(low=low, high=high, unit=unit):
            lengths = dict.fromkeys((iso_duration(low, unit), iso_duration(high, unit)))
            return CalendarDate(value="/".join(lengths), kind="duration")
        case Recurring(value=value):
            return CalendarDate(value=value, kind="set")
        case Range():
            return _range(expression, timeline)
    placed = place(expression, timeline)
    if placed is None:
        return _UNRESOLVED
    if not timeline.is_cited and not _points_back(expression):
        timeline.set_anchor(placed)
    return _placed_value(placed)


def _points_back(expression: Expression) -> bool:
    """Whether an expression pointed back from what the text spoke of, and goes on to speak of."""
    return (
        isinstance(expression, Relative) and expression.anchor == "text" and expression.offset <= 0
    )


def _placed_value(placed: Placed) -> CalendarDate:
    """Return a period as a value."""
    (granularity, first, last, value), basis = placed
    kind: DateKind = "range" if "/" in value else "date"
    return CalendarDate(
        value=value, kind=kind, earliest=first, latest=last, granularity=granularity, basis=basis
    )


def _range(limits: Range, timeline: Timeline) -> CalendarDate:
    timeline.leaning = limits.leaning
    first, last = _edge(limits.first, timeline), _edge(limits.last, timeline)
    if (limits.first and first is None) or (limits.last and last is None):
        return _UNRESOLVED
    if first and last and first.period.first > last.period.last:
        if (
            first.basis == last.basis == "published"
            and first.period.granularity == "month"
            and timeline.direction() < 0
        ):
            first = first._replace(period=containing(add_months(first.period.first, -12), "month"))
        else:
            last = _later(last, first.period.first)
    ends = [end for end in (first, last) if end]
    return CalendarDate(
        value=f"{_written(first, 0)}/{_written(last, -1)}",
        kind="range",
        earliest=first.period.first if first else None,
        latest=last.period.last if last else None,
        granularity=min((end.period.granularity for end in ends), key=_FINENESS.index),
        basis=max((end.basis for end in ends), key=_BASES.index),
    )


def _later(last: Placed, begun: date) -> Placed:
    """Return the end of "from Thursday to Monday" or "December to April" as the next one after the
    beginning.
    """
    if last.basis == "explicit":
        raise ValueError(f"{last.period.value} lies before {begun}")
    is_weekday = (begun - last.period.last).days < 7 and last.period.granularity == "day"
    first = last.period.first + 7 * ONE_DAY if is_weekday else add_months(last.period.first, 12)
    return last._replace(period=containing(first, last.period.granularity))


def _written(end: Placed | None, side: int) -> str:
    if end is None:
        return ".."
    if end.period.value.startswith(
        "["
    ):  # one of two days; EDTF has no set at the end of an interval
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

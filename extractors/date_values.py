"""Placed periods as values of the table ``dates``: EDTF, first and last day, granularity and basis."""

from dataclasses import replace
from datetime import date

from extractors.calendar_periods import ONE_DAY, Period, add_months, containing
from extractors.date_citations import in_citation
from extractors.date_expressions import Duration, Expression, Found, Part, Range, Recurring, Relative
from extractors.date_resolution import place
from extractors.date_timeline import Placed, Timeline
from extractors.records import CalendarDate, DateBasis, DateKind, Granularity
from extractors.relative_dates import iso_duration

_UNRESOLVED = CalendarDate(value=None, kind="reference")
_BASES: tuple[DateBasis, ...] = ("explicit", "published", "document")
_FINENESS: tuple[Granularity, ...] = ("day", "week", "month", "season", "quarter", "half", "year", "decade", "century")


def resolve(found: Found, timeline: Timeline) -> CalendarDate | None:
    """Return the value of an expression where it stands, and let the text speak of it from there on.

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
    if timeline.is_cited:
        return replace(value, in_citation=True)
    if _may_anchor(found.expression) and (placed := _placed_in(value)):
        timeline.set_anchor(placed)
    return value


def _may_anchor(expression: Expression) -> bool:
    """Whether later words may point from here: not from a limit, nor from what itself pointed back from another."""
    if isinstance(expression, Range):
        return False
    return not (isinstance(expression, Relative) and expression.anchor == "text" and expression.offset <= 0)


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
    return _UNRESOLVED if placed is None else _placed_value(placed)


def _placed_value(placed: Placed) -> CalendarDate:
    """Return a period as a value."""
    period = placed.period
    kind: DateKind = "range" if "/" in period.value else "date"
    return CalendarDate(
        value=period.value,
        kind=kind,
        earliest=period.first,
        latest=period.last,
        granularity=period.granularity,
        basis=placed.basis,
    )


def _placed_in(value: CalendarDate) -> Placed | None:
    """Return the period of a value that is bounded on both sides, for other dates to be told from."""
    if value.value is None or value.earliest is None or value.latest is None or value.granularity is None:
        return None
    return Placed(Period(value.granularity, value.earliest, value.latest, value.value), value.basis)


def _range(limits: Range, timeline: Timeline) -> CalendarDate:
    timeline.leaning = limits.leaning
    first, last = _edge(limits.first, timeline), _edge(limits.last, timeline)
    if (limits.first and first is None) or (limits.last and last is None):
        return _UNRESOLVED
    if first and last and first.period.first > last.period.last:
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
    """Return the end of "from Thursday to Monday" or "December to April" as the next one after the beginning."""
    if last.basis == "explicit":
        raise ValueError(f"{last.period.value} lies before {begun}")
    is_weekday = (begun - last.period.last).days < 7 and last.period.granularity == "day"
    first = last.period.first + 7 * ONE_DAY if is_weekday else add_months(last.period.first, 12)
    return replace(last, period=containing(first, last.period.granularity))


def _written(end: Placed | None, side: int) -> str:
    if end is None:
        return ".."
    if end.period.value.startswith("["):  # one of two days; EDTF has no set at the end of an interval
        return f"{(end.period.first, end.period.last)[side].isoformat()}?"
    return end.period.value.split("/")[side]


def _edge(expression: Expression | None, timeline: Timeline) -> Placed | None:
    if expression is None:
        return None
    placed = place(expression, timeline)
    if placed is None or not isinstance(expression, Part):
        return placed
    # "by the end of 2024" means its last day, "by late 2024" no day in particular; it is told to the year all the same.
    period = placed.period
    edge = {"start": period.first, "end": period.last}.get(expression.part)
    if edge is None:
        return placed
    return replace(placed, period=Period(period.granularity, edge, edge, edge.isoformat()))

"""Where times lie that are pointed at from the day of publication, or from what the text speaks of.

What each function returns is None where the text and its date do not tell; all raise ValueError or
OverflowError where the calendar has no such day or year.
"""

from datetime import date

from extractors.dates.expressions import Now, Relative, Rolling, Unit
from extractors.dates.placing.periods import (
    ONE_DAY,
    Period,
    add_months,
    containing,
    day_period,
    granularity_of,
    shifted,
    span_period,
    step,
    week_of,
    weekend_of,
    year_period,
)
from extractors.dates.placing.timeline import Placed, Timeline
from extractors.records import Granularity


def place_relative(relative: Relative, timeline: Timeline) -> Placed | None:
    """Place "last week", "two years ago", "the month before"."""
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


_FINER: tuple[Granularity, ...] = ("day", "month", "quarter", "half", "season")
"""Sizes of periods of which "a year earlier" names one of the same size, of a day its month."""


def _from_anchor(relative: Relative, anchor: Period) -> Period | None:
    unit, offset = relative.unit, relative.offset
    if unit == "day" and anchor.granularity != "day":
        return None
    if unit == "week" and anchor.granularity == "week":
        return step(anchor, offset)
    if unit == "year" and abs(offset) == 1 and relative.counted and anchor.granularity in _FINER:
        size = "month" if anchor.granularity == "day" else anchor.granularity
        return containing(add_months(anchor.first, 12 * offset), size)
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
    if offset == 0 and not relative.counted:
        offset = _neighbour_meant(unit, day, timeline)
    return _counted_long(relative, day) or _stepped(unit, offset, day)


def _neighbour_meant(unit: Unit, day: date, timeline: Timeline) -> int:
    """Return how far off "this week" or "this weekend" lies that is said at its edge."""
    if unit == "week" and day.weekday() == 6 and timeline.direction() > 0:
        return 1  # on a Sunday "this week" may be the one that begins
    if unit == "weekend" and day.weekday() < 2 and timeline.direction() < 0:
        return -1  # on a Monday "this weekend" may be the one that is over
    return 0


def _stepped(unit: Unit, offset: int, day: date) -> Period:
    if unit == "weekend":
        return weekend_of(day + 7 * offset * ONE_DAY)
    if unit == "fortnight":
        return week_of(day + 14 * offset * ONE_DAY)
    return step(containing(day, granularity_of(unit)), offset)


def place_rolling(rolling: Rolling, timeline: Timeline) -> Placed | None:
    """Place "the past week", "the next three months": up to publication or from it on."""
    published = timeline.published
    if published is None or rolling.count == 0:
        return None
    is_next = rolling.toward > 0 and rolling.count == 1
    if is_next and (told := _next_told(rolling, timeline, published)):
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


def place_now(_: Now, timeline: Timeline) -> Placed | None:
    """Place "now": the day of publication."""
    return Placed(day_period(timeline.published), "published") if timeline.published else None

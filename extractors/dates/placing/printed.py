"""Where dates as printed lie: days, months, years, weekdays, decades and centuries.

What each function returns is None where the text and its date do not tell; all raise ValueError or
OverflowError where the calendar has no such day or year.
"""

import re
from datetime import date

from extractors.dates.expressions import Century, Decade, PrintedDate, Weekday
from extractors.dates.placing.periods import (
    ONE_DAY,
    Period,
    add_months,
    century_period,
    day_period,
    decade_period,
    month_period,
    weekend_of,
    year_period,
)
from extractors.dates.placing.timeline import Placed, Timeline


def place_printed(printed: PrintedDate, timeline: Timeline) -> Placed | None:
    """Place "6 February", "May 2024", "2021", "the 22nd"; open years as they fit best."""
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
    """Return "the 22nd" of the month that the text speaks of, else the nearest by the tense."""
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


def _calendar_in(printed: PrintedDate, year: int) -> Period:
    if printed.month is None:
        return year_period(year)
    return (
        day_period(date(year, printed.month, printed.day))
        if printed.day
        else month_period(year, printed.month)
    )


def _on_weekday(printed: PrintedDate, year: int) -> Period | None:
    try:
        period = _calendar_in(printed, year)
    except ValueError:
        return None
    return period if period.first.isoweekday() == printed.weekday else None


def place_weekday(named: Weekday, timeline: Timeline) -> Placed | None:
    """Place "Tuesday", "last Friday", "the weekend" against the day of publication."""
    if timeline.published is None:
        return None
    day = _day_after_listed(named, timeline) or _day_of_week(named, timeline.published, timeline)
    return Placed(weekend_of(day) if named.is_weekend else day_period(day), "published", day)


_AND = re.compile(r"\s?(?:,|and|or|&|,\sand|,\sor)\s(?:on\s)?")


def _day_after_listed(named: Weekday, timeline: Timeline) -> date | None:
    """Return the next such day after a weekday that stands before it in a list: "on Monday and
    Friday".
    """
    if timeline.weekday_before is None or named.toward is not None or named.week is not None:
        return None
    end, before = timeline.weekday_before
    if not _AND.fullmatch(timeline.article.lowered, end, timeline.here[0]):
        return None
    return before + ((named.number - before.isoweekday()) % 7) * ONE_DAY


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
    # what no verb places is in the past, but for tomorrow
    is_ahead = direction > 0 or (back == 6 and direction == 0)
    return published + (7 - back if is_ahead else -back) * ONE_DAY


def place_decade(decade: Decade, timeline: Timeline) -> Placed:
    """Place "the 1990s", and "the nineties" in the latest century in which they are over."""
    if decade.year >= 100:
        return Placed(decade_period(decade.year))
    base = timeline.base.year if timeline.base else 2000
    begun = base // 100 * 100 + decade.year
    return Placed(decade_period(begun if begun <= base - 10 else begun - 100))


def place_century(century: Century, _: Timeline) -> Placed:
    """Place "the 19th century"."""
    return Placed(century_period(max(100 * (century.number - 1), 1)))

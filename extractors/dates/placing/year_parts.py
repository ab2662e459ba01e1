"""Where what comes once a year lies: fiscal years, quarters, halves, seasons and holidays.

What each function returns is None where the text and its date do not tell; all raise ValueError or
OverflowError where the calendar has no such day or year.
"""

from extractors.dates.expressions import FiscalYear, Holiday, PartOfYear
from extractors.dates.holidays import APPROXIMATE_HOLIDAYS, holiday_in
from extractors.dates.placing.fiscal_years import (
    CALENDAR_YEAR,
    UNITED_STATES,
    FiscalCalendar,
    calendar_near,
)
from extractors.dates.placing.periods import (
    Period,
    day_period,
    half_period,
    months_period,
    quarter_period,
    season_period,
    year_period,
    years_from_to,
)
from extractors.dates.placing.timeline import Placed, Timeline


def _fiscal_calendar(timeline: Timeline) -> FiscalCalendar | None:
    return calendar_near(timeline.article, timeline.here[0])


def place_fiscal_year(year: FiscalYear, timeline: Timeline) -> Placed | None:
    """Place "FY22", "2024-25", "this fiscal year" by the country that the text speaks of."""
    fiscal = _fiscal_calendar(timeline)
    if year.pair and year.year is not None:
        if fiscal is None or fiscal is UNITED_STATES:
            return Placed(years_from_to(year.year - 1, year.year))
        return Placed(fiscal.year(year.year if fiscal.called_by_end else year.year - 1))
    if year.year is not None:
        return Placed(fiscal.year(year.year) if fiscal else year_period(year.year))
    fiscal = fiscal or CALENDAR_YEAR
    if timeline.published is None or year.toward is None:
        return None
    now = fiscal.number_at(timeline.published.year, timeline.published.month)
    return Placed(fiscal.year(now + year.toward), "published")


def place_part_of_year(part: PartOfYear, timeline: Timeline) -> Placed | None:
    """Place "the third quarter", "H1 2024", "last summer"."""
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


def place_holiday(holiday: Holiday, timeline: Timeline) -> Placed | None:
    """Place "Easter", "Christmas 2023", "last Ramadan"."""
    if holiday.year is not None:
        return Placed(_holiday_in(holiday.name, holiday.year))
    return timeline.yearly(lambda year: _holiday_in(holiday.name, year), holiday.toward)


def _holiday_in(name: str, year: int) -> Period:
    period = day_period(holiday_in(name, year))
    return period._replace(value=f"{period.value}~") if name in APPROXIMATE_HOLIDAYS else period

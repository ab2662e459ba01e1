"""Stretches of time that are named beside no date."""

from datetime import date

import pytest

from extractors.records import CalendarDate
from extractors.statements.times.relative import (
    earlier_period,
    first_months,
    full_year,
    is_averaged,
    recent_stretch,
    stretch_before,
)
from tests.extractors.statements.marked_sentences import passages_of

TANKS = "{weapon #tank x14|tanks}"
PUBLISHED = date(2024, 5, 14)

STRETCHES = [
    pytest.param(f"They got {TANKS} over the past {{date P3Y|three years}}.", "2021/2023"),
    pytest.param(f"They got {TANKS} over the last year.", "2023"),
    pytest.param(f"They got {TANKS} in the last month.", "2024-04-14/2024-05-14"),
    pytest.param(f"They got {TANKS} in the past two weeks.", "2024-04-30/2024-05-13"),
    pytest.param(f"They got {TANKS} in the previous {{date P3D|3 days}}.", "2024-05-11/2024-05-13"),
    pytest.param(f"They got {TANKS} in the next {{date P3Y|three years}}.", None),
    pytest.param(f"Over the past {{date P3Y|three years}} they got {TANKS}.", "2021/2023"),
]


@pytest.mark.parametrize(("marked", "expected"), STRETCHES)
def test_stretches_before_the_publication(marked: str, expected: str | None) -> None:
    [passage] = passages_of(marked)
    found = recent_stretch(passage, passage.values[0], PUBLISHED)
    assert (found[0].value if found else None) == expected


QUARTER = CalendarDate(
    value="2023-10/2023-12",
    kind="range",
    earliest=date(2023, 10, 1),
    latest=date(2023, 12, 31),
    basis="published",
)
YEARS = [
    pytest.param("In the full year, profit rose to ", None, True, "2023", id="full-year"),
    pytest.param("Annual revenue rose to ", QUARTER, True, "2023", id="annual-beside-a-quarter"),
    pytest.param("Annual imports rose to ", None, False, None, id="annual-is-a-rate"),
    pytest.param("Over the whole year it imported ", None, False, "2023", id="whole-year"),
    pytest.param("Revenue rose to ", None, True, None, id="no-year"),
]


@pytest.mark.parametrize(("lead", "before", "is_yearly", "expected"), YEARS)
def test_years(
    lead: str, before: CalendarDate | None, is_yearly: bool, expected: str | None
) -> None:
    found = full_year(lead, PUBLISHED, before, is_yearly=is_yearly)
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The average price was {money 5 USD|$5}.", True),
        ("Prices averaged {money 5 USD|$5}.", True),
        ("Prices of {money 5 USD|$5} were below average.", False),
    ],
)
def test_averages(marked: str, expected: bool) -> None:
    [passage] = passages_of(marked)
    assert is_averaged(passage, passage.values[0]) is expected


def test_a_stretch_rests_on_the_mention_of_its_length() -> None:
    [passage] = passages_of(f"They got {TANKS} over the past {{date P3Y|three years}}.")
    found = recent_stretch(passage, passage.values[0], PUBLISHED)
    assert found is not None
    assert found[1] == passage.dates[0]


def test_without_a_publication_nothing_is_recent() -> None:
    [passage] = passages_of(f"They got {TANKS} over the past {{date P3Y|three years}}.")
    assert recent_stretch(passage, passage.values[0], None) is None


def test_whole_years_before_a_day() -> None:
    assert stretch_before(PUBLISHED, 1, "year").value == "2023"


MONTHS = [
    pytest.param("in the first 6 months", date(2025, 7, 18), "2025-01/2025-06", id="over"),
    pytest.param("in the first three months", date(2025, 7, 4), "2025-01/2025-03", id="word"),
    pytest.param("in the first nine months", date(2025, 7, 4), "2024-01/2024-09", id="not-over"),
    pytest.param("in the first month", date(2025, 7, 4), None, id="one"),
    pytest.param("in the first 6 months", None, None, id="no-day"),
]


@pytest.mark.parametrize(("text", "published", "expected"), MONTHS)
def test_first_months(text: str, published: date | None, expected: str | None) -> None:
    found = first_months(text, published)
    assert (found.value if found else None) == expected


def period(value: str, first: date, last: date) -> CalendarDate:
    return CalendarDate(value=value, kind="range", earliest=first, latest=last, basis="explicit")


WEEK = period("2025-02-01/2025-02-07", date(2025, 2, 1), date(2025, 2, 7))
QUARTER = period("2024-10/2024-12", date(2024, 10, 1), date(2024, 12, 31))
MONTH = period("2024-12", date(2024, 12, 1), date(2024, 12, 31))
EARLIER = [
    pytest.param(" the week before", WEEK, "2025-01-25/2025-01-31", id="week"),
    pytest.param(" in the previous week.", WEEK, "2025-01-25/2025-01-31", id="previous"),
    pytest.param(" a year earlier", QUARTER, "2023-10/2023-12", id="quarter-of-the-year-before"),
    pytest.param(" in the same month of the previous year", MONTH, "2023-12", id="same-month"),
    pytest.param(" the month before", MONTH, "2024-11", id="month"),
    pytest.param(" the week before", QUARTER, None, id="shorter-than-the-period"),
    pytest.param(" and so on", WEEK, None, id="nothing-said"),
]


@pytest.mark.parametrize(("text", "base", "expected"), EARLIER)
def test_earlier_periods(text: str, base: CalendarDate, expected: str | None) -> None:
    found = earlier_period(text, base)
    assert (found.value if found else None) == expected

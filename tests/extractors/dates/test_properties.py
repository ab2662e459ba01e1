"""What holds for every date: any spelling reads back, values are EDTF, hostile text is survived."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractors.dates import extract
from extractors.dates.holidays import HOLIDAY_FORMS, hijri_day, holiday_in
from extractors.dates.placing.periods import containing, step, week_of
from extractors.records import CalendarDate, Granularity

NLP = spacy.blank("en")
UNTIMED = settings(deadline=None)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
MONTHS = [f"{date(2000, number, 1):%B}" for number in range(1, 13)]


def ordinal(day: int) -> str:
    ending = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def month(day: date) -> str:
    return MONTHS[day.month - 1]


def short(day: date) -> str:
    return month(day) if len(month(day)) < 5 else f"{month(day)[:3]}."


SPELLINGS: dict[str, Callable[[date], str]] = {
    "month-day-year": lambda day: f"{month(day)} {day.day}, {day.year}",
    "month-ordinal-year": lambda day: f"{month(day)} {ordinal(day.day)}, {day.year}",
    "no-comma": lambda day: f"{month(day)} {day.day} {day.year}",
    "day-month-year": lambda day: f"{day.day} {month(day)} {day.year}",
    "ordinal-month-year": lambda day: f"{ordinal(day.day)} {month(day)} {day.year}",
    "ordinal-of": lambda day: f"{ordinal(day.day)} of {month(day)}, {day.year}",
    "short-month-day": lambda day: f"{short(day)} {day.day}, {day.year}",
    "short-day-month": lambda day: f"{day.day} {short(day)} {day.year}",
    "capitals": lambda day: f"{month(day).upper()} {day.day}, {day.year}",
    "weekday-first": lambda day: f"{day:%A}, {month(day)} {day.day}, {day.year}",
    "weekday-no-comma": lambda day: f"{day:%A} {day.day} {month(day)} {day.year}",
    "iso": lambda day: day.isoformat(),
    "year-first": lambda day: f"{day.year} {month(day)} {day.day}",
    "full-stops": lambda day: f"{day.day:02}.{day.month:02}.{day.year}",
    "hyphenated": lambda day: f"{day.day:02}-{month(day)[:3]}-{day.year}",
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@UNTIMED
@given(day=DAYS, published_on=st.none() | DAYS)
def test_a_day_reads_back_in_every_spelling(
    spelling: str, day: date, published_on: date | None
) -> None:
    printed = SPELLINGS[spelling](day)
    text = f"They signed it on {printed} in Oslo"
    [match] = extract(NLP.make_doc(text), published_on)
    assert text[match.start : match.end] == printed
    assert match.value == CalendarDate(
        value=day.isoformat(),
        kind="date",
        earliest=day,
        latest=day,
        granularity="day",
        basis="explicit",
    )


@UNTIMED
@given(day=DAYS)
def test_a_month_reads_back(day: date) -> None:
    [match] = extract(NLP.make_doc(f"It began in {month(day)} {day.year} there"), None)
    assert isinstance(match.value, CalendarDate)
    assert match.value.value == f"{day:%Y-%m}"


@UNTIMED
@given(published_on=DAYS, back=st.integers(min_value=0, max_value=6))
def test_a_past_weekday_is_within_the_week_before_publication(
    published_on: date, back: int
) -> None:
    day = published_on - timedelta(days=back)
    [match] = extract(NLP.make_doc(f"They met on {day:%A} there"), published_on)
    assert isinstance(match.value, CalendarDate)
    assert match.value.earliest == day


@UNTIMED
@given(published_on=DAYS, back=st.integers(min_value=0, max_value=180))
def test_a_past_day_without_year_is_the_latest_one(published_on: date, back: int) -> None:
    day = published_on - timedelta(days=back)
    [match] = extract(NLP.make_doc(f"They met on {month(day)} {day.day} there"), published_on)
    assert isinstance(match.value, CalendarDate)
    assert match.value.earliest == day


VOCABULARY = """the last next this first second of in by since until from to and between 3 14 2024
1990s May March Tuesday week weeks year years month quarter half ago earlier later end early late
- – , . ( ) Q1 FY25 '80s today every
Easter fiscal winter 12/05/2023 ten $ %"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n"])
_DAY = r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?[~?]?|\d{3}X|\d{2}XX)"
_EDTF = re.compile(
    rf"{_DAY}|(?:{_DAY}|\.\.)/(?:{_DAY}|\.\.)|\[\d{{4}}-\d\d-\d\d,\d{{4}}-\d\d-\d\d\]"
)
_LENGTH = re.compile(r"PT?\d+(?:\.\d+)?[YMWDH](?:/PT?\d+(?:\.\d+)?[YMWDH])?|XXXX-WXX-[1-7]")


@UNTIMED
@example(words=["by", "12/05/2023"], published_on=None)
@given(words=st.lists(WORDS, max_size=40), published_on=st.none() | DAYS)
def test_values_are_edtf_and_spans_are_in_order(
    words: list[str], published_on: date | None
) -> None:
    text = " ".join(words)
    end = 0
    for match in extract(NLP.make_doc(text), published_on):
        assert end <= match.start < match.end <= len(text)
        assert text[match.start : match.end].strip(" \n") == text[match.start : match.end]
        end = match.end
        value = match.value
        assert isinstance(value, CalendarDate)
        pattern = _EDTF if value.kind in ("date", "range") else _LENGTH
        assert (
            value.value is None
            if value.kind == "reference"
            else pattern.fullmatch(value.value or "")
        )
        assert value.earliest is None or value.latest is None or value.earliest <= value.latest


@UNTIMED
@given(text=st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    for match in extract(NLP.make_doc(text), date(2024, 2, 29)):
        assert 0 <= match.start < match.end <= len(text)


@pytest.mark.parametrize(
    "unit",
    [
        "1", "1,", "2020-", "May ", "first quarter of ", "the end of the ", "1/1/", "12.12.",
        "4/6/2022 ", "(Aa, ",
    ],
)  # fmt: skip
def test_a_hostile_text_is_read_to_its_end(unit: str) -> None:
    text = unit * (100_000 // len(unit)) + "\non May 3, 2021"
    *_, last = extract(NLP.make_doc(text), None)
    assert text[last.start : last.end] == "May 3, 2021"


SIZES: list[Granularity] = ["day", "week", "month", "quarter", "half", "season", "year", "decade"]


@pytest.mark.parametrize("size", SIZES)
@UNTIMED
@given(day=DAYS)
def test_periods_tile_the_calendar(size: Granularity, day: date) -> None:
    period = containing(day, size)
    assert period.first <= day <= period.last
    if size != "season":
        assert step(period, 1).first == period.last + timedelta(days=1)
        assert step(step(period, 1), -1) == period


@UNTIMED
@given(day=DAYS)
def test_weeks_begin_on_monday(day: date) -> None:
    assert week_of(day).first.isoweekday() == 1


@pytest.mark.parametrize(
    ("year", "western", "eastern"),
    [
        pytest.param(1961, date(1961, 4, 2), date(1961, 4, 9), id="1961"),
        pytest.param(2008, date(2008, 3, 23), date(2008, 4, 27), id="2008"),
        pytest.param(2024, date(2024, 3, 31), date(2024, 5, 5), id="2024"),
        pytest.param(2025, date(2025, 4, 20), date(2025, 4, 20), id="2025"),
        pytest.param(2038, date(2038, 4, 25), date(2038, 4, 25), id="2038"),
    ],
)
def test_easter(year: int, western: date, eastern: date) -> None:
    assert (holiday_in("easter", year), holiday_in("orthodox easter", year)) == (western, eastern)


@pytest.mark.parametrize(
    ("year", "month_and_day", "observed"),
    [
        pytest.param(2022, (10, 1), date(2022, 5, 2), id="fitr-2022"),
        pytest.param(2024, (10, 1), date(2024, 4, 10), id="fitr-2024"),
        pytest.param(2023, (12, 10), date(2023, 6, 28), id="adha-2023"),
        pytest.param(2025, (12, 10), date(2025, 6, 6), id="adha-2025"),
    ],
)
def test_the_tabular_islamic_calendar_is_at_most_a_day_off(
    year: int, month_and_day: tuple[int, int], observed: date
) -> None:
    assert abs((hijri_day(year, *month_and_day) - observed).days) <= 1


@pytest.mark.parametrize("name", sorted(set(HOLIDAY_FORMS.values())))
def test_every_holiday_of_the_lexicon_has_a_day(name: str) -> None:
    assert holiday_in(name, 2024).year == 2024

"""Temporal expressions found and resolved: marked text, and the value each mark must get."""

from datetime import date

import pytest

from extractors.records import CalendarDate
from tests.extractors.marked_dates import WEDNESDAY, found_in, read, read_marked


def only_value(text: str, published_on: date | None = WEDNESDAY) -> CalendarDate:
    [match] = read(text, published_on)
    assert isinstance(match.value, CalendarDate)
    return match.value


CALENDAR = [
    pytest.param("The pact of {March 9, 2021|2021-03-09} holds.", id="month-day-year"),
    pytest.param("The pact of {9 March 2021|2021-03-09} holds.", id="day-month-year"),
    pytest.param("The pact of {the 9th of March 2021|2021-03-09} holds.", id="ordinal-of"),
    pytest.param("The pact of {Mar. 9th, 2021|2021-03-09} holds.", id="abbreviated"),
    pytest.param("The pact of {Tuesday, March 9, 2021|2021-03-09}, holds.", id="with-weekday"),
    pytest.param("Filed {2021-03-09|2021-03-09} at noon", id="iso"),
    pytest.param("Filed {2021-03-09|2021-03-09}T10:15:00Z", id="iso-with-clock"),
    pytest.param("Filed {27.08.2022|2022-08-27} at noon", id="full-stops"),
    pytest.param("Filed {08/27/2022|2022-08-27} at noon", id="month-first-by-size"),
    pytest.param("Filed {06-Feb-2024|2024-02-06} at noon", id="hyphens"),
    pytest.param("Filed {4/6/2022|[2022-04-06,2022-06-04]} at noon", id="either-order"),
    pytest.param(
        "Filed {4/6/2022|2022-06-04}, then {25/6/2022|2022-06-25}", id="order-from-another"
    ),
    pytest.param("It rose in {May 2024|2024-05} and in {June|2024-06}.", id="month-year"),
    pytest.param("It rose in {May '24|2024-05}.", id="short-year"),
    pytest.param("In {2019|2019}, {2020|2020} and {2021|2021} it rose.", id="list-of-years"),
    pytest.param("On {March 3|2025-03-03} and {5|2025-03-05} they talk.", id="list-of-days"),
    pytest.param("On {3|2025-03-03} and {5 March|2025-03-05} they talk.", id="list-of-days-before"),
    pytest.param("the {2015|2015} nuclear deal", id="attributive-year"),
    pytest.param("the Budget {2024|2024} and Vision {2030|2030}", id="named-plan"),
    pytest.param("built in {1274|1274}, rebuilt in {1554|1554}", id="old-years"),
    pytest.param("{The 1990s|199X}, {the mid-2000s|200X} and {the '80s|198X}", id="decades"),
    pytest.param("{the 19th century|18XX}", id="century"),
    pytest.param("{circa 1900|1900~} and {around 2010|2010~}", id="approximate"),
    pytest.param(
        "It fell on {29 February 2024|2024-02-29}, not on 30 February 2024.", id="no-such-day"
    ),
]

RELATIVE = [
    pytest.param(
        "The minister spoke {today|2025-02-12}, not {yesterday|2025-02-11}.", id="deictic"
    ),
    pytest.param("They met {the day before yesterday|2025-02-10}.", id="two-days-back"),
    pytest.param("They met on {Monday|2025-02-10}.", id="weekday-past"),
    pytest.param("They met on {Wednesday|2025-02-12}.", id="weekday-of-publication"),
    pytest.param("They will meet on {Monday|2025-02-17}.", id="weekday-future"),
    pytest.param("They are due to meet on {Friday|2025-02-14}.", id="weekday-due"),
    pytest.param("They met {last Thursday|2025-02-06}.", id="last-weekday"),
    pytest.param("They met on {Tuesday last week|2025-02-04}.", id="weekday-of-week"),
    pytest.param("It opened {Friday night|2025-02-07}.", id="weekday-night"),
    pytest.param("It opened {last week|2025-02-03/2025-02-09}.", id="last-week"),
    pytest.param("It opened {earlier this week|2025-02-10/2025-02-16}.", id="earlier-this-week"),
    pytest.param("It opened {last month|2025-01}.", id="last-month"),
    pytest.param("It opens {later this month|2025-02}.", id="later-this-month"),
    pytest.param("It opens {next year|2026}.", id="next-year"),
    pytest.param("It opens {next quarter|2025-04/2025-06}.", id="next-quarter"),
    pytest.param("It opened {late last year|2024}.", id="late-last-year"),
    pytest.param("It opened {two years ago|2023}.", id="years-ago"),
    pytest.param("It opened {a year ago|2024-02}.", id="year-ago-by-month"),
    pytest.param("It opened {three days ago|2025-02-09}.", id="days-ago"),
    pytest.param("It opened {about 18 months ago|2023-08~}.", id="about-months-ago"),
    pytest.param("It opened {two decades ago|2005}.", id="decades-ago"),
    pytest.param("It closed over {the weekend|2025-02-08/2025-02-09}.", id="weekend-past"),
    pytest.param("It will close over {the weekend|2025-02-15/2025-02-16}.", id="weekend-future"),
    pytest.param("It must close {before the end of the month|../2025-02-28}.", id="before-the-end"),
    pytest.param("It opened in {the past week|2025-02-05/2025-02-12}.", id="past-week"),
    pytest.param("It opened in {March|2024-03}.", id="month-past"),
    pytest.param("It will open in {March|2025-03}.", id="month-future"),
    pytest.param("It opened in {January last year|2024-01}.", id="month-of-last-year"),
    pytest.param("It opened {last year|2024} in {September|2024-09}.", id="last-year-in-month"),
    pytest.param("It opened before {last year's Easter|2024-03-31}.", id="holiday-of-last-year"),
    pytest.param("It opened {last May|2024-05}.", id="last-month-by-name"),
    pytest.param("It has run {since January|2025-01/..}.", id="since-month"),
    pytest.param("In {the coming months|None} it may open.", id="vague-future"),
    pytest.param(
        "It opened in {2019|2019} and closed {the following year|2020}.", id="year-of-the-text"
    ),
    pytest.param(
        "In {May 2019|2019-05} it rose, in {the previous month|2019-04} it fell.",
        id="month-of-the-text",
    ),
    pytest.param(
        "On {3 May 2019|2019-05-03} it fell, {the day before|2019-05-02} it rose.",
        id="day-of-the-text",
    ),
    pytest.param(
        "Profit in the {fourth quarter|2024-10/2024-12} beat that of "
        "{a year earlier|2023-10/2023-12}.",
        id="same-quarter-a-year-earlier",
    ),
    pytest.param("It opens {by year-end|../2025-12-31}.", id="by-year-end"),
]

PARTS = [
    pytest.param("in the {second half of 2024|2024-07/2024-12}", id="half"),
    pytest.param("in {Q3 2024|2024-07/2024-09} and {4Q24|2024-10/2024-12}", id="quarter-codes"),
    pytest.param("in the {second and third quarter|2025-04/2025-09}", id="two-quarters"),
    pytest.param("in {summer 2023|2023-22} and the {winter of 2023-24|2023-24}", id="seasons"),
    pytest.param("{last summer|2024-22} was dry", id="last-summer"),
    pytest.param(
        "The Pentagon asked for more in {fiscal 2017|2016-10/2017-09}.", id="fiscal-year-us"
    ),
    pytest.param(
        "India spent more in {FY22|2021-04/2022-03} than {2019-20|2019-04/2020-03}.",
        id="fiscal-year-india",
    ),
    pytest.param(
        "Tanzania pays within {this financial year|2024-07/2025-06}.", id="fiscal-year-tanzania"
    ),
    pytest.param("Japan's budget of {fiscal 2024|2024-04/2025-03}", id="fiscal-year-japan"),
    pytest.param("Profit of {fiscal 2016|2016} fell.", id="fiscal-year-of-no-country"),
    pytest.param("the {2019-20|2019/2020} season in Spain", id="two-years-no-fiscal-year"),
    pytest.param("in {early February 2025|2025-02} or {mid-July|2025-07}", id="parts-of-months"),
    pytest.param("at {the end of 2024|2024}", id="end-of-year"),
    pytest.param("in {the first nine months of 2024|2024-01/2024-09}", id="first-months"),
    pytest.param("on {the last day of May 2024|2024-05-31}", id="last-day"),
    pytest.param("in the {week ended Feb. 7|2025-02-01/2025-02-07}", id="week-ended"),
    pytest.param("in the {three months to June 30, 2024|2024-04/2024-06}", id="months-to"),
    pytest.param(
        "{Easter 2024|2024-03-31}, {Thanksgiving 2023|2023-11-23}", id="computed-holidays"
    ),
    pytest.param("It opened on {Christmas Day|2024-12-25}.", id="holiday-past"),
    pytest.param("It will close on {Eid al-Fitr 2024|2024-04-10~}.", id="approximate-holiday"),
]

INTERVALS = [
    pytest.param("{from 2021 to 2024|2021/2024}", id="from-to"),
    pytest.param("{between now and June|2025-02-12/2025-06}", id="between-now"),
    pytest.param("{between January and March 2024|2024-01/2024-03}", id="between-shares-year"),
    pytest.param("{November to February 2024|2023-11/2024-02}", id="year-turns-inside"),
    pytest.param("the {2020-2024|2020/2024} average", id="years-with-dash"),
    pytest.param("{March 3-5|2025-03-03/2025-03-05}", id="days-with-dash"),
    pytest.param("{Feb 28 to March 2, 2024|2024-02-28/2024-03-02}", id="days-of-two-months"),
    pytest.param("{Since 2013|2013/..} it has grown.", id="since"),
    pytest.param("{Post-2020|2020/..}, it grew.", id="post"),
    pytest.param("{by the end of 2024|../2024-12-31}", id="by-the-end-of"),
    pytest.param("{by June|../2025-06} they will be done", id="by-month"),
    pytest.param("{until next June|../2025-06}", id="until"),
    pytest.param("{through February 26|../2025-02-26}", id="through"),
    pytest.param("{starting August 15|2025-08-15/..} it will sail", id="starting"),
    pytest.param("{from March 2026 onwards|2026-03/..}", id="onwards"),
    pytest.param("open {Thursday to Monday|2025-02-13/2025-02-17}", id="weekdays-over-the-weekend"),
]

LENGTHS = [
    pytest.param("for {35 years|P35Y}", id="years"),
    pytest.param("for {five to six years|P5Y/P6Y}", id="range-of-years"),
    pytest.param("over the past {five days|P5D}", id="past-days"),
    pytest.param("for {two and a half years|P2.5Y}", id="half-years"),
    pytest.param("for {a year|P1Y}, nearly {a decade|P10Y}", id="article"),
    pytest.param("a {10-year|P10Y} contract", id="attributive"),
    pytest.param("within {72 hours|PT72H}", id="hours"),
    pytest.param("{every year|P1Y}, {each quarter|P3M}, {every Monday|XXXX-WXX-1}", id="sets"),
]

NEAR_MISSES = [
    "It may fall, and the troops march on.",
    "Theresa May spoke; so did June Jones.",
    "They sent 2,000 troops and 1500 rounds.",
    "Some 2000 people left 1984 homes.",
    "The Boeing 2020 and the Expo 2025 hall",
    "the 2026 World Cup and the 2024 Summer Olympics",
    "Open 24/7, a score of 3-2, a ratio of 12/15",
    "a 27-year-old, aged 35 years old",
    "a two-year high and the five-year average",
    "$5 a day, 400 million cubic feet per day",
    "the day, the year, one day, for years, in recent years, currently",
    "for a second day in a row",
    "a yield on the 10-year bond of 4%",
    "at 10:30 a.m. or 18:45",
    "version 1.2.34, section 3.4.2015.1",
    "The Long March 5 rocket, in her twenties",
    "Mar del Plata, Sun Tzu, Sat Nav",
    "the end of the day, year-on-year",
    "a mild winter and a fall in prices",
    "scored in the first half of the match before the penalty",
]


@pytest.mark.parametrize("marked", [*CALENDAR, *RELATIVE, *PARTS, *INTERVALS, *LENGTHS])
def test_extract(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_in(text) == expected


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_misses(text: str) -> None:
    assert found_in(text) == []


UNDATED = [
    pytest.param(
        "On {February 6|2024-02-06} they spoke (Daily, February 7, 2024).",
        id="year-from-a-citation",
    ),
    pytest.param(
        "On {May 3, 2019|2019-05-03} it began; on {May 8|2019-05-08} it ended.",
        id="year-from-the-text",
    ),
    pytest.param(
        "They spoke on {Tuesday|None} and {today|None}, {last year|None} too.", id="references"
    ),
    pytest.param("It ended on {May 8|None}.", id="no-year-anywhere"),
    pytest.param("It opens {by June|None} or {by 2030|../2030}.", id="limits"),
]


@pytest.mark.parametrize("marked", UNDATED)
def test_extract_from_an_undated_text(marked: str) -> None:
    text, expected = read_marked(marked)
    assert [mention for mention in found_in(text, None) if mention in expected] == expected


@pytest.mark.parametrize(
    ("text", "kind", "basis"),
    [
        pytest.param("in May 2024", "date", "explicit", id="explicit"),
        pytest.param("on Monday", "date", "published", id="published"),
        pytest.param("since 2013", "range", "explicit", id="open"),
        pytest.param("since May", "range", "published", id="open-month"),
        pytest.param("for ten years", "duration", "explicit", id="duration"),
        pytest.param("every week", "set", "explicit", id="set"),
    ],
)
def test_kind_and_basis(text: str, kind: str, basis: str) -> None:
    value = only_value(text)
    assert (value.kind, value.basis) == (kind, basis)


def test_basis_document_without_a_publication_date() -> None:
    values = [match.value for match in read("On May 3, 2019 it began; on May 8 it ended.", None)]
    assert [value.columns()["basis"] for value in values] == ["explicit", "document"]


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "granularity"),
    [
        pytest.param(
            "in February 2024", date(2024, 2, 1), date(2024, 2, 29), "month", id="leap-month"
        ),
        pytest.param("in 2023", date(2023, 1, 1), date(2023, 12, 31), "year", id="year"),
        pytest.param("in the 1990s", date(1990, 1, 1), date(1999, 12, 31), "decade", id="decade"),
        pytest.param("by the end of 2024", None, date(2024, 12, 31), "year", id="open-start"),
        pytest.param("since 2013", date(2013, 1, 1), None, "year", id="open-end"),
        pytest.param("last week", date(2025, 2, 3), date(2025, 2, 9), "week", id="week"),
        pytest.param("in winter 2023", date(2023, 12, 1), date(2024, 2, 29), "season", id="winter"),
    ],
)
def test_days_covered(
    text: str, earliest: date | None, latest: date | None, granularity: str
) -> None:
    value = only_value(text)
    assert (value.earliest, value.latest, value.granularity) == (earliest, latest, granularity)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        pytest.param("It grew (Baku Daily, May 3, 2021).", True, id="source"),
        pytest.param("It grew (, May 3, 2021).", True, id="source-lost"),
        pytest.param("It grew (Ministry of Trade, accessed May 3, 2021).", True, id="accessed"),
        pytest.param("It grew (a decree; Baku Daily, May 3, 2021).", True, id="second-source"),
        pytest.param("BELGRADE (May 3, 2021) - It grew.", False, id="dateline"),
        pytest.param("It grew (as planned on May 3, 2021).", False, id="aside"),
        pytest.param("It grew on May 3, 2021.", False, id="prose"),
    ],
)
def test_in_citation(text: str, cited: bool) -> None:
    assert only_value(text).in_citation is cited


def test_seed_article_is_resolved_from_its_own_dates() -> None:
    text = (
        "On February 6, the president confirmed the deal (, December 13, 2023). In November 2023 "
        "both signed another (Insight, November 15, 2023). He won on February 7, 2024. Trade grew "
        "in 2021 (Ministry, accessed February 28)."
    )
    values = [match.value for match in read(text, None)]
    assert [value.columns()["value"] for value in values] == [
        "2024-02-06", "2023-12-13", "2023-11", "2023-11-15", "2024-02-07", "2021", "2024-02-28",
    ]  # fmt: skip
    assert values[0].columns()["basis"] == "document"


def test_offsets_survive_letters_that_change_their_length_in_lower_case() -> None:
    text, expected = read_marked("VİDEO İİİ on {May 3, 2021|2021-05-03}.")
    assert found_in(text) == expected

"""Constructions beyond the plain ones: periods of companies, parts of long times, times pointed at
from the text.
"""

from datetime import date

import pytest

from tests.extractors.marked_dates import found_in, read_marked

PERIODS = [
    pytest.param("in {the first five months of the year|2025-01/2025-05}", id="months-of-the-year"),
    pytest.param("in the {first half of the year|2025-01/2025-06}", id="half-of-the-year"),
    pytest.param(
        "the {nine-month period ended September 30, 2024|2024-01/2024-09}", id="period-ended"
    ),
    pytest.param("the {half-year to December 2024|2024-07/2024-12}", id="half-year-to"),
    pytest.param(
        "in the {fiscal year ended March 31, 2024|2023-04/2024-03}", id="fiscal-year-ended"
    ),
    pytest.param("in the {five years to 2024|2020/2024}", id="years-to-a-year"),
    pytest.param("in the {December quarter|2024-10/2024-12}", id="quarter-by-month"),
    pytest.param("the {October-December|2024-10/2024-12} quarter", id="quarter-by-months"),
    pytest.param(
        "in {Q4-2024|2024-10/2024-12} and {Q1/2025|2025-01/2025-03}", id="codes-with-signs"
    ),
    pytest.param("in the {latter half of 2024|2024-07/2024-12}", id="latter-half"),
    pytest.param("{by the third quarter of 2026|../2026-09}", id="limit-with-article"),
    pytest.param("{since the first quarter of 2024|2024-01/..}", id="since-with-article"),
    pytest.param("a report by the {2024|2024} panel", id="by-the-year-of-a-noun"),
]

LONG_TIMES = [
    pytest.param("{the second half of the 20th century|1950/1999}", id="half-of-a-century"),
    pytest.param("{the first half of the 1990s|1990/1994}", id="half-of-a-decade"),
    pytest.param("{the last decade of the 20th century|199X}", id="decade-of-a-century"),
    pytest.param("{the first half of January 2024|2024-01-01/2024-01-15}", id="half-of-a-month"),
    pytest.param("{the mid-19th century|18XX}", id="mid-century"),
    pytest.param("{the first Monday of March 2024|2024-03-04}", id="weekday-of-a-month"),
    pytest.param("{the last Friday of May 2024|2024-05-31}", id="last-weekday-of-a-month"),
    pytest.param(
        "{the first weekend of March 2024|2024-03-02/2024-03-03}", id="weekend-of-a-month"
    ),
    pytest.param("{the final days of 2023|2023}", id="days-without-a-number"),
    pytest.param(
        "in {January|2024-01}, {February|2024-02} and {March 2024|2024-03}",
        id="months-share-a-year",
    ),
    pytest.param("on {January 5|2024-01-05} and {6, 2024|2024-01-06}", id="days-share-a-year"),
]

POINTED = [
    pytest.param("{half a century ago|1975}", id="half-a-century"),
    pytest.param("{two days before Christmas|2024-12-23} it snowed", id="days-before-a-feast"),
    pytest.param("{a week after May 5, 2024|2024-05-12}", id="week-after-a-day"),
    pytest.param("It served {from 1998 to date|1998/..}.", id="to-date"),
    pytest.param("{midway through 2024|2024}, {mid-to-late 2026|2026}", id="midway"),
    pytest.param("{a year and a half ago|2023-08}", id="year-and-a-half"),
    pytest.param("{two and a half years ago|2022-08}", id="two-and-a-half"),
    pytest.param("{the week before last|2025-01-27/2025-02-02}", id="week-before-last"),
    pytest.param("It fell {yesterday evening|2025-02-11}.", id="yesterday-evening"),
    pytest.param("They left on {the 3rd of last month|2025-01-03}.", id="day-of-last-month"),
    pytest.param(
        "They met on {4 March 2019|2019-03-04}. On {the 5th|2019-03-05}, they left.",
        id="day-of-the-text",
    ),
    pytest.param("In {1998|1998} he won. {The next year|1999} he lost.", id="next-year-of-a-story"),
    pytest.param(
        "It opened in {December 1998|1998-12}. {The following March|1999-03} it shut.",
        id="month-onward",
    ),
    pytest.param("It opened in {1998|1998}; {that summer|1998-22} it shut.", id="that-summer"),
    pytest.param(
        "On {June 4, 1989|1989-06-04}, it began. On {June 5|1989-06-05}, it ended.",
        id="day-of-long-ago",
    ),
    pytest.param(
        "It was $4m in {May 2024|2024-05}, {the same month a year earlier|2023-05} $3m.",
        id="year-earlier",
    ),
    pytest.param("{From 2026|2026/..}, it is free.", id="from-at-the-head"),
    pytest.param("The rule applies {from May 2026|2026-05/..}.", id="applies-from"),
    pytest.param("Sales were up from {2023|2023}.", id="up-from"),
    pytest.param("After {9/11|2001-09-11}, the world changed.", id="nine-eleven"),
]

LENGTHS = [
    pytest.param("{two weeks|P2W} after the vote", id="after-a-noun"),
    pytest.param("{five minutes|PT5M} before they left", id="before-a-clause"),
    pytest.param("for {half a century|P50Y}", id="half-a-century"),
    pytest.param("between {five and seven weeks|P5W/P7W}", id="between"),
    pytest.param("{three-four months|P3M/P4M}", id="two-numbers"),
    pytest.param("{one-and-a-half years|P1.5Y}", id="hyphens"),
    pytest.param("{twenty-five years|P25Y} and {two hundred years|P200Y}", id="long-numbers"),
    pytest.param("{three- to five-year|P3Y/P5Y} terms", id="hanging-hyphen"),
]

YEARS = [
    pytest.param("the British {2019|2019} election", id="after-a-name-before-a-noun"),
    pytest.param("How {2022|2022} changed us", id="after-a-question-word"),
    pytest.param("Project {2025|2025} and Horizon {2020|2020}", id="programmes"),
    pytest.param("Talks ended.In {2019|2019} they resumed.", id="no-blank-between-sentences"),
    pytest.param("the Companies Act,{1956|1956}", id="no-blank-after-comma"),
    pytest.param(
        "due to start in {January 2026|2026-01} and end in {2027|2027}", id="verbs-stay-outside"
    ),
    pytest.param("at {the start of 2026|2026}, {by end 2027|../2027-12-31}", id="nouns-belong"),
    pytest.param("It stood {from 1368 to 1644|1368/1644}.", id="old-years"),
    pytest.param("cut from {May 2029|2029-05} to {June 2021|2021-06}", id="no-range-runs-back"),
    pytest.param("Sales fell in {January to September|2024-01/2024-09}.", id="months-told"),
    pytest.param("Filed {11/02/2025|2025-02-11}, not later", id="figures-by-publication"),
    pytest.param("He served {2007-11|2007/2011}.", id="years-in-short"),
]

STRETCHES = [
    pytest.param("Mills booked tin for the {October-March|2024-10/2025-03} frost.", id="under-way"),
    pytest.param("Sales fell in {November to January|2024-11/2025-01}.", id="over-new-year"),
    pytest.param("the {April-to-June quarter of 2024|2024-04/2024-06}", id="months-of-a-year"),
    pytest.param(
        "It lost nine {from the start of 2023 to the end of last year|2023-01-01/2024-12-31}.",
        id="from-start-to-end",
    ),
    pytest.param(
        "{Between the start of the year and the end of January|2025-01-01/2025-01-31} it rained.",
        id="between-start-and-end",
    ),
    pytest.param(
        "{Quarter 3, 2023|2023-07/2023-09} beat {half 1 2024|2024-01/2024-06}.", id="quarter-3"
    ),
    pytest.param("the {spring of '86|1986-21}", id="season-of-a-short-year"),
    pytest.param(
        "Only the {Monday-to-Friday|2025-02-10/2025-02-14} bus will run.", id="days-joined"
    ),
    pytest.param(
        "He quit on {the last weekend of November|2024-11-30/2024-12-01}.", id="last-weekend"
    ),
    pytest.param(
        "over the {weekend of 30 November-1 December|2024-11-30/2024-12-01}", id="weekend-of-days"
    ),
    pytest.param("He retires {a week from Friday|2025-02-21}.", id="week-from-a-day"),
    pytest.param("It shut {a week ago Monday|2025-02-03}.", id="week-ago-a-day"),
    pytest.param("It is due {by the tenth of next month|../2025-03-10}.", id="tenth-of-next-month"),
    pytest.param("Sent {Tue Dec 3|2022-12-03} 14:02 EST 2022", id="time-stamp"),
    pytest.param(
        "Fires on {May 2|2024-05-02}, {4|2024-05-04} and {9|2024-05-09} killed 11.",
        id="days-and-a-verb",
    ),
    pytest.param("On {May 2|2024-05-02}, 4 and 9 wounded men died.", id="days-and-no-verb"),
]

SCENES = [
    pytest.param("In {2019|2019} it opened a mine; in {May|2019-05} it shut it.", id="year"),
    pytest.param(
        "In {April 2014|2014-04} they fled; {by August|../2014-08} they were back.", id="month"
    ),
    pytest.param(
        "In {May 2021|2021-05} the keel was laid, and in {June|2021-06} it burnt.", id="joined"
    ),
    pytest.param(
        "The mine of {April 2014|2014-04} is deep; in {August|2024-08} it shut.", id="no-scene"
    ),
    pytest.param(
        "In {April 2014|2014-04} it began; it will end in {August|2025-08}.", id="no-opening"
    ),
]

SUBJECTS = [
    pytest.param("{May|2024-05} was dry.", id="may-was"),
    pytest.param("{March|2024-03} exports rose by a tenth.", id="march-exports"),
    pytest.param("{May|2024-05} sales fell. They will go on falling.", id="may-sales"),
    pytest.param("They sang the songs of {the 60s|196X}.", id="decade-without-apostrophe"),
    pytest.param("He will speak {Friday week|2025-02-21}.", id="week-after-the-weekday"),
    pytest.param(
        "They met on {Monday|2025-02-10}. {Later in the day|2025-02-10} they left.",
        id="later-in-the-day",
    ),
    pytest.param("{Earlier in the day|2025-02-12} they met.", id="earlier-in-the-day"),
    pytest.param(
        "They were held {earlier in the day|2025-02-12} after a row.", id="in-the-day-after"
    ),
    pytest.param(
        "In {1989|1989} the wall fell. In {June|1989-06} they voted.", id="month-of-the-scene"
    ),
    pytest.param(
        "He won in {1998|1998}. He said in {January|2025-01} that he was ill.",
        id="month-of-the-news",
    ),
]
NEAR_MISSES = [
    pytest.param("Theresa May resigned. May was tired.", id="may-a-person"),
    pytest.param("March on Rome, they said.", id="march-an-order"),
    pytest.param("Temperatures were in the 60s.", id="degrees"),
    pytest.param("She is in her 60s.", id="age"),
    pytest.param("The prices are often revised later in the day.", id="any-day"),
    "The Sunday Mirror, the Mail on Sunday, Super Tuesday",
    "the Good Friday Agreement, the October Revolution, the 26th of July Movement",
    "Mirage 2000-5 jets, Directive 2014/65/EU",
    "At least 1992 were killed, and there were 2017 fatalities.",
    "They planted 2015 trees; the 1980-strong force left.",
    'at 1995 Main Street, the film "2012", call 555-2019',
    "About a quarter of voters stayed at home.",
    "since the fall of the wall",
    "H2 is dear where hydrogen is scarce",
    "Q1: What next?",
    "a weekend bag",
    "the 9/11 attacks",
    "on the 22nd floor",
]


@pytest.mark.parametrize(
    "marked", [*PERIODS, *LONG_TIMES, *POINTED, *LENGTHS, *YEARS, *STRETCHES, *SCENES, *SUBJECTS]
)
def test_extract(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_in(text) == expected


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_misses(text: str) -> None:
    assert found_in(text) == []


UNDATED = [
    pytest.param(
        "In {1926|1926} they struck. It began in {April|1926-04}.", id="year-of-the-scene"
    ),
    pytest.param(
        "The {1926|1926} strike was long. He is due back in {April|None}.", id="year-of-a-noun"
    ),
    pytest.param(
        "He left on {29 December 2006|2006-12-29} and came back on {4 January|2007-01-04}.",
        id="story-goes-on",
    ),
    pytest.param("On {the 22nd|None} they met.", id="no-month"),
]


@pytest.mark.parametrize("marked", UNDATED)
def test_extract_from_an_undated_text(marked: str) -> None:
    text, expected = read_marked(marked)
    assert [mention for mention in found_in(text, None) if mention in expected] == expected


@pytest.mark.parametrize(
    ("published_on", "marked"),
    [
        pytest.param(
            date(2025, 2, 10), "It closed {this weekend|2025-02-08/2025-02-09}.", id="weekend-over"
        ),
        pytest.param(
            date(2025, 2, 16), "It will close {this Friday|2025-02-21}.", id="friday-gone"
        ),
        pytest.param(
            date(2025, 2, 13), "It will close {this Friday|2025-02-14}.", id="friday-to-come"
        ),
    ],
)
def test_what_is_over_and_what_will_be_are_no_same_week(published_on: date, marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_in(text, published_on) == expected

"""The date at the head of a text, and where the story begins after its dateline."""

from datetime import date

import pytest

from extractors.dates.datelines import find_dateline, story_start

DATELINES = [
    pytest.param(
        "WASHINGTON, March 23 - The ministry said", ("March 23", 3, 23, None), id="agency"
    ),
    pytest.param(
        "BAKU, Feb. 6 (Reuters) - The ministry said", ("Feb. 6", 2, 6, None), id="agency-named"
    ),
    pytest.param(
        "NEW DELHI, India, Sept 3 2021 (IPS) - The",
        ("Sept 3 2021", 9, 3, 2021),
        id="country-and-year",
    ),
    pytest.param(
        "Title here\n\nCAIRO - 24 July 2022: The ministry",
        ("24 July 2022", 7, 24, 2022),
        id="day-first",
    ),
    pytest.param(
        "SINGAPORE (May 6, 2021) — The pandemic", ("May 6, 2021", 5, 6, 2021), id="brackets"
    ),
    pytest.param(
        "HEFEI, July 18 (Xinhua) -- The province", ("July 18", 7, 18, None), id="two-hyphens"
    ),
    pytest.param(
        "A motto!\n\n14 June 2024 17:10\n\nTitle",
        ("14 June 2024", 6, 14, 2024),
        id="alone-with-clock",
    ),
    pytest.param(
        "Title\nPublished: Tuesday, May 4, 2021\nBody",
        ("Tuesday, May 4, 2021", 5, 4, 2021),
        id="labelled",
    ),
    pytest.param("2021-05-04\n\nTitle", ("2021-05-04", 5, 4, 2021), id="iso-alone"),
    pytest.param(
        "PARIS--(BUSINESS WIRE)--Jan. 5, 2024--The firm",
        ("Jan. 5, 2024", 1, 5, 2024),
        id="wire-of-firms",
    ),
    pytest.param(
        "Moscow. January 5. INTERFAX.RU - Snow", ("January 5", 1, 5, None), id="full-stops"
    ),
    pytest.param(
        "New Delhi [India], January 5 (ANI): Snow",
        ("January 5", 1, 5, None),
        id="country-in-brackets",
    ),
    pytest.param("NEW DELHI, Jan 5 (PTI) Snow fell", ("Jan 5", 1, 5, None), id="no-dash"),
    pytest.param(
        "Title here\nFRIDAY, MARCH 7TH, 2014 AT 9:15 AM\nSnow fell",
        ("FRIDAY, MARCH 7TH, 2014", 3, 7, 2014),
        id="capitals",
    ),
    pytest.param("LONDON 5 January 2024: Snow", ("5 January 2024", 1, 5, 2024), id="no-comma"),
    pytest.param(
        "January 5, 2024 — London: Snow", ("January 5, 2024", 1, 5, 2024), id="date-before-place"
    ),
    pytest.param(
        "Published: 10:00, 5 January 2024\nSnow", ("5 January 2024", 1, 5, 2024), id="clock-first"
    ),
    pytest.param(
        "Posted by Admin on March 7, 2009\nSnow", ("March 7, 2009", 3, 7, 2009), id="posted-by"
    ),
    pytest.param("Snow\n\n05.01.2024\n\nBody", ("05.01.2024", 1, 5, 2024), id="figures-with-stops"),
    pytest.param(
        "Snow\n\n13/01/2024\n\nBody", ("13/01/2024", 1, 13, 2024), id="figures-with-strokes"
    ),
    pytest.param(
        "January 5, 2024 · 10 min read\nSnow", ("January 5, 2024", 1, 5, 2024), id="minutes-to-read"
    ),
    pytest.param(
        "Title\n\n2021-05-04T10:00:00+04:00\n\nBody", ("2021-05-04", 5, 4, 2021), id="iso-instant"
    ),
]


@pytest.mark.parametrize(("text", "expected"), DATELINES)
def test_find_dateline(text: str, expected: tuple[str, int, int, int | None]) -> None:
    found = find_dateline(text)
    assert found is not None
    assert (text[found.start : found.end], found.month, found.day, found.year) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The ministry said on March 23 - a day later - that", id="prose"),
        pytest.param("On May 6, 2021, the ministry said", id="sentence"),
        pytest.param("He came to Paris. January 5 was cold.", id="two-sentences"),
        pytest.param("Snow\n\n05/01/2024\n\nBody", id="either-order"),
        pytest.param("OSLO, Feb. 30 (Reuters) - The", id="no-such-day"),
        pytest.param("", id="empty"),
        pytest.param("x" * 2000 + "\nOSLO, May 3 - The", id="not-at-the-head"),
    ],
)
def test_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


def test_only_a_full_dateline_gives_a_day() -> None:
    with_year, without = (
        find_dateline("OSLO, May 3, 2021 - The"),
        find_dateline("OSLO, May 3 - The"),
    )
    assert with_year is not None
    assert without is not None
    assert (with_year.on, without.on) == (date(2021, 5, 3), None)


def test_weekday_of_a_dateline() -> None:
    found = find_dateline("Monday, May 3, 2021\n\nTitle")
    assert found is not None
    assert found.weekday == 1


OPENINGS = [
    pytest.param(
        "OSLO, 3 May 2024 (Fjord News) - Norway bought tanks.",
        "Norway bought tanks.",
        id="day-and-credit",
    ),
    pytest.param("OSLO, May 3 - Norway bought tanks.", "Norway bought tanks.", id="day"),
    pytest.param("Oslo (Fjord News) – Norway bought tanks.", "Norway bought tanks.", id="credit"),
    pytest.param("OSLO - Norway bought tanks.", "Norway bought tanks.", id="capitals"),
    pytest.param(
        "NEW YORK/OSLO, 2024-05-03 -- Norway bought tanks.", "Norway bought tanks.", id="two-places"
    ),
    pytest.param(
        "March 4, 2021 (OSLO) - Norway bought tanks.", "Norway bought tanks.", id="day-first"
    ),
    pytest.param(
        "OSLO, Monday, May 3 (Fjord News)-- Norway bought.", "Norway bought.", id="weekday"
    ),
]
NOT_OPENINGS = [
    pytest.param("Norway - a member of NATO - bought tanks.", id="aside"),
    pytest.param("F-16 jets were sold.", id="designation"),
    pytest.param("NATO-led forces fired.", id="hyphen"),
    pytest.param("Norway (and Finland) bought tanks.", id="brackets-without-a-dash"),
    pytest.param("(Fjord News) - Norway bought tanks.", id="credit-without-a-place"),
    pytest.param("X (a ship) - bought.", id="one-letter"),
    pytest.param("", id="nothing"),
]


@pytest.mark.parametrize(("text", "story"), OPENINGS)
def test_openings(text: str, story: str) -> None:
    assert text[story_start(text) :] == story


@pytest.mark.parametrize("text", NOT_OPENINGS)
def test_what_opens_nothing(text: str) -> None:
    assert story_start(text) == 0

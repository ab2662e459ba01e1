"""The date at the head of a text, for readers that look for a day of publication."""

from datetime import date

import pytest

from extractors.dates import find_dateline

DATELINES = [
    pytest.param("WASHINGTON, March 23 - The ministry said", ("March 23", 3, 23, None), id="agency"),
    pytest.param("BAKU, Feb. 6 (Reuters) - The ministry said", ("Feb. 6", 2, 6, None), id="agency-named"),
    pytest.param("NEW DELHI, India, Sept 3 2021 (IPS) - The", ("Sept 3 2021", 9, 3, 2021), id="country-and-year"),
    pytest.param("Title here\n\nCAIRO - 24 July 2022: The ministry", ("24 July 2022", 7, 24, 2022), id="day-first"),
    pytest.param("SINGAPORE (May 6, 2021) — The pandemic", ("May 6, 2021", 5, 6, 2021), id="brackets"),
    pytest.param("HEFEI, July 18 (Xinhua) -- The province", ("July 18", 7, 18, None), id="two-hyphens"),
    pytest.param("A motto!\n\n14 June 2024 17:10\n\nTitle", ("14 June 2024", 6, 14, 2024), id="alone-with-clock"),
    pytest.param("Title\nPublished: Tuesday, May 4, 2021\nBody", ("Tuesday, May 4, 2021", 5, 4, 2021), id="labelled"),
    pytest.param("2021-05-04\n\nTitle", ("2021-05-04", 5, 4, 2021), id="iso-alone"),
    pytest.param("Title\n\n2021-05-04T10:00:00+04:00\n\nBody", ("2021-05-04", 5, 4, 2021), id="iso-instant"),
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
        pytest.param("OSLO, Feb. 30 (Reuters) - The", id="no-such-day"),
        pytest.param("", id="empty"),
        pytest.param("x" * 2000 + "\nOSLO, May 3 - The", id="not-at-the-head"),
    ],
)
def test_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


def test_only_a_full_dateline_gives_a_day() -> None:
    with_year, without = find_dateline("OSLO, May 3, 2021 - The"), find_dateline("OSLO, May 3 - The")
    assert with_year is not None
    assert without is not None
    assert (with_year.on, without.on) == (date(2021, 5, 3), None)


def test_weekday_of_a_dateline() -> None:
    found = find_dateline("Monday, May 3, 2021\n\nTitle")
    assert found is not None
    assert found.weekday == 1

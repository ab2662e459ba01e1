"""The day of publication: reading one, and which of several counts."""

from datetime import date
from typing import Any

import pytest

from pipelines.reading.drafts import Draft
from pipelines.reading.publication import Publication, day_in_name, day_in_url, parse_day, resolve

DAYS = [
    pytest.param("2024-03-05", date(2024, 3, 5), id="iso"),
    pytest.param("2024-03-05T23:30:00-05:00", date(2024, 3, 5), id="zone-does-not-move-the-day"),
    pytest.param("2024-03-05 00:10:00", date(2024, 3, 5), id="with-time"),
    pytest.param("20240305T120000Z", date(2024, 3, 5), id="compact"),
    pytest.param(" 5-MAR-1987 09:24:40.64", date(1987, 3, 5), id="reuters"),
    pytest.param("Tue, 05 Mar 2024 10:00:00 GMT", date(2024, 3, 5), id="rfc-2822"),
    pytest.param("5 March 2024 16:59 (UTC+04:00)", date(2024, 3, 5), id="day-month-year"),
    pytest.param("March 5th, 2024, 7:30 PM EST", date(2024, 3, 5), id="month-day-year"),
    pytest.param("Sept. 5, 2023", date(2023, 9, 5), id="abbreviated"),
    pytest.param("1709600000", date(2024, 3, 5), id="unix-time"),
    pytest.param("1709600000000", date(2024, 3, 5), id="unix-time-in-milliseconds"),
    pytest.param("25/03/2024", date(2024, 3, 25), id="day-first-for-sure"),
    pytest.param("03/25/2024", date(2024, 3, 25), id="month-first-for-sure"),
    pytest.param("05.05.2024", date(2024, 5, 5), id="either-way-the-same"),
    pytest.param("03/04/2024", None, id="ambiguous"),
    pytest.param("March 2024", None, id="no-day"),
    pytest.param("2024", None, id="year-only"),
    pytest.param("30 February 2024", None, id="no-such-day"),
    pytest.param("true", None, id="flag"),
    pytest.param("yesterday", None, id="relative"),
    pytest.param("", None, id="empty"),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_parse_day(text: str, expected: date | None) -> None:
    assert parse_day(text) == expected


URLS = [
    pytest.param("https://example.org/2024/03/05/gas", date(2024, 3, 5), id="folders"),
    pytest.param("https://example.org/news/2024/3/5/gas", date(2024, 3, 5), id="without-zeros"),
    pytest.param("https://example.org/2024/mar/05/gas", date(2024, 3, 5), id="month-name"),
    pytest.param("https://example.org/news/2024-03-05-gas", date(2024, 3, 5), id="dashes"),
    pytest.param("https://example.org/n:20240305:A1/", date(2024, 3, 5), id="compact"),
    pytest.param("https://example.org/2024/03/gas", None, id="no-day"),
    pytest.param("https://example.org/2024/03/10-things", None, id="ten-things"),
    pytest.param("https://example.org/gas-deal-20041012.html", None, id="an-id-of-eight-figures"),
    pytest.param("https://example.org/a/202403/05/x.html", date(2024, 3, 5), id="year-and-month"),
    pytest.param("https://example.org/a?day=2024-03-05", None, id="query-does-not-count"),
    pytest.param("https://example.org/article/12345678901", None, id="number"),
    pytest.param("https://example.org/2024/13/45/gas", None, id="no-such-day"),
    pytest.param(None, None, id="no-url"),
]


@pytest.mark.parametrize(("url", "expected"), URLS)
def test_day_in_url(url: str | None, expected: date | None) -> None:
    assert day_in_url(url) == expected


NAMES = [
    pytest.param("2024-03-05-gas.txt", date(2024, 3, 5), id="dashes"),
    pytest.param("gas_20240305.json", date(2024, 3, 5), id="compact"),
    pytest.param("gas 2024.03.05.html", date(2024, 3, 5), id="dots"),
    pytest.param("1234202403051.txt", None, id="within-a-number"),
    pytest.param("05-03-2024.txt", None, id="day-first-is-not-read"),
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_day_in_name(name: str, expected: date | None) -> None:
    assert day_in_name(name) == expected


FOUND: dict[str, dict[str, Any]] = {
    "metadata": {"published": ("soon", "2024-01-01")},
    "url": {"url": "https://example.org/2024/01/02/gas"},
    "guess": {"guessed_on": date(2024, 1, 6)},
}
DATELINE = "LONDON, Jan. 3, 2024 (Wire) - Gas flows."
ALONE = "Gas flows\n\n5 January 2024 17:10\n\nIt began."
NAME = "2024-01-04.txt"

ORDER = [
    pytest.param(
        ("metadata", "url"),
        DATELINE,
        NAME,
        Publication(on=date(2024, 1, 1), basis="metadata"),
        id="metadata-first",
    ),
    pytest.param(
        ("url",), DATELINE, NAME, Publication(on=date(2024, 1, 2), basis="url"), id="then-url"
    ),
    pytest.param(
        ("guess",),
        DATELINE,
        NAME,
        Publication(on=date(2024, 1, 3), basis="dateline"),
        id="then-dateline",
    ),
    pytest.param(
        ("guess",),
        ALONE,
        NAME,
        Publication(on=date(2024, 1, 5), basis="text"),
        id="then-date-at-the-head",
    ),
    pytest.param(
        ("guess",),
        "Gas flows.",
        NAME,
        Publication(on=date(2024, 1, 4), basis="filename"),
        id="then-file-name",
    ),
    pytest.param(
        ("guess",),
        "Gas flows.",
        "a.txt",
        Publication(on=date(2024, 1, 6), basis="guess"),
        id="then-guess",
    ),
    pytest.param(
        (),
        "Gas flows\n\nBy Ann Lee | June 3, 2025 | 5 min read\n\nIt began.",
        "a.txt",
        Publication(on=date(2025, 6, 3), basis="text"),
        id="a-printed-head-in-parts",
    ),
    pytest.param(
        (),
        "Gas flows\n\nUpdated June 3, 2025 / 6:14 AM EDT / Wire\n\nIt began.",
        "a.txt",
        Publication(),
        id="a-day-of-change-is-none",
    ),
    pytest.param(
        (), "On 5 March 2024 gas flowed.", "a.txt", Publication(), id="a-date-in-a-sentence-is-none"
    ),
]


def test_a_day_in_the_address_beats_a_time_in_utc_beside_it() -> None:
    draft = Draft(
        body="", url="https://example.org/2024/03/04/gas", published=("2024-03-05T01:30:00Z",)
    )
    assert resolve(draft, "", "a.html") == Publication(on=date(2024, 3, 4), basis="url")


def test_the_name_of_a_saved_page_gives_no_day() -> None:
    draft = Draft(body="Gas flows.", is_saved_page=True)
    assert resolve(draft, "Gas flows.", NAME) == Publication()


@pytest.mark.parametrize(("sources", "text", "name", "expected"), ORDER)
def test_which_day_counts(
    sources: tuple[str, ...], text: str, name: str, expected: Publication
) -> None:
    fields = {key: value for source in sources for key, value in FOUND[source].items()}
    assert resolve(Draft(body=text, **fields), text, name) == expected


YEARS = [
    pytest.param(
        Draft(body="", published=("March 2024",)), "a.txt", date(2024, 3, 5), id="year-in-metadata"
    ),
    pytest.param(
        Draft(body="", url="https://example.org/2023/gas"),
        "a.txt",
        date(2023, 3, 5),
        id="year-in-url",
    ),
    pytest.param(Draft(body=""), "wire-2022.txt", date(2022, 3, 5), id="year-in-file-name"),
    pytest.param(Draft(body="", published=("2023 or 2024",)), "a.txt", None, id="two-years"),
    pytest.param(Draft(body=""), "a.txt", None, id="no-year"),
]


@pytest.mark.parametrize(("draft", "name", "expected"), YEARS)
def test_a_dateline_without_year_takes_a_known_one(
    draft: Draft, name: str, expected: date | None
) -> None:
    assert resolve(draft, "BAKU, March 5 (Wire) - Gas flows.", name).on == expected

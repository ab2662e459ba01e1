"""The day of publication: what the metadata say, else the URL, the dateline, a date heading the
text, the file's name, a guess.

A day is the publisher's calendar day, as written: a time of day and its zone do not move it, but
for a time in UTC a day beside the one in the address, which is the publisher's. A date that could
be read two ways (03/04/2021) is not used, and no day ever comes from the clock or from the file
system.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from extractors.dates import DAY, MONTH, MONTHS, WEEKDAYS, Dateline, find_dateline, read_month
from pipelines.reading.drafts import Basis, Draft
from pipelines.reading.fields import WORDS

_PIVOT = 70
"""Years of two figures below it are of this century."""
_DATE_WORDS = WORDS["date_words"] | frozenset(MONTHS) | frozenset(WEEKDAYS)
_FIRST_YEAR, _LAST_YEAR = 1700, 2199
"""Years in which news is printed; other figures of four digits are no years."""
_NAMED = re.compile(
    rf"""
    (?<!\d) (?: (?P<day>{DAY}) [\ .-]{{1,2}} (?P<month>{MONTH}) [\ ,-]{{1,2}} (?P<year>\d{{4}})
              | (?P<month2>{MONTH}) [\ -]? (?P<day2>{DAY}) ,?[\ -]? (?P<year2>\d{{4}}) ) (?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    r"(?<!\d)(\d{4})(?:([-/._])(\d{1,2})\2(\d{1,2})(?!\d)|(\d{2})(\d{2})(?!\d))"
)
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_EPOCH = re.compile(r"(\d{10}|\d{13})(?:\.\d{1,9})?")
_YEAR = re.compile(r"(?<!\d)((?:19|20|21)\d\d)(?!\d)")
_URL_PATH = re.compile(
    rf"""
    / (?P<year>\d{{4}}) [/-]? (?P<month>\d{{1,2}}|{MONTH}) / (?P<day>\d{{1,2}}) (?=/|$)
  | [/:] (?P<year2>\d{{4}}) (?P<month2>\d{{2}}) (?P<day2>\d{{2}}) (?=[/:-]|$)
  | (?<!\d) (?P<year3>\d{{4}}) - (?P<month3>\d{{1,2}}) - (?P<day3>\d{{1,2}}) (?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A day in an address: /2024/aug/27/, /20240827-gas, gas-2024-08-27. Eight figures are one only at
the head of a folder's name: at the end of a title they are an id.
"""
_SHORT_YEAR = re.compile(
    rf"(?<![\d-])(?P<day>\d{{1,2}})[ -](?P<month>{MONTH})[ -](?P<year>\d{{2}})(?=\s|$)",
    re.IGNORECASE,
)
"""A day with a year of two figures, as RFC 822 and the wire services wrote it."""
_UTC = re.compile(r"\d(?:Z|\+00:?00|\s?(?:GMT|UTC))$")
_SEPARATOR = re.compile(r"\s[/|·•–—-]\s")
_HEAD_LINES, _LONGEST_HEAD_LINE = 8, 160
"""Among how many lines at a text's head, of how many characters, a printed date is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A day of publication and where it was found; both None when there is none."""

    on: date | None = None
    basis: Basis | None = None


def resolve(draft: Draft, text: str, name: str) -> Publication:
    """Return the day of publication of a draft.

    Args:
        draft: what the format says about the article.
        text: the article's text, whose head may hold a dateline or a date.
        name: the file's name, without its folders.
    """
    lines = [*_date_lines(draft.head), *_date_lines(text)]
    name = "" if draft.is_saved_page else name  # its day is the day of the crawl
    years = _known_years(draft, name)
    stated = next((value for value in draft.published if stated_day(value)), "")
    in_url = day_in_url(draft.url)
    found: tuple[tuple[date | None, Basis], ...] = (
        (in_url if _is_utc_of(stated, in_url) else None, "url"),
        (stated_day(stated), "metadata"),
        (in_url, "url"),
        (
            _first(_complete(line, years) for line, basis in lines if basis == "dateline"),
            "dateline",
        ),
        (_first(line.on for line, basis in lines if basis == "text"), "text"),
        (_printed_day(draft.head) or _printed_day(text), "text"),
        (day_in_name(name), "filename"),
        (draft.guessed_on, "guess"),
    )
    return next((Publication(on=day, basis=basis) for day, basis in found if day), Publication())


def _is_utc_of(stated: str, local: date | None) -> bool:
    """Say whether a time in UTC falls on the day before or after the publisher's own day."""
    day = parse_day(stated)
    if day is None or local is None or not _UTC.search(stated.strip()):
        return False
    return abs((day - local).days) == 1


def _printed_day(text: str) -> date | None:
    """Return the day in a printed head such as "By Ann Lee | June 3, 2025 | 5 min read"."""
    lines = text[: _HEAD_LINES * _LONGEST_HEAD_LINE].split("\n")[:_HEAD_LINES]
    parts = (
        part
        for line in lines
        if len(line) <= _LONGEST_HEAD_LINE
        for part in _SEPARATOR.split(line)
        if _is_dated(part)
    )
    return _first(map(parse_day, parts))


def _is_dated(part: str) -> bool:
    """Say whether a part of a line holds a day and nothing else but its label."""
    words = re.findall(r"[^\W\d_]+", part.lower())
    return parse_day(part) is not None and all(
        word in _DATE_WORDS and word not in WORDS["modified_words"] for word in words
    )


def parse_day(text: str) -> date | None:
    """Return the day that a metadata value names, or None where it names none or could mean two.

    >>> written = ("18 July 2025 16:59 (UTC+04:00)", "03/04/2021", "1740787200")
    >>> [str(parse_day(text)) for text in written]
    ['2025-07-18', 'None', '2025-03-01']
    """
    text = text.strip()[:100]
    if _EPOCH.fullmatch(text):
        return _epoch_day(float(text))
    return _first(_days(text))


def _days(text: str) -> Iterator[date | None]:
    for match in _YEAR_FIRST.finditer(text):
        yield _day(match[1], match[3] or match[5], match[4] or match[6])
    for match in _NAMED.finditer(text):
        month = match["month"] or match["month2"]
        yield _day(match["year"] or match["year2"], month, match["day"] or match["day2"])
    for match in _YEAR_LAST.finditer(text):
        first, second = int(match[1]), int(match[3])
        if first > 12 or first == second:
            yield _day(match[4], match[3], match[1])
        elif second > 12:
            yield _day(match[4], match[1], match[3])
    for match in _SHORT_YEAR.finditer(text):
        year = int(match["year"])
        yield _day(str(year + (2000 if year < _PIVOT else 1900)), match["month"], match["day"])


def stated_day(text: str) -> date | None:
    """Return the day that a metadata value names in any language.

    What `parse_day` cannot read, dateparser reads: a month in letters and a year of four figures,
    never relative to today.

    >>> str(stated_day("27 août 2024")), stated_day("il y a 2 heures")
    ('2024-08-27', None)
    """
    text = text.strip()[:100]
    day = parse_day(text)
    if day or len(_YEAR.findall(text)) != 1 or not any(map(str.isalpha, text)):
        return day
    return _parse_foreign(text)


@lru_cache(maxsize=1_000)
def _parse_foreign(text: str) -> date | None:
    import dateparser  # imported here: few dates need it

    settings = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"]}
    found = dateparser.parse(text, settings=settings)
    return found.date() if found and str(found.year) in text else None


def _day(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else read_month(month)
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    try:
        return date(int(year), number, int(day.rstrip("stndrhSTNDRH")))
    except ValueError:
        return None


def _epoch_day(seconds: float) -> date:
    """Return the day of a Unix time, in seconds or milliseconds, in UTC."""
    return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC).date()


def day_in_url(url: str | None) -> date | None:
    """Return the full date in a URL's path.

    >>> str(day_in_url("https://example.org/news/2022/6/8/gas")), day_in_url("https://example.org/2022/06/gas")
    ('2022-06-08', None)
    """
    if not url:
        return None
    path = "/" + url[:2000].partition("://")[2].partition("?")[0].partition("/")[2]
    days = (
        _day(match["year" + n], match["month" + n], match["day" + n])
        for match in _URL_PATH.finditer(path)
        for n in ("", "2", "3")
        if match["year" + n]
    )
    return _first(day for day in days if day and day.year >= 1990)


def day_in_name(name: str) -> date | None:
    """Return the full date, year first, in a file's name.

    >>> str(day_in_name("2024-02-06-serbia.txt")), day_in_name("gas-96-billion.md")
    ('2024-02-06', None)
    """
    matches = _YEAR_FIRST.finditer(name[:500])
    return _first(
        day for m in matches if (day := _day(m[1], m[3] or m[5], m[4] or m[6])) and day.year >= 1900
    )


def _date_lines(text: str) -> Iterator[tuple[Dateline, Basis]]:
    """Yield the datelines and the lines that hold nothing but a date at the head of a text."""
    head = text[:1500]
    for _ in range(4):
        line = find_dateline(head)
        if line is None:
            return
        prefix = head[head.rfind("\n", 0, line.start) + 1 : line.start]
        yield line, "text" if _is_label(prefix) else "dateline"
        end = head.find("\n", line.end)
        if end < 0:
            return
        head = head[end:]


def _is_label(prefix: str) -> bool:
    words = re.findall(r"\w+", prefix[:60].lower())
    return all(word in WORDS["date_words"] for word in words)


def _complete(line: Dateline, years: frozenset[int]) -> date | None:
    """Return the dateline's day; one printed without a year takes the one year that is known from
    elsewhere.
    """
    if line.on is not None or len(years) != 1:
        return line.on
    try:
        return date(next(iter(years)), line.month, line.day)
    except ValueError:
        return None


def _known_years(draft: Draft, name: str) -> frozenset[int]:
    """Return the year in the metadata, else the years in the URL's folders, else in the file's
    name.
    """
    path = (draft.url or "").partition("://")[2].partition("?")[0]
    for text in (
        *draft.published,
        "/".join(part for part in path.split("/") if len(part) == 4),
        name,
    ):
        years = frozenset(int(year) for year in _YEAR.findall(text[:500]))
        if years:
            return years
    return frozenset()


def _first(days: Iterable[date | None]) -> date | None:
    return next((day for day in days if day is not None), None)

"""Stretches of time that words name beside no date: "the first six months", "in the past month",
"the previous week".

Those that go back from another period are read only beside what something is measured against: of
"100 bcf in the week ended May 3, after 90 bcf the week before" the second is of the week to April
26.
"""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from extractors.dates import add_months
from extractors.lexicon import read_toml
from extractors.numbers import read_number
from extractors.records import CalendarDate, Mention
from extractors.statements.passages import Passage
from extractors.text import alternatives

_LEXICON = read_toml(__package__, "relative")
_NUMBER = rf"(?:\d{{1,2}}|{alternatives(_LEXICON['numbers'])})"
_BACK = 60  # characters after a value in which it says which earlier time it is of
_MONTHS_A_YEAR = 12
_MONTHS_A_QUARTER = 3
_WEEK = 7

_FIRST_MONTHS = re.compile(
    rf"\bfirst (?P<count>{_NUMBER})[ \-\u2010\u2011]months?\b", re.IGNORECASE
)
# also with the hyphens of print; "for the year" of what was done, not "for the year to June"
_YEARS = r"""
    (?:full|whole|entire)[ \-\u2010\u2011]year\b
|   (?:for|over|during|throughout)\ the\ year\b
    (?!\ (?:to|through|until|end|ended|ending|before|earlier|ahead|prior|of|that|when|in|\d))
"""
_FULL_YEAR = re.compile(rf"\b(?:{_YEARS})", re.VERBOSE | re.IGNORECASE)
_ANNUAL = re.compile(rf"\b(?:{_YEARS}|annual\b|yearly\b)", re.VERBOSE | re.IGNORECASE)
_AVERAGE = re.compile(r"\baverag(?:ed?|es|ing)\b", re.IGNORECASE)
_AHEAD = 100  # characters before a value that say of which time it is
# "5 million to date", "so far"
_UNTIL_NOW = re.compile(r"\b(?:to date(?! (?:back|from|with))|until now|thus far)\b", re.IGNORECASE)
_FRIDAY = 4  # counted from Monday
_WEEKLY_REPORT = re.compile(
    r"\bweekly (?:\w+ ){0,3}(?:report|data|figures|survey)\b", re.IGNORECASE
)
_QUARTERS = ("first", "second", "third", "fourth")
# with the hyphens of print, which dates are not read with
_QUARTER = re.compile(rf"\b({'|'.join(_QUARTERS)})[\u2010\u2011]quarter\b", re.IGNORECASE)
# "during that period", but not "in that period of 2023"
_SAME_TIME = re.compile(
    r"""
    \b(?:in|over|during|for|within|at)\ (?:that|the\ same)
    \ (?:time|period|year|half|quarter|month|week)\b
    (?!\ (?:of|in|last|a|the|one|earlier|before|when|as)\b|\ \d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RECENT = re.compile(
    rf"""
    \b(?:in|over|during|within|for)\ the\ (?:{alternatives(_LEXICON["past"])})\s
    (?:(?P<count>{_NUMBER})[ -])?
    (?P<unit>day|week|month|year)s?\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "the week before", "a year earlier", "the previous month", "the same quarter of the previous year"
_EARLIER = re.compile(
    rf"""
    (?:\ of\ (?:natural\ )?gas|\ a\ (?:day|barrel|year))?
    ,?(?:\ (?:in|for|during|posted|seen|recorded))?
    \ (?:
        the\ (?P<same>same|corresponding|comparable|equivalent)\ (?:week|month|quarter|period)\b
    |   the\ (?:{alternatives(_LEXICON["previous"])})\ (?P<unit1>day|week|month|quarter|year)\b
    |   (?:the|an?|one)\ (?P<unit2>day|week|month|quarter|year)\ (?:before|earlier|ago|prior)\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def first_months(text: str, published: date | None) -> CalendarDate | None:
    """Return the period of "the first six months" in a text: those of the year of publication, or
    of the year before where they were not over yet.

    >>> found = first_months("exports in the first 6 months", date(2025, 7, 18))
    >>> found.value if found else None
    '2025-01/2025-06'
    """
    found = _FIRST_MONTHS.search(text)
    if found is None or published is None:
        return None
    count = int(read_number(found["count"].lower()))
    if not 1 < count < _MONTHS_A_YEAR:
        return None
    year = published.year if published.month > count else published.year - 1
    return CalendarDate(
        value=f"{year}-01/{year}-{count:02}",
        kind="range",
        earliest=date(year, 1, 1),
        latest=date(year, count, monthrange(year, count)[1]),
        basis="published",
    )


def quarter_named(text: str, published: date | None) -> CalendarDate | None:
    """Return the quarter that a text names without a year: the last one that had begun.

    >>> found = quarter_named("Fourth\u2011quarter profit was ", date(2026, 3, 10))
    >>> found.value if found else None
    '2025-10/2025-12'
    """
    found = _QUARTER.search(text)
    if found is None or published is None:
        return None
    first = 1 + _MONTHS_A_QUARTER * _QUARTERS.index(found[1].lower())
    year = published.year if first <= published.month else published.year - 1
    last = first + _MONTHS_A_QUARTER - 1
    return CalendarDate(
        value=f"{year}-{first:02}/{year}-{last:02}",
        kind="range",
        earliest=date(year, first, 1),
        latest=date(year, last, monthrange(year, last)[1]),
        granularity="quarter",
        basis="published",
    )


def week_reported(text: str, day: date) -> CalendarDate | None:
    """Return the week that a weekly report of a day covers: the last one to a Friday, as the EIA's
    weekly reports of natural gas in storage do; None where a text names no such report.

    >>> found = week_reported("Thursday's weekly storage report", date(2025, 2, 13))
    >>> found.value if found else None
    '2025-02-01/2025-02-07'
    """
    if _WEEKLY_REPORT.search(text) is None:
        return None
    last = day - timedelta((day.weekday() - _FRIDAY - 1) % _WEEK + 1)
    first = last - timedelta(_WEEK - 1)
    edtf = f"{first.isoformat()}/{last.isoformat()}"
    return CalendarDate(value=edtf, kind="range", earliest=first, latest=last, basis="published")


def until_now(text: str, day: date | None) -> CalendarDate | None:
    """Return the time up to a day where a text tells of what is so by now.

    >>> found = until_now("raised 5 million to date", date(2026, 3, 10))
    >>> found.value if found else None
    '../2026-03-10'
    """
    if day is None or _UNTIL_NOW.search(text) is None:
        return None
    return CalendarDate(value=f"../{day.isoformat()}", kind="range", latest=day, basis="published")


def full_year(
    lead: str, published: date | None, before: CalendarDate | None, *, is_yearly: bool
) -> CalendarDate | None:
    """Return the year that a text before a value is about: that of the last quarter spoken of
    `before`, else the one before the publication.

    >>> found = full_year("In the full year it earned ", date(2025, 2, 1), None, is_yearly=True)
    >>> found.value if found else None
    '2024'
    """
    pattern = _ANNUAL if is_yearly else _FULL_YEAR
    if published is None or pattern.search(lead[-_AHEAD:]) is None:
        return None
    last = before.latest if before is not None else None
    is_near = last is not None and published.year - 1 <= last.year <= published.year
    year = last.year if last is not None and is_near and last < published else published.year - 1
    return CalendarDate(
        value=f"{year}",
        kind="date",
        earliest=date(year, 1, 1),
        latest=date(year, 12, 31),
        granularity="year",
        basis="published",
    )


def is_same_time(text: str) -> bool:
    """Whether a sentence is of the time that was spoken of last.

    >>> [is_same_time(text) for text in ("5 bcm in that period", "in that period of 2023")]
    [True, False]
    """
    return _SAME_TIME.search(text) is not None


def is_averaged(passage: Passage, value: Mention) -> bool:
    """Whether a value is told as the average of a time: "averaged 5", "the average price was 5"."""
    lead = passage.text[: value.start - passage.start]
    return _AVERAGE.search(lead[-_AHEAD:]) is not None


def recent_stretch(
    passage: Passage, value: Mention, published: date | None
) -> tuple[CalendarDate, Mention | None] | None:
    """Return the stretch before the publication that stands after a value ("over the past three
    years", "in the last month") or opens its sentence, and the mention of its length if it is one.
    """
    behind = _RECENT.search(passage.text, value.end - passage.start)
    found = behind or _RECENT.match(passage.text)
    if found is None or published is None:
        return None
    start, end = passage.start + found.start(), passage.start + found.end()
    length = next((one for one in passage.dates if one.start < end and start < one.end), None)
    count = int(read_number(found["count"].lower())) if found["count"] else 1
    return stretch_before(published, count, found["unit"].lower()), length


def stretch_before(published: date, count: int, unit: str) -> CalendarDate:
    """Return a number of days, weeks, months or years before a day: whole years, but days up to
    it.
    """
    if unit == "year":
        first, last = date(published.year - count, 1, 1), date(published.year - 1, 12, 31)
        edtf = f"{first.year}/{last.year}" if count > 1 else f"{first.year}"
    elif unit == "month":
        first, last = add_months(published, -count), published
        edtf = f"{first.isoformat()}/{last.isoformat()}"
    else:
        first = published - timedelta(count * (_WEEK if unit == "week" else 1))
        last = published - timedelta(1)
        edtf = f"{first.isoformat()}/{last.isoformat()}"
    return CalendarDate(value=edtf, kind="range", earliest=first, latest=last, basis="published")


def earlier_period(text: str, base: CalendarDate) -> CalendarDate | None:
    """Return the period before another that a text after a value names: "the week before".

    >>> week = CalendarDate(
    ...     value="2025-02-01/2025-02-07", kind="range", earliest=date(2025, 2, 1),
    ...     latest=date(2025, 2, 7), basis="explicit",
    ... )
    >>> found = earlier_period(" the week before", week)
    >>> found.value if found else None
    '2025-01-25/2025-01-31'
    """
    found = _EARLIER.match(text[:_BACK])
    if found is None or base.value is None or base.earliest is None or base.latest is None:
        return None
    unit = "year" if found["same"] else (found["unit1"] or found["unit2"]).lower()
    return _shifted(base, unit)


def _shifted(base: CalendarDate, unit: str) -> CalendarDate | None:
    """Return the period one unit before another, written as that is; None where the unit is shorter
    than the period.
    """
    assert base.earliest is not None
    assert base.latest is not None
    days = {"day": 1, "week": _WEEK}.get(unit)
    if days is not None:
        if base.latest - base.earliest > timedelta(days):
            return None
        first, last = base.earliest - timedelta(days), base.latest - timedelta(days)
        return _written(base, first, last)
    months = {"month": 1, "quarter": 3, "year": _MONTHS_A_YEAR}[unit]
    after = base.latest + timedelta(1)
    first = add_months(base.earliest, -months)
    last = add_months(after, -months) - timedelta(1)
    if base.earliest == base.latest:
        last = first
    return _written(base, first, last) if last < base.latest else None


def _written(base: CalendarDate, first: date, last: date) -> CalendarDate | None:
    """Return a period written as precisely as another is."""
    pieces = (base.value or "").split("/")
    if any(len(piece) not in (4, 7, 10) or piece[-1:] not in "0123456789" for piece in pieces):
        return None
    ends = (first, last) if len(pieces) > 1 else (first,)
    value = "/".join(day.isoformat()[: len(piece)] for day, piece in zip(ends, pieces, strict=True))
    return replace(base, value=value, earliest=first, latest=last)

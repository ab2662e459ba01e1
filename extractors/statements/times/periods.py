"""Periods put together: a start and a length, a start and an end, the months of a named year, the
last day of what ends.

Of "over four years, starting in June 2026" the mentions are a length and an open start; the period
of a contract is both.
"""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from extractors.dates import add_months
from extractors.lexicon import read_toml
from extractors.records import CalendarDate, Mention
from extractors.statements.passages import Passage
from extractors.text import alternatives

_LEXICON = read_toml(__package__, "periods")
_READ_BEFORE = 40  # characters read before a date for what makes it a start or an end
_LENGTH_REACH = 70  # characters between a length and the start or the end that it goes with
_MONTHS_A_YEAR = 12

_LENGTH = re.compile(r"P(?P<count>\d{1,3})(?P<unit>[YM])")
# "starting in June 2026", "from early 2028", but not "up from 2023"
_STARTS = re.compile(
    rf"""
    (?<!\w)(?:{alternatives(_LEXICON["starting"])})
    (?:\s(?:on|in|from|the|early|mid|late|with)){{0,2}}[\s-]?$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COMPARED_START = re.compile(
    rf"\b(?:{alternatives(_LEXICON['compared'])})\b[^.;]{{0,30}}$", re.IGNORECASE
)
# "at the end of 1986", "as of end-February": a mention that names an end, or a word before it.
_ENDS = re.compile(r"\b(?:end|close)\b|\byear-end\b", re.IGNORECASE)
_END_BEFORE = re.compile(r"\b(?:end|close)(?:\sof|-)(?:\sthe)?\s?$", re.IGNORECASE)
# "July-September quarter of 2024"
_OF_YEAR = re.compile(r"^(?:\s(?:quarter|period|months|half))?,?\s(?:of\s)?$", re.IGNORECASE)
# "the December 2024 quarter"
_QUARTER = re.compile(r"\s(?:fiscal\s)?quarter\b", re.IGNORECASE)
# "late 2018 or early 2019", "Tuesday and Wednesday"
_JOINING = re.compile(r"\s(?:and|or)\s(?:on\s|in\s)?(?:early\s|mid\s|late\s)?", re.IGNORECASE)
# "expires in 2018": it holds until then
_ENDING = re.compile(rf"\b(?:{alternatives(_LEXICON['ending'])})\s(?:in|on|at)?\s?$", re.IGNORECASE)
# "through 2017": it goes on until then, where "by 2017" may be one day before
_THROUGH = re.compile(r"(?:through|until|till|to)\b", re.IGNORECASE)
_SIGNED = re.compile(rf"\b(?:{alternatives(_LEXICON['signed'])})\s(?:on|in)?\s?$", re.IGNORECASE)
_YEAR_DIGITS = re.compile(r"\d{4}")


def is_start(passage: Passage, mention: Mention) -> bool:
    """Whether a date says when something begins: "starting in June 2026", "from 2028".

    A date that something is measured against ("up from 2023") begins nothing.
    """
    value = _value(mention)
    if value.latest is None and value.earliest is not None:
        return True
    before = _before(passage, mention)
    found = _STARTS.search(before)
    return found is not None and _COMPARED_START.search(before[: found.start()]) is None


def composed(passage: Passage, mention: Mention, *, lasts: bool) -> CalendarDate:
    """Return the period that a date and what stands around it give a fact.

    Args:
        passage: the sentence.
        mention: the date that belongs to the fact.
        lasts: the fact is something that goes on for a time, as a supply or a contract does, not
            the reading of a moment.
    """
    value = _joined(passage, mention, _quarter(passage, mention, _with_year(passage, mention)))
    if is_expiry(passage, mention) and value.value and "/" not in value.value:
        return replace(value, value=f"../{value.value}", kind="range", earliest=None)
    if lasts and is_start(passage, mention):
        length = _length_near(passage, mention)
        end = _end_after(passage, mention)
        if length is not None:
            return _closed(value, *length)
        return _until(value, end) if end is not None else _open(value)
    if lasts and value.earliest is None and value.latest is not None:
        length = _length_near(passage, mention)
        if length is not None:
            return _ending(value, *length)
        start = _signed_on(passage, mention) if _THROUGH.match(mention.text) else None
        return _until(start, value) if start is not None else value
    return value


def is_expiry(passage: Passage, mention: Mention) -> bool:
    """Whether a date is that until which something holds: "expires in 2028"."""
    return _ENDING.search(_before(passage, mention)) is not None


def lasts_for(passage: Passage) -> bool:
    """Whether a sentence names a length of years or months: "over the next five years"."""
    return any(_LENGTH.fullmatch(_value(one).value or "") for one in passage.dates)


def is_length_behind(passage: Passage, value: Mention) -> bool:
    """Whether a length stands close behind a value: "5 million over two years"."""
    return any(
        0 <= one.start - value.end <= _READ_BEFORE
        for one in passage.dates
        if _LENGTH.fullmatch(_value(one).value or "")
    )


def in_fiscal_year(value: CalendarDate, fiscal: CalendarDate) -> CalendarDate:
    """Return the fiscal year of a plain year ("next year") in an article about a fiscal year, which
    is called by the year that it ends in; another date stays as it is.

    >>> fiscal = CalendarDate(
    ...     value="2016-10/2017-09", kind="range", earliest=date(2016, 10, 1),
    ...     latest=date(2017, 9, 30), basis="explicit",
    ... )
    >>> plain = CalendarDate(
    ...     value="2018", kind="date", earliest=date(2018, 1, 1), latest=date(2018, 12, 31),
    ...     basis="published",
    ... )
    >>> in_fiscal_year(plain, fiscal).value
    '2017-10/2018-09'
    """
    if value.value is None or not _YEAR_DIGITS.fullmatch(value.value):
        return value
    if fiscal.earliest is None or fiscal.latest is None or fiscal.value is None:
        return value
    months = (int(value.value) - fiscal.latest.year) * _MONTHS_A_YEAR
    first = add_months(fiscal.earliest, months)
    last = add_months(fiscal.latest + timedelta(1), months) - timedelta(1)
    edtf = f"{first.isoformat()[:7]}/{last.isoformat()[:7]}"
    return replace(fiscal, value=edtf, earliest=first, latest=last)


def last_day_named(passage: Passage, mention: Mention) -> CalendarDate | None:
    """Return the last day of a period whose end is named: "at the end of 1986"; None of others."""
    value = _value(mention)
    names_end = (
        _ENDS.search(mention.text) is not None
        or _END_BEFORE.search(_before(passage, mention)) is not None
    )
    if not names_end or value.kind != "date" or value.granularity == "day" or value.latest is None:
        return None
    return _day(value.latest, value)


def _with_year(passage: Passage, mention: Mention) -> CalendarDate:
    """Return the months of a mention in the year that stands after them: "July-September quarter
    of 2024".
    """
    value = _value(mention)
    year = next((one for one in passage.dates if one.start >= mention.end), None)
    if year is None or value.value is None or value.granularity != "month":
        return value
    if not _YEAR_DIGITS.fullmatch(year.text) or _YEAR_DIGITS.search(mention.text):
        return value
    gap = passage.text[mention.end - passage.start : year.start - passage.start]
    if not _OF_YEAR.match(gap):
        return value
    return replace(
        value,
        value=_YEAR_DIGITS.sub(year.text, value.value),
        earliest=_in_year(value.earliest, int(year.text)),
        latest=_in_year(value.latest, int(year.text)),
    )


def _quarter(passage: Passage, mention: Mention, value: CalendarDate) -> CalendarDate:
    """Return the quarter that ends with a month: "the December 2024 quarter"."""
    if value.granularity != "month" or value.kind != "date" or value.latest is None:
        return value
    if _QUARTER.match(passage.text, mention.end - passage.start) is None:
        return value
    first = add_months(value.latest.replace(day=1), -2)
    edtf = f"{first.isoformat()[:7]}/{value.latest.isoformat()[:7]}"
    return replace(value, value=edtf, kind="range", earliest=first, granularity="quarter")


def _joined(passage: Passage, mention: Mention, value: CalendarDate) -> CalendarDate:
    """Return the period from one date to the next where a sentence with one value joins them:
    "in late 2018 or early 2019".
    """
    other = next((one for one in passage.dates if one.start >= mention.end), None)
    if other is None or len(passage.values) > 1 or value.value is None or "/" in value.value:
        return value
    gap = passage.text[mention.end - passage.start : other.start - passage.start]
    later = _value(other)
    if not _JOINING.fullmatch(gap) or later.value is None or len(later.value) != len(value.value):
        return value
    if later.latest is None or value.latest is None or later.latest <= value.latest:
        return value
    edtf = f"{value.value}/{later.value}"
    return replace(value, value=edtf, kind="range", latest=later.latest)


def _in_year(day: date | None, year: int) -> date | None:
    return (
        None
        if day is None
        else day.replace(year=year, day=min(day.day, 28)).replace(
            day=min(day.day, monthrange(year, day.month)[1])
        )
    )


def _length_near(passage: Passage, mention: Mention) -> tuple[int, str] | None:
    """Return the number of years or months that a start or an end goes with."""
    near = [
        (max(one.start - mention.end, mention.start - one.end), found)
        for one in passage.dates
        if (found := _LENGTH.fullmatch(_value(one).value or "")) is not None
    ]
    reached = [(gap, found) for gap, found in near if gap <= _LENGTH_REACH]
    if not reached:
        return None
    _, nearest = min(reached, key=lambda pair: pair[0])
    return int(nearest["count"]), nearest["unit"]


def _end_after(passage: Passage, mention: Mention) -> CalendarDate | None:
    """Return the end that is named beside a start: "signed in 2007, through 2017"."""
    ends = (_value(one) for one in passage.dates if one.start >= mention.end and _is_end(one))
    return next(ends, None)


def _signed_on(passage: Passage, end: Mention) -> CalendarDate | None:
    """Return when what goes on until an end was signed: "signed in 2007, provides 5 million a year
    through 2017".
    """
    signed = (
        _value(one)
        for one in passage.dates
        if one.end <= end.start and _SIGNED.search(_before(passage, one)) is not None
    )
    return next((value for value in signed if value.value and "/" not in value.value), None)


def _is_end(mention: Mention) -> bool:
    value = _value(mention)
    return value.kind == "range" and value.earliest is None and value.latest is not None


def _closed(value: CalendarDate, count: int, unit: str) -> CalendarDate:
    """Return the period of a length from the start of a date on."""
    if value.earliest is None or value.value is None or value.granularity == "season":
        return _open(value)
    months = count * (_MONTHS_A_YEAR if unit == "Y" else 1)
    last = add_months(value.earliest, months) - timedelta(1)
    start = value.value.split("/")[0]
    return replace(value, value=f"{start}/{_like(start, last)}", kind="range", latest=last)


def _ending(value: CalendarDate, count: int, unit: str) -> CalendarDate:
    """Return the period of a length until the end of a date."""
    if value.latest is None or value.value is None:
        return value
    months = count * (_MONTHS_A_YEAR if unit == "Y" else 1)
    first = add_months(value.latest + timedelta(1), -months)
    end = value.value.split("/")[-1]
    return replace(value, value=f"{_like(end, first)}/{end}", kind="range", earliest=first)


def _until(value: CalendarDate, end: CalendarDate) -> CalendarDate:
    if value.value is None or end.value is None:
        return value
    start, last = value.value.split("/")[0], end.value.split("/")[-1]
    return replace(value, value=f"{start}/{last}", kind="range", latest=end.latest)


def _open(value: CalendarDate) -> CalendarDate:
    if value.value is None or "/" in value.value:
        return value
    return replace(value, value=f"{value.value}/..", kind="range", latest=None)


def _like(value: str, day: date) -> str:
    """Write a day as precisely as an EDTF value is: by its year, month or day."""
    return day.isoformat()[: len(value)] if len(value) in (4, 7, 10) else day.isoformat()


def _day(day: date, like: CalendarDate) -> CalendarDate:
    return replace(
        like, value=day.isoformat(), kind="date", earliest=day, latest=day, granularity="day"
    )


def _before(passage: Passage, mention: Mention) -> str:
    at = mention.start - passage.start
    return passage.text[max(at - _READ_BEFORE, 0) : at]


def _value(mention: Mention) -> CalendarDate:
    assert isinstance(mention.value, CalendarDate)
    return mention.value

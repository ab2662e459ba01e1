"""Periods as a reader says them: EDTF (ISO 8601-2), and the durations of ISO 8601, in words."""

import re
from collections.abc import Mapping

OPEN = ("..", "")
"""How EDTF writes the end of an interval that is open or unknown."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PARTS: Mapping[int, str] = (
    dict(zip(range(21, 25), ("spring", "summer", "autumn", "winter"), strict=True))
    | dict(zip(range(25, 29), ("spring", "summer", "autumn", "winter"), strict=True))
    | dict(zip(range(29, 33), ("spring", "summer", "autumn", "winter"), strict=True))
    | {
        33 + place: f"{ordinal} quarter of"
        for place, ordinal in enumerate(("first", "second", "third", "fourth"))
    }
    | {40: "first half of", 41: "second half of"}
)
"""The parts of a year that EDTF numbers after its months."""

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<doubt>[~?%]?)",
    re.ASCII,
)
_DURATION = re.compile(r"P(?:\d+(?:\.\d+)?[YMWD])*(?:T(?:\d+(?:\.\d+)?[HMS])+)?", re.ASCII)
_PART = re.compile(r"(\d+(?:\.\d+)?)([YMWDHS])")
_UNITS: Mapping[str, str] = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "TM": "minute", "S": "second",
}  # fmt: skip
_DOUBTS: Mapping[str, str] = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def say_period(period: str) -> str:
    """Return a period in words; what EDTF rarely writes stays as it is.

    >>> [say_period(each) for each in ("2025-03-11", "../2025-06", "2024-35", "1987-24", "199X")]
    ['11 March 2025', 'by June 2025', 'third quarter of 2024', 'winter 1987', '1990s']
    >>> say_period("2025-03-22/2025-03-28"), say_period("2024-10/2025-03"), say_period("2026/..")
    ('22 to 28 March 2025', 'October 2024 to March 2025', 'from 2026')
    >>> say_period("196X/.."), say_period("P10Y"), say_period("P1Y6M")
    ('from the 1960s', '10 years', '1 year 6 months')
    """
    if _DURATION.fullmatch(period):
        return _say_duration(period) or period
    first, slash, last = period.partition("/")
    if not slash:
        return _say_date(first)
    if first in OPEN:
        return f"by {_with_article(_say_date(last))}"
    if last in OPEN:
        return f"from {_with_article(_say_date(first))}"
    return f"{_shortened(_say_date(first), _say_date(last))} to {_say_date(last)}"


def _with_article(said: str) -> str:
    """Put the article before a decade, a century and a part of a year that is numbered."""
    return f"the {said}" if said.endswith("0s") or " of " in said else said


def _say_duration(written: str) -> str:
    days, _, hours = written.removeprefix("P").partition("T")
    parts = [(count, _UNITS[unit]) for count, unit in _PART.findall(days)]
    parts += [
        (count, _UNITS.get(f"T{unit}") or _UNITS[unit]) for count, unit in _PART.findall(hours)
    ]
    return " ".join(f"{count} {unit}{'' if count == '1' else 's'}" for count, unit in parts)


def _shortened(first: str, last: str) -> str:
    """Leave out of the first of two days or months what the last says too.

    >>> _shortened("22 March 2025", "28 March 2025"), _shortened("May 2025", "June 2025")
    ('22', 'May')
    """
    words, others = first.split(), last.split()
    if len(words) != len(others) or not others[-2:][0].isalpha():
        return first
    while len(words) > 1 and words[-1] == others[-1]:
        words.pop()
        others.pop()
    return " ".join(words)


def _say_date(written: str) -> str:
    found = _DATE.fullmatch(written)
    if found is None:
        return written
    doubt, year = _DOUBTS[found["doubt"]], _say_year(found["year"])
    if found["month"] is None:
        return doubt + year
    month = int(found["month"])
    if 1 <= month <= 12:
        day = f"{int(found['day'])} " if found["day"] else ""
        return f"{doubt}{day}{_MONTHS[month - 1]} {year}"
    return f"{doubt}{_PARTS[month]} {year}" if month in _PARTS else written


def _say_year(year: str) -> str:
    if year.endswith("XX"):
        return f"{year[:2]}00s"
    return year.replace("X", "0s")

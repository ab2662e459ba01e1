"""Values of the table ``dates`` in TIMEX3 (TimeML 1.2.1), so that taggers can be compared on TimeML
corpora.

TIMEX3 knows no intervals: an open one gives its named end, a closed one its beginning; where a
stretch has a name of its own there (``2024-Q4``, ``2025-W06``, ``FY2017``), it gets that. A stretch
that ends or begins with the publication ("the past week") is a duration there.
"""

import re
from datetime import date

from extractors.dates.placing.periods import ONE_DAY, add_months
from extractors.dates.words import TIMEX_SEASONS
from extractors.records import CalendarDate

_SEASON = re.compile(r"(?P<year>[0-9]{4})-(?P<code>2[1-4])")
UNKNOWN = "XXXX-XX-XX"
"""The value of what cannot be resolved."""


def as_timex3(value: CalendarDate) -> tuple[str, str]:
    """Return the TIMEX3 ``type`` (``DATE``, ``DURATION`` or ``SET``) and ``value``.

    >>> as_timex3(CalendarDate(value="199X", kind="date", granularity="decade"))
    ('DATE', '199')
    >>> quarter = CalendarDate(value="2024-10/2024-12", kind="range", granularity="quarter",
    ...                        earliest=date(2024, 10, 1), latest=date(2024, 12, 31))
    >>> as_timex3(quarter)
    ('DATE', '2024-Q4')
    """
    if value.value is None:
        return "DATE", UNKNOWN
    if value.kind == "duration":
        return "DURATION", value.value.split("/")[0]
    if value.kind == "set":
        return "SET", value.value
    if value.earliest is None or value.latest is None:
        return "DATE", _open(value)
    if value.kind == "range":
        return _stretch(value, value.earliest, value.latest)
    return "DATE", _single(value.value)


def _single(edtf: str) -> str:
    if season := _SEASON.fullmatch(edtf.rstrip("~?")):
        return f"{season['year']}-{TIMEX_SEASONS[int(season['code'])]}"
    return edtf.strip("[]").split(",")[0].rstrip("~?X")


def _open(value: CalendarDate) -> str:
    end = next(part for part in (value.value or "").split("/") if part != "..")
    length = {"month": 7, "year": 4}.get(
        value.granularity or "", 10
    )  # "by the end of 2024" names the year
    return _single(end)[:length]


def _stretch(value: CalendarDate, first: date, last: date) -> tuple[str, str]:
    if value.granularity == "week" and (last - first).days == 6:
        week = (first + 3 * ONE_DAY).isocalendar()
        return "DATE", f"{week.year}-W{week.week:02d}"
    if value.granularity == "day" and (last - first).days == 1 and first.isoweekday() == 6:
        weekend = first.isocalendar()
        return "DATE", f"{weekend.year}-W{weekend.week:02d}-WE"
    return (
        _rolling(value, first, last)
        or _months(value, first, last)
        or ("DATE", _single((value.value or "").split("/")[0]))
    )


def _rolling(value: CalendarDate, first: date, last: date) -> tuple[str, str] | None:
    if value.basis != "published":
        return None
    if value.granularity == "week" and last - first == 7 * ONE_DAY:
        return "DURATION", "P1W"
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(value.granularity or "")
    if months and add_months(first, months) == last:
        return "DURATION", {1: "P1M", 3: "P3M", 12: "P1Y", 120: "P10Y"}[months]
    return None


def _months(value: CalendarDate, first: date, last: date) -> tuple[str, str] | None:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    starts_unit = first.day == 1 and (last + ONE_DAY).day == 1
    if not starts_unit:
        return None
    if count == 3 and first.month % 3 == 1:
        return "DATE", f"{first.year:04d}-Q{first.month // 3 + 1}"
    if count == 6 and first.month in (1, 7):
        return "DATE", f"{first.year:04d}-H{first.month // 6 + 1}"
    if count == 12 and value.granularity == "year":
        return "DATE", f"FY{last.year:04d}"
    return None

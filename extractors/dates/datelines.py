"""The date at the head of a text: in an agency's dateline, or on a line of its own.

For readers that look for a day of publication::

    find_dateline(text: str) -> Dateline | None

`Dateline` has ``start`` and ``end`` (offsets of the date in the text), ``month``, ``day``, ``year``
(None where the dateline prints none), ``weekday`` (ISO number or None) and ``on`` (a
``datetime.date``, None without a year).

>>> line = find_dateline("BAKU, Feb. 6 (Reuters) - Serbia sold guns.")
>>> (line.month, line.day, line.year, line.on)
(2, 6, None, None)
>>> find_dateline("A headline\\n\\n14 June 2024 17:10\\n\\nBody").on
datetime.date(2024, 6, 14)
"""

import re
from dataclasses import dataclass
from datetime import date

from extractors.dates.words import DAY, MONTH, WEEKDAY, YEAR, read_month, read_weekday

_HEAD = 1500
"""How many characters of a text count as its head: title, standfirst and the first lines."""

_DATE = rf"""
    (?:(?P<weekday>(?i:{WEEKDAY})),?\ +)?
    (?:
        (?P<month>(?i:{MONTH}))\ ?(?P<day>{DAY})(?!\d)(?:,?\ +(?P<year>{YEAR})(?!\d))?
      | (?P<day2>{DAY})(?:\ of)?[ -]?(?P<month2>(?i:{MONTH}))(?:,?[ -]?(?P<year2>{YEAR})(?!\d))?
      | (?P<year3>{YEAR})(?P<sign>[-/.])(?P<month3>[01][0-9])(?P=sign)(?P<day3>[0-3][0-9])(?!\d)
      | (?:(?P<day4>[0-3]?[0-9])\.(?P<month4>[01]?[0-9])\.|(?P<day5>1[3-9]|2[0-9]|3[01])/(?P<month5>[01]?[0-9])/)
        (?P<year4>{YEAR})(?!\d)
    )
"""
_NAME = r"[A-ZÀ-Þ][\w'’.&/-]{0,30}"
_AFTER_PLACE = re.compile(
    rf"""
    ^[ \t]*(?!(?i:{WEEKDAY}),?\ )
    (?P<place>{_NAME}(?:(?:,\ ?|\ |\ ,\ |\ (?:and|of|de|la|el|the|&)\ ){_NAME}){{0,7}})
    (?:\ \[[^\]\n]{{2,30}}\])?
    (?: --\([A-Z ]{{2,30}}\)--? | \.\ | (?<=[A-Z]{{3}})\ (?=[0-9]) | \ ?,\ ? | \ ?[-–—]{{1,2}}\ ? | \ ?\( | \ ?\|\ ? )
    {_DATE}
    \)?
    (?: \ ?\([^()\n]{{1,40}}\) | [ ,]+[A-Z][\w.]{{1,20}}(?=\ ?[-–—:]) | ,?\ /[^/\n]{{1,40}}/ )?
    \ ?(?: [-–—:/.] | $ | (?<=[A-Z]\)\ )(?=[A-Z"“'‘]) )   # what sets the dateline off from the story
    """,
    re.VERBOSE | re.MULTILINE,
)
_BEFORE_PLACE = re.compile(
    rf"^[ \t]*{_DATE}(?:,\ |\ ?[-–—]{{1,2}}\ ?){_NAME}(?:\ {_NAME}){{0,3}}\ ?[-–—:]",
    re.VERBOSE | re.MULTILINE,
)
_ALONE = re.compile(
    rf"""
    ^[ \t>*_\[]*
    (?:(?:first\ published|posted\ by\ [^\d\n]{{2,40}}?|published|posted|updated|created|released|issued|date
       |on|last\ updated|publication\ date)
       (?:\ on|\ at)?\ ?[:|]?\ *){{0,2}}
    (?:[0-2]?[0-9][:.][0-5][0-9](?:\ ?[ap]\.?m\.?)?(?:\ [A-Z]{{2,4}})?(?:,|\ on)?\ )?
    {_DATE}
    (?: [ ,|/T•·-]{{0,4}}(?:at\ )?[0-2]?[0-9][:.][0-5][0-9](?:[:.][0-9.]{{2,6}})?
        \ ?(?:[ap]\.?m\.?|Z|[A-Z]{{2,5}}|[+-][0-9:]{{4,6}})?
        (?:\ \(?[A-Z]{{2,5}}(?:[+-][0-9:]{{1,5}})?\)?)? )?
    (?:[ ,|·•-]{{1,4}}[0-9]{{1,2}}[ -]min(?:ute)?s?\ read)?
    [ \t.*_|\]]*$
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The date at the head of a text, with the offsets at which it is printed."""

    start: int
    end: int
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None

    @property
    def on(self) -> date | None:
        """Return the day, or None where the year is not printed."""
        return None if self.year is None else date(self.year, self.month, self.day)


def find_dateline(text: str) -> Dateline | None:
    """Return the date of the dateline, else of a line at the head that holds nothing but a date,
    else None.

    Only the first 1,500 characters are read. A date that does not exist ("30 February") is passed
    over.
    """
    head = text[:_HEAD]
    found = (
        _dateline(match)
        for pattern in (_AFTER_PLACE, _BEFORE_PLACE, _ALONE)
        for match in pattern.finditer(head)
    )
    return next((line for line in found if line is not None), None)


def _dateline(match: re.Match[str]) -> Dateline | None:
    month_name, day_text, year_text = (
        match[name] or match[f"{name}2"] for name in ("month", "day", "year")
    )
    month = (
        read_month(month_name)
        if month_name
        else int(match["month3"] or match["month4"] or match["month5"])
    )
    day = int((day_text or match["day3"] or match["day4"] or match["day5"]).rstrip("stndrh"))
    year = year_text or match["year3"] or match["year4"]
    try:
        date(
            int(year) if year else 2000, month, day
        )  # 2000 is a leap year: 29 February may stand without a year
    except ValueError:
        return None
    groups = [
        name
        for name in match.groupdict()
        if name not in ("place", "sign") and match[name] is not None
    ]
    weekday = match["weekday"]
    return Dateline(
        start=min(match.start(name) for name in groups),
        end=max(match.end(name) for name in groups),
        month=month,
        day=day,
        year=int(year) if year else None,
        weekday=read_weekday(weekday) if weekday else None,
    )

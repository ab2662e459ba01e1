r"""Datelines, the place, day and credit at the head of a story; and dates on lines of their own.

For readers that look for a day of publication::

    find_dateline(text: str) -> Dateline | None

`Dateline` has ``start`` and ``end`` (offsets of the date in the text), ``month``, ``day``, ``year``
(None where the dateline prints none), ``weekday`` (ISO number or None) and ``on`` (a
``datetime.date``, None without a year).

>>> line = find_dateline("BAKU, Feb. 6 (Reuters) - Serbia sold guns.")
>>> (line.month, line.day, line.year, line.on)
(2, 6, None, None)
>>> find_dateline("A headline\n\n14 June 2024 17:10\n\nBody").on
datetime.date(2024, 6, 14)

`story_start` tells what stands after the dateline: "LIMA, March 11, 2025 (Andean Wire) - Peru has
signed ..." says where and when it was written and for whom, but nothing of what happened. Form of
datelines: the style books of the news agencies, which set them in capitals.
"""

import re
from dataclasses import dataclass
from datetime import date

from extractors.dates.words import DAY, MONTH, WEEKDAY, YEAR, read_month, read_weekday

_HEAD = 1500
"""How many characters of a text count as its head: title, standfirst and the first lines."""
_SHORTEST = 3  # letters of a place in capitals: "US - " is none

# The grammar of datelines; the patterns below are in verbose form.
_CAPITAL = r"[^\W\d_a-zß-ÿ]"
_NAME = rf"{_CAPITAL}[\w.'’/-]{{0,30}}"
_PLACE = rf"{_NAME}(?:(?:,\ ?|\ ){_NAME}){{0,5}}"
_DATED_PLACE = (  # what only the date after it makes a place: "Isle of Man", "Bonn , Germany"
    rf"{_NAME}(?:(?:,\ ?|\ |\ ,\ |\ (?:and|of|de|la|el|the|&)\ ){_NAME}){{0,7}}"
)
_CREDIT = r"\ ?\([^()\n]{2,40}\)"
_DASH = r"[-–—]{1,2}"
_CLOCK = r"[0-2]?[0-9][:.][0-5][0-9]"
_DATE = rf"""
  (?P<date>
    (?:(?P<weekday>(?i:{WEEKDAY})),?\ +)?
    (?:                                                # May 3, 2024
        (?P<month>(?i:{MONTH}))\ ?(?P<day>{DAY})(?!\d)(?:,?\ +(?P<year>{YEAR})(?!\d))?
                                                       # 3 May 2024
      | (?P<day2>{DAY})(?:\ of)?[ -]?(?P<month2>(?i:{MONTH}))
        (?:,?[ -]?(?P<year2>{YEAR})(?!\d))?
                                                       # 2024-05-03
      | (?P<year3>{YEAR})(?P<sign>[-/.])(?P<month3>[01][0-9])(?P=sign)(?P<day3>[0-3][0-9])(?!\d)
                                                       # 03.05.2024, 13/05/2024
      | (?:(?P<day4>[0-3]?[0-9])\.(?P<month4>[01]?[0-9])\.
          |(?P<day5>1[3-9]|2[0-9]|3[01])/(?P<month5>[01]?[0-9])/)
        (?P<year4>{YEAR})(?!\d)
    )
  )
"""
_AFTER_PLACE = re.compile(
    rf"""
    ^[ \t]*(?!(?i:{WEEKDAY}),?\ )
    (?P<place>{_DATED_PLACE})
    (?:\ \[[^\]\n]{{2,30}}\])?                          # New Delhi [India], January 5
    (?: --\([A-Z ]{{2,30}}\)--?                         # PARIS--(BUSINESS WIRE)--Jan. 5
      | \.\                                            # Moscow. January 5.
      | (?<=[A-Z]{{3}})\ (?=[0-9])                      # LONDON 5 January
      | \ ?,\ ? | \ ?{_DASH}\ ? | \ ?\( | \ ?\|\ ?     # CAIRO - 24 July, OSLO (May 6)
    )
    {_DATE}
    \)?
    (?: {_CREDIT}                                      # May 3 (Fjord News) -
      | [ ,]+[A-Z][\w.]{{1,20}}(?=\ ?[-–—:])            # May 3, INTERFAX.RU -
      | ,?\ /[^/\n]{{1,40}}/                            # May 3 /Fjord News/ -
    )?
    \ ?(?: [-–—:/.] | $ | (?<=[A-Z]\)\ )(?=[A-Z"“'‘]) ) # sets the dateline off: Jan 5 (PTI) Snow
    """,
    re.VERBOSE | re.MULTILINE,
)
_BEFORE_PLACE = re.compile(  # January 5, 2024 — London: Snow
    rf"^[ \t]*{_DATE}(?:,\ |\ ?{_DASH}\ ?){_NAME}(?:\ {_NAME}){{0,3}}\ ?[-–—:]",
    re.VERBOSE | re.MULTILINE,
)
_ALONE = re.compile(
    rf"""
    ^[ \t>*_\[]*
    (?: (?: first\ published | posted\ by\ [^\d\n]{{2,40}}? | published | posted | updated | created
          | released | issued | date | on | last\ updated | publication\ date )
        (?:\ on|\ at)?\ ?[:|]?\ * ){{0,2}}               # Published: ..., Posted by Admin on ...
    (?: {_CLOCK}(?:\ ?[ap]\.?m\.?)?(?:\ [A-Z]{{2,4}})?(?:,|\ on)?\  )?     # 10:00 GMT, 5 January
    {_DATE}
    (?: [ ,|/T•·-]{{0,4}}(?:at\ )?{_CLOCK}(?:[:.][0-9.]{{2,6}})?          # T10:00:00+04:00
        \ ?(?:[ap]\.?m\.?|Z|[A-Z]{{2,5}}|[+-][0-9:]{{4,6}})?              # 5:10 p.m.
        (?:\ \(?[A-Z]{{2,5}}(?:[+-][0-9:]{{1,5}})?\)?)? )?               # (UTC+3)
    (?: [ ,|·•-]{{1,4}}[0-9]{{1,2}}[ -]min(?:ute)?s?\ read )?            # · 10 min read
    [ \t.*_|\]]*$
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_BEFORE_STORY = re.compile(
    rf"""
    (?={_CAPITAL})
    (?:(?P<place>{_PLACE}),?)?                         # none in "February 21, 2015 (OSLO) -"
    (?:\ ?{_DATE})?,?
    (?P<credit>{_CREDIT})?
    (?: \ {_DASH}\ ? | (?<=\)){_DASH}\ ? | {_DASH}\  )  # a blank beside the dash: no NATO-led
    """,
    re.VERBOSE,
)
_SET_OFF = re.compile(r"[-–—](?:(?<=[ )].)|(?= ))")
"""The dash of the pattern before, which most sentences have not: a look that spares them it."""


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


def story_start(text: str) -> int:
    """Return the offset at which the story begins in a sentence, 0 where no dateline stands before
    it.

    A name and a dash alone are no dateline: it has a day, a credit in brackets, or its place in
    capitals.

    >>> text = "OSLO, 3 May 2024 (Fjord News) - Norway bought tanks."
    >>> text[story_start(text):]
    'Norway bought tanks.'
    >>> story_start("Norway - a member of NATO - bought tanks.")
    0
    """
    found = _BEFORE_STORY.match(text) if _SET_OFF.search(text) else None
    if found is None:
        return 0
    place = found["place"] or ""
    is_agency = len(place) > 1 and found["credit"]
    is_marked = found["date"] or is_agency or (place.isupper() and len(place) >= _SHORTEST)
    return found.end() if is_marked else 0


def _dateline(match: re.Match[str]) -> Dateline | None:
    month = _printed(match, "month", "month2", "month3", "month4", "month5") or ""
    day = _printed(match, "day", "day2", "day3", "day4", "day5") or ""
    year = _printed(match, "year", "year2", "year3", "year4")
    found = Dateline(
        start=match.start("date"),
        end=match.end("date"),
        month=int(month) if month.isdigit() else read_month(month),
        day=int(day.lower().rstrip("stndrh")),
        year=int(year) if year else None,
        weekday=read_weekday(match["weekday"]) if match["weekday"] else None,
    )
    return found if _exists(found) else None


def _printed(match: re.Match[str], *groups: str) -> str | None:
    """Return what the first of the groups matched that took part."""
    return next((match[group] for group in groups if match[group]), None)


def _exists(found: Dateline) -> bool:
    """Whether the calendar has the day; without a year 29 February may stand."""
    a_leap_year = 2000
    try:
        date(found.year or a_leap_year, found.month, found.day)
    except ValueError:
        return False
    return True

"""What a temporal expression says, before it is placed on the calendar.

`extractors.dates.grammar` reads text into these records, `extractors.dates.placing` turns them into
periods. In all of
them `toward` is -1 for "last", 0 for "this" and 1 for "next"; None where nothing is said.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from extractors.text import ArticleText

Unit = Literal[
    "minute",
    "hour",
    "day",
    "week",
    "weekend",
    "fortnight",
    "month",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
]
PartName = Literal["start", "early", "mid", "late", "end"]
YearPart = Literal["quarter", "half", "season"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDate:
    """A day, month or year as printed: "6 February", "May 2024", "2021", "last May" (`toward`)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    toward: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """A day of the week: "Tuesday", "last Friday"; `week` names the week instead ("Tuesday last
    week").

    `is_weekend` takes the day after in, for "the weekend"; `is_coming` says that the day lies
    ahead.
    """

    number: int
    toward: int | None = None
    week: int | None = None
    is_weekend: bool = False
    is_coming: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayOf:
    """The first, second … or last (-1) Monday, or another day of the week, of a month."""

    number: int
    weekday: int
    month: "PrintedDate | Relative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decade:
    """The ten years from `year` on; below 100 in the century that fits ("the nineties")."""

    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Century:
    """A century by its ordinal: 21 for the 21st."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOfYear:
    """A quarter, half or season, or several in a row (`last`), of a calendar or fiscal year."""

    part: YearPart
    number: int
    last: int | None = None
    year: int | None = None
    toward: int | None = None
    fiscal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalYear:
    """A fiscal year by the number it is called by ("FY22"), or relative to now.

    `pair` says that it is printed as two calendar years ("2024-25"), which name a fiscal year only
    in some countries.
    """

    year: int | None = None
    toward: int | None = None
    pair: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A feast or day of commemoration by its name in the lexicon."""

    name: str
    year: int | None = None
    toward: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """A period so many units from the publication ("now") or from what the text speaks of ("text").

    `counted` says that the distance was counted out ("two years ago"), not pointed at ("last
    year").
    """

    unit: Unit
    offset: int
    anchor: Literal["now", "text"] = "now"
    counted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolling:
    """A stretch that ends or begins with the day of publication: "the past week" (`toward` -1)."""

    unit: Unit
    count: int
    toward: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """A length of time: "five to six years"."""

    low: Decimal
    high: Decimal
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring:
    """Something that comes again: ``P1Y`` for "every year", ``XXXX-WXX-1`` for "Mondays"."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a period, vague ("early 2024") or by its edge ("the end of March")."""

    part: PartName
    of: "Expression"


@dataclass(frozen=True, slots=True, kw_only=True)
class Approximate:
    """About that time: "around 2010"."""

    of: "Expression"


@dataclass(frozen=True, slots=True, kw_only=True)
class Either:
    """One of two days, where nothing tells which: "4/6/2022"."""

    one: PrintedDate
    other: PrintedDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """A month, season or holiday of a year that is itself an expression: "January last year"."""

    inner: "PrintedDate | PartOfYear | Holiday"
    year: "Expression"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinal:
    """The first, second … or last (-1) unit of a period, or the first `count` of them."""

    unit: Unit
    number: int
    of: "Expression"
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A stretch of `count` units that ends (`toward` -1), begins (1) or lies around (0) a date."""

    unit: Unit
    count: int
    date: "Expression"
    toward: int
    has_ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """The day so many units after a date, or before it if `count` is negative: "two days before
    Christmas".
    """

    unit: Unit
    count: int
    date: "Expression"


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """From one expression to another; None where it is open.

    `leaning` says where the limit lies if the sentence does not: -1 behind ("since"), 1 ahead
    ("by").
    """

    first: "Expression | None"
    last: "Expression | None"
    leaning: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """The day of publication as the end of a range: "between now and June"."""


Expression = (
    PrintedDate
    | Weekday
    | WeekdayOf
    | Decade
    | Century
    | PartOfYear
    | FiscalYear
    | Holiday
    | Relative
    | Rolling
    | Duration
    | Recurring
    | Part
    | Approximate
    | Either
    | Within
    | Ordinal
    | Ending
    | Apart
    | Range
    | Now
)


TIMELESS = (Duration, Recurring, Now)
"""What lies nowhere on the calendar, or is given as today."""
UNLIMITED = (*TIMELESS, Range, Ending)
"""What takes no limit and is no end of a range."""


class FoundTime(NamedTuple):
    """An expression at ``text[start:end]`` and the rule that read it; a tuple, since there are
    many.
    """

    start: int
    end: int
    expression: Expression
    rule: str


ITSELF, FIGURES = "", "0"


@dataclass(frozen=True, slots=True)
class Construction:
    """One construction of the grammar: its name, its pattern, and what makes an expression of a
    match.

    The pattern reads lowered text. `read` also gets the article, and returns None where the words
    turn out to mean something else. `openers` are the words that it may begin with, for it to
    be tried only there: `FIGURES` stands for all numbers in figures, `ITSELF` for the anchor.
    """

    rule: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], ArticleText], Expression | None]
    openers: frozenset[str] = frozenset((ITSELF,))


_DESIGNATORS: Mapping[Unit, tuple[str, int]] = {
    "minute": ("M", 1),
    "hour": ("H", 1),
    "day": ("D", 1),
    "week": ("W", 1),
    "weekend": ("W", 1),
    "fortnight": ("W", 2),
    "month": ("M", 1),
    "quarter": ("M", 3),
    "half": ("M", 6),
    "year": ("Y", 1),
    "decade": ("Y", 10),
    "century": ("Y", 100),
}


def iso_duration(count: Decimal, unit: Unit) -> str:
    """Write a length of time in ISO 8601, in the unit it was given in: 36 months are ``P36M``.

    >>> iso_duration(Decimal("1.5"), "year"), iso_duration(Decimal(3), "hour")
    ('P1.5Y', 'PT3H')
    """
    designator, size = _DESIGNATORS[unit]
    time = "T" if unit in ("minute", "hour") else ""
    return f"P{time}{(count * size).normalize():f}{designator}"

"""What widens a temporal expression: "early", "the end of", "the first week of", "the year to",
"January last year".
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeVar

from extractors.dates.expressions import (
    TIMELESS,
    Apart,
    Approximate,
    Century,
    Decade,
    Ending,
    Expression,
    FoundTime,
    Holiday,
    Ordinal,
    Part,
    PartOfYear,
    PrintedDate,
    Range,
    Relative,
    Rolling,
    Weekday,
    Within,
)
from extractors.dates.grammar.contexts import ANYTHING, stands_after
from extractors.dates.words import (
    COUNT,
    DAY,
    DAY_IN_WORDS,
    ORDINAL,
    ORDINALS,
    PARTS,
    UNITS,
    read_ordinal,
)
from extractors.numbers import read_number

ExpressionT = TypeVar("ExpressionT", bound=Expression | None)

_PART_BEFORE = re.compile(
    r"""
    (?<!\w)
    (?: (?:the\s)?(?P<noun>start|beginning|middle|end|close)\sof\s(?:the\s)?
      | (?:the\s)? (?:(?:early|mid)[\s-]to[\s-])? (?P<adverb>early|mid|late|earlier|later)
        (?:\s(?:in|on)\s|\s|-) (?:the\s)?
      | (?P<midway>mid|half)way\s(?:through|into)\s(?:the\s)?
      | (?P<end>end) (?: -                                       # end-March, by end March
          | (?: (?<=\bby\send) | (?<=\bat\send) | (?<=\buntil\send) | (?<=\bsince\send)
              | (?<=\bthe\send) )\s )
      | (?P<whole>(?:the\s)?(?:rest|remainder|whole|course)\sof\s(?:the\s)?) )
    \Z
    """,
    re.VERBOSE,
)
_ORDINAL_BEFORE = re.compile(
    rf"""
    (?<!\w) (?:the\s)?
    (?P<ordinal>{ORDINAL}|last|final|opening|closing)\s (?:(?P<count>{COUNT})\s)?   # the first five
    (?P<unit>days?|weeks?|weekend|months?|quarters?|half|years?|decades?)           # months
    \s(?:of|in)\s(?:the\s)? \Z                                                     # of
    """,
    re.VERBOSE,
)
_STRETCH_BEFORE = re.compile(
    rf"""
    (?<!\w) (?:(?P<count>{COUNT})[\s-])? (?:(?:fiscal|financial)\s)?              # the three-month
    (?P<unit>(?:day|week|month|quarter|year|decade)s?|weekend|half(?:[\s-]year)?)
    (?P<period>\speriod)?\s                                                       # period
    (?P<joint>(?:that\s)?ended|ending|to|through|until|starting|beginning|commencing|of)\s   # ended
    (?:on\s|in\s)? (?:the\s)? \Z
    """,
    re.VERBOSE,
)
_APART_BEFORE = re.compile(
    rf"""
    (?<!\w) (?P<count>an?|{COUNT})\s(?P<unit>(?:day|week|month|year)s?)\s         # two days
    (?P<side>before|after|prior\sto)\s(?:the\s)? \Z                              # before
    """,
    re.VERBOSE,
)
_FROM_BEFORE = re.compile(
    rf"(?<!\w)(?P<count>an?|{COUNT})\s(?P<unit>(?:day|week|fortnight|month|year)s?)\s"
    r"(?P<side>from|ago)\s(?:on\s)?\Z"
)
"""How far from a day of the week: "a week from Friday", "two weeks ago Monday"."""
_DAY_OF_BEFORE = re.compile(
    rf"(?<!\w)(?:the\s)?(?:(?P<day>{DAY})|(?P<spelled>{DAY_IN_WORDS}))\sof\s\Z"
)
"""The tenth of next month."""
_ABOUT_BEFORE = re.compile(
    r"(?<!\w)(?:around|about|circa|ca?\.|approximately|roughly|sometime\s(?:in|around))\s\Z"
)
_OF_YEAR_AFTER = re.compile(
    r"""
    \s(?:of\s|in\s)?                                                           # of
    (?P<which> last | this | next | that(?:\ssame)?                             # last
      | the\s(?:same|following|previous|next|current|preceding) )               # the following
    \s(?P<unit>year)(?!\w|-)                                                    # year
    """,
    re.VERBOSE,
)
_OF_THE_YEAR = re.compile(r"\sof\sthe\syear(?!\w|-)")
_YEAR_BEFORE = re.compile(r"(?<!\w)(?P<which>last|this|next)\syear['’]s\s\Z")
_YEAR_OPENINGS = (" of ", " in ", " last ", " this ", " next ", " that ", " the ")
_UNIT_WORDS = frozenset((*UNITS, "period"))
_PART_WORDS = frozenset((*PARTS, "rest", "remainder", "whole", "course"))
_ENDINGS = ("st", "nd", "rd", "th")
_JOINTS = ("ended", "ending", "to", "through", "until", "starting", "beginning", "commencing")
_AROUND = _PART_WORDS | _UNIT_WORDS | {*_JOINTS, "sometime"}
_DAYS = frozenset((*ORDINALS, *(f"{day}{end}" for day in range(32) for end in _ENDINGS)))
_BOUNDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_JOINTS, _UNIT_WORDS | {"midway", "halfway", "prior"}),
    **dict.fromkeys(("before", "after", "from", "ago"), _UNIT_WORDS),
    "into": frozenset(("midway", "halfway")),
    **dict.fromkeys(("in", "on"), _AROUND),
    "of": _AROUND | _DAYS,
    **dict.fromkeys(
        ("early", "mid", "late", "earlier", "later", "end", "year's", "year’s"), ANYTHING
    ),
    **dict.fromkeys(("around", "about", "circa", "c", "ca", "approximately", "roughly"), ANYTHING),
}
"""The words before an expression that may widen it, and before them one of these if any; "the"
between is skipped.
"""
_DEEPEST = 3
"""How often an expression is widened: "the end of the first week of early March" is twice."""


def widen(found: FoundTime, lowered: str) -> FoundTime:
    """Widen an expression by what stands around it: the year it lies in, and which part of it is
    meant.
    """
    if isinstance(found.expression, TIMELESS):
        return found
    if lowered.startswith(_YEAR_OPENINGS, found.end):
        found = _with_year_after(found, lowered)
        if isinstance(found.expression, PartOfYear) and (
            match := _OF_THE_YEAR.match(lowered, found.end)
        ):
            found = found._replace(end=match.end())
    for _ in range(_DEEPEST):
        if _is_closed(found, lowered) or not stands_after(_BOUNDS, lowered, found.start):
            break
        wider = _wider(found, lowered[max(0, found.start - 48) : found.start].rpartition("\n")[2])
        if wider is None:
            break
        found = wider
    return found


def _is_closed(found: FoundTime, lowered: str) -> bool:
    """Whether nothing widens an expression: a range, unless it is a weekend's."""
    at = found.start - len("weekend of ")
    is_weekend = at >= 0 and lowered.startswith("weekend of ", at)
    return isinstance(found.expression, Range) and not is_weekend


def _with_year_after(found: FoundTime, lowered: str) -> FoundTime:
    match = _OF_YEAR_AFTER.match(lowered, found.end)
    if match is None:
        return found
    year = _pointed_year(match["which"])
    expression = found.expression
    if isinstance(expression, Range):
        within = replace(
            expression, first=_in_year(expression.first, year), last=_in_year(expression.last, year)
        )
        return (
            found
            if within == expression
            else FoundTime(found.start, match.end(), within, found.rule)
        )
    within_year = _in_year(expression, year)
    return (
        found
        if within_year is expression
        else FoundTime(found.start, match.end(), within_year, found.rule)
    )


def _in_year(expression: ExpressionT, year: Expression) -> ExpressionT | Within:
    match expression:
        case (
            PrintedDate(year=None, toward=None)
            | PartOfYear(year=None, toward=None)
            | Holiday(year=None, toward=None)
        ) as inner:
            return Within(inner=inner, year=year)
    return expression


def _pointed_year(which: str) -> Relative:
    word = which.removeprefix("the ")
    offset = {"last": -1, "next": 1, "previous": -1, "preceding": -1, "following": 1}.get(word, 0)
    is_text = which not in ("last", "this", "next", "the current")
    return Relative(unit="year", offset=offset, anchor="text" if is_text else "now")


def _wider(found: FoundTime, window: str) -> FoundTime | None:
    """Return an expression with what stands directly before it, None if that does not widen it."""
    for widening in _WIDENINGS:
        match = widening.pattern.search(window)
        if match is not None and widening.takes(found.expression):
            wider = widening.read(match, found.expression)
            start = found.start - len(window) + match.start()
            return (
                FoundTime(start, found.end, wider, widening.rule or found.rule) if wider else None
            )
    return None


def _is_a_day(expression: Expression) -> bool:
    return isinstance(expression, (Weekday, Holiday)) or (
        isinstance(expression, PrintedDate) and expression.day is not None
    )


def _is_exact(expression: Expression) -> bool:
    """Whether "around" makes it approximate: a weekday or "last week" it does not."""
    if isinstance(expression, Relative):
        return expression.counted
    return not isinstance(expression, (Approximate, Rolling, Weekday))


def _is_any(_: Expression) -> bool:
    return True


def _apart(match: re.Match[str], expression: Expression) -> Apart:
    count = 1 if match["count"] in ("a", "an") else int(read_number(match["count"]))
    toward = 1 if match["side"] == "after" else -1
    return Apart(unit=UNITS[match["unit"]], count=count * toward, date=expression)


def _is_weekday(expression: Expression) -> bool:
    return isinstance(expression, Weekday) and expression.toward is None


def _from_weekday(match: re.Match[str], expression: Expression) -> Expression | None:
    """Return the day so many units from the next such day of the week, or before the last."""
    if not isinstance(expression, Weekday):
        return None
    count = 1 if match["count"] in ("a", "an") else int(read_number(match["count"]))
    is_coming = match["side"] == "from"
    day = replace(expression, is_coming=is_coming, toward=None if is_coming else -1)
    return Apart(unit=UNITS[match["unit"]], count=count if is_coming else -count, date=day)


def _is_month(expression: Expression) -> bool:
    return isinstance(expression, Relative) and expression.unit == "month"


def _day_of_month(match: re.Match[str], expression: Expression) -> Expression:
    number = read_ordinal(match["day"] or match["spelled"])
    return Ordinal(unit="day", number=number, of=expression)


def _part_of(match: re.Match[str], expression: Expression) -> Expression:
    if match["whole"]:
        return expression
    word = "mid" if match["midway"] else match["noun"] or match["adverb"] or match["end"]
    return Part(part=PARTS[word], of=expression)


def _ordinal_of(match: re.Match[str], expression: Expression) -> Expression | None:
    unit, word = UNITS[match["unit"]], match["ordinal"]
    number = {"last": -1, "final": -1, "closing": -1, "opening": 1}.get(word) or read_ordinal(word)
    if match["count"] is None and match["unit"] != unit:  # "the final days of 2023"
        return Part(part="end" if number < 0 else "start", of=expression)
    if unit in ("year", "decade") and not isinstance(expression, (Decade, Century, Range)):
        return None  # "last year in September"
    count = int(read_number(match["count"])) if match["count"] else 1
    return (
        Ordinal(unit=unit, number=number, of=expression, count=count) if 0 < count < 400 else None
    )


def _stretch(match: re.Match[str], expression: Expression) -> Expression | None:
    if match["joint"] == "of":
        return _around(match, expression)
    count = int(read_number(match["count"])) if match["count"] else 1
    unit = "half" if match["unit"].startswith("half") else UNITS[match["unit"]]
    is_plural = match["unit"] not in (unit, "half-year", "half year")
    if count > 400 or (match["count"] and not match["period"] and is_plural != (count > 1)):
        return None
    if match["joint"] == "until" and not match["count"]:
        return None  # "the school year until November"
    toward = 1 if match["joint"] in ("starting", "beginning", "commencing") else -1
    has_ended = match["joint"] in ("ended", "that ended", "to")
    return Ending(unit=unit, count=count, date=expression, toward=toward, has_ended=has_ended)


def _around(match: re.Match[str], expression: Expression) -> Expression | None:
    """Return what "week of" or "month of" makes of a date: of its first and last day nothing."""
    if match["unit"] == "weekend" and isinstance(expression, Range):
        return expression
    if match["count"] or not isinstance(expression, PrintedDate):
        return None
    if match["unit"] in ("week", "weekend"):
        return Ending(unit=UNITS[match["unit"]], count=1, date=expression, toward=0)
    return expression if match["unit"] in ("month", "year") and expression.day is None else None


def _of_pointed_year(match: re.Match[str], expression: Expression) -> Expression | None:
    inner = _in_year(expression, _pointed_year(match["which"]))
    return None if inner is expression else inner


def _approximate(_: re.Match[str], expression: Expression) -> Expression:
    return Approximate(of=expression)


class _Widening(NamedTuple):
    """A construction before an expression: its pattern, what it takes, and what it makes of it.

    `rule` names the wider expression, which keeps its own name where that is empty.
    """

    pattern: re.Pattern[str]
    takes: Callable[[Expression], bool]
    read: Callable[[re.Match[str], Expression], Expression | None]
    rule: str = ""


_WIDENINGS = (
    _Widening(_PART_BEFORE, _is_any, _part_of),
    _Widening(_ORDINAL_BEFORE, _is_any, _ordinal_of, "ordinal"),
    _Widening(_STRETCH_BEFORE, _is_any, _stretch, "stretch"),
    _Widening(_APART_BEFORE, _is_a_day, _apart, "apart"),
    _Widening(_FROM_BEFORE, _is_weekday, _from_weekday, "apart"),
    _Widening(_DAY_OF_BEFORE, _is_month, _day_of_month, "ordinal"),
    _Widening(_YEAR_BEFORE, _is_any, _of_pointed_year),
    _Widening(_ABOUT_BEFORE, _is_exact, _approximate),
)

"""What bounds a temporal expression: "since", "by the end of", "early", "January last year", "the
year to".
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from extractors.dates.expressions import (
    TIMELESS,
    UNLIMITED,
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
from extractors.dates.tense import is_mishap
from extractors.dates.words import COUNT, ORDINAL, PARTS, UNITS, read_ordinal
from extractors.numbers import read_number

ExpressionT = TypeVar("ExpressionT", bound=Expression | None)

_PART_BEFORE = re.compile(
    r"""
    (?<!\w)
    (?: (?:the\s)?(?P<noun>start|beginning|middle|end|close)\sof\s(?:the\s)?
      | (?:the\s)? (?:(?:early|mid)[\s-]to[\s-])? (?P<adverb>early|mid|late|earlier|later)
        (?:\s(?:in|on)\s|\s|-) (?:the\s)?
      | (?P<midway>mid|half)way\s(?:through|into)\s(?:the\s)?
      | (?P<end>end) (?: - | (?:(?<=\bby\send)|(?<=\bat\send)|(?<=\buntil\send)|(?<=\bsince\send)|(?<=\bthe\send))\s )
      | (?P<whole>(?:the\s)?(?:rest|remainder|whole|course)\sof\s(?:the\s)?) )
    \Z
    """,
    re.VERBOSE,
)
_ORDINAL_BEFORE = re.compile(
    rf"""
    (?<!\w) (?:the\s)? (?P<ordinal>{ORDINAL}|last|final|opening|closing)\s (?:(?P<count>{COUNT})\s)?
    (?P<unit>days?|weeks?|weekend|months?|quarters?|half|years?|decades?)\s(?:of|in)\s(?:the\s)? \Z
    """,
    re.VERBOSE,
)
_STRETCH_BEFORE = re.compile(
    rf"""
    (?<!\w) (?:(?P<count>{COUNT})[\s-])? (?:(?:fiscal|financial)\s)?
    (?P<unit>(?:day|week|month|quarter|year|decade)s?|weekend|half(?:[\s-]year)?) (?P<period>\speriod)?\s
    (?P<joint>(?:that\s)?ended|ending|to|through|until|starting|beginning|commencing|of)\s (?:on\s|in\s)? (?:the\s)? \Z
    """,
    re.VERBOSE,
)
_APART_BEFORE = re.compile(
    rf"(?<!\w)(?P<count>an?|{COUNT})\s(?P<unit>(?:day|week|month|year)s?)\s(?P<side>before|after|prior\sto)\s(?:the\s)?\Z"
)
_ABOUT_BEFORE = re.compile(
    r"(?<!\w)(?:around|about|circa|ca?\.|approximately|roughly|sometime\s(?:in|around))\s\Z"
)
_LIMIT_BEFORE = re.compile(
    r"""
    (?<![\w-])
    (?: (?P<first>since|(?:starting|beginning)(?:\s(?:in|on|from))?|effective(?:\sfrom)?|as\s(?:of|from)(?=\s\Z)
          |no\searlier\sthan|not\sbefore|(?:not|no)\ssooner\sthan|with\seffect\sfrom|post|ever\ssince)
      | (?P<last>by|until|till|up\s(?:to|until)|through|thru|(?:no|not)\slater\sthan|prior\sto|pre)
      | (?P<after>after|following|before) )
    (?:\s|-) (?P<the>the\s)? \Z
    """,
    re.VERBOSE,
)
_OF_YEAR_AFTER = re.compile(
    r"\s(?:of\s|in\s)?(?P<which>last|this|next|that(?:\ssame)?|the\s(?:same|following|previous|next|current|preceding))\s(?P<unit>year)(?!\w|-)"
)
_OF_THE_YEAR = re.compile(r"\sof\sthe\syear(?!\w|-)")
_YEAR_BEFORE = re.compile(r"(?<!\w)(?P<which>last|this|next)\syear['’]s\s\Z")
_ONWARD_AFTER = re.compile(
    r"\s(?:onwards?(?!\w)|forward(?!\w)|on(?=\s?[.,;:)]|\s*\Z|\s(?:and|but|the|it|they)\b))"
)
_CLAUSE_ENDS = re.compile(r"\s?(?:[.,;:)\]!?]|\Z|\s(?:and|when|but|as|because|while|who|which)\b)")
_POSSESSED = re.compile(r"['’]s\s|\s(?P<noun>[a-z]{3,20})")
"""What follows a date that somebody is hit by: "by Friday's storm", "by the 7 October attacks"."""
_OR_LATER = re.compile(r"\sor\s(?:early|mid|late|even)\b")
_YEAR_OPENINGS = (" of ", " in ", " last ", " this ", " next ", " that ", " the ")
_ANY: frozenset[str] = frozenset()
_UNIT_WORDS = frozenset((*UNITS, "period"))
_PART_WORDS = frozenset((*PARTS, "rest", "remainder", "whole", "course"))
_JOINTS = ("ended", "ending", "to", "through", "until", "starting", "beginning", "commencing")
_BOUNDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_JOINTS, _UNIT_WORDS | {"midway", "halfway", "prior"}),
    **dict.fromkeys(("before", "after"), _UNIT_WORDS),
    "into": frozenset(("midway", "halfway")),
    **dict.fromkeys(("of", "in", "on"), _PART_WORDS | _UNIT_WORDS | {*_JOINTS, "sometime"}),
    **dict.fromkeys(("early", "mid", "late", "earlier", "later", "end", "year's", "year’s"), _ANY),
    **dict.fromkeys(("around", "about", "circa", "c", "ca", "approximately", "roughly"), _ANY),
}
"""The words before an expression that may widen it, and before them one of these if any; "the"
between is skipped.
"""
_LIMITS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            "since",
            "starting",
            "beginning",
            "effective",
            "than",
            "before",
            "post",
            "by",
            "until",
            "till",
        ),
        _ANY,
    ),
    **dict.fromkeys(("through", "thru", "pre", "after", "following"), _ANY),
    **dict.fromkeys(("in", "on"), frozenset(("starting", "beginning"))),
    "from": _ANY,
    "of": frozenset(("as",)),
    "to": frozenset(("up", "prior")),
}
"""The words before an expression that may be its limit, likewise."""
_WORDS = re.compile(r"[\w'’]+")
_DEEPEST = 3
"""How often an expression is widened: "the end of the first week of early March" is twice."""


def bound(found: FoundTime, lowered: str) -> FoundTime:
    """Widen an expression by the limit that stands before it: "since", "by", "until"."""
    return found if isinstance(found.expression, TIMELESS) else _limited(found, lowered)


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
        if isinstance(found.expression, Range) or not _follows(_BOUNDS, lowered, found.start):
            break
        wider = _wider(found, lowered[max(0, found.start - 48) : found.start].rpartition("\n")[2])
        if wider is None:
            break
        found = wider
    return found


def _follows(bounds: Mapping[str, frozenset[str]], lowered: str, start: int) -> bool:
    """Whether the words before could bound a date; a look into a table that spares most dates the
    patterns.
    """
    rest, _, word = lowered[max(0, start - 32) : start].rstrip(" -\n\u00a0").rpartition(" ")
    if word == "the":
        rest, _, word = rest.rpartition(" ")
    before = bounds.get(word) if word.isalpha() else bounds.get(_last_word(word))
    if not before:
        return before is not None
    return _last_word(rest.rpartition(" ")[2] or word) in before


def _last_word(chunk: str) -> str:
    words = _WORDS.findall(chunk)
    return words[-1] if words else ""


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
    base = found.start - len(window)
    expression = found.expression
    if match := _PART_BEFORE.search(window):
        return FoundTime(base + match.start(), found.end, _part_of(match, expression), found.rule)
    if match := _ORDINAL_BEFORE.search(window):
        inner = _ordinal_of(match, expression)
        return FoundTime(base + match.start(), found.end, inner, "ordinal") if inner else None
    if match := _STRETCH_BEFORE.search(window):
        stretch = _stretch(match, expression)
        return FoundTime(base + match.start(), found.end, stretch, "stretch") if stretch else None
    if (match := _APART_BEFORE.search(window)) and _is_a_day(expression):
        return FoundTime(base + match.start(), found.end, _apart(match, expression), "apart")
    if match := _YEAR_BEFORE.search(window):
        inner = _in_year(expression, _pointed_year(match["which"]))
        return (
            None
            if inner is expression
            else FoundTime(base + match.start(), found.end, inner, found.rule)
        )
    is_vague = isinstance(expression, (Approximate, Rolling, Weekday)) or (
        isinstance(expression, Relative) and not expression.counted
    )
    if not is_vague and (match := _ABOUT_BEFORE.search(window)):
        return FoundTime(base + match.start(), found.end, Approximate(of=expression), found.rule)
    return None


def _is_a_day(expression: Expression) -> bool:
    return isinstance(expression, (Weekday, Holiday)) or (
        isinstance(expression, PrintedDate) and expression.day is not None
    )


def _apart(match: re.Match[str], expression: Expression) -> Apart:
    count = 1 if match["count"] in ("a", "an") else int(read_number(match["count"]))
    toward = 1 if match["side"] == "after" else -1
    return Apart(unit=UNITS[match["unit"]], count=count * toward, date=expression)


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
    """Return what "week of" or "month of" makes of a date."""
    if match["count"] or not isinstance(expression, PrintedDate):
        return None
    if match["unit"] in ("week", "weekend"):
        return Ending(unit=UNITS[match["unit"]], count=1, date=expression, toward=0)
    return expression if match["unit"] in ("month", "year") and expression.day is None else None


def _limited(found: FoundTime, lowered: str) -> FoundTime:
    expression = found.expression
    if isinstance(expression, UNLIMITED) or not (
        _follows(_LIMITS, lowered, found.start)
        or lowered.startswith((" on", " forward"), found.end)
    ):
        return found
    window = lowered[max(0, found.start - 24) : found.start]
    match = _LIMIT_BEFORE.search(window)
    if match is None or not _may_limit(match, found, lowered):
        return _onward(found, window, lowered)
    start = found.start - len(window) + match.start()
    is_first = match["first"] or (match["after"] and match["after"] != "before")
    if is_first:
        leaning = -1 if (match["first"] or "").endswith("since") else 0
        return FoundTime(
            start,
            found.end,
            Range(first=expression, last=None, leaning=leaning),
            f"{found.rule}-limit",
        )
    return FoundTime(
        start, found.end, Range(first=None, last=expression, leaning=1), f"{found.rule}-limit"
    )


def _may_limit(match: re.Match[str], found: FoundTime, lowered: str) -> bool:
    word = match["first"] or match["last"]
    if match["the"] and not isinstance(found.expression, (PartOfYear, Ordinal, Ending)):
        return False
    if word in ("post", "pre"):
        return match[0].endswith("-") or _is_year(found.expression)
    if word == "by" and (possessed := _POSSESSED.match(lowered, found.end)) is not None:
        return possessed["noun"] is not None and not is_mishap(possessed["noun"])
    if match["first"] and match["first"].startswith("as "):
        return match["first"] == "as from"
    if match["after"]:
        if (
            match["after"] == "before"
            and isinstance(found.expression, Part)
            and found.expression.part == "end"
        ):
            return True
        return _is_year(found.expression) and _CLAUSE_ENDS.match(lowered, found.end) is not None
    if match["last"] in ("through", "thru"):
        return not _is_long(found.expression)
    return _OR_LATER.match(lowered, found.end) is None


def _is_year(expression: Expression) -> bool:
    return isinstance(expression, PrintedDate) and expression.month is None


def _is_long(expression: Expression) -> bool:
    """Whether "through" before it means during, not until: "through this decade"."""
    is_decade = isinstance(expression, Relative) and expression.unit in ("decade", "century")
    return is_decade or isinstance(expression, (Decade, Century, Rolling))


_FROM_ON = re.compile(
    r"""
    (?: (?:\A|[\n.!?;:]\s?)
      | (?<!\w)(?:force|effect|appl(?:y|ies|ied)|valid|available|banned|mandatory|required|compulsory)\s
      | (?<!\w)(?:runs?|starts?|begins?|only)\s )
    (?P<from>from)\s(?:the\s)? \Z
    """,
    re.VERBOSE,
)
"""Where "from 2026" opens a stretch; elsewhere it may compare ("up from 2026") or say where
something comes from.
"""
_TO_DATE = re.compile(r"\s(?:to|until|till)\s(?:date|now|this\sday|the\spresent(?:\sday)?)(?!\w)")
_FROM_BEFORE = re.compile(r"(?<!\w)(?:from|as\sof)\s\Z")


def _onward(found: FoundTime, window: str, lowered: str) -> FoundTime:
    if (opened := _FROM_ON.search(window)) is not None and _CLAUSE_ENDS.match(lowered, found.end):
        start = found.start - len(window) + opened.start("from")
        return FoundTime(
            start, found.end, Range(first=found.expression, last=None), f"{found.rule}-limit"
        )
    after = _ONWARD_AFTER.match(lowered, found.end) or _TO_DATE.match(lowered, found.end)
    if after is None or (before := _FROM_BEFORE.search(window)) is None:
        return found
    start = found.start - len(window) + before.start()
    return FoundTime(
        start, after.end(), Range(first=found.expression, last=None), f"{found.rule}-limit"
    )

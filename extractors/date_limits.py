"""What bounds and joins temporal expressions: "since", "by the end of", "early", "from … to", "January last year"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from extractors.calendar_words import COUNT, ORDINAL, UNITS, read_ordinal
from extractors.date_expressions import (
    Approximate,
    Calendar,
    Century,
    Decade,
    Duration,
    Ending,
    Expression,
    FiscalYear,
    Found,
    Holiday,
    Now,
    Ordinal,
    Part,
    PartName,
    PartOfYear,
    Range,
    Recurring,
    Relative,
    Rolling,
    Weekday,
    Within,
)
from extractors.numbers import read_number

ExpressionT = TypeVar("ExpressionT", bound=Expression | None)

_PARTS: Mapping[str, PartName] = {
    "early": "early", "earlier": "early", "start": "start", "beginning": "start",
    "mid": "mid", "middle": "mid", "midway": "mid",
    "late": "late", "later": "late", "end": "end", "close": "end",
}  # fmt: skip

_PART_BEFORE = re.compile(
    r"""
    (?<!\w)
    (?: (?:the\s)?(?P<noun>start|beginning|middle|end|close)\s(?:of|in)\s(?:the\s)?
      | (?:the\s)?(?P<adverb>early|mid|late|earlier|later|end)(?:\s(?:in|on)\s|\s|-) (?:the\s)?
      | (?P<whole>(?:the\s)?(?:rest|remainder|whole|course)\sof\s(?:the\s)?) )
    \Z
    """,
    re.VERBOSE,
)
_ORDINAL_BEFORE = re.compile(
    rf"""
    (?<!\w) (?:the\s)? (?P<ordinal>{ORDINAL}|last|final)\s (?:(?P<count>{COUNT})\s)?
    (?P<unit>days?|weeks?|weekend|months?|quarters?|half|years?|decade)\s(?:of|in)\s(?:the\s)? \Z
    """,
    re.VERBOSE,
)
_STRETCH_BEFORE = re.compile(
    rf"""
    (?<!\w) (?:(?P<count>{COUNT})[\s-])? (?P<unit>(?:day|week|month|quarter|year)s?|weekend|half)\s
    (?P<joint>ended|ending|to|through|until|starting|beginning|commencing|of)\s (?:on\s|in\s)? (?:the\s)? \Z
    """,
    re.VERBOSE,
)
_ABOUT_BEFORE = re.compile(r"(?<!\w)(?:around|about|circa|ca?\.|approximately|roughly|sometime\s(?:in|around))\s\Z")
_LIMIT_BEFORE = re.compile(
    r"""
    (?<!\w)
    (?: (?P<first>since|(?:starting|beginning)(?:\s(?:in|on|from))?|effective(?:\sfrom)?|as\s(?:of|from)(?=\s\Z)
          |no\searlier\sthan|not\sbefore|(?:not|no)\ssooner\sthan|with\seffect\sfrom|post|ever\ssince)
      | (?P<last>by|until|till|up\s(?:to|until)|through|thru|(?:no|not)\slater\sthan|prior\sto|pre)
      | (?P<after>after|following|before) )
    (?:\s|-) \Z
    """,
    re.VERBOSE,
)
_OF_YEAR_AFTER = re.compile(
    r"\s(?:of\s|in\s)?(?P<which>last|this|next|that|the\s(?:same|following|previous|next|current|preceding))\s(?P<unit>year)(?!\w|-)"
)
_YEAR_BEFORE = re.compile(r"(?<!\w)(?P<which>last|this|next)\syear['’]s\s\Z")
_ONWARD_AFTER = re.compile(r"\s(?:on|onwards?|forward)(?!\w)")
_CLAUSE_ENDS = re.compile(r"\s?(?:[.,;:)\]!?]|\Z|\s(?:and|when|but|as|because|while|who|which)\b)")
_OR_LATER = re.compile(r"\sor\s(?:early|mid|late|even)\b")
_YEAR_OPENINGS = (" of ", " in ", " last ", " this ", " next ", " that ", " the ")
_BOUND_WORDS = frozenset((
    "of", "in", "the", "early", "mid", "late", "earlier", "later", "end", "ended", "ending", "to", "through", "until",
    "from", "starting", "beginning", "commencing", "around", "about", "circa", "c", "ca", "approximately", "roughly",
    "since", "on", "effective", "than", "before", "post", "by", "till", "thru", "pre", "after", "following", "sometime",
    "year's", "year’s",
))  # fmt: skip
_DEEPEST = 3
"""How often an expression is widened: "the end of the first week of early March" is twice."""
_TIMELESS = (Duration, Recurring, Now)
_UNLIMITED = (*_TIMELESS, Range, Ending)


def bound(found: Found, lowered: str) -> Found:
    """Widen an expression by the limit that stands before it: "since", "by", "until"."""
    return found if isinstance(found.expression, _TIMELESS) else _limited(found, lowered)


def widen(found: Found, lowered: str) -> Found:
    """Widen an expression by what stands around it: the year it lies in, and which part of it is meant."""
    if isinstance(found.expression, _TIMELESS):
        return found
    if lowered.startswith(_YEAR_OPENINGS, found.end):
        found = _with_year_after(found, lowered)
    for _ in range(_DEEPEST):
        if isinstance(found.expression, Range) or not _has_bound_before(lowered, found.start):
            break
        wider = _wider(found, lowered[max(0, found.start - 48) : found.start].rpartition("\n")[2])
        if wider is None:
            break
        found = wider
    return found


def _has_bound_before(lowered: str, start: int) -> bool:
    """Whether the word before could bound a date; a look in a set that spares most dates the patterns."""
    window = lowered[max(0, start - 16) : start].rstrip(" -\n\u00a0.")
    return window[max(map(window.rfind, " -\n\u00a0.([")) + 1 :] in _BOUND_WORDS


def _with_year_after(found: Found, lowered: str) -> Found:
    match = _OF_YEAR_AFTER.match(lowered, found.end)
    if match is None:
        return found
    year = _pointed_year(match["which"])
    expression = found.expression
    if isinstance(expression, Range):
        within = replace(expression, first=_in_year(expression.first, year), last=_in_year(expression.last, year))
        return found if within == expression else Found(found.start, match.end(), within, found.rule)
    within_year = _in_year(expression, year)
    return found if within_year is expression else Found(found.start, match.end(), within_year, found.rule)


def _in_year(expression: ExpressionT, year: Expression) -> ExpressionT | Within:
    match expression:
        case (
            Calendar(year=None, toward=None) | PartOfYear(year=None, toward=None) | Holiday(year=None, toward=None)
        ) as inner:
            return Within(inner=inner, year=year)
    return expression


def _pointed_year(which: str) -> Relative:
    word = which.removeprefix("the ")
    offset = {"last": -1, "next": 1, "previous": -1, "preceding": -1, "following": 1}.get(word, 0)
    is_text = which not in ("last", "this", "next", "the current")
    return Relative(unit="year", offset=offset, anchor="text" if is_text else "now")


def _wider(found: Found, window: str) -> Found | None:
    base = found.start - len(window)
    expression = found.expression
    if match := _PART_BEFORE.search(window):
        return Found(base + match.start(), found.end, _part_of(match, expression), found.rule)
    if match := _ORDINAL_BEFORE.search(window):
        inner = _ordinal_of(match, expression)
        return Found(base + match.start(), found.end, inner, "ordinal") if inner else None
    if match := _STRETCH_BEFORE.search(window):
        stretch = _stretch(match, expression)
        return Found(base + match.start(), found.end, stretch, "stretch") if stretch else None
    if match := _YEAR_BEFORE.search(window):
        inner = _in_year(expression, _pointed_year(match["which"]))
        return None if inner is expression else Found(base + match.start(), found.end, inner, found.rule)
    is_vague = isinstance(expression, (Approximate, Rolling)) or (
        isinstance(expression, Relative) and not expression.counted
    )
    if not is_vague and (match := _ABOUT_BEFORE.search(window)):
        return Found(base + match.start(), found.end, Approximate(of=expression), found.rule)
    return None


def _part_of(match: re.Match[str], expression: Expression) -> Expression:
    if match["whole"]:
        return expression
    return Part(part=_PARTS[match["noun"] or match["adverb"]], of=expression)


def _ordinal_of(match: re.Match[str], expression: Expression) -> Expression | None:
    unit, word = UNITS[match["unit"]], match["ordinal"]
    number = -1 if word in ("last", "final") else read_ordinal(word)
    if unit in ("year", "decade") and not isinstance(expression, (Decade, Century, Range)):
        return None  # "last year in September"
    count = int(read_number(match["count"])) if match["count"] else 1
    return Ordinal(unit=unit, number=number, of=expression, count=count) if 0 < count < 400 else None


def _stretch(match: re.Match[str], expression: Expression) -> Expression | None:
    if match["joint"] == "of":
        return _around(match, expression)
    count = int(read_number(match["count"])) if match["count"] else 1
    unit = UNITS[match["unit"]]
    is_plural = match["unit"] != unit
    if count > 400 or (match["count"] and is_plural != (count > 1)):
        return None
    toward = 1 if match["joint"] in ("starting", "beginning", "commencing") else -1
    return Ending(unit=unit, count=count, date=expression, toward=toward)


def _around(match: re.Match[str], expression: Expression) -> Expression | None:
    """Return what "week of" or "month of" makes of a date."""
    if match["count"] or not isinstance(expression, Calendar):
        return None
    if match["unit"] in ("week", "weekend"):
        return Ending(unit=UNITS[match["unit"]], count=1, date=expression, toward=0)
    return expression if match["unit"] in ("month", "year") and expression.day is None else None


def _limited(found: Found, lowered: str) -> Found:
    expression = found.expression
    if isinstance(expression, _UNLIMITED) or not (
        _has_bound_before(lowered, found.start) or lowered.startswith((" on", " forward"), found.end)
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
        return Found(start, found.end, Range(first=expression, last=None, leaning=leaning), f"{found.rule}-limit")
    return Found(start, found.end, Range(first=None, last=expression, leaning=1), f"{found.rule}-limit")


def _may_limit(match: re.Match[str], found: Found, lowered: str) -> bool:
    if match["first"] and match["first"].startswith("as "):
        return match["first"] == "as from"
    if match["after"]:
        if match["after"] == "before" and isinstance(found.expression, Part) and found.expression.part == "end":
            return True
        is_year = isinstance(found.expression, Calendar) and found.expression.month is None
        return is_year and _CLAUSE_ENDS.match(lowered, found.end) is not None
    if match["last"] in ("through", "thru"):
        return not _is_long(found.expression)
    return _OR_LATER.match(lowered, found.end) is None


def _is_long(expression: Expression) -> bool:
    """Whether "through" before it means during, not until: "through this decade"."""
    is_decade = isinstance(expression, Relative) and expression.unit in ("decade", "century")
    return is_decade or isinstance(expression, (Decade, Century, Rolling))


_FROM_BEFORE = re.compile(r"(?<!\w)(?:from|as\sof)\s\Z")


def _onward(found: Found, window: str, lowered: str) -> Found:
    after = _ONWARD_AFTER.match(lowered, found.end)
    if after is None or (before := _FROM_BEFORE.search(window)) is None:
        return found
    start = found.start - len(window) + before.start()
    return Found(start, after.end(), Range(first=found.expression, last=None), f"{found.rule}-limit")


_JOINED = re.compile(
    r"""
    \s? (?: (?P<dash>[-‐‑–—−]) | (?P<to>to|through|thru|until|till|up\sto|into) | (?P<and>and|or|&|,|/|,\sand) )
    (?:\s?the)? \s?
    (?P<part>early|mid|late|end|the\send\sof|the\sstart\sof|as\sof)?[\s-]{0,1}
    """,
    re.VERBOSE,
)
_BETWEEN = re.compile(r"(?<!\w)(?P<word>between|from)\s(?:the\s)?(?P<part>early|mid|late|now|today)?[\s-]?\Z")
_NOW_BEFORE = re.compile(
    r"(?<!\w)(?:(?P<between>between|from)\s)?(?P<now>now)\s(?P<joint>and|to|until|till|through)\s(?:the\s)?\Z"
)


def join(atoms: Sequence[Found], lowered: str) -> list[Found]:
    """Join neighbours into ranges ("from 2021 to 2024"); give the first the year that it shares with the second."""
    joined: list[Found] = []
    for atom in atoms:
        current = _from_now(atom, lowered)
        if joined and (pair := _pair(joined[-1], current, lowered)):
            joined[-1:] = pair
        else:
            joined.append(current)
    return joined


def _from_now(atom: Found, lowered: str) -> Found:
    if "now" not in lowered[max(0, atom.start - 14) : atom.start]:
        return atom
    match = _NOW_BEFORE.search(lowered, max(0, atom.start - 20), atom.start)
    if match is None or isinstance(atom.expression, _UNLIMITED):
        return atom
    if match["between"] is None and match["joint"] == "and":
        return atom
    return Found(match.start(), atom.end, Range(first=Now(), last=atom.expression), "range")


def _pair(left: Found, right: Found, lowered: str) -> list[Found] | None:
    if (
        right.start - left.end > 16
        or isinstance(left.expression, _UNLIMITED)
        or isinstance(right.expression, _UNLIMITED)
    ):
        return None
    match = _JOINED.fullmatch(lowered, left.end, right.start)
    if match is None:
        return None
    before = _BETWEEN.search(lowered, max(0, left.start - 20), left.start)
    word = before["word"] if before else None
    if not _is_range(match, word, left.expression, right.expression):
        return (
            [replace(left, expression=_lend_year(left.expression, right.expression)), right]
            if match["and"] or match["dash"]
            else None
        )
    first = _part(before["part"] if before else None, _lend_year(left.expression, right.expression))
    last = _part(match["part"], right.expression)
    return [Found(before.start() if before else left.start, right.end, Range(first=first, last=last), "range")]


def _part(word: str | None, expression: Expression) -> Expression:
    part = _PARTS.get((word or "").removeprefix("the ").removesuffix(" of"))
    return Part(part=part, of=expression) if part else expression


_PLACED = (Calendar, Weekday, PartOfYear, FiscalYear, Decade, Relative, Holiday)


def _is_range(match: re.Match[str], word: str | None, left: Expression, right: Expression) -> bool:
    if not isinstance(left, _PLACED) or not isinstance(right, _PLACED):
        return False
    if match["and"]:
        return word == "between" and match["and"] == "and"
    if isinstance(left, Relative) or isinstance(right, Relative):
        return word == "from" and match["to"] is not None
    return type(left) is type(right) and (match["part"] is None or word is not None or match["to"] is not None)


def _lend_year(left: Expression, right: Expression) -> Expression:
    """Give the left of two neighbours the year of the right one: "Nov. 3 to Feb. 5, 2024" begins in 2023."""
    match left, right:
        case Calendar(year=None, toward=None, month=int(month)), Calendar(year=int(year), month=int(last)):
            return replace(left, year=year - (month > last))
        case PartOfYear(year=None, toward=None, number=number), PartOfYear(year=int(year)):
            return replace(left, year=year - (number > right.number), fiscal=right.fiscal)
    return left

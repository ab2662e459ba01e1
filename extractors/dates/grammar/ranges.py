"""Neighbouring expressions that a range joins: "from 2021 to 2024", "between March and May", "from
now until June".
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.dates.expressions import (
    UNLIMITED,
    Decade,
    Expression,
    FiscalYear,
    FoundTime,
    Holiday,
    Now,
    Part,
    PartOfYear,
    PrintedDate,
    Range,
    Relative,
    Weekday,
)
from extractors.dates.words import PARTS

_JOINED = re.compile(
    r"""
    \s? (?: [-‐‑](?P<through>to|through|until)[-‐‑] | (?P<dash>[-‐‑–—−])
          | (?P<to>to|through|thru|until|till|up\sto|into)
          | (?P<and>and|or|&|,|/|,\sand) )
    (?:\s?the)? \s?
    (?P<part>early|mid|late|end|the\send\sof|the\sstart\sof|as\sof)?[\s-]{0,1}
    """,
    re.VERBOSE,
)
_BETWEEN = re.compile(
    r"(?<!\w)(?P<word>between|from)\s(?:the\s)?"
    r"(?P<part>early|mid|late|now|today|(?:start|beginning|middle|end)\sof(?:\sthe)?)?[\s-]?\Z"
)
_NOW_BEFORE = re.compile(
    r"(?<!\w)(?:(?P<between>between|from)\s)?(?P<now>now)\s(?P<joint>and|to|until|till|through)\s(?:the\s)?\Z"
)


def join(atoms: Sequence[FoundTime], lowered: str) -> list[FoundTime]:
    """Join neighbours into ranges ("from 2021 to 2024"); give the first the year that it shares
    with the second.
    """
    joined: list[FoundTime] = []
    for atom in atoms:
        current = _from_now(atom, lowered)
        if joined and (
            pair := _pair(joined[-1], current, lowered) or _dated(joined[-1], current, lowered)
        ):
            joined[-1:] = pair
        else:
            joined.append(current)
    return _lent_back(joined, lowered)


_LISTED = re.compile(r",\s|,?\s(?:and|or|&)\s")


def _lent_back(joined: list[FoundTime], lowered: str) -> list[FoundTime]:
    """Give the year of the last of several months to all: "January, February and March 2024"."""
    for at in range(len(joined) - 2, -1, -1):
        left, right = joined[at], joined[at + 1]
        are_months = right.start - left.end <= 6 and _is_month(left) and _is_month(right)
        if are_months and _LISTED.fullmatch(lowered, left.end, right.start):
            joined[at] = left._replace(expression=_lend_year(left.expression, right.expression))
    return joined


def _is_month(found: FoundTime) -> bool:
    return (
        isinstance(found.expression, PrintedDate)
        and found.expression.day is None
        and found.expression.month is not None
    )


def _from_now(atom: FoundTime, lowered: str) -> FoundTime:
    if "now" not in lowered[max(0, atom.start - 14) : atom.start]:
        return atom
    match = _NOW_BEFORE.search(lowered, max(0, atom.start - 20), atom.start)
    if match is None or isinstance(atom.expression, UNLIMITED):
        return atom
    if match["between"] is None and match["joint"] == "and":
        return atom
    return FoundTime(match.start(), atom.end, Range(first=Now(), last=atom.expression), "range")


def _pair(left: FoundTime, right: FoundTime, lowered: str) -> list[FoundTime] | None:
    if (
        right.start - left.end > 16
        or isinstance(left.expression, UNLIMITED)
        or isinstance(right.expression, UNLIMITED)
    ):
        return None
    match = _JOINED.fullmatch(lowered, left.end, right.start)
    if match is None:
        return None
    before = _BETWEEN.search(lowered, max(0, left.start - 28), left.start)
    word = before["word"] if before else None
    if not _is_range(match, word, left.expression, right.expression):
        return (
            [left._replace(expression=_lend_year(left.expression, right.expression)), right]
            if match["and"] or match["dash"]
            else None
        )
    first = _part(before["part"] if before else None, _lend_year(left.expression, right.expression))
    last = _part(match["part"], right.expression)
    return [
        FoundTime(
            before.start() if before else left.start,
            right.end,
            Range(first=first, last=last),
            "range",
        )
    ]


_SPAN_OF = re.compile(r"\s(?:[a-z]{2,12}\s)?(?:quarter|period|half|season|months)\s(?:of|in)\s")


def _dated(left: FoundTime, right: FoundTime, lowered: str) -> list[FoundTime] | None:
    """Give a range of months the year that it lies in: "the April-to-June quarter of 2025"."""
    match left.expression, right.expression:
        case Range(
            first=PrintedDate(year=None, toward=None, day=None) as first,
            last=PrintedDate(year=None, toward=None, day=None) as last,
        ), PrintedDate(year=int(year), month=None):
            if _SPAN_OF.fullmatch(lowered, left.end, right.start):
                ended = replace(last, year=year)
                dated = Range(first=_lend_year(first, ended), last=ended)
                return [FoundTime(left.start, right.end, dated, left.rule)]
    return None


def _part(word: str | None, expression: Expression) -> Expression:
    bare = (word or "").removeprefix("the ").removesuffix(" the").removesuffix(" of")
    part = PARTS.get(bare)
    return Part(part=part, of=expression) if part else expression


_PLACED = (PrintedDate, Weekday, PartOfYear, FiscalYear, Decade, Relative, Holiday)


def _is_range(match: re.Match[str], word: str | None, left: Expression, right: Expression) -> bool:
    left, right = _whole(left), _whole(right)
    if not isinstance(left, _PLACED) or not isinstance(right, _PLACED) or _runs_back(left, right):
        return False
    if match["and"]:
        return word == "between" and match["and"] == "and"
    if isinstance(left, Relative) or isinstance(right, Relative):
        return word == "from" and match["to"] is not None
    return type(left) is type(right) and (
        match["part"] is None or word is not None or bool(match["to"] or match["through"])
    )


def _whole(expression: Expression) -> Expression:
    """Return that of which an expression is a part: the year of "the start of the year"."""
    return expression.of if isinstance(expression, Part) else expression


def _runs_back(left: Expression, right: Expression) -> bool:
    """Whether the second of two dates lies before the first: "cut from May 2029 to May 2021"."""
    match left, right:
        case PrintedDate(year=int(first), month=begun), PrintedDate(year=int(last), month=ended):
            return (first, begun or 0) > (last, ended or 12)
    return False


def _lend_year(left: Expression, right: Expression) -> Expression:
    """Give the left of two neighbours the year of the right one: "Nov. 3 to Feb. 5, 2024" begins in
    2023.
    """
    match left, right:
        case PrintedDate(year=None, toward=None, month=int(month)), PrintedDate(
            year=int(year), month=int(last)
        ):
            return replace(left, year=year - (month > last))
        case PartOfYear(year=None, toward=None, number=number), PartOfYear(year=int(year)):
            return replace(left, year=year - (number > right.number), fiscal=right.fiscal)
    return left

"""Days that share one month: "on 4 and 5 June", "March 3, 5 and 7, 2024"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.dates.expressions import FoundTime, PrintedDate, Range
from extractors.dates.words import DAY, YEAR, read_ordinal

_DAY = re.compile(rf"(?<!\w){DAY}(?!\w)")
_YEAR = re.compile(rf",?\s(?P<year>{YEAR})(?!\w|[.,:][0-9])")
_JOINT = r"(?:\s?,?\s(?:and|or|&)\s(?:the\s)?|\s?,\s?)"
_BEFORE = re.compile(
    rf"""
    (?<![\w.,$€£:/-]) (?:the\s)?
    (?P<days>{DAY}(?!\w)(?:\s?,\s?{DAY}(?!\w)){{0,4}}) {_JOINT} \Z      # the 3rd, 4th and
    """,
    re.VERBOSE,
)
_AFTER = re.compile(
    rf"""
    (?: \s?,\s? {DAY}(?![\w:.%-]) ){{0,4}}                             # , 5
    \s?,?\s(?:and|or|&)\s (?:the\s)? {DAY} (?!\w|[:.%][0-9]|%)        # and 7
    # The list ends, and what follows is not what the last number counts.
    (?= \s?[.,;:)!?'"’”–—-] | \s*\Z
      | \s(?: in|at|on|to|for|with|by|and|but|as|when|after|before|of|the|that|which
          | they|he|she|we|it|hit|was|were
          | [a-z]{{2,12}}ed\s(?:the|a|an|its|their|his|her|at|in|on|out|up|down|by|[0-9]+) )\b )
    """,
    re.VERBOSE,
)


def spread(atoms: Iterable[FoundTime], lowered: str) -> Iterator[FoundTime]:
    """Yield the expressions, and before or after a day of a month the bare days listed with it."""
    end = 0
    for atom in atoms:
        month = _month_of(atom)
        if month is None:
            yield atom
        else:
            yield from _before(atom, month, lowered, end)
            yield from _after(atom, month, lowered)
        end = atom.end


def _month_of(atom: FoundTime) -> PrintedDate | None:
    expression = atom.expression.first if isinstance(atom.expression, Range) else atom.expression
    is_day = (
        isinstance(expression, PrintedDate)
        and expression.day is not None
        and expression.weekday is None
    )
    return expression if is_day and isinstance(expression, PrintedDate) else None


def _before(atom: FoundTime, month: PrintedDate, lowered: str, done: int) -> Iterator[FoundTime]:
    match = (
        _BEFORE.search(lowered, max(done, atom.start - 40), atom.start)
        if atom.rule == "day-month"
        else None
    )
    if match is not None:
        yield from _days(lowered, *match.span("days"), month)


def _after(atom: FoundTime, month: PrintedDate, lowered: str) -> Iterator[FoundTime]:
    match = (
        _AFTER.match(lowered, atom.end) if atom.rule == "month-day" and month.year is None else None
    )
    if match is None:
        yield atom
        return
    year = _YEAR.match(lowered, match.end())
    if year is None or atom.expression is not month:
        yield atom
        yield from _days(lowered, *match.span(), month)
        return
    dated = replace(month, year=int(year["year"]))
    *days, last = _days(lowered, *match.span(), dated)
    yield from (atom._replace(expression=dated), *days, last._replace(end=year.end()))


def _days(lowered: str, start: int, end: int, month: PrintedDate) -> Iterator[FoundTime]:
    for match in _DAY.finditer(lowered, start, end):
        yield FoundTime(
            match.start(), match.end(), replace(month, day=read_ordinal(match[0])), "listed-day"
        )

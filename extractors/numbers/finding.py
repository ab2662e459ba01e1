"""The numbers of a text from left to right, single ones and ranges."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.numbers.grammar import BREAK, GAP, SCALED, TO
from extractors.numbers.in_words import FIRST_IN_NUMBERS, IN_WORDS
from extractors.numbers.ranges import is_year, join_range
from extractors.numbers.values import read_number, scale_of
from extractors.text import alternatives


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number or a range of them at ``text[start:end]``; a single one has ``low == high``."""

    start: int
    end: int
    low: Decimal
    high: Decimal


_FIGURES = re.compile(SCALED)
_BEGINNING = re.compile(
    rf"(?<!\w)(?<![^\W\d]-)(?:(?P<figures>{SCALED})|(?=(?i:{alternatives(FIRST_IN_NUMBERS)})s?\b))"
)
_JOINT = re.compile(rf"(?:{TO}|{GAP}and{BREAK})(?!\s)")
_BETWEEN = re.compile(r"\bbetween\s{1,2}\Z", re.IGNORECASE)


def find_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """Yield the numbers of ``text[start:end]`` from left to right, the two ends of a range as one.

    >>> text = "between 10 and 12 ships, two or three boats, 1.5-2 million tonnes"
    >>> [(int(number.low), int(number.high)) for number in find_numbers(text)]
    [(10, 12), (2, 3), (1500000, 2000000)]
    """
    limit = len(text) if end is None else end
    position = start
    while match := _BEGINNING.search(text, position, limit):
        start = match.start()
        low = match if match["figures"] else IN_WORDS.match(text, start, limit)
        if low is None:
            position = start + 1
            continue
        found = _range_of(text, low, limit) or _single(low)
        yield found
        position = found.end


def _single(low: re.Match[str]) -> Number:
    value = read_number(low[0])
    return Number(start=low.start(), end=low.end(), low=value, high=value)


def _range_of(text: str, low: re.Match[str], limit: int) -> Number | None:
    joint = _JOINT.match(text, low.end(), limit)
    if joint is None or is_year(text, low.start(), low[0]):
        return None
    if "and" in joint[0].casefold() and not _BETWEEN.search(
        text, max(0, low.start() - 12), low.start()
    ):
        return None
    high = _FIGURES.match(text, joint.end(), limit) or IN_WORDS.match(text, joint.end(), limit)
    ends = high and join_range(
        read_number(low[0]), scale_of(low[0]) > 1, read_number(high[0]), scale_of(high[0])
    )
    return (
        Number(start=low.start(), end=high.end(), low=ends[0], high=ends[1])
        if high and ends
        else None
    )

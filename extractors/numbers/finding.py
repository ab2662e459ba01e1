"""The numbers of a text from left to right, single ones and ranges."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.numbers.grammar import BREAK, GAP, NUMBER, TO
from extractors.numbers.ranges import is_year, join_range
from extractors.numbers.values import read_number, scale_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number or a range of them at ``text[start:end]``; a single one has ``low == high``."""

    start: int
    end: int
    low: Decimal
    high: Decimal


_FOUND = re.compile(
    rf"(?<!\w)(?<![^\W\d]-)(?P<low>{NUMBER})"
    rf"(?:(?P<to>{TO}|{GAP}and{BREAK})(?P<high>{NUMBER}))?+"
)
_BETWEEN = re.compile(r"\bbetween\s{1,2}\Z", re.IGNORECASE)


def find_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """Yield the numbers of ``text[start:end]`` from left to right, the two ends of a range as one.

    >>> text = "between 10 and 12 ships, two or three boats, 1.5-2 million tonnes"
    >>> [(int(number.low), int(number.high)) for number in find_numbers(text)]
    [(10, 12), (2, 3), (1500000, 2000000)]
    """
    limit = len(text) if end is None else end
    position = start
    while match := _FOUND.search(text, position, limit):
        found = _range_of(text, match) or _single(match)
        yield found
        position = found.end


def _single(match: re.Match[str]) -> Number:
    value = read_number(match["low"])
    return Number(start=match.start("low"), end=match.end("low"), low=value, high=value)


def _range_of(text: str, match: re.Match[str]) -> Number | None:
    if match["to"] is None or is_year(text, match.start("low"), match["low"]):
        return None
    if "and" in match["to"].casefold() and not _BETWEEN.search(
        text, max(0, match.start() - 12), match.start()
    ):
        return None
    ends = join_range(
        read_number(match["low"]),
        scale_of(match["low"]) > 1,
        read_number(match["high"]),
        scale_of(match["high"]),
    )
    return ends and Number(
        start=match.start("low"), end=match.end("high"), low=ends[0], high=ends[1]
    )

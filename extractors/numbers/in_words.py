"""Numbers in words before a place: where the one begins that ends there.

What is counted stands behind a number, and is quickly found; the number is then read backwards.
"""

import re

from extractors.numbers.grammar import WORDS
from extractors.numbers.words import FRACTION_WORDS, NUMBER_WORDS, ONES, PARTS, TENS

IN_WORDS = re.compile(WORDS)
"""A number in words. The pattern is long: it is compiled once, and rooms' own patterns do without
it.
"""
_WORD = re.compile(r"[^\W\d_]+")
_IN_NUMBERS = NUMBER_WORDS | FRACTION_WORDS.keys() | {"and", "a", "an", "of", "point"}
FIRST_IN_NUMBERS = ONES.keys() | TENS.keys() | PARTS.keys() | {"a", "an"}
_LONGEST, _MOST_ADJECTIVES = 90, 4


def _last_before(text: str, end: int) -> re.Match[str] | None:
    """Return the last number in words before `end`, with at most four other words between."""
    words = list(_WORD.finditer(text, max(0, end - _LONGEST), end))
    last = len(words) - 1
    while last >= 0 and words[last][0].casefold() not in NUMBER_WORDS:
        last -= 1
    if last < max(0, len(words) - 1 - _MOST_ADJECTIVES):
        return None
    first = last
    while first > 0 and words[first - 1][0].casefold() in _IN_NUMBERS:
        first -= 1
    if not any(word[0].casefold() in FIRST_IN_NUMBERS for word in words[first : last + 1]):
        return None
    for word in words[first : last + 1]:
        match = IN_WORDS.match(text, word.start())
        if match is not None and match.end() >= words[last].end():
            return match
    return None


_RANGE_JOINT = re.compile(r"(?:\s(?:to|or|and)\s|-(?:to-|or-)?|[–~])\Z")
_LONGEST_JOINT = 5


def starts_in_words(text: str, end: int) -> list[int]:
    """Return where the number in words that ends at `end` may begin, as a range and alone; nothing
    if none ends there.

    >>> starts_in_words("in two to three weeks", 15)
    [3, 10]
    >>> starts_in_words("one and a half billion dollars", 22), starts_in_words("dollars", 7)
    ([0], [])
    """
    number = _last_before(text, end)
    return starts_of_range(text, number.start()) if number and number.end() == end else []


def starts_of_range(text: str, start: int) -> list[int]:
    """Return where the number at `start` may begin: with a number in words before it, as a range,
    or alone.
    """
    joint = _RANGE_JOINT.search(text, max(0, start - _LONGEST_JOINT), start)
    first = _last_before(text, joint.start()) if joint else None
    return [first.start(), start] if joint and first and first.end() == joint.start() else [start]


_BARE_SCALE = re.compile(r"(?<![\w-])(?:million|billion|trillion)(?=-[^\W\d_])", re.IGNORECASE)


def is_bare_scale(text: str, start: int) -> bool:
    """Whether a scale stands for one of it, more or less.

    >>> is_bare_scale("its billion-dollar deal", 4), is_bare_scale("a billion dollars", 2)
    (True, False)
    """
    return _BARE_SCALE.match(text, start) is not None

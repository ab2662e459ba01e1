"""A cheap scan for what a temporal expression may hang on: a word of the calendar, a year or a date
in figures.

The grammar is tried around these anchors only. Places are found by array arithmetic over the whole
text at once: a word or a figure begins there, and its first four characters are those of an anchor.
Patterns then look at these places, about one word in ten. The scan is linear in the text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from extractors.dates.holidays import HOLIDAY_FORMS
from extractors.dates.words import DECADES, DEICTIC, MONTH, MONTHS, SEASON, SEASONS, UNITS, WEEKDAYS
from extractors.text import alternatives

Anchor = Literal[
    "month", "weekday", "unit", "deictic", "season", "year", "number", "holiday", "decade", "fiscal"
]

_WORDS: tuple[tuple[Anchor, Iterable[str]], ...] = (
    ("unit", UNITS),
    ("deictic", DEICTIC),
    ("season", SEASONS),
    ("decade", DECADES),
    ("month", MONTHS),
    ("weekday", WEEKDAYS),
    ("weekday", [f"{day}s" for day in WEEKDAYS if len(day) > 5]),
    ("holiday", HOLIDAY_FORMS),
    ("fiscal", ("fiscal", "fy", "yearend", "midyear")),
)
_KINDS: Mapping[str, Anchor] = {word: kind for kind, words in _WORDS for word in words}
_GOES_ON = (  # what makes a year a part of more: "2024-25", "2024's", "2024 May"
    r"\s?[-‐‑–—−/.]\s?\w|['’]s"
    rf"|[\s,]{{1,2}}(?:{MONTH}|{SEASON}|[1-4]?[qh][1-4]?\b|fiscal|financial|budget|tax)"
)
_FIGURE = re.compile(
    rf"""
    (?: (?P<year>[12][0-9]{{3}}) (?!\w|{_GOES_ON})     # 2024
      | [12][0-9]{{3}} (?![0-9])                       # 2024-25, 1990s, 2024 budget year
      | [0-9]{{1,2}}([-/.])[0-9]{{1,2}}\2[0-9]{{2}}       # 6/2/24
      | 9/11 (?![\w/.-])                              # of 2001
      | [0-9]0s (?!\w)                                # the '90s
      | [0-9]{{1,2}}(?:st|nd|rd|th) (?!\w)              # on the 22nd
      | [1-4][qh] (?![^\W\d_])                        # 1Q24
      | [qh][1-4] (?: (?=fy) | (?![^\W\d_]) )         # Q1, Q3FY25
      | fy (?![^\W\d_]) )                             # FY24
    """,
    re.VERBOSE,
)
_APOSTROPHES = "'’‘"
# A pattern that begins with a set of characters is looked for much faster than one that looks back
# first.
_SHORT_YEAR = re.compile(rf"[{_APOSTROPHES}][0-9]{{2}}(?<!\w...)(?![\w%'’\"”])")
_FIGURE_OPENINGS = (
    "000", "00/", "0/0", "00s", "00n", "00r", "00t", "0st", "0nd", "0rd", "0th",
    "0q", "0h", "q0", "h0", "fy",
)  # fmt: skip
"""How the figures above begin: 0 stands for any of them."""


class AnchorWord(NamedTuple):
    """An anchor of one kind at ``text[start:end]``; a tuple, since there are many."""

    start: int
    end: int
    kind: Anchor


def _patterns() -> Mapping[str, re.Pattern[str]]:
    """Return a pattern for the words that share their first three letters."""
    words = defaultdict(list)
    for word in _KINDS:
        words[word[:3]].append(word)
    return {
        key: re.compile(rf"(?:{alternatives(group)})(?![^\W\d_])") for key, group in words.items()
    }


_PATTERNS = _patterns()
_BITS, _LENGTH = 5, 4
_DIGIT, _SIGN = 27, 28


def _classes() -> npt.NDArray[np.uint32]:
    """Return the class of each character of Latin-1: 1 to 26 for a letter, then digit and sign, 0
    for all others.
    """
    classes = np.zeros(256, np.uint32)
    for number, letter in enumerate("abcdefghijklmnopqrstuvwxyz", start=1):
        classes[ord(letter)] = number
    classes[[ord(digit) for digit in "0123456789"]] = _DIGIT
    classes[[ord(sign) for sign in "-/."]] = _SIGN
    return classes


_CLASSES = _classes()


def _openings() -> npt.NDArray[np.bool_]:
    """Return with which four classes, written as one number, an anchor may begin."""
    wanted = np.zeros(1 << _LENGTH * _BITS, np.bool_)
    for opening in [*(word[:_LENGTH] for word in _KINDS), *_FIGURE_OPENINGS]:
        number = 0
        for character in opening:
            number = number << _BITS | int(_CLASSES[ord(character)])
        free = (_LENGTH - len(opening)) * _BITS
        wanted[number << free : (number + 1) << free] = True
    return wanted


def _edges() -> npt.NDArray[np.bool_]:
    """Return between which two classes, written as one number, a word or a figure may begin."""
    is_edge = np.ones((1 << _BITS, 1 << _BITS), np.bool_)
    is_edge[1:_DIGIT] = False  # after a letter
    is_edge[_DIGIT, _DIGIT] = False
    return is_edge.ravel()


_OPENINGS = _openings()
_IS_EDGE = _edges()


def find_anchors(lowered: str) -> Iterator[AnchorWord]:
    """Yield the anchors of a text in lower case, from left to right."""
    for start in sorted([*_places(lowered), *_short_years(lowered)]):
        if lowered[start] in _APOSTROPHES:
            yield AnchorWord(start, start + len("'67"), "number")
            continue
        match = _PATTERNS.get(lowered[start : start + 3], _FIGURE).match(lowered, start)
        if match is not None and not lowered[start - 1 : start].isalpha():
            kind = _KINDS.get(match[0]) or ("year" if match.lastgroup else "number")
            yield AnchorWord(start, match.end(), kind)


def _short_years(lowered: str) -> Iterator[int]:
    """Yield where "'67" stands for a year; an apostrophe is rare, and no word begins with it."""
    return (match.start() for match in _SHORT_YEAR.finditer(lowered))


def _places(lowered: str) -> list[int]:
    """Return where a word or figure begins whose first four characters are those of an anchor."""
    classes = _CLASSES.take(np.frombuffer(lowered.encode("latin-1", "replace") + b"   ", np.uint8))
    pairs = classes[:-1] << _BITS | classes[1:]
    begins = _OPENINGS.take(pairs[:-2] << 2 * _BITS | pairs[2:])
    begins[1:] &= _IS_EDGE.take(pairs[:-3])
    places: list[int] = begins.nonzero()[0].tolist()
    return places

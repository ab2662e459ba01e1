"""What tells two texts of the same words apart: other figures, other figures in the same places,
other names, other companies' symbols.
"""

import re
from functools import lru_cache

from extractors.numbers import PRINTED_FIGURE

MINIMUM_SHARED_FIGURES = 0.50
"""Share of the figures of the text with fewer of them that the other text has too."""

MANY_FIGURES, MINIMUM_SHARED_TABLE = 25, 0.80
"""With more figures than this missing, it is another day's table in the same frame: then they must
share more.
"""

MOST_CHANGED, FEWEST_PLACES = 0.34, 3
"""Share of the figures in the same place, between the same words, that may differ; of fewer places
than this one must be the same.
"""

MINIMUM_SHARED_NAMES = 0.50
"""Share of the capitalised words of the text with fewer of them that the other text has too."""

FEWEST_FIGURES, FEWEST_NAMES = 2, 3
"""With fewer figures, or fewer names, than this in either text they veto nothing."""

NEIGHBOURS = 80
"""Characters on either side of a figure in which its neighbouring words are looked for."""

_WORD = re.compile(r"\w++")
_TOKEN = re.compile(rf"{PRINTED_FIGURE.pattern}|\w++")
_NAME = re.compile(r"(?<=[a-z0-9,;] )[A-Z][\w’'-]*+")  # a capital that no sentence start explains

_SYMBOL = re.compile(
    r"""
    < (?P<angle>[A-Z]{1,5}(?:\.[A-Z]{1,2})?) >         # <ABC>, <ABC.L>: wire services of the 1980s
  | \( (?P<code>[A-Z0-9]{1,6}\.[A-Z]{1,2}) \)         # (ABC.N): Reuters' codes
  | \( [A-Za-z]{2,10} :\ ? (?P<listed>[A-Z]{1,5}) \)  # (NYSE: ABC)
    """,
    re.VERBOSE,
)
"""What a company's shares are called at an exchange."""

_remembered = lru_cache(maxsize=256)
"""A text is compared with several others, one soon after the other."""


def same_places(one: str, other: str) -> bool:
    """Say whether the same figures stand between the same words: a template has others there."""
    ours, theirs = _figures_by_place(one), _figures_by_place(other)
    shared = ours.keys() & theirs.keys()
    changed = sum(ours[place] != theirs[place] for place in shared)
    if len(shared) < FEWEST_PLACES:
        return not shared or changed < len(shared)
    return changed <= MOST_CHANGED * len(shared)


def same_figures(one: str, other: str) -> bool:
    """Say whether two texts share enough of their figures."""
    ours, theirs = _figures(one), _figures(other)
    fewer = min(len(ours), len(theirs))
    missing = fewer - len(ours & theirs)
    minimum = MINIMUM_SHARED_FIGURES if missing <= MANY_FIGURES else MINIMUM_SHARED_TABLE
    return fewer < FEWEST_FIGURES or fewer - missing >= minimum * fewer


def same_names(one: str, other: str) -> bool:
    """Say whether the names of the text with fewer of them stand in the other, whatever their case
    there.
    """
    names, text = min(
        ((_names(a), b) for a, b in ((one, other), (other, one))), key=lambda each: len(each[0])
    )
    if len(names) < FEWEST_NAMES:
        return True
    shared = sum(words <= _words(text) for words in names)
    return shared >= MINIMUM_SHARED_NAMES * len(names)


def same_symbols(one: str, other: str) -> bool:
    """Say whether two texts are about shares of one company, where both name shares: notes of
    dividends and earnings are alike from company to company.
    """
    ours, theirs = _symbols(one), _symbols(other)
    return not ours or not theirs or bool(ours & theirs)


@_remembered
def _figures_by_place(text: str) -> dict[tuple[str, ...], str]:
    """Return each figure by the two words before and the word behind it, where these stand once."""
    places: dict[tuple[str, ...], str] = {}
    repeated = set()
    for match in PRINTED_FIGURE.finditer(text):
        before = _masked(text[max(0, match.start() - NEIGHBOURS) : match.start()])[-2:]
        place = (*before, "", *_masked(text[match.end() : match.end() + NEIGHBOURS])[:1])
        repeated.update({place} & places.keys())
        places[place] = match[0]
    return {place: figure for place, figure in places.items() if place not in repeated}


def _masked(text: str) -> list[str]:
    return ["#" if each[0].isdigit() else each for each in _TOKEN.findall(text.lower())]


@_remembered
def _figures(text: str) -> frozenset[str]:
    return frozenset(PRINTED_FIGURE.findall(text))


@_remembered
def _symbols(text: str) -> frozenset[str]:
    return frozenset(match[match.lastgroup or 0] for match in _SYMBOL.finditer(text))


@_remembered
def _names(text: str) -> tuple[frozenset[str], ...]:
    """Return the words of each name, in small letters."""
    return tuple(
        frozenset(_WORD.findall(name.lower())) for name in dict.fromkeys(_NAME.findall(text))
    )


@_remembered
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))

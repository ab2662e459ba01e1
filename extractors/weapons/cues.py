"""Cues: the words by which a sentence speaks of weapons, or of something else, found in one pass.

The words stand in ``lexicon/cues.toml``.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import ahocorasick

from extractors.lexicon import read_toml
from extractors.text import ArticleText, plain_letters

Span = tuple[int, int]

_LEXICON = read_toml(__package__, "cues")
_KINDS = tuple(
    frozenset(map(plain_letters, _LEXICON[kind]))
    for kind in ("military", "dealings", "civil", "parties", "acts")
)
OTHER_SENSES: Mapping[str, frozenset[str]] = {
    row["form"]: frozenset(map(plain_letters, row["not_near"])) for row in _LEXICON["other_sense"]
}
"""Names of systems that are words too, each with what stands near it where it is the word."""
_SHUNNED = frozenset().union(*OTHER_SENSES.values())

# Every sign but letters and digits becomes a blank, so that each word begins after one and "T-72"
# is also "T 72".
_BLANKS = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))


class Cues(NamedTuple):
    """The words of a sentence that speak for weapons, of dealings in goods, of civil life; and of a
    name's other sense.

    `parties` and `acts` are of war; `shunned` maps each word of a name's other sense to where it
    first and last stands.
    """

    military: list[Span]
    dealings: list[Span]
    civil: list[Span]
    parties: list[Span]
    acts: list[Span]
    shunned: dict[str, tuple[int, int]]


def spaced(folded: str) -> str:
    """Return a folded text with blanks for all other signs, and one blank more before it.

    >>> spaced("ex-t-72s, é")
    ' ex t 72s   '
    """
    return " " + folded.encode("ascii", "replace").translate(_BLANKS).decode("ascii")


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word in _SHUNNED.union(*_KINDS):
        automaton.add_word(f"{spaced(word)} ", len(word))
    automaton.make_automaton()
    return automaton


def cues_in(article: ArticleText, low: int, high: int) -> Cues:
    """Find the words by which ``article.text[low:high]`` speaks of weapons or not; offsets are
    those of the whole text.

    >>> article = ArticleText("A zoo. The army fired.")
    >>> cues = cues_in(article, 7, 22)
    >>> cues.military, cues.acts, cues.shunned
    ([(11, 15), (16, 21)], [(16, 21)], {})
    """
    folded = article.folded
    found = Cues([], [], [], [], [], shunned={})
    for last, length in _automaton().iter(f"{spaced(folded[low:high])} "):
        end = low + last - 1
        start = end - length
        word = folded[start:end]
        for words, spans in zip(_KINDS, found[:-1], strict=True):
            if word in words:
                spans.append((start, end))
        if word in _SHUNNED:
            found.shunned[word] = (found.shunned.get(word, (start, start))[0], start)
    return found

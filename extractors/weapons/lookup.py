"""One pass over a text for everything that the lexicons of weapons name: systems, class nouns, cues
for context.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import ahocorasick

from extractors.text import plain_letters
from extractors.weapons.classes import COUNTED_HEADS
from extractors.weapons.lexicons import CONTEXTS, SERIES
from extractors.weapons.systems import Spelling, all_names, find_spelling

_CUES = frozenset(plain_letters(cue) for cue in CONTEXTS["military"]["cues"])
_DEALINGS = frozenset(plain_letters(word) for word in CONTEXTS["military"]["dealings"])
_CIVIL = frozenset(plain_letters(word) for word in CONTEXTS["military"]["civil"])
_PARTIES = frozenset(plain_letters(word) for word in CONTEXTS["military"]["parties"])
_ACTS = frozenset(plain_letters(word) for word in CONTEXTS["military"]["acts"])
_SHUNNED = frozenset(plain_letters(word) for row in CONTEXTS["word"] for word in row["not_near"])
_KINDS = (_CUES, _DEALINGS, _CIVIL, _PARTIES, _ACTS)
SHIP_PREFIXES: Mapping[str, str] = SERIES["ships"]
"""The prefixes of warships' names ("INS") with the country whose navy uses each."""
_PREFIXES = frozenset(prefix.lower() for prefix in SHIP_PREFIXES)

_BEFORE_NOUN = (" ", "-", '"', "'")
Span = tuple[int, int]


class Hit(NamedTuple):
    """A spelling of a system's name at ``text[start:end]``; what follows it has not been looked at
    yet.
    """

    start: int
    end: int
    spelling: Spelling


class Lookup(NamedTuple):
    """What one pass over a text found: names of systems, class nouns, and where ships' prefixes
    begin.
    """

    names: list[Hit]
    heads: list[Span]
    prefixes: list[int]


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


# Every sign but letters and digits becomes a blank, so that each word begins after one and "T-72"
# is also "T 72".
_BLANKS = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))


def _spaced(folded: str) -> str:
    return " " + folded.encode("ascii", "replace").translate(_BLANKS).decode("ascii")


@cache
def _names() -> ahocorasick.Automaton:
    """Build what finds names, class nouns and ships' prefixes, each with its kind and length.

    A blank at the end keeps a noun or a prefix from matching in a longer word; a name may go on:
    "T-72B3", "Javelins".
    """
    names = all_names()
    automaton = ahocorasick.Automaton()
    for word in {*names.listed, *names.derived}:
        automaton.add_word(_spaced(word), ("name", len(word)))
    for word in names.parts.keys() - names.listed.keys() - names.derived.keys():
        automaton.add_word(f"{_spaced(word)} ", ("part", len(word)))
    for word in COUNTED_HEADS:
        automaton.add_word(f"{_spaced(word)} ", ("head", len(word)))
    for word in _PREFIXES:
        automaton.add_word(f"{_spaced(word)} ", ("prefix", len(word)))
    automaton.make_automaton()
    return automaton


@cache
def _contexts() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word in {*(word for words in _KINDS for word in words), *_SHUNNED}:
        automaton.add_word(f"{_spaced(word)} ", len(word))
    automaton.make_automaton()
    return automaton


def look_up(folded: str) -> Lookup:
    """Find the names, class nouns and ships' prefixes in a text that `fold` has folded."""
    found = Lookup(names=[], heads=[], prefixes=[])
    for last, (kind, length) in _names().iter(f"{_spaced(folded)} "):
        end = last if kind == "name" else last - 1
        if kind == "head":
            found.heads.append((end - length, end))
        elif kind == "prefix":
            found.prefixes.append(end - length)
        elif kind == "name" or folded.startswith(_BEFORE_NOUN, end):
            spelling = _name_at(folded, end - length, end)
            if spelling:
                found.names.append(Hit(end - length, end, spelling))
    return found


def _name_at(folded: str, start: int, end: int) -> Spelling | None:
    """Return what ``folded[start:end]`` spells if the word may end there: after a digit, or before
    a plural "s".
    """
    after = folded[end : end + 2].removeprefix("s")
    if after[:1].isalnum() and folded[end - 1].isalpha():
        return None
    return find_spelling(folded[start:end])


def cues_in(folded: str, low: int, high: int) -> Cues:
    """Find the words by which ``folded[low:high]`` speaks of weapons or not; offsets are those of
    the whole text.
    """
    found = Cues([], [], [], [], [], shunned={})
    for last, length in _contexts().iter(f"{_spaced(folded[low:high])} "):
        end = low + last - 1
        start = end - length
        word = folded[start:end]
        for words, spans in zip(_KINDS, found[:-1], strict=True):
            if word in words:
                spans.append((start, end))
        if word in _SHUNNED:
            found.shunned[word] = (found.shunned.get(word, (start, start))[0], start)
    return found

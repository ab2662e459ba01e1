"""One pass over a text for everything that the lexicons of weapons name: systems, class nouns, cues for context."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import ahocorasick

from extractors.lexicon import read_toml
from extractors.weapon_classes import COUNTED_HEADS
from extractors.weapon_systems import SPELLINGS, Spelling
from extractors.weapon_text import fold

_CONTEXTS = read_toml("weapon_contexts")
_CUES = frozenset(fold(cue) for cue in _CONTEXTS["military"]["cues"])
_DEALINGS = frozenset(fold(word) for word in _CONTEXTS["military"]["dealings"])
_CIVIL = frozenset(fold(word) for word in _CONTEXTS["military"]["civil"])
_SHUNNED = frozenset(fold(word) for row in _CONTEXTS["word"] for word in row["not_near"])
SHIP_PREFIXES: Mapping[str, str] = read_toml("designation_series")["ships"]
"""The prefixes of warships' names ("INS") with the country whose navy uses each."""
_PREFIXES = frozenset(prefix.lower() for prefix in SHIP_PREFIXES)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A spelling of a system's name at ``text[start:end]``; what follows it has not been looked at yet."""

    start: int
    end: int
    spelling: Spelling


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """What one pass over a text found: names of systems, class nouns, and where ships' prefixes begin."""

    names: list[Hit]
    heads: list[Span]
    prefixes: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The words of a sentence that speak for weapons, of dealings in goods, of civil life; and of a name's other sense.

    `shunned` maps each of the last to where it first and last stands.
    """

    military: list[Span]
    dealings: list[Span]
    civil: list[Span]
    shunned: dict[str, tuple[int, int]]


# Every sign but letters and digits becomes a blank, so that each word begins after one and "T-72" is also "T 72".
_BLANKS = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))


def _spaced(folded: str) -> str:
    return " " + folded.encode("ascii", "replace").translate(_BLANKS).decode("ascii")


def _automaton(words: Iterable[str]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word in words:
        automaton.add_word(_spaced(word), len(word))
    automaton.make_automaton()
    return automaton


@cache
def _names() -> ahocorasick.Automaton:
    return _automaton({*SPELLINGS, *COUNTED_HEADS, *_PREFIXES})


@cache
def _contexts() -> ahocorasick.Automaton:
    return _automaton({*_CUES, *_DEALINGS, *_CIVIL, *_SHUNNED})


def look_up(folded: str) -> Lookup:
    """Find the names, class nouns and ships' prefixes in a text that `fold` has folded."""
    found = Lookup(names=[], heads=[], prefixes=[])
    size = len(folded)
    for end, length in _names().iter(_spaced(folded)):
        start = end - length
        word = folded[start:end]
        if word in SPELLINGS:
            found.names.append(Hit(start=start, end=end, spelling=SPELLINGS[word]))
        if end == size or not folded[end].isalnum():
            if word in COUNTED_HEADS:
                found.heads.append((start, end))
            if word in _PREFIXES:
                found.prefixes.append(start)
    return found


def cues_in(folded: str, low: int, high: int) -> Cues:
    """Find the words by which ``folded[low:high]`` speaks of weapons or not; offsets are those of the whole text."""
    found = Cues(military=[], dealings=[], civil=[], shunned={})
    for last, length in _contexts().iter(_spaced(folded[low:high])):
        end = low + last
        start = end - length
        word = folded[start:end]
        if end < high and folded[end].isalnum():
            continue
        for words, spans in ((_CUES, found.military), (_DEALINGS, found.dealings), (_CIVIL, found.civil)):
            if word in words:
                spans.append((start, end))
        if word in _SHUNNED:
            found.shunned[word] = (found.shunned.get(word, (start, start))[0], start)
    return found

"""One pass over a text for the names of systems, the nouns of classes and the prefixes of ships."""

from functools import cache
from typing import NamedTuple

import ahocorasick

from extractors.text import ArticleText
from extractors.weapons.classes import COUNTED_HEADS
from extractors.weapons.cues import Span, spaced
from extractors.weapons.gazetteer import Spelling, all_names, find_spelling
from extractors.weapons.ships import PREFIXES

_BEFORE_NOUN = (" ", "-", '"', "'")


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


@cache
def _automaton() -> ahocorasick.Automaton:
    """Build what finds names, class nouns and ships' prefixes, each with its kind and length.

    A blank at the end keeps a noun or a prefix from matching in a longer word; a name may go on:
    "T-72B3", "Javelins".
    """
    names = all_names()
    automaton = ahocorasick.Automaton()
    for word in {*names.listed, *names.derived}:
        automaton.add_word(spaced(word), ("name", len(word)))
    for word in names.parts.keys() - names.listed.keys() - names.derived.keys():
        automaton.add_word(f"{spaced(word)} ", ("part", len(word)))
    for word in COUNTED_HEADS:
        automaton.add_word(f"{spaced(word)} ", ("head", len(word)))
    for prefix in PREFIXES:
        automaton.add_word(f"{spaced(prefix.lower())} ", ("prefix", len(prefix)))
    automaton.make_automaton()
    return automaton


def look_up(article: ArticleText) -> Lookup:
    """Find the names, class nouns and ships' prefixes in a text.

    >>> found = look_up(ArticleText("USS Oak met two frigates and a Leclerc."))
    >>> [hit.spelling.form for hit in found.names], found.heads, found.prefixes
    (['Leclerc'], [(16, 24)], [0])
    """
    folded = article.folded
    found = Lookup(names=[], heads=[], prefixes=[])
    for last, (kind, length) in _automaton().iter(f"{spaced(folded)} "):
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
    a plural's "s" or "es" ("Abramses").
    """
    plural = "es" if folded.startswith("es", end) and folded[end - 1] in "sxz" else "s"
    after = folded[end : end + 3].removeprefix(plural)
    if after[:1].isalnum() and folded[end - 1].isalpha():
        return None
    return find_spelling(folded[start:end])

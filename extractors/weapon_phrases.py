"""Class phrases beside a name or around a head noun: "Stinger [anti-aircraft systems]", "four [light tanks]"."""

import re
from dataclasses import dataclass

from extractors.lexicon import read_toml
from extractors.weapon_classes import HEADS, LEADING, MODIFIERS, ClassNoun, class_of_words

_NEXT = re.compile(r"(?:[\"']? |-)([a-z0-9]+)")
_BEFORE = 96  # characters: longer than any class phrase
_WORD_BEFORE = re.compile(r"[a-z0-9]+")
_PHRASE_WORDS = HEADS | MODIFIERS
_ONLY_GLUED = frozenset(("to", "of", "in", "one", "two", "and"))  # parts of "air-to-air", "close-in", "one-way"
_AND_AFTER = frozenset(("warning", "air"))  # "early warning and control aircraft", "air and missile defence system"
_LISTED = frozenset(read_toml("weapon_classes")["joining"]["listed"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """The words of a class phrase at ``text[start:end]``, and what they name (None: a head such as "systems" alone)."""

    start: int
    end: int
    words: tuple[str, ...]
    noun: ClassNoun | None


def phrase_after(folded: str, end: int) -> Phrase | None:
    """Return the class phrase that follows a name ending at `end`: the longest run of its words up to a head noun."""
    words: list[str] = []
    best: Phrase | None = None
    position = end
    while found := _NEXT.match(folded, position):
        word, position = found[1], found.end()
        if not _belongs(folded, word, position, words[-1] if words else ""):
            break
        words.append(word)
        if word in HEADS and not _is_glued(folded, position):
            best = Phrase(start=end, end=position, words=tuple(words), noun=class_of_words(words))
    return best


def _belongs(folded: str, word: str, end: int, before: str) -> bool:
    """Whether a word can be part of a class phrase: "to" in "air-to-air", "and" in "early warning and control"."""
    if word == "and":
        return before in _AND_AFTER
    if word in _ONLY_GLUED:
        return folded[end : end + 1] == "-"
    return word in _PHRASE_WORDS


def _is_glued(folded: str, position: int) -> bool:
    """Whether a hyphen joins the word to the next one, so that it heads no phrase: "missile-armed"."""
    return folded[position : position + 1] == "-" and folded[position + 1 : position + 2].isalnum()


def phrase_before(folded: str, start: int, end: int) -> Phrase | None:
    """Return the bare class phrase that the head noun at ``folded[start:end]`` ends, with its modifiers."""
    if _is_glued(folded, end):
        return None
    words = [folded[start:end]]
    begin = start
    for word_start, word in _words_before(folded, start):
        if word not in _PHRASE_WORDS or (word in _ONLY_GLUED and folded[word_start + len(word)] != "-"):
            break
        words.insert(0, word)
        begin = word_start
    return Phrase(start=begin, end=end, words=tuple(words), noun=class_of_words(words))


def _words_before(folded: str, start: int) -> list[tuple[int, str]]:
    """Return the words joined to what begins at `start`, the nearest first, up to the first other sign."""
    low = max(0, start - _BEFORE)
    found: list[tuple[int, str]] = []
    position = start
    for match in reversed(list(_WORD_BEFORE.finditer(folded, low, start))):
        if match[0] == "and":
            continue
        gap = folded[match.end() : position]
        if gap not in (" ", "-") and not _is_listed(gap, match[0]):
            break
        found.append((match.start(), match[0]))
        position = match.start()
    return found


def _is_listed(between: str, word: str) -> bool:
    """Whether a comma or "and" joins two kinds of ammunition: "grenade, mortar, and artillery rounds"."""
    return between in (", ", ", and ", " and ") and word in _LISTED


def start_of_leading(folded: str, start: int) -> int:
    """Return where the technical adjectives right before a name begin: "diesel-electric Agosta 70 class"."""
    begin = start
    for word_start, word in _words_before(folded, start):
        if word not in LEADING:
            break
        begin = word_start
    return begin

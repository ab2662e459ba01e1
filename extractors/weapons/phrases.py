"""Class phrases beside a name or around a head noun: "Stinger [anti-aircraft systems]", "four
[light tanks]".
"""

import re
import string
from collections.abc import Iterator
from typing import NamedTuple

from extractors.lexicon import read_toml
from extractors.text import ArticleText
from extractors.weapons.classes import (
    HEADS,
    LEADING,
    MODIFIERS,
    SINGULAR_HEADS,
    VERBS,
    ClassNoun,
    class_of_words,
)

_LEXICON = read_toml(__package__, "phrases")
_NEXT = re.compile(r"(?:[\"']? |-)([a-z0-9]+)")
# A bore or weight between a name and its phrase: "D-30 [122mm howitzers]".
_MEASURE = re.compile(r" \d{1,4}(?:\.\d{1,2})?[ -]?(?:mm|lb|kg|pound|inch)(?![a-z])")
_UNITS = frozenset(_LEXICON["units_of_bore"])
_LONGEST = 96  # characters: longer than any class phrase
_SIGNS = string.ascii_lowercase + string.digits
_LISTINGS = (", and ", " and ", ", ")
PHRASE_WORDS = HEADS | MODIFIERS
"""Words that may be part of a class phrase."""
PLURAL_HEADS = HEADS - SINGULAR_HEADS - MODIFIERS
"""Plurals that end their phrase, whatever follows: "missiles"."""
_NAME_OR_HEAD = HEADS | {""}
_ONLY_GLUED = frozenset(_LEXICON["only_glued"])
_AND_AFTER = frozenset(_LEXICON["and_after"])
_LISTED = frozenset(_LEXICON["listed"])


class Phrase(NamedTuple):
    """The words of a class phrase at ``text[start:end]``, and what they name (None: a head such as
    "systems" alone).
    """

    start: int
    end: int
    words: tuple[str, ...]
    noun: ClassNoun | None


def phrase_after(article: ArticleText, end: int) -> Phrase | None:
    """Return the class phrase that follows a name ending at `end`: the longest run of its words up
    to a head noun.

    >>> phrase_after(ArticleText("Kornet anti-tank missiles hit it."), 6).words
    ('anti', 'tank', 'missiles')
    """
    folded = article.folded
    words: list[str] = []
    best: Phrase | None = None
    measure = _MEASURE.match(folded, end)
    position = measure.end() if measure else end
    while position - end < _LONGEST and (found := _NEXT.match(folded, position)):
        word, position = found[1], found.end()
        before = words[-1] if words else ""
        if before in PLURAL_HEADS or not _belongs(folded, word, position, before):
            break
        if word in VERBS and before in _NAME_OR_HEAD and folded[found.start(1) - 1] == " ":
            break
        words.append(word)
        if word in HEADS and not _is_glued(folded, position):
            best = Phrase(
                start=end, end=position, words=tuple(words), noun=class_of_words(tuple(words))
            )
    return best


def _belongs(folded: str, word: str, end: int, before: str) -> bool:
    """Whether a word can be part of a class phrase: "to" in "air-to-air", "and" in "early warning
    and control".
    """
    if word == "and":
        return before in _AND_AFTER
    if word in _ONLY_GLUED:
        return folded[end : end + 1] == "-"
    return word in PHRASE_WORDS


def _is_glued(folded: str, position: int) -> bool:
    """Whether a hyphen joins the word to the next, so that it heads no phrase: "missile-armed"."""
    return folded[position : position + 1] == "-" and folded[position + 1 : position + 2].isalnum()


def phrase_before(article: ArticleText, start: int, end: int) -> Phrase | None:
    """Return the bare class phrase that the head noun at ``article.text[start:end]`` ends, with its
    modifiers.

    >>> phrase_before(ArticleText("four new light tanks"), 15, 20).words
    ('light', 'tanks')
    """
    folded = article.folded
    if _is_glued(folded, end):
        return None
    words = [folded[start:end]]
    begin = start
    for word_start, word in _words_before(folded, start):
        if word not in PHRASE_WORDS or _is_of_other_words(folded, word, word_start):
            break
        words.append(word)
        begin = word_start
    printed = tuple(reversed(words))
    return Phrase(start=begin, end=end, words=printed, noun=class_of_words(printed))


def _is_of_other_words(folded: str, word: str, start: int) -> bool:
    """Whether a word of class phrases belongs to something else here: "to" in "gave to tanks",
    "caliber" in ".50-caliber".
    """
    if word in _UNITS:
        return folded[start - 2 : start - 1].isdigit()
    return word in _ONLY_GLUED and folded[start + len(word)] != "-"


def _words_before(folded: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield the words joined to what begins at `start`, the nearest first, up to the first other
    sign.
    """
    low = max(0, start - _LONGEST)
    position = start
    while joint := _joint_before(folded, low, position):
        end = position - len(joint)
        position = low + len(folded[low:end].rstrip(_SIGNS))
        word = folded[position:end]
        if not word or (joint in _LISTINGS and word not in _LISTED):
            return
        yield position, word


def _joint_before(folded: str, low: int, end: int) -> str:
    """Return what joins a word to the one before: a blank, a hyphen, or the comma or "and" of a
    list.
    """
    joint = folded[max(low, end - 1) : end]
    if joint == " ":
        return next((listing for listing in _LISTINGS if folded.endswith(listing, low, end)), joint)
    return joint if joint == "-" else ""


def start_of_leading(article: ArticleText, start: int) -> int:
    """Return where the technical adjectives right before a name begin.

    >>> start_of_leading(ArticleText("The diesel-electric Agosta 70 class"), 20)
    4
    """
    begin = start
    for word_start, word in _words_before(article.folded, start):
        if word not in LEADING:
            break
        begin = word_start
    return begin

"""Where amounts of money may begin: one quick pass over a text, before the grammar looks at the places it finds.

The pass is an Aho-Corasick automaton of digits, signs and the words that end an amount in words: its time is linear in
the text, however many words it knows.
"""

import re
from collections.abc import Iterator
from functools import cache

import ahocorasick

from extractors.currencies import first_words, last_words, name_at, sign_before
from extractors.numbers import SCALE_WORDS, words_before
from extractors.quantities import BARE_SCALE

_DIGITS, _SIGNS = "0123456789½¼¾", "$€£¥₹"
_FIGURE = re.compile(
    r"""
    ([0-9]++(?:[.,][0-9]++)*+|[½¼¾])
    (?: (?:[^\S\n]{1,2}+\n?+[^\S\n]{0,8}+-?|\n[^\S\n]{0,8}+|-(?=[^\W\d_]))?+ ([^\W\d_]++|[^\w\s.,;:)]) )?+
    """,
    re.VERBOSE,
)
_BARE = re.compile(BARE_SCALE)
_AFTER_SIGN = re.compile(r"\s?(?=[a-zA-Z])")
_LONGEST_SCALE = 24


def candidates(text: str) -> list[int]:
    """Return where figures and numbers in words begin that a currency may stand before or behind, in order."""
    return sorted(set(_candidates(text)))


def _candidates(text: str) -> Iterator[int]:
    leads_on = _leading_words()
    end = 0
    for last, length in _anchors().iter(text):
        if length > 0:
            yield from _number_before(text, last - length, last + 1)
        elif last < end:
            continue
        elif figure := _FIGURE.match(text, last):
            end, word = figure.end(1), figure[2]
            if sign_before(text, last):
                yield last
            elif (word and word.casefold() in leads_on) or _begins_with_point(text, last):
                yield last - 1 if _begins_with_point(text, last) else last
        elif words := _AFTER_SIGN.match(text, last + 1):
            yield words.end()


def _begins_with_point(text: str, start: int) -> bool:
    return text[start - 1 : start] == "." and not text[start - 2 : start - 1].isalnum()


def _number_before(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the number in words begins that the name of a currency at ``text[start:end]`` ends."""
    if text[end : end + 1].isalpha() or text[start - 1 : start].isdigit():
        return
    number = words_before(text, start) or _BARE.search(text, max(0, start - _LONGEST_SCALE), end)
    if number is not None and (name := name_at(text, number.end())) and name.end >= end:
        yield number.start()


@cache
def _leading_words() -> frozenset[str]:
    return frozenset(
        (*first_words(), *SCALE_WORDS, "to", "or", "and", "plus", "odd", "½", "¼", "¾", "–", "—", "-", "+")
    )


@cache
def _anchors() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for sign in _DIGITS + _SIGNS:
        automaton.add_word(sign, 0)
    for word in last_words():
        for joint in " -\n":
            automaton.add_word(joint + word, len(word))
    automaton.make_automaton()
    return automaton

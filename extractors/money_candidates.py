"""Where amounts of money may begin: a quick look at the figures of a text, before the grammar reads what it finds."""

import re
from collections.abc import Iterator
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from extractors.currencies import Found, first_words, may_end_sign, name_at, name_before, sign_before
from extractors.figures import figures_in, number_words_in
from extractors.numbers import range_starts, words_before
from extractors.quantities import BARE_SCALE

_SIGNS = "$€£¥₹"
_BARE = re.compile(BARE_SCALE)
_AFTER_SIGN = re.compile(r"\s?(?=[a-zA-Z])")
_LONGEST_SCALE = 24


class Candidate(NamedTuple):
    """A figure or number in words at ``text[start:]`` that may be money.

    `figure` is the match of `extractors.figures`, None for a number in words or one that begins with its point.
    """

    start: int
    sign: Found | None
    figure: re.Match[str] | None


def candidates(text: str) -> list[Candidate]:
    """Return where figures and numbers in words begin that a currency may stand before or behind, in order."""
    found = _figures(text)
    words = [*_words(text), *_words_after_signs(text)]
    return sorted((*found, *words), key=itemgetter(0)) if words else found


def _figures(text: str) -> list[Candidate]:
    leads_on = _leading_words()
    found = []
    for figure in figures_in(text):
        start = figure.start()
        sign = sign_before(text, start) if may_end_sign(text[start - 3 if start > 2 else 0 : start]) else None
        if sign is None and text[start - 1 : start] == "." and not text[start - 2 : start - 1].isalnum():
            found.append(Candidate(start - 1, sign_before(text, start - 1), None))
        elif sign or figure[2]:
            found.append(Candidate(start, sign or name_before(text, start), figure))
        elif (word := figure[3]) and word.casefold() in leads_on:
            found.append(Candidate(start, None, figure))
    return found


def _words(text: str) -> Iterator[Candidate]:
    """Yield the numbers in words that end where the name of a currency begins."""
    names = first_words()
    for end, next_word in number_words_in(text):
        if next_word in names and name_at(text, end):
            number = words_before(text, end) or _BARE.search(text, max(0, end - _LONGEST_SCALE), end + 2)
            if number is not None and number.end() == end:
                for start in range_starts(text, number.start()):
                    yield Candidate(start, sign_before(text, start), None)
        elif text[end - 3 : end].casefold() in _SCALE_ENDS and (number := words_before(text, end)):
            sign = sign_before(text, number.start()) or name_before(text, number.start())
            if sign is not None and number.end() == end:
                yield Candidate(number.start(), sign, None)


# "lakh", "crore", "million", "thousand": numbers in words behind a sign have a scale: "Rs one crore".
_SCALE_ENDS = frozenset(("akh", "ore", "res", "ion", "and"))


def _words_after_signs(text: str) -> Iterator[Candidate]:
    for sign in _SIGNS:
        at = text.find(sign)
        while at >= 0:
            if number := _AFTER_SIGN.match(text, at + 1):
                yield Candidate(number.end(), sign_before(text, number.end()), None)
            at = text.find(sign, at + 1)


@cache
def _leading_words() -> frozenset[str]:
    return frozenset((*first_words(), "to", "or", "and", "plus", "odd", "½", "¼", "¾", "–", "—", "-", "+"))

"""Where amounts of money may begin: a quick look at the figures of a text, before the grammar reads
what it finds.
"""

import re
from collections.abc import Iterator
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from extractors.money.numbered import owns_next
from extractors.money.written import (
    WrittenCurrency,
    currency_before,
    first_words,
    may_end_currency,
    name_after,
    sign_before,
)
from extractors.numbers import (
    figures_in,
    is_bare_scale,
    number_words_in,
    starts_in_words,
    starts_of_range,
)
from extractors.text import ArticleText

_SIGNS = "$€£¥₹"
_INSIDE = re.compile(r"[\w.]")  # before a point that no figure begins with
_NEXT_ITEM = re.compile(r",\s(?=\d)")
_AFTER_SIGN = re.compile(r"\s?(?=[a-zA-Z])")


class CandidateAmount(NamedTuple):
    """A figure or number in words at ``text[start:]`` that may be money.

    `figure` is the match of `extractors.numbers.scan`, None for a number in words or one that
    begins with its point.
    """

    start: int
    sign: WrittenCurrency | None
    figure: re.Match[str] | None


def candidates(article: ArticleText) -> list[CandidateAmount]:
    """Return where figures and numbers in words begin that a currency may stand before or behind,
    in order.
    """
    found = _figures(article)
    words = [*_words(article), *_words_after_signs(article.text)]
    if not words:
        return found
    # A number in words between a sign and a name is found from both.
    by_start = {candidate.start: candidate for candidate in (*found, *words)}
    return sorted(by_start.values(), key=itemgetter(0))


def _figures(article: ArticleText) -> list[CandidateAmount]:
    text = article.text
    leads_on = _leading_words()
    found = []
    for figure in figures_in(article):
        start = figure.start()
        sign = None
        if may_end_currency(text[start - 4 if start > 3 else 0 : start]):
            sign = currency_before(text, start, is_large=figure[2] is not None or "," in figure[1])
        if sign is not None:
            found.append(CandidateAmount(start, sign, figure))
        elif text[start - 1 : start] == "." and not _INSIDE.match(text[start - 2 : start - 1]):
            found.append(CandidateAmount(start - 1, sign_before(text, start - 1), None))
        elif figure[2] or ((word := figure[3]) and word.casefold() in leads_on):
            found.append(_unsigned(text, figure))
        elif _NEXT_ITEM.match(text, figure.end()):
            found.append(CandidateAmount(start, None, figure))
    return found


def _unsigned(text: str, figure: re.Match[str]) -> CandidateAmount:
    start = figure.start()
    if " " in figure[1] and owns_next(text, start):
        return CandidateAmount(start + figure[1].rindex(" ") + 1, None, None)
    return CandidateAmount(start, None, figure)


def _words(article: ArticleText) -> Iterator[CandidateAmount]:
    """Yield the numbers in words that end where the name of a currency begins."""
    text = article.text
    names = first_words()
    for start, end, next_word in number_words_in(article):
        if text[start - 2 : start - 1].isdigit():
            continue  # "5 million dollars" begins with its figure
        if next_word in names and name_after(text, end, is_large=False):
            for first in _starts(text, start, end):
                yield CandidateAmount(first, sign_before(text, first), None)
        elif text[end - 3 : end].casefold() in _SCALE_ENDS and (
            starts := starts_in_words(text, end)
        ):
            sign = currency_before(text, starts[-1], is_large=True)
            if sign is not None:
                yield CandidateAmount(starts[-1], sign, None)


def _starts(text: str, start: int, end: int) -> list[int]:
    """Return where a number begins whose last word is ``text[start:end]``, a bare scale too."""
    starts = starts_in_words(text, end)
    return starts or (starts_of_range(text, start) if is_bare_scale(text, start) else [])


# "lakh", "crore", "million", "thousand": numbers in words behind a sign have a scale: "Rs one
# crore".
_SCALE_ENDS = frozenset(("akh", "ore", "res", "ion", "and"))


def _words_after_signs(text: str) -> Iterator[CandidateAmount]:
    for sign in _SIGNS:
        at = text.find(sign)
        while at >= 0:
            if number := _AFTER_SIGN.match(text, at + 1):
                yield CandidateAmount(number.end(), sign_before(text, number.end()), None)
            at = text.find(sign, at + 1)


@cache
def _leading_words() -> frozenset[str]:
    return frozenset(
        (*first_words(), "to", "or", "and", "plus", "odd", "½", "¼", "¾", "–", "—", "-", "+")
    )

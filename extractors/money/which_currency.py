"""Which currency a shared form means: the dollars, pounds, pesos, dinars and crowns that depend on
the country.

The decision is one of `Decision`, so that a reader of a mention's ``rule`` knows why.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache

import ahocorasick

from extractors.lexicon import read_toml
from extractors.money.currencies import all_currencies, home_countries, lifetime
from extractors.money.forms import Form
from extractors.text import ArticleText, view

_LEXICON = read_toml(__package__, "which_currency")
_PLACES: Mapping[str, list[str]] = _LEXICON["places"]
# Texts that mark American dollars as such mean another country's by a bare sign.
_AMERICAN: tuple[str, ...] = tuple(_LEXICON["american_dollars"])
_LOCAL_DOLLARS: tuple[str, ...] = tuple(_LEXICON["local_dollars"])
_NEAR = 150
_THIS_SENTENCE = 3


class Decision(StrEnum):
    """What a currency was decided by."""

    FORM = "form"
    """The written form is of one currency only: ``€``, ``Kuwaiti dinars``."""
    COUNTRY = "country"
    """The text names one country of those that share the form more than the others."""
    CONTEXT = "context"
    """An amount before it has the currency."""
    DEFAULT = "default"
    """Nothing in the text decides: the likeliest currency of the form."""


def choose_currency(
    form: Form, article: ArticleText, position: int, published_on: date | None, previous: str | None
) -> tuple[str, Decision]:
    """Return the ISO 4217 code that `form` means at `position` of the text, and why.

    Args:
        form: the written form, with the currencies that share it.
        article: the whole text, whose countries decide.
        position: where the form stands.
        published_on: decides between a currency and its predecessor; None stands for today's
            currencies.
        previous: the currency of the amount before, which decides what cents are parts of.
    """
    if form.codes[0] == "USD" and form.parts == 1 and not form.decided and len(form.codes) > 1:
        return _dollar(article)  # always alive
    codes = _alive(form.codes, published_on.year if published_on else 9999)
    if len(codes) == 1 or form.decided:
        return codes[0], Decision.FORM
    if form.parts != 1 and previous is not None and previous in codes:
        return previous, Decision.CONTEXT
    if codes[0] == "USD":
        return _dollar(article)
    mentions = _all_mentions(article)
    best = max(codes, key=lambda code: _evidence(mentions.get(code, ()), position))
    if best in mentions:
        return best, Decision.COUNTRY
    return codes[0], Decision.DEFAULT


def is_at_home(codes: Sequence[str], article: ArticleText) -> bool:
    """Whether the text names a country of one of these currencies, so that a weak form of it may
    count.
    """
    mentions = _all_mentions(article)
    return any(code in mentions for code in codes)


@cache
def _alive(codes: tuple[str, ...], year: int) -> Sequence[str]:
    return [
        code
        for code in codes
        if _lifetime(code)[0] <= min(year, 2100) and year <= _lifetime(code)[1]
    ] or codes


_lifetime = cache(lifetime)


@cache
def _names() -> ahocorasick.Automaton:
    """Return an automaton of the names of all countries with a currency, their people, capitals and
    other places.
    """
    codes_of: dict[str, set[str]] = {}
    for currency in all_currencies():
        countries = home_countries().get(currency.code, ())
        names = [
            name
            for country in countries
            for name in (*country.names, *country.demonyms, *country.capitals)
        ]
        for name in (*names, *currency.adjectives, *_PLACES.get(currency.code, ())):
            if not name.islower() or name in _PLACES.get(currency.code, ()):
                codes_of.setdefault(name, set()).add(currency.code)
                codes_of.setdefault(name.upper(), set()).add(currency.code)  # as datelines print it
    automaton = ahocorasick.Automaton()
    for name, codes in codes_of.items():
        automaton.add_word(name, (len(name), tuple(sorted(codes))))
    automaton.make_automaton()
    return automaton


@view
def _all_mentions(article: ArticleText) -> Mapping[str, tuple[int, ...]]:
    """Return where the text names the countries of each currency; of two names at one place the
    longer counts.
    """
    text = article.text
    spans: dict[int, tuple[int, tuple[str, ...]]] = {}
    for last, (length, codes) in _names().iter(text):
        start = last - length + 1
        if not (text[last + 1 : last + 2].isalnum() or text[start - 1 : start].isalnum()):
            spans[start] = (last, codes)  # longer names at one start come later
    mentions: dict[str, list[int]] = {}
    end = -1
    for start, (last, codes) in sorted(spans.items()):
        if start > end:
            end = last
            for code in codes:
                mentions.setdefault(code, []).append(start)
    return {code: tuple(places) for code, places in mentions.items()}


def _evidence(mentions: Sequence[int], position: int) -> int:
    near = sum(position - _NEAR < at < position + _NEAR for at in mentions)
    return len(mentions) + _THIS_SENTENCE * near


_AMERICAN_SIGN = r"(?:US\s?\$|\$US|U\.S\.\s?\$|USD\s?)\s?\d"
_FIGURE_BETWEEN = r"\d[\d.,]{0,16}(?:[\s-]?[^\W\d_]{1,8}){0,2}"
# As in "cost $368 billion (US$245 billion)", and the other way round.
_CONVERSION = re.compile(
    rf"(?<![A-Za-z])\$\s?{_FIGURE_BETWEEN},?\s(?:\(|or\s)(?:[a-z]{{2,14}}\s){{0,2}}{_AMERICAN_SIGN}"
    rf"|{_AMERICAN_SIGN[:-2]}{_FIGURE_BETWEEN}\s\((?:[a-z]{{2,14}}\s){{0,2}}\$\s?\d"
)


@view
def _dollar(article: ArticleText) -> tuple[str, Decision]:
    if not any(map(article.text.__contains__, _AMERICAN)):
        return "USD", Decision.DEFAULT
    mentions = _all_mentions(article)
    counts = sorted(((len(mentions.get(code, ())), code) for code in _LOCAL_DOLLARS), reverse=True)
    (most, code), (second, _) = counts[:2]
    if most and _CONVERSION.search(article.text):
        return code, Decision.COUNTRY
    if most >= 3 and most > 2 * second and most > len(mentions.get("USD", ())):
        return code, Decision.COUNTRY
    return "USD", Decision.DEFAULT

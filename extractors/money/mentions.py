"""Money: amounts of any currency of ISO 4217, with ranges, bounds, rates, and currencies left out.

Finds ``$1.5-2bn``, ``363 mln dlrs``, ``Rs 1 lakh crore``, ``one billion USD``, ``QR 4,172,393``,
``7.5 cents``; leaves out vague amounts ("billions of dollars"), exchange rates ("$1 = 30.5 baht")
and weights in pounds.

The ``rule`` of a match says how it is written (``sign``, ``name``, ``word``, ``elided``) and what
decided its currency (`extractors.money.which_currency.Decision`): ``money.sign.default``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from extractors.money.amounts import Amount
from extractors.money.candidates import candidates
from extractors.money.context import (
    in_brackets,
    is_negative,
    is_no_amount,
)
from extractors.money.coordination import coordinated
from extractors.money.elided import (
    is_of_rupees,
    leaves_currency_out,
    prices_something_else,
)
from extractors.money.forms import Form, signs
from extractors.money.grammar import amount_of
from extractors.money.numbered import is_numbered
from extractors.money.pointed import in_thousands
from extractors.money.weak_forms import firm, may_count
from extractors.money.which_currency import Decision, choose_currency, is_at_home
from extractors.numbers import comparator_around, is_bare_scale, price_per, scale_of
from extractors.records import Comparator, Match, Money
from extractors.text import ArticleText, are_in_one_clause, readable

KIND = "money"


def extract(source: Doc | ArticleText, published_on: date | None) -> Iterator[Match]:
    """Yield the amounts of money in an article from left to right."""
    yield from find_money(ArticleText.of(source), published_on)


def find_money(article: ArticleText, published_on: date | None = None) -> list[Match]:
    """Return the amounts of money in a plain text from left to right; `published_on` tells old
    currencies from new.
    """
    read = readable(article)
    text = read.article.text
    amounts = [
        amount
        for amount in coordinated(text, list(_amounts(read.article)))
        if not (is_no_amount(text, amount) or is_numbered(text, amount))
    ]
    return [read.as_printed(match) for match in _matches(read.article, amounts, published_on)]


def _amounts(article: ArticleText) -> Iterator[Amount]:
    """Yield what may be money: amounts with a currency, and bare numbers whose currency may be left
    out.
    """
    text = article.text
    end = 0
    for candidate in candidates(article):
        amount = amount_of(text, candidate) if candidate.start >= end else None
        if (
            amount is not None
            and amount.start >= end
            and (amount.form or amount.scale >= 1000 or _JOINED.match(text, amount.end))
        ):
            end = amount.end
            yield amount


_JOINED = re.compile(r"(?:,?\s(?:and|or|to)\s|,\s)(?=\d)")


def _matches(
    article: ArticleText, amounts: list[Amount], published_on: date | None
) -> Iterator[Match]:
    """Settle the currency of each amount in text order, for what is left out is what was said
    before.
    """
    text = article.text
    sure = firm(text, amounts)
    previous: list[Match] = []
    for amount in amounts:
        if amount.form is None:
            match = _elided(text, amount, previous) or _of_rupees(article, amount, published_on)
        elif amount.form.weak and not may_count(article, amount, amount.form, sure):
            match = None
        else:
            match = _named(
                article, amount, amount.form, published_on, previous[-1] if previous else None
            )
        if match is not None:
            match = _same_rate(text, match, previous[-1] if previous else None)
            previous.append(match)
            yield match


def _named(
    article: ArticleText,
    amount: Amount,
    form: Form,
    published_on: date | None,
    previous: Match | None,
) -> Match:
    text = article.text
    last = previous.value.currency if previous and isinstance(previous.value, Money) else None
    code, decision = choose_currency(form, article, amount.start, published_on, last)
    written = "elided" if amount.lent_form else "sign" if amount.has_sign else "name"
    return _match(text, in_thousands(text, amount, code), code, f"money.{written}.{decision}")


_MOST_BRACKETED = 3


def _elided(text: str, amount: Amount, previous: Sequence[Match]) -> Match | None:
    """Read a number of a spelled scale in the currency that the text speaks of, if it says so."""
    if amount.scale < 1000 or not previous or scale_of(text[amount.start : amount.end]) == 1:
        return None
    # What stands in brackets is a conversion, and no more what the text speaks of.
    bracketed = previous[: -_MOST_BRACKETED - 1 : -1]
    last = next((match for match in bracketed if not in_brackets(text, match.start)), None)
    if last is None or not isinstance(last.value, Money):
        return None
    if not leaves_currency_out(text, amount.start, amount.end, previous[-1].end):
        return None
    return _match(text, amount, last.value.currency, f"money.elided.{Decision.CONTEXT}")


def _of_rupees(article: ArticleText, amount: Amount, published_on: date | None) -> Match | None:
    """Read crores without a currency in a text that is at home in a country of rupees."""
    rupees = signs()["Rs"]
    if not is_of_rupees(article.text, amount.start, amount.end):
        return None
    if not is_at_home(rupees.codes, article):
        return None
    return _named(article, amount, rupees, published_on, None)


def _match(text: str, amount: Amount, code: str, rule: str) -> Match:
    low, high = (
        (-amount.high, -amount.low)
        if is_negative(text, amount.start)
        else (amount.low, amount.high)
    )
    comparator, per = _comparator(text, amount), price_per(text, amount.end)
    value = Money(low=low, high=high, currency=code, comparator=comparator, per=per)
    return Match(start=amount.start, end=amount.end, value=value, rule=rule)


_SALE_UNITS = frozenset(
    ("MMBtu", "MWh", "barrel", "therm", "Mcf", "1000 m3", "tonne", "GJ", "ounce", "bushel")
)


_FARTHEST_RATE = 150


def _same_rate(text: str, match: Match, previous: Match | None) -> Match:
    """Give a price the unit of the price before it in the sentence: "$17 per MMBtu in Europe and
    $15 in Asia".
    """
    if (
        previous is None
        or not isinstance(previous.value, Money)
        or not isinstance(match.value, Money)
    ):
        return match
    first, second = previous.value, match.value
    if second.per or first.per not in _SALE_UNITS or first.currency != second.currency:
        return match
    is_near = match.start - previous.end < _FARTHEST_RATE and are_in_one_clause(
        text, previous.end, match.start
    )
    if prices_something_else(text, previous.end, match.start, match.end):
        return match
    is_alike = first.low < 5 * second.low and second.low < 5 * first.low
    return replace(match, value=replace(second, per=first.per)) if is_near and is_alike else match


_OPEN_INSIDE = re.compile(r"\+|\bplus\b")


def _comparator(text: str, amount: Amount) -> Comparator:
    found = comparator_around(text, amount.start, amount.end)
    if found != "=":
        return found
    printed = text[amount.start : amount.end]
    if ("+" in printed or "plus" in printed) and _OPEN_INSIDE.search(printed):
        return ">"
    return "~" if printed[0] in "mbtMBT" and is_bare_scale(text, amount.start) else "="

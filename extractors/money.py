"""Money: amounts of any currency of ISO 4217, with ranges, bounds, rates, and currencies left out.

Finds ``$1.5-2bn``, ``363 mln dlrs``, ``Rs 1 lakh crore``, ``one billion USD``, ``QR 4,172,393``, ``7.5 cents``; leaves
out vague amounts ("billions of dollars"), exchange rates ("$1 = 30.5 baht") and weights in pounds.

The ``rule`` of a match says how it is written (``sign``, ``name``, ``word``, ``elided``) and what decided its currency
(`extractors.currency_choice.Decision`): ``money.sign.default``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from extractors.comparators import comparator_around
from extractors.currencies import Form
from extractors.currency_choice import Decision, choose_currency, is_at_home
from extractors.document_text import text_of
from extractors.money_candidates import candidates
from extractors.money_context import is_negative, is_no_amount, leaves_currency_out
from extractors.money_grammar import Amount, amount_of
from extractors.numbers import SCALE, is_year, plain
from extractors.quantities import BARE_SCALE
from extractors.rates import price_per
from extractors.records import Comparator, Match, Money

KIND = "money"


def extract(doc: Doc, published_on: date | None) -> Iterator[Match]:
    """Yield the amounts of money in ``doc`` from left to right."""
    yield from find_money(text_of(doc), published_on)


def find_money(text: str, published_on: date | None = None) -> list[Match]:
    """Return the amounts of money in a plain text from left to right; `published_on` tells old currencies from new."""
    amounts = [amount for amount in _coordinated(text, list(_amounts(text))) if not is_no_amount(text, amount)]
    return list(_matches(text, amounts, published_on))


def _amounts(text: str) -> Iterator[Amount]:
    """Yield what may be money: amounts with a currency, and bare numbers whose currency may be left out."""
    end = 0
    for candidate in candidates(text):
        amount = amount_of(text, candidate) if candidate.start >= end else None
        if (
            amount is not None
            and amount.start >= end
            and (amount.form or amount.scale >= 1000 or _JOINED.match(text, amount.end))
        ):
            end = amount.end
            yield amount


_JOINED = re.compile(r",?\s(?:and|or|to)\s(?=\d)")
_SEPARATOR = re.compile(r",?\s{1,2}(?:and|or)\s{1,2}|,\s{1,2}|\s{1,2}to\s{1,2}")
_NO_AMOUNT_BEFORE = re.compile(r"(?:\b(?!From|Of|By|To|At|For|Between)[A-Z][a-z]*\.?\s|[-\w.$])\Z")


def _coordinated(text: str, amounts: list[Amount]) -> list[Amount]:
    """Give amounts what those after them say for both: "$9, $12 and $15 million", "10 and 20 million euros"."""
    for index in range(len(amounts) - 2, -1, -1):
        first, second = amounts[index], amounts[index + 1]
        if _SEPARATOR.fullmatch(text, first.end, second.start):
            amounts[index] = _lend(text, first, second)
    return amounts


def _lend(text: str, first: Amount, second: Amount) -> Amount:
    if second.form is None or (first.form is None and (second.has_sign or text[first.end] == ",")):
        return first
    if first.form is None and (
        _NO_AMOUNT_BEFORE.search(text, max(0, first.start - 20), first.start) or _is_date(text, first)
    ):
        return first
    form = first.form or second.form
    if set(form.codes).isdisjoint(second.form.codes):
        return first
    is_small = first.scale == 1 and second.scale > 1 and first.high < 1000
    factor = second.scale if is_small and (first.has_sign or first.form is None) else 1
    return first._replace(
        form=form,
        low=plain(first.low * factor),
        high=plain(first.high * factor),
        scale=first.scale * factor,
        lent_form=first.form is None,
    )


def _is_date(text: str, amount: Amount) -> bool:
    return is_year(text, amount.start, text[amount.start : amount.end])


def _matches(text: str, amounts: list[Amount], published_on: date | None) -> Iterator[Match]:
    """Settle the currency of each amount in text order, for what is left out is what was said before."""
    firm = _firm_codes(amounts)
    previous: Match | None = None
    for amount in amounts:
        if amount.form is None:
            match = _elided(text, amount, previous)
        else:
            counts = not amount.form.weak or _may_count(text, amount, amount.form, firm)
            match = _named(text, amount, amount.form, published_on, previous) if counts else None
        if match is not None:
            previous = _same_rate(text, match, previous)
            yield previous


def _firm_codes(amounts: Sequence[Amount]) -> frozenset[str]:
    """Return the currencies that the text surely speaks of; nothing if no form is weak, for then nobody asks."""
    if not any(amount.form and amount.form.weak for amount in amounts):
        return frozenset()
    firm = (amount.form for amount in amounts if amount.form and (amount.large or not amount.form.weak))
    return frozenset(code for form in firm for code in form.codes)


def _may_count(text: str, amount: Amount, form: Form, firm: frozenset[str]) -> bool:
    """Whether a weak form is a currency: before a large figure, in a text that surely has it, or in its country."""
    is_large = amount.large and form.parts == 1
    return is_large or not firm.isdisjoint(form.codes) or is_at_home(form.codes, text)


def _named(text: str, amount: Amount, form: Form, published_on: date | None, previous: Match | None) -> Match:
    last = previous.value.currency if previous and isinstance(previous.value, Money) else None
    code, decision = choose_currency(form, text, amount.start, published_on, last)
    written = "elided" if amount.lent_form else "sign" if amount.has_sign else "name"
    return _match(text, amount, code, f"money.{written}.{decision}")


_SPELLED_SCALE = re.compile(rf"{SCALE}\Z")


def _elided(text: str, amount: Amount, previous: Match | None) -> Match | None:
    if previous is None or amount.scale < 1000 or not isinstance(previous.value, Money):
        return None
    if not _SPELLED_SCALE.search(text, amount.start, amount.end):
        return None
    if not leaves_currency_out(text, amount.start, amount.end, previous.end):
        return None
    return _match(text, amount, previous.value.currency, f"money.elided.{Decision.CONTEXT}")


def _match(text: str, amount: Amount, code: str, rule: str) -> Match:
    low, high = (-amount.high, -amount.low) if is_negative(text, amount.start) else (amount.low, amount.high)
    comparator, per = _comparator(text, amount), price_per(text, amount.end)
    value = Money(low=low, high=high, currency=code, comparator=comparator, per=per)
    return Match(start=amount.start, end=amount.end, value=value, rule=rule)


_SALE_UNITS = frozenset(("MMBtu", "MWh", "barrel", "therm", "Mcf", "1000 m3", "tonne", "GJ", "ounce", "bushel"))


def _same_rate(text: str, match: Match, previous: Match | None) -> Match:
    """Give a price the unit of the price before it in the sentence: "$17 per MMBtu in Europe and $15 in Asia"."""
    if previous is None or not isinstance(previous.value, Money) or not isinstance(match.value, Money):
        return match
    first, second = previous.value, match.value
    if second.per or first.per not in _SALE_UNITS or first.currency != second.currency:
        return match
    is_near = match.start - previous.end < 150 and not _SENTENCE_END.search(text, previous.end, match.start)
    is_alike = first.low < 5 * second.low and second.low < 5 * first.low
    return replace(match, value=replace(second, per=first.per)) if is_near and is_alike else match


_SENTENCE_END = re.compile(r"[.;!?]\s|\n\n")
_OPEN_INSIDE = re.compile(r"\+|\bplus\b")
_BARE = re.compile(BARE_SCALE)


def _comparator(text: str, amount: Amount) -> Comparator:
    found = comparator_around(text, amount.start, amount.end)
    if found == "=" and _OPEN_INSIDE.search(text, amount.start, amount.end):
        return ">"
    return "~" if found == "=" and _BARE.match(text, amount.start) else found

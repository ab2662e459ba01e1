"""What surrounds an amount and changes it: weights in pounds, exchange rates, signs of loss, currencies left out."""

import re

from extractors.lexicon import read_toml
from extractors.money_grammar import Amount
from extractors.numbers import alternatives

_LEXICON = read_toml("money_context")
_WEIGHT = _LEXICON["weight"]
_ELIDED = _LEXICON["elided"]

_WEIGHT_AFTER = re.compile(
    rf"[\s-]{{1,2}}(?:{alternatives(_WEIGHT['after'])}|of\s(?!{alternatives(_WEIGHT['of_money'])}))\b", re.IGNORECASE
)
_WEIGHT_BEFORE = re.compile(rf"\b(?:{alternatives(_WEIGHT['before'])})\s(?:[\w-]+\s){{0,2}}\Z", re.IGNORECASE)


def is_weight(text: str, start: int, end: int) -> bool:
    """Whether the pounds at ``text[start:end]`` are a weight: "1,200 pounds of explosive", "a 500-pound bomb"."""
    return bool(_WEIGHT_AFTER.match(text, end) or _WEIGHT_BEFORE.search(text, max(0, start - 40), start))


_EQUALS_AFTER = re.compile(r"\s?=\s?")
_EQUALS_BEFORE = re.compile(r"=\s{0,2}\Z")


def is_exchange_rate(text: str, start: int, end: int) -> bool:
    """Whether the amount is one side of an equation between currencies: "$1 = 0.96 euros"."""
    return bool(_EQUALS_AFTER.match(text, end) or _EQUALS_BEFORE.search(text, max(0, start - 3), start))


def is_no_amount(text: str, amount: Amount) -> bool:
    """Whether what reads like an amount is a weight, a year or one side of an exchange rate."""
    if amount.form is None:
        return False
    if is_exchange_rate(text, amount.start, amount.end) or is_year_with_name(text[amount.start : amount.end]):
        return True
    is_pound = "GBP" in amount.form.codes and not amount.has_sign and not amount.form.decided and amount.form.parts == 1
    return is_pound and is_weight(text, amount.start, amount.end)


_NEGATIVE = re.compile(r"(?:(?:\A|[\s(])[-−–]\s?|\b(?:minus|negative)\s{1,2})\Z", re.IGNORECASE)


def is_negative(text: str, start: int) -> bool:
    """Whether a minus sign or the word stands before the amount."""
    return bool(_NEGATIVE.search(text, max(0, start - 12), start))


_TOURNAMENT = re.compile(r"(?:19|20)\d\d\s(?:Euros?|[Dd]ollars)|50 Cent")


def is_year_with_name(span: str) -> bool:
    """Whether the span is a year or a name and no amount: "the 2024 Euros", "in 1995 dollars", "50 Cent" who sings."""
    return bool(_TOURNAMENT.fullmatch(span))


_LEAD = re.compile(rf"\b(?:{alternatives(_ELIDED['before'])})\s{{1,2}}\Z", re.IGNORECASE)
_COUNTED = re.compile(rf"\b(?:{alternatives(_ELIDED['counted'])})\b", re.IGNORECASE)
_NO_NOUN_NEXT = re.compile(rf"\s*+(?:\Z|[.,;:)\]—–](?!\d)|(?:{alternatives(_ELIDED['after'])})\b)", re.IGNORECASE)


def leaves_currency_out(text: str, start: int, end: int, since: int) -> bool:
    """Whether a scaled number is money though it names no currency, as an amount that ends at `since` did.

    "Profit rose to 191 million euros, while orders rose to 12.48 billion": nothing else is counted between, and no
    noun follows.
    """
    between = text[since:start]
    if "\n\n" in between or len(between) > 300 or _COUNTED.search(between):
        return False
    return bool(_LEAD.search(text, max(0, start - 24), start) and _NO_NOUN_NEXT.match(text, end))

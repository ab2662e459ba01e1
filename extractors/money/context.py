"""What surrounds an amount and changes it: weights in pounds, exchange rates, signs of loss,
currencies left out.
"""

import re

from extractors.lexicon import read_toml
from extractors.money.grammar import Amount
from extractors.text import alternatives

_LEXICON = read_toml(__package__, "money_context")
_WEIGHT = _LEXICON["weight"]
_ELIDED = _LEXICON["elided"]

_WEIGHT_AFTER = re.compile(
    rf"[\s-]{{1,2}}(?:(?!an?\b|the\b|per\b|for\b|in\b|on\b|to\b|note\b)[\w-]{{1,16}}\s){{0,2}}(?:{alternatives(_WEIGHT['after'])})\b",
    re.IGNORECASE,
)
_OF_GOODS = re.compile(rf"\sof\s(?!{alternatives(_WEIGHT['of_money'])}\b)", re.IGNORECASE)
_OF_COMMODITY = re.compile(
    rf"\sof\s(?:[\w-]{{1,16}}\s){{0,2}}(?:{alternatives(_WEIGHT['commodities'])})\b", re.IGNORECASE
)
_WEIGHT_BEFORE = re.compile(
    rf"\b(?:{alternatives(_WEIGHT['before'])})\s(?:[\w-]+\s){{0,2}}\Z", re.IGNORECASE
)
_OUTPUT_BEFORE = re.compile(
    rf"\b(?:{alternatives(_WEIGHT['output'])})\b[^.\n]{{0,40}}\Z", re.IGNORECASE
)
_METRIC = r"(?:kg|kgs|kilos?|kilograms?|kilogrammes?|grams?|tonnes?|tons?)"
# A bracket beside a metric weight holds the same weight in pounds, and the other way round.
_METRIC_BEFORE = re.compile(
    rf"\b\d*{_METRIC}\b[^.)\n]{{0,12}}\((?:about\s|around\s|roughly\s|nearly\s|some\s|up\sto\s)?\Z",
    re.IGNORECASE,
)
_METRIC_AFTER = re.compile(
    rf"\s?\((?:about\s|around\s|roughly\s|some\s|up\sto\s)?[\d.,]+[\s-]?{_METRIC}\b", re.IGNORECASE
)
_HEIGHT_BEFORE = re.compile(
    r"(?:\b(?:foot|feet|ft|inch|inches)|['’\"”])(?:-\d{1,2})?[-,\s]{1,2}\Z", re.IGNORECASE
)


def is_weight(text: str, amount: Amount) -> bool:
    """Whether an amount of pounds is a weight: "1,200 pounds of explosive", "a 500-pound bomb", "40
    kg (88 pounds)".
    """
    start, end = amount.start, amount.end
    if not text[max(0, end - 6) : end].endswith(_POUNDS):
        return False
    before = text[max(0, start - 60) : start]
    of = _OF_COMMODITY if amount.scale >= 1000 else _OF_GOODS
    if _METRIC_AFTER.match(text, end) or _METRIC_BEFORE.search(before) or of.match(text, end):
        return True
    if amount.scale >= 1000:
        return _OUTPUT_BEFORE.search(before) is not None
    return bool(
        _WEIGHT_AFTER.match(text, end)
        or _WEIGHT_BEFORE.search(before)
        or _HEIGHT_BEFORE.search(before[-12:])
    )


_POUNDS = ("pound", "pounds", "Pound", "Pounds", "POUND", "POUNDS", "lbs", "lb")


def is_exchange_rate(text: str, start: int, end: int) -> bool:
    """Whether the amount is one side of an equation between currencies: "$1 = 0.96 euros"."""
    return (
        text[end : end + 2].lstrip()[:1] == "="
        or text[max(0, start - 3) : start].rstrip()[-1:] == "="
    )


def is_no_amount(text: str, amount: Amount) -> bool:
    """Whether what reads like an amount is a weight, a year or one side of an exchange rate."""
    form = amount.form
    if form is None:
        return False
    if is_exchange_rate(text, amount.start, amount.end):
        return True
    if amount.has_sign:
        return False
    is_pound = "GBP" in form.codes and not form.decided and form.parts == 1
    return is_year_with_name(text[amount.start : amount.end]) or (
        is_pound and is_weight(text, amount)
    )


# A sign is glued to what it stands before: with a blank behind it, it is a dash.
_NEGATIVE = re.compile(r"(?:(?:\A|[\s(\[])[-−–]|\b(?:minus|negative)\s{1,2})\Z", re.IGNORECASE)
# What the sign or the word ends in; nothing else needs the pattern.
_NEGATIVE_ENDS = frozenset("-−–sSeE")


def is_negative(text: str, start: int) -> bool:
    """Whether a minus sign or the word stands before the amount."""
    before = text[max(0, start - 12) : start]
    return before.rstrip()[-1:] in _NEGATIVE_ENDS and _NEGATIVE.search(before) is not None


_LONGEST_BRACKET = 60


def in_brackets(text: str, start: int) -> bool:
    """Whether a bracket is open before `start`, as around the conversion of an amount into another
    currency.
    """
    since = max(0, start - _LONGEST_BRACKET)
    return text.rfind("(", since, start) > text.rfind(")", since, start)


_TOURNAMENT = re.compile(r"(?:19|20)\d\d\s(?:Euros?|[Dd]ollars)|50 Cent")


def is_year_with_name(span: str) -> bool:
    """Whether the span is a year or a name and no amount: "the 2024 Euros", "in 1995 dollars", "50
    Cent" who sings.
    """
    return bool(_TOURNAMENT.fullmatch(span))


_LEAD = re.compile(rf"\b(?:{alternatives(_ELIDED['before'])})\s{{1,2}}\Z", re.IGNORECASE)
_COUNTED = re.compile(rf"\b(?:{alternatives(_ELIDED['counted'])})\b", re.IGNORECASE)
_NO_NOUN_NEXT = re.compile(
    rf"\s*+(?:\Z|[.,;:)\]—–](?!\d)|(?:{alternatives(_ELIDED['after'])})\b)", re.IGNORECASE
)


def leaves_currency_out(text: str, start: int, end: int, since: int) -> bool:
    """Whether a scaled number is money though it names no currency, as an amount that ends at
    `since` did.

    "Profit rose to 191 million euros, while orders rose to 12.48 billion": nothing else is counted
    between, and no noun follows.
    """
    is_led = _LEAD.search(text, max(0, start - 24), start) and _NO_NOUN_NEXT.match(text, end)
    if not is_led or start - since > 300:
        return False
    between = text[since:start]
    return "\n\n" not in between and not _COUNTED.search(between)


_CRORES = re.compile(r"(?:crores?|lakhs?|cr)\Z", re.IGNORECASE)
_CONVERSION = re.compile(
    r"\s\((?:about\s|around\s|over\s)?(?:(?:US|A|C|NZ|S|HK)?[$€£]|(?:USD|EUR|GBP)\b)"
)


def is_of_rupees(text: str, start: int, end: int) -> bool:
    """Whether crores or lakhs without a currency are of rupees: "600 crores ($77.4m)", "spent 600
    crore on roads".
    """
    if not _CRORES.search(text, start, end):
        return False
    if _CONVERSION.match(text, end):
        return True
    before = text[max(0, start - 80) : start]
    is_led = _LEAD.search(before[-24:]) and _NO_NOUN_NEXT.match(text, end)
    return (
        is_led is not None
        and not _COUNTED.search(before)
        and not _COUNTED.search(text[end : end + 40])
    )

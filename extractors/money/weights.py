"""Pounds that are weights: "1,200 pounds of explosive", "a 500-pound bomb", "40 kg (88 pounds)".

The words are in ``lexicon/weights.toml``.
"""

import re

from extractors.lexicon import read_toml
from extractors.money.amounts import Amount
from extractors.text import alternatives

_LEXICON = read_toml(__package__, "weights")
_POUNDS = ("pound", "pounds", "Pound", "Pounds", "POUND", "POUNDS", "lbs", "lb")

_GOODS_NEXT = re.compile(
    rf"""
    [\s-]{{1,2}}
    (?: (?!(?:an?|the|per|for|in|on|to|note)\b) [\w-]{{1,16}} \s ){{0,2}}    # "-pound guided bomb"
    (?: {alternatives(_LEXICON["after"])} ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OF_GOODS = re.compile(rf"\sof\s(?!{alternatives(_LEXICON['of_money'])}\b)", re.IGNORECASE)
_OF_COMMODITY = re.compile(
    rf"\sof\s(?:[\w-]{{1,16}}\s){{0,2}}(?:{alternatives(_LEXICON['commodities'])})\b", re.IGNORECASE
)
_WEIGHING_BEFORE = re.compile(
    rf"\b(?:{alternatives(_LEXICON['before'])})\s(?:[\w-]+\s){{0,2}}\Z", re.IGNORECASE
)
_OUTPUT_BEFORE = re.compile(
    rf"\b(?:{alternatives(_LEXICON['output'])})\b[^.\n]{{0,40}}\Z", re.IGNORECASE
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
_LOOK_BACK = 60


def is_weight(text: str, amount: Amount) -> bool:
    """Whether an amount of pounds is a weight.

    Millions of pounds are one only beside a commodity or the word of its output.
    """
    start, end = amount.start, amount.end
    if not text[max(0, end - 6) : end].endswith(_POUNDS):
        return False
    before = text[max(0, start - _LOOK_BACK) : start]
    if _METRIC_AFTER.match(text, end) or _METRIC_BEFORE.search(before):
        return True
    if amount.scale >= 1000:
        return bool(_OF_COMMODITY.match(text, end) or _OUTPUT_BEFORE.search(before))
    return _weighs(text, end, before)


def _weighs(text: str, end: int, before: str) -> bool:
    """Whether a few pounds are said to weigh: "of sand", "-pound bomb", "lost 20", "6-foot-2,"."""
    return bool(
        _OF_GOODS.match(text, end)
        or _GOODS_NEXT.match(text, end)
        or _WEIGHING_BEFORE.search(before)
        or _HEIGHT_BEFORE.search(before[-12:])
    )

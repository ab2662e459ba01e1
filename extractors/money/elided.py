"""Currencies left out: "profit rose to 191 million euros, while orders rose to 12.48 billion".

The words are in ``lexicon/elided.toml``.
"""

import re

from extractors.lexicon import read_toml
from extractors.numbers import is_moved
from extractors.text import alternatives, clause_start

_LEXICON = read_toml(__package__, "elided")
WORDS_AFTER: tuple[str, ...] = tuple(_LEXICON["after"])
"""What stands after a number where no noun follows that would say what it counts."""

_LEAD = re.compile(rf"\b(?:{alternatives(_LEXICON['before'])})\s{{1,2}}\Z", re.IGNORECASE)
_COUNTED = re.compile(rf"\b(?:{alternatives(_LEXICON['counted'])})\b", re.IGNORECASE)
_NO_NOUN_NEXT = re.compile(
    rf"\s*+(?:\Z|[.,;:)\]—–](?!\d)|(?:{alternatives([*WORDS_AFTER])})\b)", re.IGNORECASE
)
_LONGEST_LEAD = 24
_FARTHEST = 300


def leaves_currency_out(text: str, start: int, end: int, since: int) -> bool:
    """Whether a scaled number is money though it names no currency, as an amount that ends at
    `since` did: nothing else is counted between, and no noun follows.

    >>> text = "Profit was 1 billion euros, while orders rose to 12 billion in May."
    >>> leaves_currency_out(text, 49, 59, 26)
    True
    """
    if not _is_led(text, start, end) or start - since > _FARTHEST:
        return False
    between = text[since:start]
    if "\n\n" in between or _COUNTED.search(between) or _SCALED.search(between):
        return False
    return not _reaches_people(text, start, since)


# A number of another thing stands nearer: "the £3bn network reaches 4 million, up from 3 million".
_SCALED = re.compile(r"\d[\s-]?(?:thousand|million|billion|trillion|crore|lakh|[mb]n|[mb]ln)\b")
_TO = re.compile(r"\bto\s{1,2}\Z")
_OF_MONEY = re.compile(rf"\b(?:{alternatives(_LEXICON['money_to'])})\b", re.IGNORECASE)


def _reaches_people(text: str, start: int, since: int) -> bool:
    """Whether "to" says whom something reaches and not what an amount became: "brings gas to 3
    million".
    """
    if not _TO.search(text, max(since, start - 5), start):
        return False
    clause = clause_start(text, start, max(since, start - 90))
    return not (_OF_MONEY.search(text, clause, start) or is_moved(text, start))


_OTHER_PRICE = re.compile(rf"\b(?:{alternatives(_LEXICON['other_prices'])})\b", re.IGNORECASE)
_PRICED_BEHIND = re.compile(
    rf"\s(?:to|on|off)\s(?:an?|the|each|every)\s|\s(?:[\w-]+\s)?(?:{alternatives(_LEXICON['priced'])})\b",
    re.IGNORECASE,
)


def prices_something_else(text: str, since: int, start: int, end: int) -> bool:
    """Whether an amount at ``text[start:end]`` is the price of another thing than the one that ends
    at `since`, and is not counted by its unit.

    >>> prices_something_else("Oil at $75 a barrel adds $20 to a fare.", 10, 25, 28)
    True
    >>> prices_something_else("Oil at $75 a barrel, from $70 in May", 10, 26, 29)
    False
    """
    return bool(_OTHER_PRICE.search(text, since, start) or _PRICED_BEHIND.match(text, end))


def _is_led(text: str, start: int, end: int) -> bool:
    """Whether a number stands as an amount does: a word of `before` ahead of it, no noun behind."""
    lead = _LEAD.search(text, max(0, start - _LONGEST_LEAD), start)
    return lead is not None and _NO_NOUN_NEXT.match(text, end) is not None


_CRORES = re.compile(r"(?:crores?|lakhs?|cr)\Z", re.IGNORECASE)
_CONVERSION = re.compile(
    r"\s\((?:about\s|around\s|over\s)?(?:(?:US|A|C|NZ|S|HK)?[$€£]|(?:USD|EUR|GBP)\b)"
)
_BEFORE, _AFTER = 80, 40


def is_of_rupees(text: str, start: int, end: int) -> bool:
    """Whether crores or lakhs without a currency are of rupees.

    >>> is_of_rupees("600 crores ($77.4m)", 0, 10), is_of_rupees("600 crores of people", 0, 10)
    (True, False)
    >>> is_of_rupees("It spent another 600 crore on roads", 17, 26)
    True
    """
    if not _CRORES.search(text, start, end):
        return False
    if _CONVERSION.match(text, end):
        return True
    if not _is_led(text, start, end):
        return False
    around = (text[max(0, start - _BEFORE) : start], text[end : end + _AFTER])
    return not any(map(_COUNTED.search, around))

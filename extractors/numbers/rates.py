"""What a price or a rate is counted by: "a barrel", "per MMBtu", "/day", "annually", for money and
for gas.
"""

import re
from collections.abc import Mapping

from extractors.lexicon import read_toml
from extractors.text import alternatives

_LEXICON = read_toml(__package__, "rates")
_TIME: Mapping[str, str] = {
    word: name for name, words in _LEXICON["time"].items() for word in words
}
_ADVERBS: Mapping[str, str] = {
    word: name for name, words in _LEXICON["adverbs"].items() for word in words
}
_SALE: Mapping[str, str] = {
    word: name for name, words in _LEXICON["sale"].items() for word in words
}


def _spaced(words: Mapping[str, str]) -> str:
    return alternatives(dict(words)).replace(r"\ ", r"[\s-]{1,3}").replace(r"\-", r"[\s-]{1,3}")


SALE_UNITS = frozenset(_SALE.values())
"""What a price may be for, besides a time."""
_PRICE_UNITS: Mapping[str, str] = {**_SALE, **_TIME}


_IN_BRACKETS = r"\s\([\w/.]{1,10}\)"


def _rate_pattern(words: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(
        rf"""
        (?: {_IN_BRACKETS} )?                                     # "(mcm)" between unit and rate
        (?: \s{{1,2}}of\s(?:[\w-]{{2,14}}\s){{0,2}}(?:gas|lng|oil|crude)\b     # "of pipeline gas"
            (?: {_IN_BRACKETS} )?
        )?
        (?: [\s-]{{1,3}}(?:per|an?|each|every)[\s-]{{1,2}}(?:single\s)?(?P<word>{_spaced(words)})
          | \s{{0,2}}(?:/|p/)\s?(?P<slashed>{_spaced(words)})
          | [\s-]{{1,3}}(?P<adverb>{_spaced(_ADVERBS)}|apiece|each(?=[\s,.;]|\Z))
        )
        (?!\w) (?!\s(?:ago|earlier|before|later|from\s(?:now|today|then))\b)
        """,
        re.VERBOSE | re.IGNORECASE,
    )


_PRICE = _rate_pattern(_PRICE_UNITS)
_FLOW = _rate_pattern(_TIME)
_NO_UNITS = frozenset(_LEXICON["no_units"]["words"])
# Any other unit: "per plane", with what may stand before it: "per diluted share", "per eight-week
# course".
_ANY = re.compile(r"\s{0,2}(?:per\s{1,2}|/)(?P<word>[^\W\d_]{2,20})(?!\w)", re.IGNORECASE)
_ADJECTIVES = re.compile(
    rf"\sper\s(?:[\w-]{{2,20}}\s){{1,2}}?(?P<word>{_spaced(_PRICE_UNITS)})(?!\w)", re.IGNORECASE
)


# What "per", "a", "each", "every", "of", a stroke, a bracket and the adverbs begin with.
_FIRST_LETTERS = frozenset("paeo(/") | {word[0] for word in _ADVERBS}


def _may_begin(text: str, end: int) -> bool:
    """Whether a rate may begin after ``text[:end]``; most amounts are plain and need no longer
    look.
    """
    return text[end : end + 4].lstrip(" \n\t\u00a0-")[:1].casefold() in _FIRST_LETTERS


def price_per(text: str, end: int) -> str | None:
    """Return what the price that ends at ``text[:end]`` is counted by, None if it is a plain
    amount.

    >>> price_per("$3.40 per million British thermal units", 5)
    'MMBtu'
    >>> price_per("$75 a barrel", 3), price_per("$5 a plan", 2)
    ('barrel', None)
    """
    if not _may_begin(text, end):
        return None
    if match := _PRICE.match(text, end):
        return _named(match, _PRICE_UNITS)
    if match := _ADJECTIVES.match(text, end):
        return _PRICE_UNITS.get(match["word"].casefold())
    match = _ANY.match(text, end)
    return match["word"].casefold() if match and match["word"].casefold() not in _NO_UNITS else None


def flow_per(text: str, end: int) -> str | None:
    """Return the period of the rate that ends at ``text[:end]``, None if it is no rate.

    >>> flow_per("1.5 bcf per day", 7), flow_per("5 bcm annually", 5), flow_per("5 bcm a barrel", 5)
    ('day', 'year', None)
    """
    match = _FLOW.match(text, end) if _may_begin(text, end) else None
    return _named(match, _TIME) if match else None


def _named(match: re.Match[str], words: Mapping[str, str]) -> str:
    found = match["word"] or match["slashed"]
    if not found:
        return {"apiece": "each", "each": "each"}.get(match["adverb"].casefold()) or _ADVERBS[
            match["adverb"].casefold()
        ]
    return words.get(" ".join(re.split(r"[\s-]+", found.casefold()))) or words[found.casefold()]

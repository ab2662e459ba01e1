"""How currencies are written: signs before a figure, names and signs after it, and their parts
(cents, paise).

The forms come from ``lexicon/currencies.csv``, ISO 4217 codes, and CLDR's English names and symbols
through Babel. A form may stand for several currencies ("dollars", "Rs");
`extractors.money.which_currency` decides by the text.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from babel.numbers import get_currency_name

from extractors.lexicon import read_toml
from extractors.money.currencies import Currency, all_currencies, home_countries


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What one written form stands for.

    `codes` are ISO 4217 codes, the likeliest first; `parts` says how many of it make one unit (100
    for cents); `weak` forms are also something else and need a large figure or a country beside
    them; `decided` says that the form itself names the country ("Kuwaiti dinars").
    """

    codes: tuple[str, ...]
    parts: Decimal = Decimal(1)
    weak: bool = False
    decided: bool = False


class _Forms:
    """Written forms gathered with what they stand for; the first currency to list a form is its
    likeliest.
    """

    def __init__(self) -> None:
        self.forms: dict[str, Form] = {}

    def add(
        self, marked: str, code: str, *, parts: Decimal = Decimal(1), decided: bool = False
    ) -> None:
        text = marked.removesuffix("?")
        known = self.forms.get(text)
        if known is None:
            self.forms[text] = Form(
                codes=(code,), parts=parts, weak=marked.endswith("?"), decided=decided
            )
        elif code not in known.codes and decided <= known.decided:
            self.forms[text] = replace(known, codes=(*known.codes, code))


@cache
def signs() -> dict[str, Form]:
    """Return what may stand before a figure: signs and ISO codes, in their exact spelling."""
    gathered = _Forms()
    for currency in all_currencies():
        with_code = [
            f"{currency.code} {sign}"
            for sign in currency.signs
            if len(sign) == 1 and not sign.isalpha()
        ]
        for sign in (*currency.signs, *_sure_codes(currency), *with_code):
            gathered.add(sign, currency.code)
    return gathered.forms


WORDS_LIKE_CODES = frozenset(read_toml(__package__, "forms")["words_like_codes"])
"""Codes, in small letters, that are also words or units."""


def _sure_codes(currency: Currency) -> tuple[str, ...]:
    """Return the code in capitals and small letters, as far as it is no word, and with one capital
    beside large figures: "Usd 1.2bn".
    """
    if f"{currency.code}?" in currency.signs:
        return ()
    in_small = currency.code.casefold()
    if in_small in WORDS_LIKE_CODES:
        return (currency.code,)
    return currency.code, in_small, f"{currency.code.capitalize()}?"


@cache
def exact_names() -> dict[str, Form]:
    """Return the signs, codes and abbreviations that may stand after a number, in their exact
    spelling.
    """
    gathered = _Forms()
    for currency in all_currencies():
        codes = _sure_codes(currency) or (f"{currency.code}?",)
        for form in (
            *codes,
            *currency.after,
            *(unit for unit in currency.units if _is_abbreviation(unit)),
        ):
            gathered.add(form, currency.code)
        for name, parts in currency.subunits:
            if len(name) <= 2:
                gathered.add(name, currency.code, parts=parts)
    return gathered.forms


@cache
def word_names() -> dict[str, Form]:
    """Return the names that may stand after a number, in lower case: units, parts, and with the
    country before.
    """
    gathered = _Forms()
    for currency in all_currencies():
        names = [(unit, Decimal(1)) for unit in currency.units if not _is_abbreviation(unit)]
        names += [(name, parts) for name, parts in currency.subunits if len(name) > 2]
        for name, parts in names:
            gathered.add(name.casefold(), currency.code, parts=parts)
        for adjective, (name, parts) in itertools.product(_adjectives(currency), names):
            with_country = f"{adjective} {name.removesuffix('?')}".casefold()
            gathered.add(with_country, currency.code, parts=parts, decided=True)
    for code, name in _cldr_names():
        gathered.add(name.casefold(), code, decided=True)
    return gathered.forms


def _is_abbreviation(unit: str) -> bool:
    return len(unit) <= 5 and unit.casefold() != unit


def _adjectives(currency: Currency) -> Iterator[str]:
    yield from currency.adjectives
    for country in home_countries().get(currency.code, ()):
        yield from country.names
        yield from country.demonyms


def _cldr_names() -> Iterator[tuple[str, str]]:
    """Yield the codes with CLDR's names of two words and more: "Azerbaijani manat", "Azerbaijani
    manats".
    """
    for currency in all_currencies():
        for count in (None, 1, 2):
            name = get_currency_name(currency.code, count=count, locale="en")
            if "(" not in name and " " in name:
                yield currency.code, name

"""Points that set off thousands: "Rp 15.000", "1.500 euros".

The currencies in which they do are in ``lexicon/pointed.toml``.
"""

import re

from extractors.lexicon import read_toml
from extractors.money.amounts import Amount
from extractors.numbers import plain, price_per

_LEXICON = read_toml(__package__, "pointed")
_ALWAYS = frozenset(_LEXICON["always"])
_EITHER = _ALWAYS.union(_LEXICON["before_zero"])
_POINT = re.compile(r"(?<![\d.,])\d{1,3}\.\d{2}(?P<last>\d)(?!\d|[.,]\d)")


def in_thousands(text: str, amount: Amount, code: str) -> Amount:
    """Return an amount of the currency `code` as it is meant where a point sets off thousands."""
    if amount.scale != 1 or code not in _EITHER:
        return amount
    figures = list(_POINT.finditer(text, amount.start, amount.end))
    if len(figures) != (1 if amount.low == amount.high else 2):
        return amount
    if code not in _ALWAYS and not all(_is_round(text, amount, figure) for figure in figures):
        return amount
    return amount._replace(low=plain(amount.low * 1000), high=plain(amount.high * 1000))


def _is_round(text: str, amount: Amount, figure: re.Match[str]) -> bool:
    """Whether the third digit is a nought and no price by the unit: no "1.349 euros a litre"."""
    return figure["last"] == "0" and not price_per(text, amount.end)

"""What figures, scales and number words are worth.

A value is a `Decimal` and loses nothing of what is printed.
"""

import re
from decimal import Decimal
from itertools import groupby
from math import prod

from extractors.numbers.grammar import FIGURE, JOINT, SCALE
from extractors.numbers.words import (
    AFTER_SIGNS,
    DOZENS,
    FRACTION_WORDS,
    FRACTIONS,
    ONES,
    PARTS,
    SCALES,
    SHORT_SCALES,
    TENS,
)

_SCALES = SCALES | SHORT_SCALES | DOZENS
_VALUES = ONES | TENS
_PARTS = PARTS | FRACTION_WORDS
_POWERS = _SCALES.keys() - {"hundred"}
_FIGURE_STARTS = frozenset("0123456789.") | FRACTIONS.keys()


def read_figure(text: str) -> Decimal:
    """Return the value of what `FIGURE` matched.

    >>> [str(read_figure(f)) for f in ("1,234.5", "4,00,000", "1.234.567,8", "1,7", "2½", "13-1/2")]
    ['1234.5', '400000', '1234567.8', '1.7', '2.5', '13.5']
    """
    if text.isascii() and text.isdigit():
        return Decimal(text)
    if text[-1] in FRACTIONS:
        return FRACTIONS[text[-1]] + (read_figure(text[:-1]) if len(text) > 1 else 0)
    if "/" in text:
        *wholes, over, under = re.split(r"[- /]", text)
        return Decimal(wholes[0] if wholes else 0) + (
            Decimal(over) / Decimal(under) if int(under) else 0
        )
    text = re.sub(r"[\u00a0\u2009\u202f'’]", "", text)
    if text.count(".") > 1 or ("." in text.partition(",")[0] and "," in text):
        return Decimal(text.replace(".", "").replace(",", "."))
    whole, _, last = text.rpartition(",")
    if whole and len(last) < 3 and "." not in last:
        return Decimal(f"{whole.replace(',', '')}.{last}")
    return Decimal(text.replace(",", ""))


def read_scale(text: str) -> Decimal:
    """Return what a figure is multiplied by when `SCALE`, or a word of `AFTER_SIGNS`, follows it.

    >>> str(read_scale("crores")), str(read_scale("bn"))
    ('1E+7', '1E+9')

    Raises:
        KeyError: the text is no scale.
    """
    word = text.casefold().rstrip(".")
    known = _SCALES.get(word) or AFTER_SIGNS.get(word)
    return known or _SCALES[word.removesuffix("s")]


_TOKEN = re.compile(rf"{FIGURE}|[^\W\d_]+")


def read_number(text: str) -> Decimal:
    """Return the value of what `SCALED` or `WORDS` matched, in figures, words or both.

    >>> numbers = ("12.8-million", "1 lakh crore", "one and a half billion", "half a million")
    >>> [str(read_number(number)) for number in numbers]
    ['12800000', '1000000000000', '1500000000', '500000']
    """
    if text.isascii() and text.isdigit():
        return Decimal(text)
    total, chunk, power = Decimal(0), Decimal(0), Decimal(0)
    for is_power, group in groupby(_TOKEN.findall(text.casefold()), key=_is_power):
        tokens = list(group)
        if is_power:
            power = prod((read_scale(token) for token in tokens), start=Decimal(1))
            total += (chunk or 1) * power
            chunk = Decimal(0)
        else:
            chunk = _read_chunk(tokens)
    # What is left over is a fraction of the last power in "a billion and a half", else a number of
    # its own.
    return plain(total + (chunk * power if 0 < chunk < 1 and power else chunk))


def _is_power(token: str) -> bool:
    return token.removesuffix("s") in _POWERS


def _read_chunk(tokens: list[str]) -> Decimal:
    if "point" in tokens:
        at = tokens.index("point")
        digits = "".join(str(_VALUES[token]) for token in tokens[at + 1 :])
        return _read_chunk(tokens[:at]) + Decimal(f"0.{digits}")
    value, before = Decimal(0), ""
    for token in tokens:
        if token[0] in _FIGURE_STARTS:
            value += read_figure(token)
        elif token in _VALUES:
            value += _VALUES[token]
        elif token == "hundred":
            value = (value or Decimal(1)) * 100
        elif token in _PARTS:
            value = value * _PARTS[token] if before in _VALUES else value + _PARTS[token]
        before = token
    return value


def plain(value: Decimal) -> Decimal:
    """Return the same value without an exponent or idle zeros, so that it prints as a figure.

    >>> str(plain(Decimal("1.28E+7"))), str(plain(Decimal("5.10")))
    ('12800000', '5.1')
    """
    if value == value.to_integral_value():
        return Decimal(int(value))
    text = f"{value:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


_LAST_SCALES = re.compile(rf"(?:{SCALE}{JOINT}){{0,1}}{SCALE}\Z")


def scale_of(text: str) -> Decimal:
    """Return the scale at the end of what `SCALED` or `WORDS` matched ("lakh crore" is 1e12),
    1 if it has none.
    """
    match = _LAST_SCALES.search(text)
    return (
        prod((read_scale(token) for token in _TOKEN.findall(match[0])), start=Decimal(1))
        if match
        else Decimal(1)
    )

"""Units of natural gas: what they are called, and what they are worth in cubic metres.

The forms come from ``lexicon/gas_units.toml``; sizes and the links from energy and mass to volume
from the pint definitions in ``lexicon/gas_quantities.txt``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import as_file
from typing import Any

from extractors.lexicon import LexiconError, lexicon_file, read_toml
from extractors.records import Dimension
from extractors.text import alternatives


@dataclass(frozen=True, slots=True, kw_only=True)
class GasUnit:
    """One row of the lexicon: how a unit is written, and `factor` of it in the unscaled `unit` of
    the output.
    """

    unit: str
    dimension: Dimension
    factor: Decimal
    words: tuple[str, ...]
    exact: tuple[str, ...]
    sure: bool
    rates: bool
    only_scaled: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


_DIMENSIONS: Mapping[str, Dimension] = {
    "m3": "volume",
    "ft3": "volume",
    "t": "mass",
    "MWh": "energy",
    "MMBtu": "energy",
    "therm": "energy",
    "GJ": "energy",
    "boe": "energy",
}


_LISTS = ("words", "exact", "only_scaled", "examples", "counter_examples")


def _unit(row: Mapping[str, Any]) -> GasUnit:
    unit, factor = row["unit"], row["factor"]
    if unit not in _DIMENSIONS:
        raise LexiconError(f"gas_units.toml: unit {unit!r}; write one of {', '.join(_DIMENSIONS)}")
    if not isinstance(factor, str):
        raise LexiconError(
            f'gas_units.toml: unit {unit!r} has factor {factor!r}; write it as a string, e.g. "1e6"'
        )
    return GasUnit(
        unit=str(unit),
        dimension=_DIMENSIONS[str(unit)],
        factor=Decimal(factor),
        sure=bool(row.get("sure")),
        rates=bool(row.get("rates")),
        **{name: tuple(row.get(name, ())) for name in _LISTS},
    )


UNITS: tuple[GasUnit, ...] = tuple(map(_unit, read_toml(__package__, "gas_units")["unit"]))
_BY_WORD = {word: unit for unit in reversed(UNITS) for word in unit.words}
_BY_EXACT = {form: unit for unit in reversed(UNITS) for form in unit.exact}

# A day or year glued to an abbreviation: "bcfd", "bcm/y", "mtpa", "GWh/d".
_RATE = r"""
    (?P<rate>
        \s?/\s?(?:day|d|year|yr|y|annum|a|month|hour|hr|h)      # "bcm/y", "GWh / day"
      | p\.a\. | pa | pd | py | p/d | d | a | y                      # "bcfd", "mtpa", "bcm p.a."
      | (?<=[A-Z])(?:PA|PD|PY|D|A|Y)                             # "MTPA"
    )
"""
_PERIODS = {"d": "day", "y": "year", "a": "year", "m": "month", "h": "hour"}
_JOINT = r"(?:-|[^\S\n]{0,2}+\n?+[^\S\n]{0,8}+)"


def _spaced(forms: Mapping[str, object]) -> str:
    return alternatives(dict(forms)).replace(r"\ ", r"[\s-]{1,3}")


_FIRST = re.compile(rf"{_JOINT}(?P<first>[^\W\d_]*+)")
_SUFFIXES = ("", "d", "pd", "a", "pa", "y", "py", "gd", "gpd")


def _first_word(form: str) -> str:
    return re.split(r"[\W\d_]", form.casefold(), maxsplit=1)[0]


FIRST_WORDS = frozenset(
    _first_word(form) + suffix for form in (*_BY_WORD, *_BY_EXACT) for suffix in _SUFFIXES
)
"""The letters, in lower case, that units begin with, also with a rate glued to them: ``cubic``,
``bcf``, ``bcfd``.
"""


@cache
def _pattern(first: str) -> re.Pattern[str]:
    """Return the pattern of the units whose letters begin a word that begins with the letters
    `first`.
    """
    words = {form: True for form in _BY_WORD if first.startswith(_first_word(form))}
    exact = {form: True for form in _BY_EXACT if first.startswith(_first_word(form))}
    return re.compile(
        rf"""
        (?: (?P<word>(?i:{_spaced(words) or "(?!)"})) | (?P<exact>{_spaced(exact) or "(?!)"}) )
        (?: (?![^\W_]) (?!\s?/\s?[dyamh])
          | (?:(?<=[fF])[gG])? {_RATE} (?![^\W_])               # "mmcfgd": of gas, a day
        )
        """,
        re.VERBOSE,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundUnit:
    """A unit that ends at ``text[:end]``, with the period glued to it, if any."""

    end: int
    unit: GasUnit
    written: str
    per: str | None


def unit_at(text: str, position: int) -> FoundUnit | None:
    """Return the unit of gas that stands after a number that ends at `position`.

    >>> found = unit_at("102.7 bcfd", 5)
    >>> found.unit.unit, str(found.unit.factor), found.per
    ('ft3', '1E+9', 'day')
    """
    start = _FIRST.match(text, position)
    if start is None or (first := start["first"].casefold()) not in FIRST_WORDS:
        return None
    match = _pattern(first).match(text, start.start("first"))
    if match is None:
        return None
    written = " ".join(re.split(r"[\s-]+", match["word"] or match["exact"]))
    unit = (
        _BY_EXACT.get(written)
        or _BY_WORD.get(written.casefold())
        or _BY_WORD[(match["word"] or "").casefold()]
    )
    rate = match["rate"]
    if rate is None:
        return FoundUnit(end=match.end(), unit=unit, written=written, per=None)
    period = rate.casefold().strip("/ p.")
    if not unit.rates:
        return None
    # A rate after a stroke stays outside of the unit, as "per day" does; one that is glued to it
    # cannot.
    end = match.start("rate") if "/" in rate else match.end()
    return FoundUnit(end=end, unit=unit, written=written, per=_PERIODS[period[0]])


@cache
def cubic_metres_in(unit: str) -> Decimal:
    """Return what one of an unscaled unit of the output is in cubic metres of natural gas.

    >>> str(cubic_metres_in("ft3")), str(cubic_metres_in("t"))
    ('0.028316846592', '1360')
    """
    import pint  # takes longer to import than everything else here, and most texts name no gas

    with as_file(lexicon_file(__package__, "gas_quantities.txt")) as definitions:
        registry: Any = pint.UnitRegistry(definitions, non_int_type=Decimal)
    registry.enable_contexts("natural_gas")
    return Decimal(registry.Quantity(Decimal(1), unit).to("m3").magnitude)

"""What a statement counts, as printed and as it may be meant.

A printed figure stands for the values that round to it. Its precision is read from its digits: half
a step of the last one, but never more than 12 % of a figure of one digit, 2.5 % of one that ends in
zeros, and 5 % of any other. LNG and gas are read in the unit in which they have the fewest digits,
so that 1.23 million tonnes round to 1.2. Currencies are never converted.
"""

import math
from collections.abc import Iterator, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from extractors.numbers import PRINTED_FIGURE
from extractors.statements import rate_is_of_gas
from pipelines.claims.records import ReportedStatement, StatedValue

ONE_DIGIT, ZEROS, OTHER_DIGITS = 0.12, 0.025, 0.05
"""The widest half of a rounding interval, relative to the figure, by what is printed of it."""

LARGEST_ROUNDED_DOWN = 9.5
"""A figure of one digit from here on may as well be one of two."""

SLACK = 0.15
"""How far from a bound ("over $300 million") a figure may lie and still be what the bound speaks
of.
"""

ABOUT = 0.02
"""How far a figure called about so much reaches, at least."""

INSIDE = 1 - 1e-6
"""What of half a step belongs to a figure, so that 15.1 and 15.2 do not meet half-way."""

GAS_UNITS = (1.0, 0.028316846592, 1360.0)
"""Cubic metre, cubic foot (0.3048 m, cubed), and tonne of LNG, in cubic metres: the last as the
Energy Institute gives it (Statistical Review of World Energy, approximate factors).
"""


class Interval(NamedTuple):
    """A closed interval; an open side is infinite."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a report as printed (`low`, `high`), with what it may mean.

    `field` names its columns (``amount``, ``m3``, ``quantity``) and `unit` says with what it
    compares. `possible` is what cannot be ruled out, `probable` what is likely meant: "over $300
    million" is possibly any larger sum, probably one of up to 345 million. `figures` are the
    significant figures of its ends; `digits` counts those printed, which is how telling an equal
    value is; `step` is what one of the last of them is worth.
    """

    field: str
    unit: str
    per: str | None
    low: float
    high: float
    possible: Interval
    probable: Interval
    figures: Set[str]
    digits: int
    step: float


def values_of(report: ReportedStatement) -> tuple[Value, ...]:
    """Return the comparable values of a report, the one that its columns hold first of each kind:
    amounts of money, gas volumes, numbers of weapons.
    """
    decimals = _decimals(report.sentence)
    read = (_read(stated, decimals) for stated in (*_stated(report), *report.others))
    return tuple(dict.fromkeys(read))


def significant(figure: str) -> str:
    """Return the significant figures of a printed number.

    >>> significant("1,200"), significant("0.50")
    ('12', '5')
    """
    return figure.replace(".", "").replace(",", "").strip("0")


def _stated(report: ReportedStatement) -> Iterator[StatedValue]:
    """Yield the values that the columns of a report hold."""
    said, unsaid = (report.comparator, report.per), (None, None)
    of_gas = rate_is_of_gas(report.statement_type, amount=report.amount_low, volume=report.m3_low)
    if report.amount_low is not None and report.currency is not None:
        comparator, per = unsaid if of_gas else said
        high = report.amount_low if report.amount_high is None else report.amount_high
        yield StatedValue("amount", report.currency, per, report.amount_low, high, comparator)
    if report.m3_low is not None:
        comparator, per = said if of_gas else unsaid
        high = report.m3_low if report.m3_high is None else report.m3_high
        yield StatedValue("m3", "m3", per, report.m3_low, high, comparator)
    if report.quantity_low is not None or report.quantity_high is not None:
        yield StatedValue(
            "quantity", "weapons", None, report.quantity_low, report.quantity_high, None
        )


def _decimals(sentence: str) -> dict[str, str]:
    """Return the decimal fractions of a sentence by their significant figures."""
    return {
        figure.replace(".", "").strip("0"): figure
        for figure in PRINTED_FIGURE.findall(sentence)
        if figure.count(".") == 1 and "," not in figure
    }


class _Printed(NamedTuple):
    """The significant figures of a number, how many are printed, what one of the last is worth,
    how many zeros end what stands before the scale ("400 million"), and that part itself.
    """

    figures: str
    digits: int
    step: float
    zeros: int
    mantissa: float


def _printed(value: float, units: tuple[float, ...], decimals: dict[str, str]) -> _Printed:
    """Read one end of a value, in the unit in which it has the fewest digits."""
    told = [(Decimal(f"{abs(value) / unit:.12g}").normalize().as_tuple(), unit) for unit in units]
    figure, unit = min(told, key=lambda each: len(each[0].digits))
    digits = "".join(map(str, figure.digits))
    surface = decimals.get(digits.strip("0"), "").replace(".", "").lstrip("0")
    more = max(len(surface) - len(digits), 0)  # "2.0" is printed more precisely than "2"
    size = abs(value) / unit
    mantissa = size / 1000.0 ** math.floor(math.log(size, 1000) + 1e-9) if size else 0.0
    zeros = 2 if _ends_in(mantissa, 100) else int(_ends_in(mantissa, 10))
    return _Printed(
        digits.strip("0"),
        len(digits) + more + (zeros + 1) // 2,
        unit * 10.0 ** (int(figure.exponent) - more),
        zeros,
        mantissa,
    )


def _ends_in(mantissa: float, round_number: int) -> bool:
    many = round(mantissa / round_number)
    return many > 0 and abs(mantissa / round_number - many) < 1e-6


def _read(stated: StatedValue, decimals: dict[str, str]) -> Value:
    if stated.field == "quantity":
        return _number(stated.low, stated.high)
    low, high = float(stated.low or 0.0), float(stated.high or 0.0)
    units = GAS_UNITS if stated.field == "m3" else (1.0,)
    ends = _printed(low, units, decimals), _printed(high, units, decimals)
    possible, probable = _reach(stated.comparator, (low, high), ends)
    return Value(
        stated.field,
        stated.unit,
        stated.per,
        low,
        high,
        possible,
        probable,
        frozenset(end.figures for end in ends),
        max(end.digits for end in ends),
        max(end.step for end in ends),
    )


def _reach(
    comparator: str | None, ends: tuple[float, float], printed: tuple[_Printed, _Printed]
) -> tuple[Interval, Interval]:
    """Return what a value may be, and what it probably is."""
    low, high = ends
    size = max(abs(low), abs(high))
    half = _half(max(printed, key=lambda end: end.step), size)
    match comparator:
        case ">" | ">=":
            return Interval(low - half, math.inf), Interval(low - half, high + SLACK * size)
        case "<" | "<=":
            return Interval(-math.inf, high + half), Interval(low - SLACK * size, high + half)
        case "~":
            half = max(half, ABOUT * size)
    around = Interval(low - half, high + half)
    return around, around


def _half(printed: _Printed, size: float) -> float:
    """Return half of the interval that rounds to a figure."""
    half = INSIDE * printed.step / 2
    if printed.digits == 1 and printed.mantissa < LARGEST_ROUNDED_DOWN:
        return min(half, ONE_DIGIT * size)
    return min(half, (ZEROS if printed.zeros else OTHER_DIGITS) * size)


def _number(low: float | None, high: float | None) -> Value:
    """Return a number of weapons, which is exact; one that is open at an end is a bound."""
    first, last = (high if low is None else low) or 0, (low if high is None else high) or 0
    possible = Interval(-math.inf if low is None else first, math.inf if high is None else last)
    probable = Interval(
        first * (1 - SLACK) if low is None else first, last * (1 + SLACK) if high is None else last
    )
    figures = frozenset(str(int(end)).rstrip("0") for end in (first, last))
    digits = max(1, *map(len, figures))
    return Value(
        "quantity",
        "weapons",
        None,
        float(first),
        float(last),
        possible,
        probable,
        figures,
        digits,
        1.0,
    )

"""Whether the values of two statements can be of one fact: equal, rounded, a bound of each other,
or rivals.

A printed figure stands for the values that round to it, so "$2bn" agrees with "$1.97bn". Its
precision is read from its digits, is never taken to be worse than 5 %, and a figure cut short
("9.3" for 9.37) is forgiven 1 %. Currencies are never converted: amounts in two currencies
cannot be compared. A total and a rate of the same size differ in scope.
"""

import math
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from itertools import product
from typing import NamedTuple

from extractors.numbers import PRINTED_FIGURE
from extractors.statements import rate_is_of_gas
from pipelines.claims.records import ReportedStatement

ROUNDING = 0.05
"""The widest half of a rounding interval, relative to the figure ("$300 million" is 285 to 315
million).
"""

TRUNCATION = 0.01
"""How far above a figure that was cut short, not rounded, the value may lie, relative to the
figure.
"""

SLACK = 0.15
"""How far from a bound ("over $300 million") a figure may lie and still be what the bound speaks
of.
"""

ABOUT = 0.02
"""How far a figure called about so much reaches, at least."""

INSIDE = 1 - 1e-6
"""What of half a step belongs to a figure, so that 15.1 and 15.2 do not meet half-way."""

PERIODS = frozenset({"hour", "day", "week", "month", "quarter", "year"})
"""Denominators of a rate over time; two of them are two scopes."""

SAME = 1e-9
"""Relative difference of two doubles that were converted from one figure."""

CUBIC_METRES = 1.0
CUBIC_FOOT = 0.028316846592
"""In cubic metres (international foot, 0.3048 m, cubed)."""


class Relation(IntEnum):
    """How two values stand to each other, from rivals to equals."""

    DISJOINT = 0
    SCOPE = 1
    UNKNOWN = 2
    OPEN = 3
    WITHIN = 4
    CONVERTED = 5
    ROUNDED = 6
    EQUAL = 7


class Interval(NamedTuple):
    """A closed interval; an open side is infinite."""

    least: float
    most: float

    def meets(self, other: "Interval") -> bool:
        """Say whether the two have a value in common."""
        return self.least <= other.most and other.least <= self.most


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


class Agreement(NamedTuple):
    """How the values of two reports relate, in which columns, and how many figures the agreeing
    value has.
    """

    relation: Relation
    field: str
    digits: int


def values_of(report: ReportedStatement) -> tuple[Value, ...]:
    """Return the comparable values of a report: money, gas volume and number of weapons, those it
    has.
    """
    return tuple(_values(report))


def compare(ours: Sequence[Value], theirs: Sequence[Value]) -> Agreement:
    """Say how the values of two reports relate: rivals in one column outweigh equals in another."""
    pairs = [
        (one, other)
        for one, other in product(ours, theirs)
        if (one.field, one.unit) == (other.field, other.unit)
    ]
    found = [
        Agreement(_relate(one, other), one.field, min(one.digits, other.digits))
        for one, other in pairs
    ]
    for rival in (Relation.DISJOINT, Relation.SCOPE):
        for agreement in found:
            if agreement.relation is rival:
                return agreement
    return max(
        found,
        default=Agreement(Relation.UNKNOWN, "", 0),
        key=lambda each: (each.relation, each.digits),
    )


def _values(report: ReportedStatement) -> Iterator[Value]:
    said, unsaid = (report.comparator, report.per), (None, None)
    of_gas = rate_is_of_gas(report.statement_type, amount=report.amount_low, volume=report.m3_low)
    if report.amount_low is not None and report.currency is not None:
        comparator, per = unsaid if of_gas else said
        amounts = (
            report.amount_low,
            report.amount_low if report.amount_high is None else report.amount_high,
        )
        yield _value(
            ("amount", report.currency, per), amounts, comparator, _Precision(report.sentence)
        )
    if report.m3_low is not None:
        comparator, per = said if of_gas else unsaid
        volumes = report.m3_low, report.m3_low if report.m3_high is None else report.m3_high
        precision = _Precision(report.sentence, (CUBIC_METRES, CUBIC_FOOT))
        yield _value(("m3", "m3", per), volumes, comparator, precision)
    if report.quantity_low is not None or report.quantity_high is not None:
        yield _number(report.quantity_low, report.quantity_high)


class _Printed(NamedTuple):
    """The significant figures of a number, how many are printed, what one of the last is worth."""

    figures: str
    digits: int
    step: float


class _Precision:
    """Reads how precisely a value was printed from its digits, in the unit in which it has the
    fewest.
    """

    def __init__(self, sentence: str, units: tuple[float, ...] = (1.0,)) -> None:
        self.units = units
        decimals = (
            figure
            for figure in PRINTED_FIGURE.findall(sentence)
            if figure.count(".") == 1 and "," not in figure
        )
        self.decimals = {figure.replace(".", "").strip("0"): figure for figure in decimals}

    def read(self, value: float) -> "_Printed":
        """Read one end of a value."""
        printed = [
            (Decimal(f"{abs(value) / unit:.12g}").normalize().as_tuple(), unit)
            for unit in self.units
        ]
        figure, unit = min(printed, key=lambda each: len(each[0].digits))
        digits = "".join(map(str, figure.digits))
        surface = self.decimals.get(digits.strip("0"), "").replace(".", "").lstrip("0")
        more = max(len(surface) - len(digits), 0)  # "2.0" is printed more precisely than "2"
        return _Printed(
            digits.strip("0"), len(digits) + more, unit * 10.0 ** (int(figure.exponent) - more)
        )


def _value(
    kind: tuple[str, str, str | None],
    printed: tuple[float, float],
    comparator: str | None,
    precision: _Precision,
) -> Value:
    low, high = printed
    ends = precision.read(low), precision.read(high)
    size, step = max(abs(low), abs(high)), max(end.step for end in ends)
    half = min(INSIDE * step / 2, ROUNDING * size)
    match comparator:
        case ">" | ">=":
            possible, probable = Interval(low, math.inf), Interval(low, high + SLACK * size)
        case "<" | "<=":
            possible, probable = Interval(-math.inf, high), Interval(low - SLACK * size, high)
        case "~":
            half = max(half, ABOUT * size)
            possible = probable = Interval(low - half, high + half)
        case _:
            possible = probable = Interval(low - half, high + half)
    return Value(
        *kind,
        low,
        high,
        possible,
        probable,
        frozenset(end.figures for end in ends),
        max(end.digits for end in ends),
        step,
    )


def _number(low: int | None, high: int | None) -> Value:
    """Return a number of weapons, which is exact; one that is open at an end is a bound."""
    first, last = (high if low is None else low) or 0, (low if high is None else high) or 0
    possible = Interval(-math.inf if low is None else first, math.inf if high is None else last)
    probable = Interval(
        first * (1 - SLACK) if low is None else first, last * (1 + SLACK) if high is None else last
    )
    figures = frozenset(str(end).rstrip("0") for end in (first, last))
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


def _relate(one: Value, other: Value) -> Relation:
    rates = {one.per, other.per}
    unsaid = (
        one.field == "amount" and None in rates
    )  # "each", "a share", and even "a year", often go unsaid
    if len(rates) == 1 or (unsaid and not rates & PERIODS):
        return _relate_sizes(one, other)
    if unsaid or (one.field == "amount" and not rates <= PERIODS):
        return min(_relate_sizes(one, other), Relation.WITHIN)
    return Relation.SCOPE if one.probable.meets(other.probable) else Relation.UNKNOWN


def _relate_sizes(one: Value, other: Value) -> Relation:
    if math.isclose(one.low, other.low, rel_tol=SAME) and math.isclose(
        one.high, other.high, rel_tol=SAME
    ):
        return Relation.EQUAL
    if one.low < one.high and other.low < other.high:
        return _relate_ranges(one, other)
    exact = _is_exact(one) and _is_exact(other)
    if exact and _cut_short(*sorted((one, other), key=lambda value: -value.step)):
        return Relation.ROUNDED
    if not one.possible.meets(other.possible):
        return Relation.DISJOINT
    if not one.probable.meets(other.probable):
        return Relation.OPEN
    return Relation.ROUNDED if exact else Relation.WITHIN


def _relate_ranges(one: Value, other: Value) -> Relation:
    """Compare two ranges: the same by rounding, rivals over one end or apart, or undecided."""
    half = max(one.step, other.step) / 2
    ends = [
        abs(a - b) <= min(half, ROUNDING * abs(b))
        for a, b in ((one.low, other.low), (one.high, other.high))
    ]
    if all(ends):
        return Relation.ROUNDED
    return (
        Relation.DISJOINT if any(ends) or not one.possible.meets(other.possible) else Relation.OPEN
    )


def _is_exact(value: Value) -> bool:
    return value.low == value.high and value.possible == value.probable


def _cut_short(coarse: Value, fine: Value) -> bool:
    """Say whether the coarser figure is the finer one without its last figures."""
    most = min(coarse.step, TRUNCATION * abs(coarse.high))
    return coarse.step > fine.step and 0 <= abs(fine.high) - abs(coarse.high) < most

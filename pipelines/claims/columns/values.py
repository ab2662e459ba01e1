"""What statements count, as printed and as it may be meant, in columns.

A printed figure stands for the values that round to it. Its precision is read from its digits: half
a step of the last one, but never more than 12 % of a figure of one digit, 2.5 % of one that ends in
zeros, and 5 % of any other. LNG and gas are read in the unit in which they have the fewest digits,
so that 1.23 million tonnes round to 1.2. Currencies are never converted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple, Self

import numpy as np

from extractors.statements import rate_is_of_gas
from pipelines.claims.columns.arrays import Flags, Integers, Numbers, Whole
from pipelines.claims.columns.room import Room
from pipelines.claims.columns.signatures import folded, hashed
from pipelines.claims.columns.words import Tokens
from pipelines.claims.records import WEAPONS, ReportedStatement, StatedValue

FIELDS = ("amount", "m3", "quantity")
AMOUNT, VOLUME, QUANTITY = range(len(FIELDS))
MOST_VALUES = 4
"""So many values of a statement are compared."""

PERIODS = frozenset({"hour", "day", "week", "month", "quarter", "year"})
"""Denominators of a rate over time; two of them are two scopes."""

ONE_DIGIT, ZEROS, OTHER_DIGITS = 0.12, 0.025, 0.05
"""The widest half of a rounding interval, relative to the figure, by what is printed of it."""

LARGEST_ROUNDED_DOWN = 9.5
"""A figure of one digit from here on may as well be one of two."""

SLACK = 0.15
"""How far from a bound ("over $300 million") a figure may lie and still be what the bound speaks
of.
"""

ABOUT = 0.04
"""How far a figure called about so much reaches, at least."""

INSIDE = 1 - 1e-6
"""What of half a step belongs to a figure, so that 15.1 and 15.2 do not meet half-way."""

GAS_UNITS = (1.0, 0.028316846592, 1360.0)
"""Cubic metre, cubic foot (0.3048 m, cubed), and tonne of LNG, in cubic metres: the last as the
Energy Institute gives it (Statistical Review of World Energy, approximate factors).
"""

COMPARATORS = (None, "=", "~", ">", ">=", "<", "<=")
ABOUT_CODE, ABOVE, BELOW = 2, (3, 4), (5, 6)
SIGNIFICANT = 12
"""Significant figures in which values are read."""


class Values(NamedTuple):
    """Values as columns, a row a value.

    `low` and `high` are as printed. What cannot be ruled out lies from `possible_low` to
    `possible_high`, what is likely meant from `probable_low` to `probable_high`: "over $300
    million" is possibly any larger sum, probably one of up to 345 million. `figures` are the
    significant figures of its ends; `digits` counts those printed, which is how telling an equal
    value is; `step` is what one of the last of them is worth.
    """

    field: Whole
    unit: Whole
    per: Whole
    over_time: Flags
    low: Numbers
    high: Numbers
    possible_low: Numbers
    possible_high: Numbers
    probable_low: Numbers
    probable_high: Numbers
    digits: Whole
    step: Numbers
    figures: Whole

    def at(self, rows: Integers) -> "Values":
        """Return some of the values."""
        columns: list[Any] = [column[rows] for column in self]
        return Values(*columns)


@dataclass(frozen=True, slots=True)
class ValueColumns:
    """The values of all reports: of each report how many, and the row of the first; they are in the
    order in which it tells them, the one that its columns hold first of each kind. The last row is
    empty: it stands for a value that is not told.
    """

    count: Whole
    first: Whole
    told: Values

    def at(self, reports: Integers, slot: int) -> Values:
        """Return the values of some reports that stand in a slot, a row a report."""
        return self.told.at(np.asarray(self.first[reports] + slot, np.int64))

    def cells(self, name: str, reports: Integers, slots: int | None = None) -> Any:
        """Return a column of the values of some reports, a row a report and a column a slot, as
        many as one of them needs where no number is given.
        """
        count = self.count[reports]
        many = max(int(count.max(initial=1)), 1) if slots is None else slots
        rows = np.full((len(reports), many), -1, np.int64)
        for slot in range(many):
            np.add(self.first[reports], slot, out=rows[:, slot], where=count > slot)
        return getattr(self.told, name)[rows]

    def owners(self) -> Integers:
        """Return the report of each value."""
        return np.repeat(np.arange(len(self.count)), self.count)

    def of(self, reports: Integers) -> "ValueColumns":
        """Return the values of some reports."""
        count = self.count[reports].astype(np.int64)
        first = np.cumsum(count) - count
        rows = np.repeat(self.first[reports] - first, count) + np.arange(int(count.sum()))
        told = self.told.at(np.concatenate([rows, [-1]]))
        return ValueColumns(self.count[reports], first.astype(np.int32), told)

    def kept_in(self, room: Room) -> "ValueColumns":
        """Return the same, as far as there is room for it in memory."""
        kept: Any = room.keep(self.told._asdict())
        return ValueColumns(self.count, self.first, Values(**kept))

    @classmethod
    def beside(cls, parts: Sequence[Self]) -> Self:
        """Return the values of reports and then those of others."""
        many = [len(part.told.low) - 1 for part in parts]
        begins = np.cumsum(many) - many
        columns: Iterator[Any] = zip(*(part.told for part in parts), strict=True)
        told = [[each[:-1] for each in column] + [column[-1][-1:]] for column in columns]
        return cls(
            np.concatenate([part.count for part in parts]),
            np.concatenate([part.first + at for part, at in zip(parts, begins, strict=True)]),
            Values(*map(np.concatenate, told)),
        )


class Stated(NamedTuple):
    """The values of many reports in one list, a row a value, in the order of the reports."""

    report: Integers
    slot: Integers
    field: Integers
    unit: Integers
    per: Integers
    over_time: Flags
    comparator: Integers
    low: Numbers
    high: Numbers
    open_low: Flags
    open_high: Flags


def stated_values(reports: Sequence[ReportedStatement]) -> Stated:
    """List the comparable values of reports: amounts of money, gas volumes, numbers of weapons."""
    told = [_values(report) for report in reports]
    many = np.fromiter(map(len, told), np.int64, len(told))
    values = [*chain.from_iterable(told)]
    kinds = [_kind_of(value.field, value.unit, value.per, value.comparator) for value in values]
    table = np.array(kinds, np.int64).reshape(len(values), 5)
    low = np.array([value.low for value in values], np.float64)  # nan for None
    high = np.array([value.high for value in values], np.float64)
    open_low, open_high = np.isnan(low), np.isnan(high)
    return Stated(
        report=np.repeat(np.arange(len(told)), many),
        slot=np.arange(len(values)) - np.repeat(np.cumsum(many) - many, many),
        field=table[:, 0],
        unit=table[:, 1],
        per=table[:, 2],
        over_time=table[:, 3] > 0,
        comparator=table[:, 4],
        low=np.nan_to_num(np.where(open_low, high, low), nan=0.0),
        high=np.nan_to_num(np.where(open_high, low, high), nan=0.0),
        open_low=open_low,
        open_high=open_high,
    )


@lru_cache(maxsize=65536)
def _kind_of(
    field: str, unit: str, per: str | None, comparator: str | None
) -> tuple[int, int, int, bool, int]:
    """Return what a value is of, as the numbers that stand for it in the columns of `Stated`."""
    codes = FIELDS.index(field), hashed(unit), hashed(per)
    return *codes, per in PERIODS, COMPARATORS.index(comparator)


def _values(report: ReportedStatement) -> Sequence[StatedValue]:
    own = [*_own(report)]
    if not report.others:
        return own
    return [*dict.fromkeys((*own, *report.others))][:MOST_VALUES]


def _own(report: ReportedStatement) -> Iterator[StatedValue]:
    """Yield the values that the columns of a report hold."""
    said, unsaid = (report.comparator, report.per), (None, None)
    of_gas = report.m3_low is not None and rate_is_of_gas(
        report.statement_type, amount=report.amount_low, volume=report.m3_low
    )
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
            "quantity", WEAPONS, None, report.quantity_low, report.quantity_high, None
        )


class Printed(NamedTuple):
    """Figures as printed: the significant ones as a number, how many are printed, what one of the
    last is worth, how many zeros end what stands before the scale ("400 million"), and that part
    itself.
    """

    figures: Integers
    digits: Integers
    step: Numbers
    zeros: Integers
    mantissa: Numbers


def _printed(values: Numbers, units: Sequence[float]) -> Printed:
    """Read figures in the unit in which they have the fewest digits."""
    told = [_digits(np.abs(values) / unit) for unit in units]
    best = np.argmin([digits for _, digits, _ in told], axis=0)
    rows = np.arange(len(values))
    figures, digits, exponent = (
        np.array([each[at] for each in told])[best, rows] for at in range(3)
    )
    unit = np.array(units)[best]
    size = np.abs(values) / unit
    scale = np.floor(np.log(np.maximum(size, 1e-300)) / np.log(1000) + 1e-9)
    mantissa = np.where(size > 0, size / 1000.0**scale, 0.0)
    zeros = np.where(_ends_in(mantissa, 100), 2, _ends_in(mantissa, 10).astype(np.int64))
    step = unit * 10.0 ** exponent.astype(float)
    return Printed(figures, digits + (zeros + 1) // 2, step, zeros, mantissa)


def _digits(sizes: Numbers) -> tuple[Integers, Integers, Integers]:
    """Return the significant figures of numbers as whole numbers without zeros at the end, how many
    they are, and the power of ten of the last.
    """
    power = np.floor(np.log10(np.maximum(sizes, 1e-300))).astype(np.int64)
    shift = SIGNIFICANT - 1 - power
    whole = np.round(sizes * 10.0 ** np.clip(shift, -290, 290)).astype(np.int64)
    whole = np.where(sizes > 0, whole, 0)
    exponent = -shift
    for _ in range(SIGNIFICANT):
        divisible = (whole % 10 == 0) & (whole > 0)
        if not divisible.any():
            break
        whole = np.where(divisible, whole // 10, whole)
        exponent = exponent + divisible
    return whole, _lengths(whole), np.where(sizes > 0, exponent, 0)


def _ends_in(mantissa: Numbers, round_number: int) -> Flags:
    many = np.round(mantissa / round_number)
    return np.asarray((many > 0) & (np.abs(mantissa / round_number - many) < 1e-6))


def read_values(stated: Stated, tokens: Tokens) -> ValueColumns:
    """Return the values of reports as columns; `tokens` are those of their sentences."""
    volume, number = stated.field == VOLUME, stated.field == QUANTITY
    low, high = (_read_end(end, stated, volume, tokens) for end in (stated.low, stated.high))
    coarse = Printed(
        *(np.where(low.step >= high.step, a, b) for a, b in zip(low, high, strict=True))
    )
    possible, probable = _reach(stated, coarse)
    bounds = _number_reach(stated)
    possible = [np.where(number, b, a) for a, b in zip(possible, bounds[0], strict=True)]
    probable = [np.where(number, b, a) for a, b in zip(probable, bounds[1], strict=True)]
    figures = np.sort(np.stack([low.figures, high.figures], axis=1), axis=1)
    most = np.where(number, _lengths(figures).max(axis=1), np.maximum(low.digits, high.digits))
    step = np.where(number, 1.0, np.maximum(low.step, high.step))
    told = Values(
        field=stated.field.astype(np.int8),
        unit=stated.unit.astype(np.uint32),
        per=stated.per.astype(np.uint32),
        over_time=stated.over_time,
        low=stated.low,
        high=stated.high,
        possible_low=possible[0],
        possible_high=possible[1],
        probable_low=probable[0],
        probable_high=probable[1],
        digits=most.astype(np.int8),
        step=step,
        figures=folded(figures).astype(np.uint32),
    )
    return _by_report(stated, tokens.many, told)


def _lengths(whole: Integers) -> Integers:
    return np.floor(np.log10(np.maximum(whole, 1)) + 1e-12).astype(np.int64) + 1


def _read_end(ends: Numbers, stated: Stated, volume: Flags, tokens: Tokens) -> Printed:
    """Read one end of each value; "2.0" is printed more precisely than "2"."""
    read = _printed(ends, (1.0,))
    if volume.any():
        gas = _printed(ends[volume], GAS_UNITS)
        for whole, part in zip(read, gas, strict=True):
            whole[volume] = part
    more = np.maximum(
        _surface(stated.report, folded(read.figures), tokens) - _lengths(read.figures), 0
    )
    more = np.where(stated.field == QUANTITY, 0, more)
    return read._replace(digits=read.digits + more, step=read.step * 10.0**-more)


def _surface(report: Integers, figures: Integers, tokens: Tokens) -> Integers:
    """Return how many digits the sentence prints of each figure, 0 where it prints no fraction."""
    at = np.flatnonzero(tokens.decimals > 0)
    printed = tokens.sentence[at] * (1 << 40) + tokens.figure[at]
    order = np.argsort(printed, kind="stable")
    wanted = report * (1 << 40) + figures
    place = np.searchsorted(printed[order], wanted, side="right") - 1
    found = np.zeros(len(wanted), np.int64)
    if len(at):
        met = (place >= 0) & (printed[order][np.maximum(place, 0)] == wanted)
        found[met] = tokens.decimals[at][order][place[met]]
    return found


Ends = tuple[Sequence[Numbers], Sequence[Numbers]]


def _reach(stated: Stated, printed: Printed) -> Ends:
    """Return what values may be, and what they probably are."""
    low, high = stated.low, stated.high
    size = np.maximum(np.abs(low), np.abs(high))
    half = _half(printed, size)
    half = np.where(stated.comparator == ABOUT_CODE, np.maximum(half, ABOUT * size), half)
    above, below = np.isin(stated.comparator, ABOVE), np.isin(stated.comparator, BELOW)
    # Whoever writes "over $2 billion" has not rounded 1.8 up.
    half = np.where(above | below, np.minimum(half, ZEROS * size), half)
    possible = [np.where(below, -np.inf, low - half), np.where(above, np.inf, high + half)]
    probable = [
        np.where(below, low - SLACK * size, low - half),
        np.where(above, high + SLACK * size, high + half),
    ]
    return possible, probable


def _half(printed: Printed, size: Numbers) -> Numbers:
    """Return half of the interval that rounds to a figure."""
    half = INSIDE * printed.step / 2
    single = (printed.digits == 1) & (printed.mantissa < LARGEST_ROUNDED_DOWN)
    widest = np.where(single, ONE_DIGIT, np.where(printed.zeros > 0, ZEROS, OTHER_DIGITS))
    return np.asarray(np.minimum(half, widest * size))


def _number_reach(stated: Stated) -> Ends:
    """Return the same for numbers of weapons, which are exact; one open at an end is a bound."""
    first, last = stated.low, stated.high
    possible = [
        np.where(stated.open_low, -np.inf, first),
        np.where(stated.open_high, np.inf, last),
    ]
    probable = [
        np.where(stated.open_low, first * (1 - SLACK), first),
        np.where(stated.open_high, last * (1 + SLACK), last),
    ]
    return possible, probable


def _by_report(stated: Stated, many: int, told: Values) -> ValueColumns:
    """Say which of the values are whose, as many of each report as are compared."""
    kept = np.flatnonzero(stated.slot < MOST_VALUES)
    count = np.bincount(stated.report[kept], minlength=many)
    empty = Values(*(np.zeros((1, *column.shape[1:]), column.dtype) for column in told))
    columns: Iterator[Any] = zip(told.at(kept), empty, strict=True)
    return ValueColumns(
        count.astype(np.int8),
        (np.cumsum(count) - count).astype(np.int32),
        Values(*map(np.concatenate, columns)),
    )

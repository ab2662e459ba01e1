"""Whether the values of two statements can be of one fact: equal, rounded, a bound of each other,
or rivals; for many pairs of statements at once.

Each value of the one meets each of the other that is of its kind and currency. What agrees is set
aside; two values that are left over on either side are rivals. Amounts in two currencies cannot be
compared, but agree where one sentence prints the other's figure too. A total and a rate of the same
size differ in scope.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from pipelines.claims.columns.arrays import Codes, Flags, Integers, Numbers, any_of
from pipelines.claims.columns.compared import Compared
from pipelines.claims.columns.values import AMOUNT, QUANTITY, ValueColumns, Values

SAME = 1e-9
"""Relative difference of two doubles that were converted from one figure."""

TRUNCATION = 0.01
"""How far above a figure that was cut short, not rounded, the value may lie, relative to the
figure.
"""

ROUNDING = 0.05
"""How far the ends of two ranges may lie apart and still be the same by rounding."""

RATES_OF_EXCHANGE = 1.05
"""How far two conversions of one sum lie apart at most, as a ratio."""

NEAR = 1.6
"""A figure further off than this ratio is mostly the whole of which the other is a part."""

FEWEST_CONVERTED_DIGITS = 2
"""Significant figures of an amount that is looked for beside an amount in another currency."""


class Relation(IntEnum):
    """How two values stand to each other, from unlike things over rivals to equals."""

    UNKNOWN = -1
    FAR = 0
    NEAR = 1
    OPEN = 2
    SCOPE = 3
    WITHIN = 4
    ROUNDED = 5
    EQUAL = 6


class Second(IntEnum):
    """What two statements that agree in one value do in another."""

    NOTHING = 0
    CONVERSION = 1
    RIVAL = 2


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the values of pairs of reports relate, a row a pair.

    `field` and `digits` are those of the value that decides, `ratio` how many times the larger is
    the smaller. `second` tells of rivals beside what agrees, `second_field` where. `printed` marks
    what agrees only by a conversion that one of the sentences prints.
    """

    relation: Codes
    field: Integers
    digits: Integers
    ratio: Numbers
    second: Codes
    second_field: Integers
    printed: Flags

    def at(self, rows: Integers) -> "Agreement":
        """Return what is told of some of the pairs."""
        columns: Any = {name: getattr(self, name)[rows] for name in self.__dataclass_fields__}
        return Agreement(**columns)

    @property
    def same(self) -> Flags:
        """Whether the values are one by rounding."""
        return self.relation >= Relation.ROUNDED

    @property
    def rivals(self) -> Flags:
        """Whether the values rule each other out."""
        return np.asarray((self.relation == Relation.NEAR) | (self.relation == Relation.FAR))


def agree(table: Compared, one: Integers, other: Integers, unlike: Flags) -> Agreement:
    """Say how the values of the reports at `one` relate to those at `other`.

    Args:
        table: the reports.
        one: places of reports.
        other: as many places.
        unlike: the pairs that speak of other weapons, whose numbers are not compared.
    """
    values, pairs = table.values, len(one)
    slots = int(max(values.count[one].max(initial=1), values.count[other].max(initial=1)))
    codes = np.full((pairs, slots, slots), Relation.UNKNOWN, np.int8)
    for a in range(slots):
        for b in range(slots):
            at = np.flatnonzero((values.count[one] > a) & (values.count[other] > b))
            if len(at):
                ours, theirs = values.at(one[at], a), values.at(other[at], b)
                found = _relate(ours, theirs, unlike[at])
                converted = _is_conversion(values, one[at], a) | _is_conversion(
                    values, other[at], b
                )
                close = (
                    ratio_of(ours.low + ours.high, theirs.low + theirs.high) <= RATES_OF_EXCHANGE
                )
                found[(found == Relation.NEAR) & converted & close] = Relation.WITHIN
                codes[at, a, b] = found
    return _settle(table, one, other, codes)


def _is_conversion(values: ValueColumns, at: Integers, slot: int) -> Flags:
    """Say whether a value is an amount beside the first one, in another currency."""
    first = values.first[at]
    field, unit = values.told.field, values.told.unit
    amount = (field[first] == AMOUNT) & (field[first + slot] == AMOUNT)
    return np.asarray(amount & (unit[first + slot] != unit[first]))


def _exact(value: Values) -> Flags:
    """Say which values are neither ranges nor bounds."""
    closed = value.possible_high - value.possible_low < np.inf
    return np.asarray((value.low == value.high) & closed)


def _relate(one: Values, other: Values, unlike: Flags) -> Codes:
    """Relate two values of each pair."""
    found = _relate_sizes(one, other)
    found = _relate_rates(one, other, found)
    apart = (found <= Relation.NEAR) & unlike & (one.field == QUANTITY)
    comparable = (one.field == other.field) & (one.unit == other.unit)
    found[~comparable | apart] = Relation.UNKNOWN
    return found


def _relate_rates(one: Values, other: Values, sizes: Codes) -> Codes:
    """Take account of what the values are per: "each", "a share", and even "a year", often go
    unsaid of money, never of gas.
    """
    equal = one.per == other.per
    unsaid = (one.field == AMOUNT) & ((one.per == 0) | (other.per == 0))
    timed = one.over_time | other.over_time
    alike = equal | (unsaid & ~timed)
    loose = unsaid | ((one.field == AMOUNT) & ~(one.over_time & other.over_time))
    meet = _meet(one.probable_low, one.probable_high, other.probable_low, other.probable_high)
    scope = np.where(meet, Relation.SCOPE, Relation.UNKNOWN)
    return np.where(
        alike, sizes, np.where(loose, np.minimum(sizes, Relation.WITHIN), scope)
    ).astype(np.int8)


def _relate_sizes(one: Values, other: Values) -> Codes:
    equal = _close(one.low, other.low) & _close(one.high, other.high)
    ranges = (one.low < one.high) & (other.low < other.high)
    exact = _exact(one) & _exact(other)
    possible = _meet(one.possible_low, one.possible_high, other.possible_low, other.possible_high)
    probable = _meet(one.probable_low, one.probable_high, other.probable_low, other.probable_high)
    rival = np.where(ratio_of(one.low + one.high, other.low + other.high) <= NEAR, 1, 0)
    held = np.where(probable, np.where(exact, Relation.ROUNDED, Relation.WITHIN), Relation.OPEN)
    single = np.where(possible, held, rival)
    single = np.where(exact & _cut_short(one, other), Relation.ROUNDED, single)
    found = np.where(ranges, _relate_ranges(one, other, possible, rival), single)
    return np.where(equal, Relation.EQUAL, found).astype(np.int8)


def _relate_ranges(
    one: Values, other: Values, possible: Flags, rival: Integers
) -> npt.NDArray[np.int64]:
    """Compare two ranges: the same by rounding, rivals over one end or apart, or undecided."""
    half = np.maximum(one.step, other.step) / 2
    low = np.abs(one.low - other.low) <= np.minimum(half, ROUNDING * np.abs(other.low))
    high = np.abs(one.high - other.high) <= np.minimum(half, ROUNDING * np.abs(other.high))
    apart = np.where((low | high) | ~possible, rival, Relation.OPEN)
    return np.where(low & high, Relation.ROUNDED, apart)


def _cut_short(one: Values, other: Values) -> Flags:
    """Say whether the coarser figure is the finer one without its last figures."""
    first = one.step > other.step
    coarse, fine = np.where(first, one.high, other.high), np.where(first, other.high, one.high)
    step = np.maximum(one.step, other.step)
    most = np.minimum(step, TRUNCATION * np.abs(coarse))
    more = np.abs(fine) - np.abs(coarse)
    return np.asarray((one.step != other.step) & (more >= 0) & (more < most) & (coarse * fine >= 0))


def _close(one: Numbers, other: Numbers) -> Flags:
    return np.abs(one - other) <= SAME * np.maximum(np.abs(one), np.abs(other))


def _meet(low: Numbers, high: Numbers, other_low: Numbers, other_high: Numbers) -> Flags:
    return (low <= other_high) & (other_low <= high)


def ratio_of(one: Numbers, other: Numbers) -> Numbers:
    """Return how many times the larger is the smaller, by size."""
    large, small = np.maximum(np.abs(one), np.abs(other)), np.minimum(np.abs(one), np.abs(other))
    return np.where(one * other < 0, np.inf, large / np.maximum(small, 1e-12))


def _settle(table: Compared, one: Integers, other: Integers, codes: Codes) -> Agreement:
    """Choose the pair of values that decides, and look for rivals among what is left."""
    values, (pairs, slots, _) = table.values, codes.shape
    rows = np.arange(pairs)
    printed = [values.cells("digits", at, slots) for at in (one, other)]
    digits = np.minimum(printed[0][:, :, None], printed[1][:, None, :]).astype(np.int64)
    rank = codes.astype(np.int64) * 1000 + np.minimum(digits, 99) * 10
    rank[:, 0, 0] += 5  # of equals the first, which the columns hold
    best = rank.reshape(pairs, slots * slots).argmax(axis=1)
    a, b = best // slots, best % slots
    relation = codes[rows, a, b]
    agreed = np.asarray(codes >= Relation.WITHIN)
    left = ~np.asarray(agreed.any(axis=2))[:, :, None] & ~np.asarray(agreed.any(axis=1))[:, None, :]
    rivals = left & ((codes == Relation.NEAR) | (codes == Relation.FAR))
    ours, theirs = (
        values.cells("low", at, slots) + values.cells("high", at, slots) for at in (one, other)
    )
    ratios = ratio_of(ours[:, :, None], theirs[:, None, :])
    worst = np.where(rivals, ratios, 0.0).reshape(pairs, slots * slots).argmax(axis=1)
    c, d = worst // slots, worst % slots
    fields = values.cells("field", one, slots)
    field, rival_field = fields[rows, a], fields[rows, c]
    has_rival = (relation >= Relation.WITHIN) & any_of(rivals)
    converted = (
        has_rival
        & (field == AMOUNT)
        & (rival_field == AMOUNT)
        & (ratios[rows, c, d] <= RATES_OF_EXCHANGE)
    )
    second = np.where(
        converted, Second.CONVERSION, np.where(has_rival, Second.RIVAL, Second.NOTHING)
    ).astype(np.int8)
    return _add_printed(
        table,
        (one, other),
        Agreement(
            relation=relation,
            field=field,
            digits=digits[rows, a, b],
            ratio=ratios[rows, a, b],
            second=second,
            second_field=rival_field,
            printed=np.zeros(pairs, np.bool_),
        ),
    )


def _add_printed(table: Compared, pair: tuple[Integers, Integers], found: Agreement) -> Agreement:
    """Let amounts agree where one sentence prints the figure of the other's amount, in another
    currency: "300 million kronor ($28.4 million)" says itself that it agrees with "$28.4 million".
    """
    at = np.flatnonzero((found.relation < Relation.WITHIN) & (found.relation != Relation.SCOPE))
    for one, other in (pair, pair[::-1]):
        printed, digits = _prints(table, one[at], other[at])
        here = at[printed]
        found.relation[here] = Relation.ROUNDED
        found.field[here] = AMOUNT
        found.digits[here] = digits[printed]
        found.ratio[here] = 1.0
        found.printed[here] = True
    return found


def _prints(table: Compared, one: Integers, other: Integers) -> tuple[Flags, Integers]:
    """Say whether the sentences at `other` print the first amount of those at `one`, beside an
    amount of their own in another currency.
    """
    values = table.values
    field, unit, digits, figures = (
        values.cells(name, one, 1)[:, 0] for name in ("field", "unit", "digits", "figures")
    )
    amount = (field == AMOUNT) & (digits >= FEWEST_CONVERTED_DIGITS)
    theirs = values.cells("field", other) == AMOUNT
    theirs &= np.arange(theirs.shape[1]) < values.count[other][:, None]
    foreign = any_of(theirs & (values.cells("unit", other) != unit[:, None]))
    own = any_of(figures[:, :, None, None] == values.cells("figures", other)[:, None])
    both = np.ones(len(one), np.bool_)
    for end in range(2):
        both &= any_of(table.figures[other] == figures[:, end][:, None])
    return amount & foreign & both & ~own, digits

"""What two reports have in common and what sets them apart, level by level, for many pairs at once.

Nothing is weighed here: `evidence` knows what a level is worth, `vetoes` which of them rule a pair
out. What one of the two does not say is at the level "unknown", which speaks for nothing.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from extractors.statements import STATEMENT_TYPES
from pipelines.claims.agreement import Agreement, agree
from pipelines.claims.columns.arrays import Bits, Codes, Flags, Integers, Numbers, any_of, how_many
from pipelines.claims.columns.compared import DAY, MONTH, UNDATED, Compared
from pipelines.claims.columns.signatures import count, known_places, knows
from pipelines.claims.sides import (
    SIDE_MENTIONED,
    SIDE_RELATED,
    SIDE_RIVAL,
    SIDE_SAME,
    compare_sides,
    find_other_parties,
)
from pipelines.claims.weapons import OTHER_CLASS, OTHER_SYSTEMS, compare_weapons

UNKNOWN = 0

PERIODS = (
    "unknown",
    "equal day",
    "equal month",
    "equal year",
    "nested",
    "deadline",
    "overlap",
    "disjoint",
)
EQUAL_DAY, EQUAL_MONTH, EQUAL_YEAR, NESTED, DEADLINE, OVERLAP, DISJOINT = range(1, 8)

TYPES = ("unknown", "the same type", "a type of one family", "another type")
SAME_TYPE, FAMILY, OTHER_TYPE = range(1, 4)

DAY_LIMITS = (3, 14, 60, 200)

MEASURES = ("unknown", "the same measure", "another measure")
SAME_MEASURE, OTHER_MEASURE = 1, 2

NAME_WEIGHT = 3.0
"""What a shared name tells beyond a shared word, in the likeness of sentences."""


Shared = tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]
"""How many words, and how many names, two sentences have in common."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of reports with what they have in common, a row a pair.

    `gap` are the days between two periods, `plain` says how alike the sentences are
    but for names and `plain_words` in how many words, `goes_on` that the one goes on with the deal
    of the other. `sides` has a column for the giving side, the taking side and the subject. `apart`
    are the days between the publications, -1 where one is not dated.
    """

    table: Compared
    one: Integers
    other: Integers
    values: Agreement
    periods: Codes
    systems: Codes
    types: Codes
    sides: Codes
    turned: Flags
    strangers: Flags
    apart: Integers
    measures: Codes
    words: Numbers
    nearby: Numbers
    context: Numbers
    figures: Numbers
    gap: Integers
    plain: Numbers
    plain_words: Numbers
    strange_names: Flags
    goes_on: Flags
    other_party: Flags

    def at(self, rows: Integers) -> "Pairs":
        """Return some of the pairs."""
        names = self.__dataclass_fields__.keys() - {"table", "values"}
        columns: Any = {name: getattr(self, name)[rows] for name in names}
        return replace(self, values=self.values.at(rows), **columns)

    @property
    def equal_periods(self) -> Flags:
        """Whether both reports name the same period."""
        return np.asarray((self.periods >= EQUAL_DAY) & (self.periods <= EQUAL_YEAR))

    @property
    def scheduled(self) -> Flags:
        """Whether both reports tell of a time that was still to come."""
        start, day = self.table.period_start, self.table.day
        return np.asarray((start[self.one] > day[self.one]) & (start[self.other] > day[self.other]))

    @property
    def both_tell(self) -> Flags:
        """Whether both reports give a value of one kind, be it in two currencies."""
        fields = self.table.fields
        return np.asarray((fields[self.one] & fields[self.other]) > 0)

    @property
    def same_article(self) -> Flags:
        """Whether one article makes both reports."""
        return self.both("article")

    @property
    def shared_sides(self) -> Integers:
        """How many sides are played by the same party."""
        return how_many(self.sides == SIDE_SAME)

    @property
    def related_sides(self) -> Integers:
        """How many sides are played by related parties, or by one that the other mentions."""
        return how_many((self.sides == SIDE_RELATED) | (self.sides == SIDE_MENTIONED))

    @property
    def rival_sides(self) -> Integers:
        """How many sides are played by others."""
        return how_many(self.sides == SIDE_RIVAL)

    def both(self, name: str) -> Flags:
        """Whether a column holds the same in both reports."""
        column = getattr(self.table, name)
        return np.asarray(column[self.one] == column[self.other])

    def either(self, name: str) -> Flags:
        """Whether a flag is set in one of the reports or both."""
        column = getattr(self.table, name)
        return np.asarray(column[self.one] | column[self.other])

    def each(self, name: str) -> Flags:
        """Whether a flag is set in both reports."""
        column = getattr(self.table, name)
        return np.asarray(column[self.one] & column[self.other])

    def only_one(self, name: str) -> Flags:
        """Whether a flag is set in one report only."""
        column = getattr(self.table, name)
        return np.asarray(column[self.one] != column[self.other])


def compare_pairs(
    table: Compared, one: Integers, other: Integers, other_party: Flags | None = None
) -> Pairs:
    """Compare the reports at `one` with those at `other`.

    Args:
        table: the reports.
        one: places of reports.
        other: as many places.
        other_party: what `find_other_parties` says of them, if it is known.
    """
    if other_party is None:
        other_party = find_other_parties(table, one, other)
    systems = compare_weapons(table, one, other)
    unlike = (systems == OTHER_SYSTEMS) | (systems == OTHER_CLASS)
    words, names = (count(bits[one] & bits[other]) for bits in (table.words, table.names))
    plain, plain_words = _plain(table, (one, other), (words, names))
    return Pairs(
        table=table,
        one=one,
        other=other,
        values=agree(table, one, other, unlike),
        periods=_periods(table, one, other),
        systems=systems,
        types=_types()[table.kind[one], table.kind[other]],
        **compare_sides(table, one, other)._asdict(),
        other_party=other_party,
        apart=_apart(table, one, other),
        measures=_measures(table, one, other),
        words=_likeness(table, (one, other), (words, names)),
        nearby=_dice(table.nearby, one, other),
        context=_context(table, one, other),
        figures=_shared_figures(table, one, other),
        gap=_gap(table, one, other),
        plain=plain,
        plain_words=plain_words,
        strange_names=_strange_names(table, one, other),
        goes_on=_goes_on(table, one, other) | _goes_on(table, other, one),
    )


def _goes_on(table: Compared, one: Integers, other: Integers) -> Flags:
    begun = table.antecedent[one]
    return np.asarray((begun > 0) & (begun == table.gone_on_with[other]))


def _periods(table: Compared, one: Integers, other: Integers) -> Codes:
    known = (table.period[one] != 0) & (table.period[other] != 0)
    start, end = table.period_start, table.period_end
    inside = (start[one] <= start[other]) & (end[other] <= end[one])
    around = (start[other] <= start[one]) & (end[one] <= end[other])
    grain = table.period_grain[one]
    found = np.where(inside | around, NESTED, OVERLAP)
    found = np.where((end[one] < start[other]) | (end[other] < start[one]), DISJOINT, found)
    found = np.where(table.is_deadline[one] & table.is_deadline[other], DEADLINE, found)
    equal = np.where(grain == DAY, EQUAL_DAY, np.where(grain == MONTH, EQUAL_MONTH, EQUAL_YEAR))
    found = np.where(table.period[one] == table.period[other], equal, found)
    return np.where(known, found, UNKNOWN).astype(np.int8)


def _gap(table: Compared, one: Integers, other: Integers) -> Integers:
    """Return the days between two periods that have no day in common, else a number below one."""
    start, end = table.period_start, table.period_end
    return np.asarray(np.maximum(start[one] - end[other], start[other] - end[one]))


def _plain(
    table: Compared, pair: tuple[Integers, Integers], shared: Shared
) -> tuple[Numbers, Numbers]:
    """Return how alike the sentences are but for their names, from 0 to 1 (Dice's coefficient), and
    how many words that is; `shared` are the words and the names that they have in common.
    """
    total = sum(table.word_count[at] - table.name_count[at] for at in pair)
    words = np.maximum(shared[0] - shared[1], 0.0)
    return (2 * words / np.maximum(total, 1.0)).astype(float), words.astype(float)


def _strange_names(table: Compared, one: Integers, other: Integers) -> Flags:
    """Say whether each sentence names somebody of whom the other and its article know nothing."""
    return _names_a_stranger(table, one, other) & _names_a_stranger(table, other, one)


def _names_a_stranger(table: Compared, one: Integers, other: Integers) -> Flags:
    heads = table.heads[one]
    found = np.zeros(len(one), np.bool_)
    for slot in range(heads.shape[1]):
        at = np.flatnonzero((heads[:, slot] > 0) & ~found)
        places = known_places(heads[at, slot])
        found[at] = ~knows(other[at], places, table.known, table.context)
    return found


def _apart(table: Compared, one: Integers, other: Integers) -> Integers:
    days = np.abs(table.day[one] - table.day[other])
    dated = (table.day[one] != UNDATED) & (table.day[other] != UNDATED)
    return np.where(dated, days, -1)


@lru_cache(maxsize=1)
def _types() -> Codes:
    """Return how each two types of statements relate."""
    codes = [
        [SAME_TYPE if a is b else FAMILY if a.may_be(b) else OTHER_TYPE for b in STATEMENT_TYPES]
        for a in STATEMENT_TYPES
    ]
    return np.array(codes, np.int8)


def _measures(table: Compared, one: Integers, other: Integers) -> Codes:
    """Compare what the figures measure; only known nouns tell two things apart."""
    ours, theirs = table.measure[one], table.measure[other]
    apart = np.where((ours > 0) & (theirs > 0), OTHER_MEASURE, UNKNOWN)
    return np.where((ours == theirs) & (ours != 0), SAME_MEASURE, apart).astype(np.int8)


def _likeness(table: Compared, pair: tuple[Integers, Integers], shared: Shared) -> Numbers:
    """Return how alike the sentences are: the cosine of their words, names the more."""
    both = shared[0] + NAME_WEIGHT * shared[1]
    ours, theirs = (table.word_count[at] + NAME_WEIGHT * table.name_count[at] for at in pair)
    return np.asarray(np.minimum(both / np.sqrt(np.maximum(ours * theirs, 1.0)), 1.0))


def _dice(bits: Bits, one: Integers, other: Integers) -> Numbers:
    """Return how alike two signatures are, from 0 to 1; -1 where one is empty."""
    ours, theirs = bits[one], bits[other]
    sizes = count(ours), count(theirs)
    total = sizes[0] + sizes[1]
    shared = count(ours & theirs)
    known = (sizes[0] > 0) & (sizes[1] > 0)
    return np.where(known, 2 * shared / np.maximum(total, 1.0), -1.0)


def _context(table: Compared, one: Integers, other: Integers) -> Numbers:
    """Return the part of what one article is about that the other is too; -1 for one article."""
    ours, theirs = table.context[one], table.context[other]
    least = np.minimum(count(ours), count(theirs))
    shared = count(ours & theirs) / np.maximum(least, 1.0)
    return np.where((table.article[one] == table.article[other]) | (least == 0), -1.0, shared)


def _shared_figures(table: Compared, one: Integers, other: Integers) -> Numbers:
    """Count the amounts and shares that both sentences print beside their values."""
    ours, theirs = table.figures[one], table.figures[other]
    values = [table.values.cells("figures", at) for at in (one, other)]
    total = np.zeros(len(one))
    for slot in range(ours.shape[1]):
        figure = ours[:, slot]
        at = np.flatnonzero(figure > 0)
        if not len(at):
            break
        looked = figure[at]
        met = any_of(theirs[at] == looked[:, None])
        own = np.zeros(len(at), np.bool_)
        for figures in values:
            own |= any_of(figures[at] == looked[:, None, None])
        total[at] += met & ~own
    return total

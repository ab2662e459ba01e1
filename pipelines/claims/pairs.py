"""What two reports have in common and what sets them apart, level by level, for many pairs at once.

Nothing is weighed here: `evidence` knows what a level is worth, `vetoes` which of them rule a pair
out. What one of the two does not say is at the level "unknown", which speaks for nothing.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from extractors.statements import STATEMENT_TYPES
from pipelines.claims.agreement import Agreement, Codes, agree
from pipelines.claims.columns.arrays import Bits, Flags, Integers, Numbers
from pipelines.claims.columns.compared import DAY, MONTH, MOST_PARTIES, UNDATED, Compared
from pipelines.claims.columns.party_names import RELATED, SAME
from pipelines.claims.columns.signatures import count, knows
from pipelines.claims.columns.values import MOST_VALUES
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

DAYS = (
    "unknown",
    "within days",
    "within two weeks",
    "within two months",
    "months apart",
    "long apart",
)
DAY_LIMITS = (3, 14, 60, 200)

SIDES = ("unknown", "the same", "related", "mentioned", "vague", "others")
SIDE_SAME, SIDE_RELATED, SIDE_MENTIONED, SIDE_VAGUE, SIDE_RIVAL = range(1, 6)

MEASURES = ("unknown", "the same measure", "another measure")
SAME_MEASURE, OTHER_MEASURE = 1, 2

NAME_WEIGHT = 3.0
"""What a shared name tells beyond a shared word, in the likeness of sentences."""


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
        return np.asarray((self.sides == SIDE_SAME).sum(axis=1))

    @property
    def related_sides(self) -> Integers:
        """How many sides are played by related parties, or by one that the other mentions."""
        return np.asarray(
            ((self.sides == SIDE_RELATED) | (self.sides == SIDE_MENTIONED)).sum(axis=1)
        )

    @property
    def rival_sides(self) -> Integers:
        """How many sides are played by others."""
        return np.asarray((self.sides == SIDE_RIVAL).sum(axis=1))

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


def compare_pairs(table: Compared, one: Integers, other: Integers) -> Pairs:
    """Compare the reports at `one` with those at `other`."""
    systems = compare_weapons(table, one, other)
    unlike = (systems == OTHER_SYSTEMS) | (systems == OTHER_CLASS)
    sides, turned, strangers = _sides(table, one, other)
    plain, plain_words = _plain(table, one, other)
    return Pairs(
        table=table,
        one=one,
        other=other,
        values=agree(table, one, other, unlike),
        periods=_periods(table, one, other),
        systems=systems,
        types=_types()[table.kind[one], table.kind[other]],
        sides=sides,
        turned=turned,
        strangers=strangers,
        apart=_apart(table, one, other),
        measures=_measures(table, one, other),
        words=_likeness(table, one, other),
        nearby=_dice(table.nearby, one, other),
        context=_context(table, one, other),
        figures=_shared_figures(table, one, other),
        gap=_gap(table, one, other),
        plain=plain,
        plain_words=plain_words,
        strange_names=_strange_names(table, one, other),
        other_party=_other_party(table, (one, other), sides),
        goes_on=(table.antecedent[one] == table.statement[other])
        | (table.antecedent[other] == table.statement[one]),
    )


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


def _plain(table: Compared, one: Integers, other: Integers) -> tuple[Numbers, Numbers]:
    """Return how alike the sentences are but for their names, from 0 to 1 (Dice's coefficient), and
    how many words that is.
    """
    shared = count(table.words[one] & table.words[other])
    shared -= count(table.names[one] & table.names[other])
    total = table.word_count[one] - table.name_count[one]
    total = total + table.word_count[other] - table.name_count[other]
    shared = np.maximum(shared, 0.0)
    return (2 * shared / np.maximum(total, 1.0)).astype(float), shared.astype(float)


def _strange_names(table: Compared, one: Integers, other: Integers) -> Flags:
    """Say whether each sentence names somebody of whom the other and its article know nothing."""
    return _names_a_stranger(table, one, other) & _names_a_stranger(table, other, one)


def _names_a_stranger(table: Compared, one: Integers, other: Integers) -> Flags:
    heads, known = table.heads[one], table.known[other] | table.context[other]
    found = np.zeros(len(one), np.bool_)
    for slot in range(heads.shape[1]):
        at = np.flatnonzero(heads[:, slot] > 0)
        found[at] |= ~knows(known[at], heads[at, slot])
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


def _sides(table: Compared, one: Integers, other: Integers) -> tuple[Codes, Flags, Flags]:
    """Compare who plays each side; say where the sides are turned round, and where nobody links the
    two.
    """
    ours, theirs = table.parties[one], table.parties[other]
    sides = np.zeros((len(one), 3), np.int8)
    for side in range(3):
        sides[:, side] = _side(table, (one, other), (ours, theirs), side)
    known = (ours >= 0).any(axis=(1, 2)) & (theirs >= 0).any(axis=(1, 2))
    turned = np.zeros(len(one), np.bool_)
    for giver, taker in ((0, 1), (1, 0)):
        crossed = _best(table, ours[:, giver], theirs[:, taker]) == SAME
        turned |= crossed & (sides[:, giver] != SIDE_SAME)
    turned &= (sides[:, :2] != SIDE_SAME).all(axis=1)
    linked = ((sides > UNKNOWN) & (sides < SIDE_VAGUE)).any(axis=1)
    return sides, np.asarray(turned), np.asarray(known & ~linked)


def _side(
    table: Compared, pair: tuple[Integers, Integers], parties: tuple[Integers, Integers], side: int
) -> Codes:
    ours, theirs = parties[0][:, side], parties[1][:, side]
    has_ours, has_theirs = ours[:, 0] >= 0, theirs[:, 0] >= 0
    related = _best(table, ours, theirs)
    found = np.zeros(len(ours), np.int8)
    either = np.flatnonzero((has_ours | has_theirs) & (related != SAME))
    mentioned = np.zeros(len(ours), np.bool_)
    mentioned[either] = _are_mentioned(table, ours[either], pair[1][either]) | _are_mentioned(
        table, theirs[either], pair[0][either]
    )
    single = np.flatnonzero(has_ours ^ has_theirs)
    crosswise = np.zeros(len(ours), np.bool_)
    crosswise[single] = (
        _best(table, ours[single], parties[1][single].reshape(len(single), 3 * MOST_PARTIES)) > 0
    ) | (
        _best(table, theirs[single], parties[0][single].reshape(len(single), 3 * MOST_PARTIES)) > 0
    )
    vague = _are_vague(table, ours) | _are_vague(table, theirs)
    both = has_ours & has_theirs
    found[both] = np.where(vague, SIDE_VAGUE, SIDE_RIVAL)[both]
    found[(has_ours | has_theirs) & (mentioned | crosswise)] = SIDE_MENTIONED
    found[both & (related == RELATED)] = SIDE_RELATED
    found[both & (related == SAME)] = SIDE_SAME
    return found


def _other_party(table: Compared, pair: tuple[Integers, Integers], sides: Codes) -> Flags:
    """Say whether a side is played by two of whom neither article names the other's."""
    found = np.zeros(len(pair[0]), np.bool_)
    for side in range(sides.shape[1]):
        at = np.flatnonzero(sides[:, side] == SIDE_RIVAL)
        one, other = pair[0][at], pair[1][at]
        for state in (True, False):
            found[at] |= _all_strange(table, (one, other), side, state=state) & _all_strange(
                table, (other, one), side, state=state
            )
    return found


def _all_strange(
    table: Compared, pair: tuple[Integers, Integers], side: int, *, state: bool
) -> Flags:
    """Say whether those on a side are states, or all companies, that the other's article does not
    name; organs of a state go by too many names.
    """
    one, other = pair
    parties, about = table.parties[one, side], table.context[other] | table.known[other]
    found = np.ones(len(one), np.bool_)
    for slot in range(parties.shape[1]):
        party = parties[:, slot]
        stems = table.party.stems[party]
        named = knows(about, stems[:, 0]) & (stems[:, 0] > 0)
        kind = table.party.is_country[party] if state else table.party.country[party] == 0
        found &= (party < 0) | (kind & ~named)
    return found


def _best(table: Compared, ours: Integers, theirs: Integers) -> Codes:
    """Return how the parties of two sides relate at best."""
    found = np.zeros(len(ours), np.int8)
    for a in range(ours.shape[1]):
        for b in range(theirs.shape[1]):
            at = np.flatnonzero((ours[:, a] >= 0) & (theirs[:, b] >= 0))
            if len(at):
                found[at] = np.maximum(found[at], table.party.relate(ours[at, a], theirs[at, b]))
    return found


def _are_mentioned(table: Compared, parties: Integers, reports: Integers) -> Flags:
    """Say whether one of the parties stands in the sentence of the other report: by its words, or,
    of a country, by its own name or its people's.
    """
    found = np.zeros(len(parties), np.bool_)
    for slot in range(parties.shape[1]):
        at = np.flatnonzero(parties[:, slot] >= 0)
        if not len(at):
            continue
        party, report = parties[at, slot], reports[at]
        stems = table.party.stems[party]
        spelled = stems[:, 0] > 0
        for place in range(stems.shape[1]):
            spelled &= (stems[:, place] == 0) | knows(table.known[report], stems[:, place])
        country = table.party.country[party]
        place = country % (64 * table.countries.shape[1])
        word = table.countries[report, place // 64] >> (place % 64).astype(np.uint64)
        state = table.party.is_country[party] & ((word & np.uint64(1)) > 0)
        found[at] |= spelled | state
    return found


def _are_vague(table: Compared, parties: Integers) -> Flags:
    return np.asarray(((parties >= 0) & table.party.is_vague[parties]).any(axis=1))


def _measures(table: Compared, one: Integers, other: Integers) -> Codes:
    ours, theirs = table.measure[one], table.measure[other]
    found = np.where(ours == theirs, SAME_MEASURE, OTHER_MEASURE)
    return np.where((ours > 0) & (theirs > 0), found, UNKNOWN).astype(np.int8)


def _likeness(table: Compared, one: Integers, other: Integers) -> Numbers:
    """Return how alike the sentences are: the cosine of their words, names the more."""
    shared = count(table.words[one] & table.words[other])
    shared += NAME_WEIGHT * count(table.names[one] & table.names[other])
    ours, theirs = (
        table.word_count[at] + NAME_WEIGHT * table.name_count[at] for at in (one, other)
    )
    return np.asarray(np.minimum(shared / np.sqrt(np.maximum(ours * theirs, 1.0)), 1.0))


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
    values = table.values.figures
    total = np.zeros(len(one))
    for slot in range(ours.shape[1]):
        figure = ours[:, slot]
        at = np.flatnonzero(figure > 0)
        if not len(at):
            break
        looked = figure[at][:, None]
        met = (theirs[at] == looked).any(axis=1)
        own = (values[one[at]].reshape(len(at), 2 * MOST_VALUES) == looked).any(axis=1)
        own |= (values[other[at]].reshape(len(at), 2 * MOST_VALUES) == looked).any(axis=1)
        total[at] += met & ~own
    return total

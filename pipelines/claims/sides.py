"""Who plays which side in two reports: the same, related parties, or others."""

from typing import NamedTuple

import numpy as np

from pipelines.claims.columns.arrays import Codes, Flags, Integers, Whole
from pipelines.claims.columns.compared import Compared
from pipelines.claims.columns.party_names import OTHER, RELATED, SAME
from pipelines.claims.columns.signatures import COUNTRY_BITS, knows

UNKNOWN = 0
SIDES = ("unknown", "the same", "related", "mentioned", "vague", "others")
SIDE_SAME, SIDE_RELATED, SIDE_MENTIONED, SIDE_VAGUE, SIDE_RIVAL = range(1, 6)


class Sides(NamedTuple):
    """Who plays the sides in pairs of reports, a row a pair; where the sides are `turned` round,
    where nobody links the two, and where a side is played by two of whom neither article names the
    other's.
    """

    sides: Codes
    turned: Flags
    strangers: Flags
    other_party: Flags

    def at(self, rows: Flags) -> "Sides":
        """Return what is told of some of the pairs."""
        return Sides(
            self.sides[rows], self.turned[rows], self.strangers[rows], self.other_party[rows]
        )


def compare_sides(table: Compared, one: Integers, other: Integers) -> Sides:
    """Compare who plays each side in the reports at `one` and at `other`."""
    ours, theirs = _parties(table, one), _parties(table, other)
    may_relate = (table.sketch[one] & table.sketch[other]) > 0
    sides = np.zeros((len(one), 3), np.int8)
    for side in range(3):
        sides[:, side] = _side(table, (one, other), (ours, theirs), may_relate, side)
    known = (ours[:, :, 0] >= 0).any(axis=1) & (theirs[:, :, 0] >= 0).any(axis=1)
    turned = np.zeros(len(one), np.bool_)
    for giver, taker in ((0, 1), (1, 0)):
        at = np.flatnonzero(may_relate & (sides[:, :2] != SIDE_SAME).all(axis=1))
        turned[at] |= _best(table, ours[at, giver], theirs[at, taker]) == SAME
    linked = ((sides > UNKNOWN) & (sides < SIDE_VAGUE)).any(axis=1)
    return Sides(
        sides=sides,
        turned=turned,
        strangers=np.asarray(known & ~linked),
        other_party=_find_other_parties(table, (one, other), sides),
    )


def _parties(table: Compared, reports: Integers) -> Whole:
    """Return the parties of reports on each side, with as many places as these need."""
    parties = table.parties[reports]
    most = max(int((parties >= 0).any(axis=(0, 1)).sum()), 1)
    return parties[:, :, :most]


def _side(
    table: Compared,
    pair: tuple[Integers, Integers],
    parties: tuple[Whole, Whole],
    may_relate: Flags,
    side: int,
) -> Codes:
    found = np.zeros(len(pair[0]), np.int8)
    told = np.flatnonzero((parties[0][:, side, 0] >= 0) | (parties[1][:, side, 0] >= 0))
    ours, theirs = parties[0][told, side], parties[1][told, side]
    has_ours, has_theirs = ours[:, 0] >= 0, theirs[:, 0] >= 0
    related = np.zeros(len(told), np.int8)
    near = np.flatnonzero(may_relate[told])
    related[near] = _best(table, ours[near], theirs[near])
    both = has_ours & has_theirs
    level = np.where(both & (related == RELATED), SIDE_RELATED, SIDE_SAME)
    rest = np.flatnonzero(related == OTHER)
    vague = _are_vague(table, ours[rest]) | _are_vague(table, theirs[rest])
    level[rest] = np.where(both[rest], np.where(vague, SIDE_VAGUE, SIDE_RIVAL), UNKNOWN)
    here = told[rest]
    linked = _are_mentioned(table, ours[rest], pair[1][here])
    linked |= _are_mentioned(table, theirs[rest], pair[0][here])
    single = np.flatnonzero(~linked & ~both[rest] & may_relate[here])
    at, here = rest[single], here[single]
    across = (ours[at], _of_all(parties[1][here])), (theirs[at], _of_all(parties[0][here]))
    for mine, all_theirs in across:
        linked[single] |= _best(table, mine, all_theirs) > OTHER
    level[rest[linked]] = SIDE_MENTIONED
    found[told] = level
    return found


def _of_all(parties: Whole) -> Whole:
    """Return the parties of all sides in one row."""
    return parties.reshape(len(parties), parties.shape[1] * parties.shape[2])


def _find_other_parties(table: Compared, pair: tuple[Integers, Integers], sides: Codes) -> Flags:
    found = np.zeros(len(pair[0]), np.bool_)
    for side in range(sides.shape[1]):
        at = np.flatnonzero((sides[:, side] == SIDE_RIVAL) & ~found)
        one, other = pair[0][at], pair[1][at]
        states, companies = _strange(table, one, other, side)
        left = np.flatnonzero(states | companies)
        more = _strange(table, other[left], one[left], side)
        found[at[left]] = (states[left] & more[0]) | (companies[left] & more[1])
    return found


def _strange(table: Compared, one: Integers, other: Integers, side: int) -> tuple[Flags, Flags]:
    """Say whether those on a side are states, and whether they are companies, none of which the
    other's article names; organs of a state go by too many names.
    """
    parties = table.parties[one, side]
    states, companies = np.ones(len(one), np.bool_), np.ones(len(one), np.bool_)
    for slot in range(parties.shape[1]):
        at = np.flatnonzero((parties[:, slot] >= 0) & (states | companies))
        party = parties[at, slot]
        named = knows(other[at], table.party.places[party, 0], table.known, table.context)
        strange = ~(named & (table.party.stems[party, 0] > 0))
        states[at] &= table.party.is_country[party] & strange
        companies[at] &= (table.party.country[party] == 0) & strange
    return states, companies


def _best(table: Compared, ours: Whole, theirs: Whole) -> Codes:
    """Return how the parties of two sides relate at best."""
    found = np.zeros(len(ours), np.int8)
    for a in range(ours.shape[1]):
        for b in range(theirs.shape[1]):
            at = np.flatnonzero((ours[:, a] >= 0) & (theirs[:, b] >= 0) & (found < SAME))
            if len(at):
                found[at] = np.maximum(found[at], table.party.relate(ours[at, a], theirs[at, b]))
    return found


def _are_mentioned(table: Compared, parties: Whole, reports: Integers) -> Flags:
    """Say whether one of the parties stands in the sentence of the other report: by its words, or,
    of a country, by its own name or its people's.
    """
    found = np.zeros(len(parties), np.bool_)
    for slot in range(parties.shape[1]):
        at = np.flatnonzero((parties[:, slot] >= 0) & ~found)
        party, report = parties[at, slot], reports[at]
        stems = table.party.stems[party]
        spelled = stems[:, 0] > 0
        for place in range(stems.shape[1]):
            asked = np.flatnonzero(spelled & (stems[:, place] > 0))
            places = table.party.places[party[asked], place]
            spelled[asked] = knows(report[asked], places, table.known)
        state = np.flatnonzero(table.party.is_country[party])
        place = table.party.country[party[state]] % COUNTRY_BITS
        word = table.countries[report[state], place >> 6] >> (place & 63).astype(np.uint64)
        spelled[state] |= (word & np.uint64(1)) > 0
        found[at] = spelled
    return found


def _are_vague(table: Compared, parties: Whole) -> Flags:
    found = np.zeros(len(parties), np.bool_)
    for party in parties.T:
        found |= (party >= 0) & table.party.is_vague[party]
    return found

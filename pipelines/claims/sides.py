"""Who plays which side in two reports: the same, related parties, or others."""

from typing import NamedTuple

import numpy as np

from pipelines.claims.columns.arrays import Codes, Flags, Integers
from pipelines.claims.columns.compared import MOST_PARTIES, Compared
from pipelines.claims.columns.party_names import RELATED, SAME
from pipelines.claims.columns.signatures import knows

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
    return Sides(
        sides=sides,
        turned=np.asarray(turned),
        strangers=np.asarray(known & ~linked),
        other_party=_find_other_parties(table, (one, other), sides),
    )


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


def _find_other_parties(table: Compared, pair: tuple[Integers, Integers], sides: Codes) -> Flags:
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
    parties = table.parties[one, side]
    found = np.ones(len(one), np.bool_)
    for slot in range(parties.shape[1]):
        at = np.flatnonzero(found & (parties[:, slot] >= 0))
        party = parties[at, slot]
        stem = table.party.stems[party, 0]
        named = knows(other[at], stem, table.known, table.context) & (stem > 0)
        kind = table.party.is_country[party] if state else table.party.country[party] == 0
        found[at] = kind & ~named
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
            spelled &= (stems[:, place] == 0) | knows(report, stems[:, place], table.known)
        country = table.party.country[party]
        place = country % (64 * table.countries.shape[1])
        word = table.countries[report, place // 64] >> (place % 64).astype(np.uint64)
        state = table.party.is_country[party] & ((word & np.uint64(1)) > 0)
        found[at] |= spelled | state
    return found


def _are_vague(table: Compared, parties: Integers) -> Flags:
    return np.asarray(((parties >= 0) & table.party.is_vague[parties]).any(axis=1))

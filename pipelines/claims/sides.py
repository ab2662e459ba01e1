"""Who plays which side in two reports: the same, related parties, or others."""

from typing import NamedTuple

import numpy as np

from pipelines.claims.columns.arrays import Codes, Flags, Integers, Whole, any_of
from pipelines.claims.columns.compared import Compared
from pipelines.claims.columns.party_names import COMPANY, OTHER, RELATED, SAME, STATE
from pipelines.claims.columns.signatures import COUNTRY_BITS, knows

UNKNOWN = 0
SIDES = ("unknown", "the same", "related", "mentioned", "vague", "others")
SIDE_SAME, SIDE_RELATED, SIDE_MENTIONED, SIDE_VAGUE, SIDE_RIVAL = range(1, 6)


class Sides(NamedTuple):
    """Who plays the sides in pairs of reports, a row a pair; where the sides are `turned` round,
    and where nobody links the two.
    """

    sides: Codes
    turned: Flags
    strangers: Flags


def compare_sides(table: Compared, one: Integers, other: Integers) -> Sides:
    """Compare who plays each side in the reports at `one` and at `other`."""
    ours, theirs = _parties(table, one), _parties(table, other)
    may_relate = (table.sketch[one] & table.sketch[other]) > 0
    sides = np.zeros((len(one), 3), np.int8)
    for side in range(3):
        sides[:, side] = _side(table, (one, other), (ours, theirs), may_relate, side)
    known = any_of(ours[:, :, 0] >= 0) & any_of(theirs[:, :, 0] >= 0)
    turned = np.zeros(len(one), np.bool_)
    for giver, taker in ((0, 1), (1, 0)):
        at = np.flatnonzero(may_relate & ~any_of(sides[:, :2] == SIDE_SAME))
        turned[at] |= _best(table, ours[at, giver], theirs[at, taker]) == SAME
    linked = any_of((sides > UNKNOWN) & (sides < SIDE_VAGUE))
    return Sides(sides=sides, turned=turned, strangers=known & ~linked)


def _parties(table: Compared, reports: Integers) -> Whole:
    """Return the parties of reports on each side, with as many places as these need."""
    parties = table.parties[reports]
    most = 1 + sum(bool((parties[:, :, at] >= 0).any()) for at in range(1, parties.shape[2]))
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


def find_other_parties(table: Compared, one: Integers, other: Integers) -> Flags:
    """Say of each pair whether a side is played by two that have nothing to do with each other:
    states, or companies, none of which the other's article names; organs of a state, and vague
    names, go by too many names.
    """
    found = np.zeros(len(one), np.bool_)
    for side in range(table.parties.shape[1]):
        parties = table.parties[:, side]
        at = np.flatnonzero((parties[one, 0] >= 0) & (parties[other, 0] >= 0) & ~found)
        ours, theirs = parties[one[at]], parties[other[at]]
        nature = _nature(table, ours) & _nature(table, theirs)
        alike = np.flatnonzero(nature)
        at, nature = at[alike], nature[alike]
        ours, theirs = ours[alike], theirs[alike]
        known = _are_known(table, ours, other[at], nature)
        known |= _are_known(table, theirs, one[at], nature)
        sketched = (table.sketch[one[at]] & table.sketch[other[at]]) > 0
        asked = np.flatnonzero(sketched & ~known)
        known[asked] = _best(table, ours[asked], theirs[asked]) > OTHER
        found[at[~known]] = True
    return found


def _nature(table: Compared, parties: Whole) -> Codes:
    """Say what all parties of a side are (`PartyName.nature`), 0 if they are of several kinds."""
    found = table.party.nature[parties[:, 0]]
    for slot in range(1, parties.shape[1]):
        at = np.flatnonzero(parties[:, slot] >= 0)
        found[at] &= table.party.nature[parties[at, slot]]
    return found


def _are_known(table: Compared, parties: Whole, reports: Integers, nature: Codes) -> Flags:
    """Say whether one of the states stands in the sentence of the other report, or one of the
    companies in its article.
    """
    found = np.zeros(len(parties), np.bool_)
    for slot in range(parties.shape[1]):
        there = parties[:, slot] >= 0
        state = np.flatnonzero(there & (nature == STATE))
        found[state] |= _name_country(table, parties[state, slot], reports[state])
        company = np.flatnonzero(there & (nature == COMPANY) & ~found)
        party = parties[company, slot]
        named = knows(reports[company], table.party.places[party, 0], table.known, table.context)
        found[company] = named & (table.party.stems[party, 0] > 0)
    return found


def _name_country(table: Compared, party: Whole, reports: Integers) -> Flags:
    """Say whether sentences name countries, by their own names or their peoples'."""
    place = table.party.country[party] % COUNTRY_BITS
    word = table.countries[reports, place >> 6] >> (place & 63).astype(np.uint64)
    return np.asarray((word & np.uint64(1)) > 0)


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
        spelled[state] |= _name_country(table, party[state], report[state])
        found[at] = spelled
    return found


def _are_vague(table: Compared, parties: Whole) -> Flags:
    found = np.zeros(len(parties), np.bool_)
    for party in parties.T:
        found |= (party >= 0) & table.party.is_vague[party]
    return found

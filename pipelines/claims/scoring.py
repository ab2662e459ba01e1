"""Which pairs of reports speak for one matter: candidates are weighed, and reviewers overrule."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from pipelines.claims.candidates import Candidates
from pipelines.claims.columns.arrays import Flags, Integers, Numbers
from pipelines.claims.columns.compared import Compared
from pipelines.claims.evidence import THRESHOLD, weigh
from pipelines.claims.pairs import compare_pairs
from pipelines.claims.sides import find_other_parties
from pipelines.claims.vetoes import veto

AT_ONCE = 8_192
"""Pairs that are compared at once: as many as a processor's cache holds."""

CERTAIN = 1000.0
"""Bits of a pair that a reviewer calls the same."""

Verdicts = Mapping[tuple[int, int], bool]
"""By the places of two reports, the earlier first: whether a reviewer calls them the same."""


class Edges(NamedTuple):
    """Pairs of places that speak for one matter, with their bits."""

    one: Integers
    other: Integers
    bits: Numbers

    def at(self, rows: Integers | Flags) -> "Edges":
        """Return some of the edges."""
        return Edges(self.one[rows], self.other[rows], self.bits[rows])


def find_edges(table: Compared, candidates: Iterable[Candidates], verdicts: Verdicts) -> Edges:
    """Score the candidates, which come in portions, but where reviewers have ruled."""
    return overrule(join(score_pairs(table, portion) for portion in candidates), verdicts)


def join(parts: Iterable[Edges]) -> Edges:
    """Return the edges of all parts."""
    columns = zip(Edges(*_no_pairs(), np.empty(0)), *parts, strict=True)
    return Edges(*map(np.concatenate, columns))


def score_pairs(table: Compared, candidates: Candidates) -> Edges:
    """Score the candidates; return those that nothing keeps apart and enough speaks for."""
    kept = []
    for one, other in _portions(table, _not_of_others(table, candidates)):
        pairs = compare_pairs(table, one, other, np.zeros(len(one), np.bool_))
        bits = weigh(pairs)
        strong = np.flatnonzero(bits >= THRESHOLD)
        good = strong[~veto(pairs.at(strong))[0]]
        kept.append(Edges(one[good], other[good], bits[good]))
    return join(kept)


def _not_of_others(table: Compared, candidates: Candidates) -> Candidates:
    """Leave out the pairs that are told apart by their parties alone, which most are."""
    apart = np.zeros(len(candidates.one), np.bool_)
    for first in range(0, len(apart), AT_ONCE):
        some = slice(first, first + AT_ONCE)
        apart[some] = find_other_parties(table, candidates.one[some], candidates.other[some])
    return Candidates(candidates.one[~apart], candidates.other[~apart])


def _portions(table: Compared, candidates: Candidates) -> Iterator[tuple[Integers, Integers]]:
    """Yield the candidates in portions; if they are many, those apart of which one tells several
    values, which takes longer.
    """
    one, other = candidates
    groups = [np.arange(len(one))]
    if len(one) > AT_ONCE:
        several = (table.values.count[one] > 1) | (table.values.count[other] > 1)
        groups = [np.flatnonzero(~several), np.flatnonzero(several)]
    for group in groups:
        for first in range(0, len(group), AT_ONCE):
            at = group[first : first + AT_ONCE]
            yield one[at], other[at]


def _no_pairs() -> tuple[Integers, Integers]:
    return np.empty(0, np.int64), np.empty(0, np.int64)


def overrule(edges: Edges, verdicts: Verdicts) -> Edges:
    """Put reviewers' verdicts in the place of scores."""
    if not verdicts:
        return edges
    size = int(max(edges.other.max(initial=0), max(b for _, b in verdicts))) + 1
    judged = np.array([a * size + b for a, b in verdicts], np.int64)
    open_ = ~np.isin(edges.one * size + edges.other, judged)
    same = np.array([pair for pair, verdict in verdicts.items() if verdict], np.int64).reshape(
        -1, 2
    )
    return Edges(
        np.concatenate([edges.one[open_], same[:, 0]]),
        np.concatenate([edges.other[open_], same[:, 1]]),
        np.concatenate([edges.bits[open_], np.full(len(same), CERTAIN)]),
    )

"""The scoring of pairs, cut into partitions for processes that share no memory: the edges are the
same, wherever and in whatever order it is done.

A partition holds the reports of the articles that its pairs are in, since what an article is about
counts for each of its statements.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from pipelines.claims.candidates import Candidates
from pipelines.claims.columns.arrays import Integers
from pipelines.claims.columns.compared import compare_columns
from pipelines.claims.records import ReportedStatement
from pipelines.claims.scoring import Edges, score_pairs
from pipelines.claims.updating.loaded import Loaded

PAIRS_IN_A_PARTITION = 100_000

Score = Callable[[Loaded, Candidates], Edges]
"""Scores pairs of reports that are loaded, as places; no reviewer has a say in it yet."""


def score_here(loaded: Loaded, pairs: Candidates) -> Edges:
    """Score pairs in this process."""
    return score_pairs(loaded.table, pairs)


@dataclass(frozen=True, slots=True)
class Partition:
    """Some pairs, as places in `reports`, and where these stand among all that are loaded."""

    reports: Sequence[ReportedStatement]
    places: Integers
    pairs: Candidates

    def halves(self) -> "list[Partition]":
        """Return the partition as two, or none where it has a single pair."""
        middle = len(self.pairs.one) // 2
        parts = (slice(middle), slice(middle, None)) if middle else ()
        return [
            Partition(
                self.reports, self.places, Candidates(self.pairs.one[part], self.pairs.other[part])
            )
            for part in parts
        ]


def cut(loaded: Loaded, pairs: Candidates, size: int = PAIRS_IN_A_PARTITION) -> list[Partition]:
    """Cut pairs into partitions."""
    article = loaded.table.article
    partitions = []
    for first in range(0, len(pairs.one), size):
        one, other = (ends[first : first + size] for ends in pairs)
        ends = np.unique(np.concatenate([one, other]))
        places = np.flatnonzero(np.isin(article, article[ends]))
        local = Candidates(*(np.searchsorted(places, end) for end in (one, other)))
        reports = [loaded.reports[place] for place in places.tolist()]
        partitions.append(Partition(reports, places, local))
    return partitions


def score_partition(partition: Partition) -> Edges:
    """Score the pairs of a partition; the edges are between places among all reports."""
    found = score_pairs(compare_columns(partition.reports), partition.pairs)
    return Edges(partition.places[found.one], partition.places[found.other], found.bits)

import random

import pytest

from benchmarks.claims.news import World
from pipelines.claims.candidates import Candidates, find_candidates
from pipelines.claims.scoring import Edges, join
from pipelines.claims.updating.loaded import Loaded
from pipelines.claims.updating.partitions import cut, score_here, score_partition


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    reports = [told.report for told in World(300, seed=9).tell().told]
    return Loaded.of({report.article_id for report in reports}, reports)


@pytest.fixture(scope="module")
def pairs(loaded: Loaded) -> Candidates:
    return find_candidates(loaded.table)


def listed(edges: Edges) -> list[tuple[int, int, float]]:
    return sorted(zip(*(column.tolist() for column in edges), strict=True))


@pytest.mark.parametrize("size", [1_000_000, 97])
def test_partitions_in_any_order_have_the_edges_of_the_whole(
    loaded: Loaded, pairs: Candidates, size: int
) -> None:
    partitions = cut(loaded, pairs, size)
    random.Random(size).shuffle(partitions)
    found = listed(join(map(score_partition, partitions)))
    assert found == listed(score_here(loaded, pairs))
    assert len(found) > 100


def test_halves_are_the_whole(loaded: Loaded, pairs: Candidates) -> None:
    [partition] = cut(loaded, Candidates(pairs.one[:3], pairs.other[:3]), 3)
    one, other = partition.halves()
    assert [*one.pairs.one, *other.pairs.one] == [*partition.pairs.one]
    assert one.halves() == []


def test_no_pairs() -> None:
    nobody = Loaded.of(set(), [])
    assert listed(join(map(score_partition, cut(nobody, find_candidates(nobody.table))))) == []

import numpy as np
import pyarrow as pa

from pipelines.claims.copies.key_join import Pairs
from pipelines.claims.copies.known_articles import NOTHING, Roll

ARTICLES = {
    "article_id": ["c", "b", "a"],
    "published_on": pa.array([None, 19_000, 19_005], pa.date32()),
    "path": ["x", "y", "z"],
    "content_hash": ["1", "2", "1"],
}


def shingles(ids: object) -> list[tuple[str, np.ndarray]]:
    return [(name, np.array([ord(name)], np.uint32)) for name in sorted(ids)]


def test_articles_stand_by_age_and_undated_ones_last() -> None:
    roll = Roll.of(NOTHING, pa.table(ARTICLES), shingles)
    assert roll.ids.to_pylist() == ["b", "a", "c"]
    assert [roll.day_of(place) for place in range(3)] == [19_000, 19_005, None]
    assert roll.shingles.tolist() == [ord("b"), ord("a"), ord("c")]
    assert roll.content[1] == roll.content[2] != roll.content[0]


def test_what_is_known_of_articles_that_are_as_they_were() -> None:
    roll = Roll.of(NOTHING, pa.table(ARTICLES), shingles)
    pairs = Pairs(np.array([1, 2]), np.array([0, 1]), np.array([5, 6]))
    known = roll.known(np.array([0, 1, 1]), pairs, np.array([0, 1]))
    assert known.duplicates() == {"c": "a"}
    now = Roll.of(known, pa.table(ARTICLES | {"path": ["x", "moved", "z"]}), shingles)
    assert now.before.tolist() == [-1, 1, 2]
    assert now.known_same(known, pairs).tolist() == [-1, 1]
    assert now.earliest_before(known).tolist() == [-1, 1, 1]
    edges = pairs.at(np.array([1]))
    assert now.touched(known, edges, np.array([0, 1, 1])).tolist() == [True, False, False]
    assert now.touched(known, pairs.at([]), np.array([0, 1, 2])).tolist() == [True, True, True]

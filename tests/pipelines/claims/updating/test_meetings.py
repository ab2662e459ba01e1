"""Who meets anew when some came and others went: five of one key meet, six do so only in time."""

import numpy as np
import pyarrow as pa
import pytest

from pipelines.claims import candidates
from pipelines.claims.updating import meetings
from pipelines.claims.updating.kept import EDGES, POSTINGS
from pipelines.claims.updating.meetings import find_meetings

EDGE = pa.Table.from_pylist([{"first": 0, "second": 1, "bits": 9.0}], EDGES)
FAR = 40
"""Days between records that share no fortnight."""


@pytest.fixture(autouse=True)
def _five_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (candidates, meetings):
        monkeypatch.setattr(module, "LARGEST_BLOCK", 5)


def of_one_key(*records: int, apart: int = FAR) -> pa.Table:
    rows = [{"key": 7, "record": n, "day": 1000 + apart * n, "weak": False} for n in records]
    return pa.Table.from_pylist(rows, POSTINGS)


def numbers(*gone: int) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.array(gone, np.int64)


def test_who_came_meets_those_of_its_key() -> None:
    found = find_meetings(of_one_key(0, 1), EDGE, numbers(), of_one_key(2))
    assert list(zip(*map(list, found.pairs), strict=True)) == [(0, 2), (1, 2)]
    assert found.grown.tolist() == found.shrunk.tolist() == []
    assert found.postings["record"].to_pylist() == [0, 1, 2]


def test_a_block_that_grows_too_large_is_told() -> None:
    found = find_meetings(of_one_key(0, 1, 2, 3, 4), EDGE, numbers(), of_one_key(5))
    assert sorted(found.grown.tolist()) == [0, 1, 2, 3, 4, 5]
    assert len(found.pairs.one) == 0


def test_in_a_block_that_shrinks_all_meet() -> None:
    found = find_meetings(of_one_key(0, 1, 2, 3, 4, 5), EDGE, numbers(2), of_one_key())
    assert sorted(found.shrunk.tolist()) == [0, 1, 3, 4, 5]
    assert len(found.pairs.one) == 5 * 4 // 2


@pytest.mark.parametrize("apart", [1, 0])
def test_a_fortnight_and_a_day_grow_too_large(apart: int) -> None:
    """Of six in one fortnight, who is of one day still meet; of six on one day nobody does."""
    found = find_meetings(of_one_key(*range(1, 20)), EDGE, numbers(), of_one_key())
    assert len(found.pairs.one) == len(found.grown) == 0
    days = of_one_key(*range(50, 55), apart=apart)
    before = pa.concat_tables([of_one_key(*range(1, 20)), days])
    found = find_meetings(before, EDGE, numbers(), of_one_key(55, apart=apart))
    assert set(range(50, 56)) == set(found.grown.tolist())


def test_nobody() -> None:
    found = find_meetings(of_one_key(), EDGE, numbers(), of_one_key())
    assert len(found.pairs.one) == found.postings.num_rows == 0

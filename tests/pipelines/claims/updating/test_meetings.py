"""Who meets anew when some came and others went: five of one key meet, six do so only in time."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from pipelines.claims import candidates
from pipelines.claims.candidates import Candidates
from pipelines.claims.columns.postings import Gathered, of_table
from pipelines.claims.updating import meetings
from pipelines.claims.updating.kept import EDGES, POSTINGS
from pipelines.claims.updating.meetings import Meetings, find_meetings

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


def changed(before: pa.Table, edges: pa.Table, gone: Sequence[int], came: pa.Table) -> Meetings:
    fresh = Gathered(Path(), 10**6)  # all of which fits into memory
    fresh.add(of_table(came))
    return find_meetings(before, edges, np.array(gone, np.int64), fresh, Path())


def pairs(some: Candidates) -> list[tuple[int, int]]:
    return [*zip(some.one.tolist(), some.other.tolist(), strict=True)]


def met(found: Meetings) -> list[tuple[int, int]]:
    return [pair for some in found.met_by_number(100) for pair in pairs(some)]


def test_who_came_meets_those_of_its_key() -> None:
    found = changed(of_one_key(0, 1), EDGE, [], of_one_key(2))
    assert met(found) == [(0, 2), (1, 2)]
    assert pairs(found.parted) == []
    assert found.postings["record"].to_pylist() == [0, 1, 2]


def test_who_had_an_edge_meets_no_more_in_a_block_that_grows_too_large() -> None:
    found = changed(of_one_key(0, 1, 2, 3, 4), EDGE, [], of_one_key(5))
    assert (met(found), pairs(found.parted)) == ([], [(0, 1)])


@pytest.mark.parametrize(("key", "weak", "parted"), [(8, False, []), (8, True, [(0, 1)])])
def test_who_shares_another_key_goes_on_meeting(
    key: int, weak: bool, parted: list[tuple[int, int]]
) -> None:
    rows = [{"key": key, "record": n, "day": 1000, "weak": weak} for n in (0, 1)]
    beside = pa.Table.from_pylist(rows, POSTINGS)
    before = pa.concat_tables([of_one_key(0, 1, 2, 3, 4), beside])
    assert pairs(changed(before, EDGE, [], of_one_key(5)).parted) == parted


def test_in_a_block_that_shrinks_all_meet() -> None:
    found = changed(of_one_key(0, 1, 2, 3, 4, 5), EDGE, [2], of_one_key())
    assert len(met(found)) == 5 * 4 // 2
    assert found.postings["record"].to_pylist() == [0, 1, 3, 4, 5]


@pytest.mark.parametrize(("apart", "parted"), [(1, []), (0, [(50, 51)])])
def test_a_fortnight_and_a_day_grow_too_large(apart: int, parted: list[tuple[int, int]]) -> None:
    """Of six in one fortnight, who is of one day still meet; of six on one day nobody does."""
    edge = pa.Table.from_pylist([{"first": 50, "second": 51, "bits": 9.0}], EDGES)
    days = [1000, 1000, *(1000 + apart * n for n in range(1, 4))]
    rows = [{"key": 7, "record": 50 + n, "day": day, "weak": False} for n, day in enumerate(days)]
    before = pa.concat_tables([of_one_key(*range(1, 20)), pa.Table.from_pylist(rows, POSTINGS)])
    came = pa.Table.from_pylist([rows[-1] | {"record": 55}], POSTINGS)
    found = changed(before, edge, [], came)
    assert pairs(found.parted) == parted
    assert met(found) == ([(54, 55)] if apart else [])


def test_nobody() -> None:
    found = changed(of_one_key(), EDGE, [], of_one_key())
    assert len(met(found)) == found.postings.num_rows == 0

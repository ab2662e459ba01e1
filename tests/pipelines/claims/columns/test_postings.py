"""Postings are given out part by part, from memory or from files, and none is lost."""

from pathlib import Path

import numpy as np
import pytest

from pipelines.claims.columns.postings import Aside, Gathered, Postings, to_table

KEYS = np.random.default_rng(4).integers(-(2**63), 2**63 - 1, 90)


def postings(numbers: range) -> Postings:
    rows = np.array(numbers)
    return Postings(KEYS[rows], rows.astype(np.int32), rows.astype(np.int32) % 7, rows % 2 > 0)


@pytest.mark.parametrize(
    ("memory", "files"),
    [
        pytest.param(10**9, 0, id="all fits"),
        pytest.param(80_000, 1, id="the last piece does not fit"),
        pytest.param(100, 3, id="nothing fits"),
    ],
)
def test_any_memory_gives_out_the_same(tmp_path: Path, memory: int, files: int) -> None:
    gathered = Gathered(tmp_path, memory)
    for first in (0, 30, 60):
        gathered.add(postings(range(first, first + 30)))
    parts = [*gathered.parts()]
    assert len([*tmp_path.iterdir()]) == files
    assert (len(parts) == 1) == (files == 0)
    assert sorted(record for _, part in parts for record in part.record.tolist()) == [*range(90)]
    for first_bytes, part in parts:
        assert {key >> 56 for key in part.key.tolist()} <= {*first_bytes}
        assert part.key.tolist() == KEYS[part.record].tolist()
        assert part.weak.tolist() == (part.record % 2 > 0).tolist()


def test_what_is_put_aside_is_the_same_from_a_file(tmp_path: Path) -> None:
    tables = [to_table(postings(range(first, first + 30))) for first in (0, 30, 60)]
    aside = Aside(tmp_path, 2 * tables[0].nbytes)
    assert [aside.put(table) for table in tables] == tables
    assert len([*tmp_path.iterdir()]) == 1

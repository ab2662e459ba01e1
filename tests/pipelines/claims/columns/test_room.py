"""Columns are the same, wherever they lie."""

from pathlib import Path

import numpy as np
import pytest

from pipelines.claims.columns.compared import Compared, compare_columns
from pipelines.claims.columns.known import Known
from pipelines.claims.columns.room import Room
from pipelines.snapshots.database import scratch_in
from tests.pipelines.claims.claim_reports import report

COLUMNS = {
    "days": np.array([3, 1], np.int32),
    "signatures": np.arange(6, dtype=np.uint64).reshape(2, 3),
    "flags": np.array([True, False]),
    "nothing": np.empty((0, 4), np.int8),
}


@pytest.mark.parametrize(("memory", "files"), [(10**6, 0), (60, 1), (0, 2)])
def test_any_memory_keeps_the_same(tmp_path: Path, memory: int, files: int) -> None:
    with scratch_in(tmp_path):
        room = Room(memory)
        for kept in (room.keep(COLUMNS), room.keep({"days": COLUMNS["days"]}) and room.keep({})):
            for name, column in kept.items():
                assert column.dtype == COLUMNS[name].dtype
                assert column.tolist() == COLUMNS[name].tolist()
        assert room.files == files
    assert not [*tmp_path.iterdir()]  # they have no names


def test_reports_are_compared_by_columns_in_files(tmp_path: Path) -> None:
    known = Known()
    reports = [
        report(f"s{at}", f"Peru ordered {at} boats for $310 million.", amount_low=3.1e8)
        for at in range(4)
    ]
    with scratch_in(tmp_path):
        room = Room(memory=0)
        parts = [compare_columns(some, known).kept_in(room) for some in (reports[:2], reports[2:])]
        rows = np.array([3, 0, 2])
        found = Compared.gathered(parts, rows, room)
    whole = compare_columns([reports[at] for at in rows], known)
    assert room.files > 2
    for name in ("words", "day", "figures", "parties", "antecedent"):
        assert np.array_equal(getattr(found, name), getattr(whole, name))
    assert found.values.told.low.tolist() == whole.values.told.low.tolist()

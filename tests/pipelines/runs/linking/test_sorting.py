import random
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipelines.runs.linking import sorting
from pipelines.runs.linking.sorting import TableSorter
from pipelines.snapshots.schemas import CLAIM_LINEAGE
from pipelines.snapshots.tables import FIRST_PART, build_table, convert_rows, write_table

ROWS = [
    {"from_claim_id": f"c_{number // 7:03}", "to_claim_id": f"c_{number:03}", "run_id": "run"}
    for number in range(200)
]


def sort(folder: Path, held: int, pieces: int) -> bytes:
    """Write rows, in no order and a few at a time, and return the file's bytes."""
    rows = random.Random(pieces).sample(ROWS, len(ROWS))
    (folder / "scratch").mkdir()
    sorter = TableSorter(CLAIM_LINEAGE, folder / "scratch", held)
    for at in range(pieces):
        sorter.add(convert_rows(CLAIM_LINEAGE, rows[at::pieces]))
    sorter.write(folder / "sorted")
    assert any((folder / "scratch").iterdir()) == (held < 10**6)
    return (folder / "sorted" / FIRST_PART).read_bytes()


@pytest.mark.parametrize("held", [10**6, 2000, 0])
def test_rows_are_written_as_all_of_them_would_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    monkeypatch.setattr(sorting, "ROWS_AT_ONCE", 5)
    monkeypatch.setattr("pipelines.snapshots.tables.ROW_GROUP_SIZE", 64)
    monkeypatch.setattr(sorting, "ROW_GROUP_SIZE", 64)
    whole = write_table(build_table(CLAIM_LINEAGE, ROWS), tmp_path / "whole")
    assert sort(tmp_path, held, pieces=9) == whole.read_bytes()


def test_no_rows(tmp_path: Path) -> None:
    TableSorter(CLAIM_LINEAGE, tmp_path).write(tmp_path / "sorted")
    whole = write_table(build_table(CLAIM_LINEAGE, []), tmp_path / "whole")
    assert (tmp_path / "sorted" / FIRST_PART).read_bytes() == whole.read_bytes()
    assert pq.read_table(tmp_path / "sorted" / FIRST_PART).num_rows == 0

"""Tables of several files, some of them shared with an older snapshot."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.snapshots.columns import STRING, Column
from pipelines.snapshots.parts import (
    conform,
    conforms,
    fill_column,
    is_as_written_now,
    is_shared,
    new_files,
    part_name,
    share,
)
from pipelines.snapshots.schemas import CLAIM_PARTIES, STATEMENTS
from pipelines.snapshots.shared_columns import required
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import build_table, read_rows, write_part
from tests.pipelines.runs.made_up_entries import STATEMENT


@pytest.fixture
def older(tmp_path: Path) -> Snapshot:
    """Return a snapshot with two parts of statements, one statement each."""
    folder = tmp_path / "older" / "statements"
    folder.mkdir(parents=True)
    for number in range(2):
        ids = {"statement_id": f"s_{number}", "article_id": "a_1", "claim_id": f"c_{number}"}
        write_part(build_table(STATEMENTS, [STATEMENT | ids]), folder / part_name(number))
    return Snapshot("older", folder.parent)


@pytest.fixture
def newer(older: Snapshot, tmp_path: Path) -> Path:
    """Return the table of a newer snapshot that shares both parts."""
    folder = tmp_path / "newer" / "statements"
    for file in older.table_folder("statements").iterdir():
        share(file, folder / file.name)
    return folder


def claims(folder: Path) -> list[object]:
    return [row["claim_id"] for row in read_rows(folder)]


def test_a_shared_part_is_the_same_file(older: Snapshot, newer: Path) -> None:
    assert is_shared(newer, older)
    assert new_files(newer, older) == []
    assert [file.name for file in new_files(newer, None)] == [part_name(0), part_name(1)]


def test_only_the_part_with_another_claim_is_written_anew(older: Snapshot, newer: Path) -> None:
    fill_column(newer, STATEMENTS, "claim_id", {"s_0": "c_0", "s_1": "c_9"})
    assert claims(newer) == ["c_0", "c_9"]
    assert claims(older.table_folder("statements")) == ["c_0", "c_1"], "shared files stay"
    assert new_files(newer, older) == [newer / part_name(1)]
    assert not is_shared(newer, older)


def test_a_part_filled_later_is_the_same_bytes_as_one_made_so(tmp_path: Path, newer: Path) -> None:
    fill_column(newer, STATEMENTS, "claim_id", {"s_0": "c_0", "s_1": "c_9"})
    ids = {"statement_id": "s_1", "article_id": "a_1", "claim_id": "c_9"}
    file = write_part(build_table(STATEMENTS, [STATEMENT | ids]), tmp_path / "one.parquet")
    assert (newer / part_name(1)).read_bytes() == file.read_bytes()


def test_rows_of_an_older_version_get_todays_columns() -> None:
    old = pa.table({"claim_id": ["c_1"], "role": ["buyer"], "name": ["Peru"], "gone": [1]})
    assert conforms(CLAIM_PARTIES, old.schema)
    [row] = conform(CLAIM_PARTIES, old).to_pylist()
    assert row == {"claim_id": "c_1", "role": "buyer", "entity_id": None, "name": "Peru"}


@pytest.mark.parametrize(
    "column", [Column("name", pa.int64(), "Another type"), required("added", STRING, "Not null")]
)
def test_rows_without_a_required_column_cannot_be_taken_over(column: Column) -> None:
    table = type(CLAIM_PARTIES)("t", "…", ("name",), (column,))
    assert not conforms(table, CLAIM_PARTIES.arrow_schema())


def test_a_file_with_another_description_is_not_as_it_would_be_written(older: Snapshot) -> None:
    file = older.table_folder("statements") / part_name(0)
    assert is_as_written_now(STATEMENTS, file)
    schema = STATEMENTS.arrow_schema()
    column = schema.field("sentence").with_metadata({"description": "other words"})
    other = schema.set(schema.get_field_index("sentence"), column)
    pq.write_table(pq.read_table(file).cast(other), file)
    assert not is_as_written_now(STATEMENTS, file)

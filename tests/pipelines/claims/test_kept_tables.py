from pathlib import Path

import pyarrow as pa

from pipelines.claims.kept_tables import read_tables, write_tables
from pipelines.claims.updating.kept import (
    EDGES,
    NOTHING,
    POSTINGS,
    STATEMENTS,
    VERDICTS,
    Kept,
)

STATEMENT = {
    "number": 0, "statement_id": "s_1", "article_id": "a_1", "day": 7, "component": 0, "group": 0,
}  # fmt: skip
SOME = Kept(
    statements=pa.Table.from_pylist([STATEMENT], STATEMENTS),
    postings=pa.Table.from_pylist([{"key": 5, "record": 0, "day": 7, "weak": False}], POSTINGS),
    verdicts=pa.Table.from_pylist([{"first": "s_1", "second": "s_2", "same": True}], VERDICTS),
    edges=pa.Table.from_pylist([{"first": 0, "second": 1, "bits": 9.5}], EDGES),
)


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    for kept in (NOTHING, SOME):
        write_tables(kept, tmp_path / "kept")
        assert read_tables(Kept, tmp_path / "kept") == kept
    assert [file.name for file in tmp_path.iterdir()] == ["kept"]


def test_what_is_damaged_or_not_there_is_nothing(tmp_path: Path) -> None:
    assert read_tables(Kept, tmp_path / "kept") is None
    write_tables(SOME, tmp_path / "kept")
    file = tmp_path / "kept" / "postings.parquet"
    content = bytearray(file.read_bytes())
    content[len(content) // 4] ^= 0xFF
    file.write_bytes(content)
    assert read_tables(Kept, tmp_path / "kept") is None

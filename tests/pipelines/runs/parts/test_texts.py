from pathlib import Path

import pyarrow as pa
import pytest

from pipelines.runs.parts import texts
from pipelines.runs.parts.texts import HEADS, TextReader, read_heads
from pipelines.snapshots.tables import write_part


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of two parts with three articles."""
    for part, names in (("part-00000", "ab"), ("part-00001", "c")):
        columns = {name: list(names) for name in HEADS} | {"text": [f"Text {n}" for n in names]}
        write_part(pa.table(columns), tmp_path / f"{part}.parquet")
    return tmp_path


def test_texts_of_some_articles(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "ROWS_AT_ONCE", 1)
    assert [*TextReader(folder)({"c", "b", "d"})] == [("b", "Text b"), ("c", "Text c")]
    assert [*TextReader(folder)({"d"})] == []


def test_heads(folder: Path) -> None:
    assert read_heads(folder)["path"].to_pylist() == ["a", "b", "c"]

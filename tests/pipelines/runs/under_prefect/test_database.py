"""Prefect's database is set aside where SQLite cannot read it whole, and never otherwise."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipelines.runs.under_prefect.database import is_damaged, set_aside


@pytest.fixture
def database(tmp_path: Path) -> Path:
    place = tmp_path / "prefect.db"
    with closing(sqlite3.connect(place)) as opened:
        opened.execute("pragma journal_mode = wal")
        opened.execute("create table run (name text)")
        opened.executemany("insert into run values (?)", [("x" * 900,) for _ in range(50)])
        opened.commit()
    return place


def test_a_whole_database_is_kept(database: Path, tmp_path: Path) -> None:
    assert not is_damaged(database)
    assert not is_damaged(tmp_path / "none.db")


def test_a_database_that_another_process_writes_is_kept(database: Path) -> None:
    with closing(sqlite3.connect(database)) as other:
        other.execute("pragma locking_mode = exclusive")
        other.execute("begin exclusive")
        assert not is_damaged(database)


def test_damages(database: Path, tmp_path: Path) -> None:
    whole = database.read_bytes()
    (tmp_path / "garbage").write_bytes(b"no database at all" * 100)
    (tmp_path / "truncated").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "overwritten").write_bytes(whole[:4096] + bytes(4096) + whole[8192:])
    (tmp_path / "folder").mkdir()
    for name in ("garbage", "truncated", "overwritten", "folder"):
        assert is_damaged(tmp_path / name), name


def test_one_is_set_aside_with_what_lies_beside_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for content in ("first", "second"):
        for suffix in ("", "-wal", "-shm"):
            (tmp_path / f"prefect.db{suffix}").write_text(content, encoding="utf-8")
        set_aside(tmp_path / "prefect.db")
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        f"prefect.db.damaged-{number}{suffix}"
        for number in (1, 2)
        for suffix in ("", "-shm", "-wal")
    ]
    assert (tmp_path / "prefect.db.damaged-2").read_text(encoding="utf-8") == "second"
    assert len(caplog.messages) == 2

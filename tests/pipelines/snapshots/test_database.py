from pathlib import Path

import duckdb
import pytest

from pipelines.snapshots.database import DatabaseError, open_database, scratch_in


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("set threads = 1")
    connection.execute("create table t as select range as n, random() as r from range(2000000)")


def test_scratch_lies_in_the_folder_and_is_gone_afterwards(tmp_path: Path) -> None:
    with scratch_in(tmp_path), open_database() as connection:
        (where,) = connection.execute("select current_setting('temp_directory')").fetchall()[0]
        assert Path(where).parent == tmp_path
        connection.execute("set memory_limit = '20MB'")
        fill(connection)
        connection.execute("select n from t order by r").fetchmany(1)
        assert list(Path(where).iterdir()), "nothing was spilled"
    assert list(tmp_path.iterdir()) == []


def memory_limit(connection: duckdb.DuckDBPyConnection) -> str:
    return str(connection.execute("select current_setting('memory_limit')").fetchall()[0][0])


def test_memory_is_what_the_run_or_the_caller_says(tmp_path: Path) -> None:
    with scratch_in(tmp_path, 512 * 1024**2):
        with open_database() as connection:
            assert memory_limit(connection) == "512.0 MiB"
        with open_database(256 * 1024**2) as connection:
            assert memory_limit(connection) == "256.0 MiB"
    with open_database() as connection:
        assert memory_limit(connection) == "2.0 GiB"


def fill_without_room(place: Path) -> None:
    with scratch_in(place), open_database() as connection:
        connection.execute("set memory_limit = '20MB'")
        connection.execute("set max_temp_directory_size = '1MB'")
        fill(connection)


def test_no_room_for_scratch_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="make room on the disk") as error:
        fill_without_room(tmp_path)
    assert "\n" not in str(error.value)

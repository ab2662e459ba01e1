"""A snapshot in DuckDB: every table a view, and ready-made views over them."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import duckdb

from pipelines.snapshots.database import rows_today
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.store import LATEST, Snapshot
from pipelines.snapshots.tables import part_files
from pipelines.storage import open_snapshot


def connect(output: str | Path = "outputs", run: str = LATEST) -> duckdb.DuckDBPyConnection:
    """Open a database in memory that has every table of a snapshot as a view, and the ready-made
    views of `view_queries`.

    Args:
        output: the output folder, or an address such as ``s3://bucket/prefix``.
        run: a run id, or ``latest``, which is resolved once.

    Raises:
        SnapshotError: there is no such snapshot.
    """
    return connect_snapshot(open_snapshot(output, run))


def connect_snapshot(snapshot: Snapshot) -> duckdb.DuckDBPyConnection:
    """Open a database in memory over a snapshot, as `connect` does."""
    connection = duckdb.connect()
    connection.execute("set timezone = 'UTC'")
    for name in TABLES:
        show_table(connection, snapshot, name)
    for name, query in view_queries():
        connection.execute(f"create view {name} as {query}")
    return connection


def view_queries() -> Iterator[tuple[str, str]]:
    """Yield the ready-made views by name, each with its query; a later one may use those before."""
    folder = files(__package__) / "views"
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".sql"):
            yield file.name.removesuffix(".sql"), file.read_text(encoding="utf-8")


def show_table(connection: duckdb.DuckDBPyConnection, snapshot: Snapshot, name: str) -> None:
    """Make a view of a table; one that the snapshot has not yet, or a column, is empty."""
    rows = rows_today(TABLES[name], part_files(snapshot.table_folder(name)))
    connection.execute(f'create view "{name}" as {rows}')

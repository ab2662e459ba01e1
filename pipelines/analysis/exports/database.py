"""One DuckDB file with every table and the ready-made views."""

from pathlib import Path

import duckdb

from pipelines.analysis.connection import connect_snapshot, view_queries
from pipelines.snapshots.columns import Table
from pipelines.snapshots.database import quoted
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.store import Snapshot


def write(snapshot: Snapshot, target: Path) -> None:
    """Write the tables of a snapshot, with their columns' descriptions, to a DuckDB file."""
    with connect_snapshot(snapshot) as connection:
        connection.execute(f"attach {quoted(str(target))} as file")
        for table in TABLES.values():
            connection.execute(f'create table file."{table.name}" as from "{table.name}"')
            _describe(connection, table)
        connection.execute("use file")
        for name, query in view_queries():
            connection.execute(f"create view {name} as {query}")
        connection.execute("use memory")
        connection.execute("detach file")


def _describe(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    place = f'file."{table.name}"'
    connection.execute(f"comment on table {place} is {quoted(table.description)}")
    for column in table.columns:
        described = quoted(column.description)
        connection.execute(f'comment on column {place}."{column.name}" is {described}')

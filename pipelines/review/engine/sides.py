"""The two snapshots in one database: the tables of the base as ``b_<table>``, of the head as
``h_<table>``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pipelines.snapshots.columns import Table
from pipelines.snapshots.database import parquet_source, rows_today
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import part_files

if TYPE_CHECKING:
    import duckdb

Database: TypeAlias = "duckdb.DuckDBPyConnection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """A database with both snapshots, and for each table the columns that both have: a column that
    one of them has not says nothing of a row.
    """

    database: Database
    base: Snapshot
    head: Snapshot
    columns: Mapping[str, tuple[str, ...]]


def open_sides(database: Database, base: Snapshot, head: Snapshot) -> Sides:
    """Make both snapshots' tables known to the database; nothing is read yet."""
    columns = {}
    for name, table in TABLES.items():
        before, after = _view(database, "b", base, table), _view(database, "h", head, table)
        columns[name] = tuple(column for column in after if column in before)
    return Sides(database=database, base=base, head=head, columns=columns)


def _view(database: Database, side: str, snapshot: Snapshot, table: Table) -> list[str]:
    """Make a view of a snapshot's table and return the columns that it has there.

    A snapshot that is older than the table has no row, one older than a column has nulls there.
    """
    files = part_files(snapshot.table_folder(table.name))
    database.execute(f"create view {side}_{table.name} as {rows_today(table, files)}")
    if not files:
        return [*table.column_names()]
    found = database.execute(f"describe from {parquet_source(files)}").fetchall()
    return [row[0] for row in found]


def make_table(
    database: Database, name: str, types: Mapping[str, str], columns: Iterable[Sequence[object]]
) -> None:
    """Make a table of columns, named and of the types given, anew where there is one.

    They go there as lists: Arrow would import pandas, which takes longer than a small comparison.
    """
    chosen = ", ".join(
        f"unnest(${place}::{kind}[]) as {column}"
        for place, (column, kind) in enumerate(types.items(), start=1)
    )
    database.execute(f"create or replace table {name} as select {chosen}", list(columns))

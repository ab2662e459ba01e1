"""A folder with a file a table: CSV that no spreadsheet takes for formulas, or JSON lines."""

from pathlib import Path

from pipelines.analysis.connection import connect_snapshot
from pipelines.analysis.formulas import guarded
from pipelines.snapshots.columns import DAY, STRING, TEXT, Table
from pipelines.snapshots.database import quoted
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.store import Snapshot


def write_csv(snapshot: Snapshot, target: Path) -> None:
    """Write the tables of a snapshot as CSV (UTF-8, with a head), days in ISO form."""
    _write(snapshot, target, "csv", "format csv, header")


def write_jsonl(snapshot: Snapshot, target: Path) -> None:
    """Write the tables of a snapshot as JSON lines, days in ISO form."""
    _write(snapshot, target, "jsonl", "format json")


def _write(snapshot: Snapshot, target: Path, ending: str, options: str) -> None:
    target.mkdir()
    with connect_snapshot(snapshot) as connection:
        for name, table in TABLES.items():
            columns = ", ".join(_cells(table, guards=ending == "csv"))
            file = quoted(str(target / f"{name}.{ending}"))
            connection.execute(f'copy (select {columns} from "{name}") to {file} ({options})')


def _cells(table: Table, *, guards: bool) -> list[str]:
    """Return the SQL expression of each column."""
    return [
        f'cast("{column.name}" as date) as "{column.name}"'
        if column.type == DAY
        else f'{guarded(column.name)} as "{column.name}"'
        if guards and column.type in (STRING, TEXT)
        else f'"{column.name}"'
        for column in table.columns
    ]

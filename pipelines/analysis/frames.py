"""The tables of a snapshot as data frames."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from pipelines.analysis.filters import Filters
from pipelines.analysis.showing import SNAPSHOT
from pipelines.analysis.sources import SOURCES, Sources
from pipelines.snapshots.columns import Column, Table
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.store import LATEST, Snapshot
from pipelines.storage import open_snapshot

_TOLD = ("published_on", "statement_id")


def load(
    table: str,
    output: str | Path = "outputs",
    run: str = LATEST,
    *,
    with_sources: bool = False,
    **filters: Any,
) -> pd.DataFrame:
    """Return a table of a snapshot; ``df.attrs["columns"]`` describes its columns, and of claims
    ``df.show(0)`` shows what the first rests on.

    Args:
        table: name of the table, such as ``claims``.
        output: the output folder, or an address such as ``s3://bucket/prefix``.
        run: a run id, or ``latest``, which is resolved once; for several tables of one and the same
            snapshot, resolve it first: ``run = pipelines.latest_run("outputs")``.
        with_sources: join what the rows rest on: claims once for each of their reports, with its
            article, sentence and speaker; statements and mentions with their article; conflicts
            with the publishers of both claims.
        filters: what of it is wanted: the fields of `pipelines.analysis.filters.Filters`.

    Raises:
        SnapshotError: there is no such snapshot.
        ValueError: there is no such table, it has no sources, or knows nothing of a filter.
        TypeError: there is no such filter.
    """
    if table not in TABLES:
        raise ValueError(f"there is no table {table!r}; there are {', '.join(TABLES)}")
    snapshot = open_snapshot(output, run)
    wanted = Filters(**filters)
    if with_sources or wanted.any():
        frame = _select(snapshot, TABLES[table], wanted, with_sources=with_sources)
    else:
        frame = pd.read_parquet(snapshot.table_folder(table))
    frame.attrs[SNAPSHOT] = str(snapshot.folder)
    return frame


def _select(
    snapshot: Snapshot, table: Table, wanted: Filters, *, with_sources: bool
) -> pd.DataFrame:
    """Return the rows of a table that are wanted, in the order of its key."""
    # A table as it lies does not wait for DuckDB.
    from pipelines.analysis.connection import connect_snapshot

    if with_sources and table.name not in SOURCES:
        raise ValueError(f"{table.name} has no sources; there are those of {', '.join(SOURCES)}")
    joined = SOURCES[table.name] if with_sources else Sources({}, "")
    columns = (*table.columns, *joined.columns.values())
    selected = [
        *(f't."{name}"' for name in table.column_names()),
        *(f'{expression} as "{column.name}"' for expression, column in joined.columns.items()),
    ]
    places = ", ".join(str(columns.index(column) + 1) for column in _order(columns, table.key))
    conditions = " and ".join(f"({each})" for each in wanted.conditions(table.name)) or "true"
    query = (
        f"select {', '.join(selected)} from (select * from {table.name} where {conditions}) t "
        f"{joined.joins} order by {places}"
    )
    with connect_snapshot(snapshot) as connection:
        found = connection.sql(query, params=wanted.parameters()).to_arrow_table()
    spec = replace(table, columns=columns)
    frame: pd.DataFrame = found.cast(spec.arrow_schema()).to_pandas()
    described = {column.name: column.description for column in columns}
    frame.attrs = {"table": table.name, "columns": described}
    return frame


def _order(columns: Sequence[Column], key: Sequence[str]) -> list[Column]:
    """Return the columns by which rows are in order: the key, then when and where it is told."""
    return [column for name in (*key, *_TOLD) for column in columns if column.name == name]


def latest_run(output: str | Path = "outputs") -> str:
    """Return the run id of the latest snapshot, to load several tables of the same one.

    Raises:
        SnapshotError: there is no snapshot yet.
    """
    return open_snapshot(output).run_id

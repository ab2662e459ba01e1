"""For analysts: the tables of a snapshot as data frames."""

from pathlib import Path

import pandas as pd

from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.store import LATEST, open_snapshot


def load(table: str, output: str | Path = "outputs", run: str = LATEST) -> pd.DataFrame:
    """Return a table of a snapshot; ``df.attrs["columns"]`` describes its columns.

    Args:
        table: name of the table, such as ``claims``.
        output: the output folder.
        run: a run id, or ``latest``, which is resolved once; for several tables of one and the same
            snapshot, resolve it first: ``run = pipelines.latest_run("outputs")``.

    Raises:
        SnapshotError: there is no such snapshot.
        ValueError: there is no such table.
    """
    if table not in TABLES:
        raise ValueError(f"there is no table {table!r}; there are {', '.join(TABLES)}")
    return pd.read_parquet(open_snapshot(Path(output), run).table_folder(table))


def latest_run(output: str | Path = "outputs") -> str:
    """Return the run id of the latest snapshot, to load several tables of the same one.

    Raises:
        SnapshotError: there is no snapshot yet.
    """
    return open_snapshot(Path(output)).run_id

"""When each article was first published: of those in a snapshot, and of those that left it.

An article that comes back is no new one. What earlier snapshots held and this one has not stands in
a file beside its tables, which is carried on from run to run, so that no older snapshot is needed.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import read_records

HISTORY = "history.parquet"
"""The file of a snapshot; absent where no article has left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """When an article was first published and last changed, and what its text was then."""

    article_id: str
    content_hash: str
    first_run: str
    last_run: str


def read_histories(snapshot: Snapshot | None) -> dict[str, History]:
    """Return the histories of all articles of a snapshot and of those before it, by id."""
    if snapshot is None:
        return {}
    file = snapshot.folder / HISTORY
    left = pq.read_table(file).to_pylist() if file.exists() else []
    known = [History(**row) for row in left]
    known += read_records(History, snapshot.table_folder("articles"))
    return {history.article_id: history for history in known}


def write_histories(folder: Path, histories: Iterable[History]) -> None:
    """Write the histories of articles that have left into a snapshot's folder."""
    left = sorted(histories, key=lambda history: history.article_id)
    if left:
        schema = pa.schema([(field.name, pa.string()) for field in fields(History)])
        table = pa.Table.from_pylist([asdict(history) for history in left], schema)
        pq.write_table(table, folder / HISTORY, compression="zstd")

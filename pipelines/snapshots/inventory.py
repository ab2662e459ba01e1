"""Where a snapshot's articles come from: what the next run need not read again.

It stands in a file beside the tables, a row an article, and one for each file that gave none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.snapshots.store import Snapshot

INVENTORY = "inventory.parquet"

ROWS_AT_ONCE = 4_000
"""Sources that are read at once: as objects, they take ten times the memory."""

_TYPES = {
    "record": pa.int32(),
    "size": pa.int64(),
    "is_lasting": pa.bool_(),
    "is_withdrawn": pa.bool_(),
}
"""The types of the columns that are no strings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file, and the record in it, that an article was read from.

    `size` and `sha256` are the file's when it was read. `is_lasting` says that reading it again
    would give the same, `is_withdrawn` that it is no longer in the input. `claimed_id` is the
    identity that the article alone would have (`pipelines.reading.identities.settle_identities`).
    The last three are None for a file that gave no article.
    """

    path: str
    record: int | None = None
    size: int
    sha256: str | None
    is_lasting: bool
    is_withdrawn: bool = False
    claimed_id: str | None = None
    article_id: str | None = None
    content_hash: str | None = None


def write_inventory(folder: Path, sources: Iterable[Source]) -> None:
    """Write the sources of all articles into a snapshot's folder, by path and record."""
    ordered = sorted(sources, key=_order)
    schema = pa.schema([(f.name, _TYPES.get(f.name, pa.string())) for f in fields(Source)])
    columns = {name: [getattr(source, name) for source in ordered] for name in schema.names}
    table = pa.Table.from_pydict(columns, schema)
    pq.write_table(table, folder / INVENTORY, compression="zstd")


def read_inventory(snapshot: Snapshot) -> Iterator[Source]:
    """Yield the sources of a snapshot's articles; older versions wrote none."""
    file = snapshot.folder / INVENTORY
    if file.is_file():
        for batch in pq.ParquetFile(file).iter_batches(ROWS_AT_ONCE):
            yield from (Source(**row) for row in batch.to_pylist())


def _order(source: Source) -> tuple[str, int]:
    return source.path, -1 if source.record is None else source.record

"""The texts of a run's articles, as they lie in the parts of its table: never all in memory."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.snapshots.tables import part_files, read_table

HEADS = ["article_id", "published_on", "path", "content_hash"]
ROWS_AT_ONCE = 1_000


def read_heads(folder: Path) -> pa.Table:
    """Return of each article in a table's folder what is compared beside its text."""
    return read_table(folder, HEADS)


@dataclass(frozen=True, slots=True)
class TextReader:
    """Reads the texts of articles from a table's folder."""

    folder: Path

    def __call__(self, articles: Set[str]) -> Iterator[tuple[str, str]]:
        """Yield the ids of some articles with their texts, part by part."""
        wanted = pa.array(sorted(articles), pa.string())
        for file in part_files(self.folder):
            ids = pq.read_table(file, columns=["article_id"])["article_id"]
            if pc.any(pc.is_in(ids, value_set=wanted)).as_py():
                yield from _texts(file, wanted)


def _texts(file: Path, wanted: pa.Array) -> Iterator[tuple[str, str]]:
    batches = pq.ParquetFile(file).iter_batches(ROWS_AT_ONCE, columns=["article_id", "text"])
    for batch in batches:
        some = batch.filter(pc.is_in(batch["article_id"], value_set=wanted))
        yield from zip(*(column.to_pylist() for column in some.columns), strict=True)

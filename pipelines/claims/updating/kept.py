"""What is kept of the comparison of statements until the next run: who met whom under which keys,
which pairs spoke for one matter, and which statements were brought together.

Statements go by numbers, which they keep. It lies in files of its own and may be deleted at any
time: then all is compared again, with the same result.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.claims.columns.arrays import Integers, Numbers

STATEMENTS = pa.schema(
    [
        ("number", pa.int32()),
        ("statement_id", pa.string()),
        ("article_id", pa.string()),
        ("day", pa.int32()),
        ("component", pa.int32()),
        ("group", pa.int32()),
    ]
)
"""A row a statement: the day that it is ordered by, the lowest number among those that it hangs
together with by edges, and among those with which it was settled what is one matter.
"""

POSTINGS = pa.schema(
    [("key", pa.int64()), ("record", pa.int32()), ("day", pa.int32()), ("weak", pa.bool_())]
)
"""The keys of statements (`pipelines.claims.columns.keys.Keys`)."""

EDGES = pa.schema([("first", pa.int32()), ("second", pa.int32()), ("bits", pa.float64())])
"""Pairs that speak for one matter, the lower number first, in their order."""

VERDICTS = pa.schema([("first", pa.string()), ("second", pa.string()), ("same", pa.bool_())])
"""What reviewers said of pairs of statements."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What one run leaves for the next."""

    statements: pa.Table
    postings: pa.Table
    edges: pa.Table
    verdicts: pa.Table

    def numbers(self, name: str) -> Integers:
        """Return a column of `statements` that holds numbers."""
        found: Integers = self.statements[name].to_numpy().astype("int64")
        return found

    def ends(self) -> tuple[Integers, Integers, Numbers]:
        """Return the columns of `edges`."""
        one, other, bits = (self.edges[name].to_numpy() for name in EDGES.names)
        return one.astype("int64"), other.astype("int64"), bits


NOTHING = Kept(
    STATEMENTS.empty_table(),
    POSTINGS.empty_table(),
    EDGES.empty_table(),
    VERDICTS.empty_table(),
)
"""What is known before the first run."""


def write_kept(kept: Kept, folder: Path) -> None:
    """Leave what is kept in a folder, in the place of what was there, whole or not at all."""
    partial = folder.with_name(f"{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    for name, table in _tables(kept):
        pq.write_table(
            table,
            partial / name,
            compression="zstd",
            write_page_checksum=True,
            use_dictionary=False,
        )
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)


def read_kept(folder: Path) -> Kept | None:
    """Return what is kept in a folder; None where there is nothing, or it is damaged."""
    try:
        return Kept(
            *(
                pq.read_table(folder / name, page_checksum_verification=True)
                for name, _ in _tables(NOTHING)
            )
        )
    except (OSError, pa.ArrowException):
        return None


def _tables(kept: Kept) -> Iterator[tuple[str, pa.Table]]:
    for field in fields(Kept):
        yield f"{field.name}.parquet", getattr(kept, field.name)

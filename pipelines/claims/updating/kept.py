"""What is kept of the comparison of statements until the next run: who met whom under which keys,
which pairs spoke for one matter, and which statements were brought together.

Statements go by numbers, which they keep. Where it lies: `pipelines.claims.kept_tables`.
"""

from dataclasses import dataclass

import pyarrow as pa

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
"""The keys of statements (`pipelines.claims.columns.keys.Keys`), in their order."""

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

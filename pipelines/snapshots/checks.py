"""What must hold of a run's tables before they are published, and what its operator should hear."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa

from pipelines.errors import Failure
from pipelines.snapshots.columns import Table
from pipelines.snapshots.database import open_database
from pipelines.snapshots.schemas import MENTION_TABLES, TABLES
from pipelines.snapshots.tables import read_table

REFERENCES = (
    *((table.name, "article_id", "articles") for table in MENTION_TABLES),
    ("articles", "duplicate_of", "articles"),
    ("entities", "entity_id", "names"),
    ("statements", "article_id", "articles"),
    ("statements", "claim_id", "claims"),
    ("statement_arguments", "statement_id", "statements"),
    ("claims", "representative_statement_id", "statements"),
    ("claim_parties", "claim_id", "claims"),
    ("claim_links", "statement_id_a", "statements"),
    ("claim_links", "statement_id_b", "statements"),
    ("conflicts", "claim_id_a", "claims"),
    ("conflicts", "claim_id_b", "claims"),
)
"""Columns that name a row of another table by its key."""

REJECTED_SHARE = 0.25
"""Share of rejected files above which something is likely wrong with the drop, not with single
files.
"""

LOST_SHARE = 0.5
"""Share of the parent's articles whose absence looks like a truncated drop rather than a tidied
one.
"""


class CheckError(Failure, RuntimeError):
    """A run's tables that contradict themselves; they are not published."""


def check_tables(folder: Path) -> None:
    """Check the complete tables of a run before it is published.

    Raises:
        CheckError: a schema, a key, a reference between tables or an offset is wrong; the message
            says which and where.
    """
    tables = {name: read_table(folder / name) for name in TABLES}
    faults = [
        fault for name, table in tables.items() for fault in _shape_faults(TABLES[name], table)
    ]
    with open_database() as connection:
        for name, table in tables.items():
            connection.register(name, table)
        for reference in REFERENCES:
            faults += _reference_faults(connection, *reference)
        for spec in MENTION_TABLES:
            faults += _offset_faults(connection, spec.name)
    if faults:
        raise CheckError(
            f"the tables are not published: {'; '.join(faults[:5])}; "
            "please report this to the project"
        )


def _shape_faults(spec: Table, table: pa.Table) -> Iterator[str]:
    if not table.schema.equals(spec.arrow_schema()):
        yield f"{spec.name} has not the columns of its schema"
    keys = table.select(list(spec.key)).group_by(list(spec.key)).aggregate([]).num_rows
    if keys != table.num_rows:
        yield f"{spec.name} holds {table.num_rows - keys} rows whose key {spec.key} stands twice"


def _reference_faults(
    connection: duckdb.DuckDBPyConnection, name: str, column: str, target: str
) -> Iterator[str]:
    key = TABLES[target].key[0]
    query = (
        f"select {column} from {name} "
        f"where {column} is not null and {column} not in (select {key} from {target})"
    )
    dangling = connection.execute(query).fetchone()
    if dangling:
        yield f"{name}.{column} names {dangling[0]}, which is not in {target}"


def _offset_faults(connection: duckdb.DuckDBPyConnection, name: str) -> Iterator[str]:
    wrong = connection.execute(
        f"select mention_id from {name} m join articles a using (article_id) "
        'where "end" <= start or sentence_start > start or sentence_end < "end" '
        'or substring(a.text, start + 1, "end" - start) <> m.text'
    ).fetchone()
    if wrong:
        yield f"{name}: the offsets of {wrong[0]} do not cut its text out of the article"


def warnings(
    files: int, rejected: int, articles: int, parent_articles: int, gone: int
) -> list[str]:
    """Return what the operator should look at although the run is sound.

    Args:
        files: raw files read.
        rejected: of these, rejected as a whole or in part.
        articles: articles in this run.
        parent_articles: articles in the parent snapshot.
        gone: articles of the parent that this run has not.
    """
    found = []
    if files and rejected / files > REJECTED_SHARE:
        found.append(f"{rejected} of {files} files were rejected; see the table rejects")
    if parent_articles and gone / parent_articles > LOST_SHARE:
        found.append(
            f"{gone} of {parent_articles} articles of the last run are gone from the input; "
            "is it complete?"
        )
    if files and not articles:
        found.append("no file gave an article")
    return found

"""What must hold of a run's tables before they are published, and what its operator should hear."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
from pyarrow.dataset import dataset

from pipelines.errors import Failure
from pipelines.snapshots.columns import Table
from pipelines.snapshots.database import open_database
from pipelines.snapshots.parts import is_shared, new_files
from pipelines.snapshots.schemas import MENTION_TABLES, TABLES
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import part_files

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


def check_tables(folder: Path, parent: Snapshot | None = None) -> None:
    """Check the complete tables of a run before it is published.

    Args:
        folder: the run's.
        parent: a snapshot that was checked; what the run shares with it is not looked at again,
            but for keys and references of tables in which anything else changed.

    Raises:
        CheckError: a schema, a key, a reference between tables or an offset is wrong; the message
            says which and where.
    """
    new = {name: new_files(folder / name, parent) for name in TABLES}
    changed = {name for name in TABLES if new[name] or not is_shared(folder / name, parent)}
    faults = [fault for name in TABLES for fault in _schema_faults(TABLES[name], new[name])]
    if not faults:
        with open_database() as connection:
            for name in TABLES:
                connection.register(name, dataset(part_files(folder / name)))
            for name in sorted(changed):
                faults += _key_faults(connection, TABLES[name])
            for name, column, target in REFERENCES:
                if changed & {name, target}:
                    faults += _reference_faults(connection, name, column, target)
        with open_database() as connection:
            for spec in MENTION_TABLES:
                faults += _offset_faults(connection, folder, spec.name, new)
    if faults:
        raise CheckError(
            f"the tables are not published: {'; '.join(faults[:5])}; "
            "please report this to the project"
        )


def _schema_faults(spec: Table, files: Sequence[Path]) -> Iterator[str]:
    if not all(pq.read_schema(file).equals(spec.arrow_schema()) for file in files):
        yield f"{spec.name} has not the columns of its schema"


def _key_faults(connection: duckdb.DuckDBPyConnection, spec: Table) -> Iterator[str]:
    key = ", ".join(spec.key)
    twice = connection.execute(
        f"select coalesce(sum(rows - 1), 0) from "
        f"(select count(*) as rows from {spec.name} group by {key})"
    ).fetchone()
    if twice and twice[0]:
        yield f"{spec.name} holds {twice[0]} rows whose key {spec.key} stands twice"


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


def _offset_faults(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    name: str,
    new: Mapping[str, Sequence[Path]],
) -> Iterator[str]:
    """Yield what is wrong with offsets: parts of one name are of the same articles."""
    parts = {file.name for file in (*new[name], *new["articles"])}
    for part in sorted(parts):
        mentions, articles = folder / name / part, folder / "articles" / part
        if mentions.is_file():
            yield from _offset_faults_in(connection, mentions, articles)


def _offset_faults_in(
    connection: duckdb.DuckDBPyConnection, mentions: Path, articles: Path
) -> Iterator[str]:
    connection.register("mentions", dataset(mentions))
    connection.register("articles", dataset(articles))
    wrong = connection.execute(
        "select mention_id from mentions m left join articles a using (article_id) "
        'where "end" <= start or sentence_start > start or sentence_end < "end" '
        'or substring(a.text, start + 1, "end" - start) is distinct from m.text limit 1'
    ).fetchall()
    for (mention_id,) in wrong:
        name = mentions.parent.name
        yield f"{name}: the offsets of {mention_id} do not cut its text out of the article"


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

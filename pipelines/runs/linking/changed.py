"""Which articles are not as they were, as far as claims are made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path

import duckdb

from pipelines.claims.linking import VALUE_TABLES
from pipelines.claims.telling.printed import PRINTED_TABLES
from pipelines.snapshots.database import open_database, parquet_source
from pipelines.snapshots.parts import files_apart
from pipelines.snapshots.rows import ArgumentRow, PublishedArticle, StatementRow
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import part_files

_ARGUMENTS = "statement_arguments"


def _names(record: type[ArgumentRow | PublishedArticle | StatementRow]) -> list[str]:
    return [field.name for field in fields(record)]


_COMPARED: Mapping[str, Sequence[str]] = {
    "articles": _names(PublishedArticle),
    "statements": _names(StatementRow),
    _ARGUMENTS: _names(ArgumentRow),
} | {
    table: ["article_id", *dict.fromkeys([*VALUE_TABLES[table], *PRINTED_TABLES.get(table, ())])]
    for table in VALUE_TABLES
}
"""The columns of tables of which claims are made."""


def all_articles(folder: Path) -> set[str]:
    """Return the ids of all articles in the tables of a folder."""
    with open_database() as connection:
        source = parquet_source(part_files(folder / "articles"))
        return _ids(connection, f"select article_id from {source}")


def changed_articles(folder: Path, parent: Snapshot) -> set[str]:
    """Return the ids of the articles that came, went, or whose rows differ, in any column that
    claims need, from those of the snapshot before; files that both share are not read.
    """
    found: set[str] = set()
    with open_database() as connection:
        for table, columns in _COMPARED.items():
            ours, theirs = folder / table, parent.table_folder(table)
            key = "statement_id" if table == _ARGUMENTS else "article_id"
            query = _differing(files_apart(ours, theirs), files_apart(theirs, ours), columns, key)
            if query and table == _ARGUMENTS:
                found |= _ids(connection, _articles_of(query, folder, parent))
            elif query:
                found |= _ids(connection, query)
    return found


def _ids(connection: duckdb.DuckDBPyConnection, query: str) -> set[str]:
    return {str(found) for (found,) in connection.execute(query).fetchall()}


def _differing(
    ours: Sequence[Path], theirs: Sequence[Path], columns: Sequence[str], key: str
) -> str | None:
    """Return the query for the keys of rows that stand in some files but not in others."""
    listed = ", ".join(f'"{name}"' for name in columns)
    one, other = (
        f"select {listed} from {parquet_source(files)}" if files else None
        for files in (ours, theirs)
    )
    if one and other:
        both = f"({one} except {other}) union all ({other} except {one})"
        return f"select distinct {key} from ({both})"
    return f"select distinct {key} from ({one or other})" if one or other else None


def _articles_of(query: str, folder: Path, parent: Snapshot) -> str:
    """Return the query for the articles of some statements, wherever these are."""
    files = [*part_files(folder / "statements"), *part_files(parent.table_folder("statements"))]
    return (
        f"select distinct article_id from {parquet_source(files)} semi join ({query}) as differing "
        "using (statement_id)"
    )

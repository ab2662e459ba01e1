"""What the parent snapshot says of files that this run cannot read: they keep their last rows.

A file that is being written, or that the disk does not give just now, is not gone.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.reading.articles import Article
from pipelines.reading.drafts import Reject, RejectReason
from pipelines.snapshots.rows import Row, StatementRow
from pipelines.snapshots.schemas import ARTICLES, MENTION_TABLES, TABLES
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import read_table, rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedArticle:
    """An article with its rows as the parent snapshot has them: by table, and its statements."""

    article: Article
    rows: Mapping[str, Sequence[Row]]
    statements: Sequence[StatementRow]


def carry(
    parent: Snapshot | None, *, waiting: Set[str], unread: Set[str]
) -> Iterator[CarriedArticle | Reject]:
    """Yield what the parent snapshot holds of files.

    Args:
        parent: the snapshot before this run; one whose tables have other columns gives nothing.
        waiting: paths of files that are being written, whose articles and rejects stay.
        unread: paths of files and folders that could not be read, whose articles stay.
    """
    if parent is None or not (waiting or unread) or not _has_our_columns(parent):
        return
    articles = read_table(parent.table_folder("articles"), ["article_id", "path"]).to_pylist()
    ids = [row["article_id"] for row in articles if _is_within(row["path"], waiting | unread)]
    if ids:
        yield from _articles(parent, ids)
    for row in _rows(parent, "rejects", "path", sorted(waiting)):
        yield Reject(**row | {"reason": RejectReason(row["reason"])})


def is_unread(reject: Reject) -> bool:
    """Whether a file or folder is there, but its bytes could not be had."""
    return reject.reason == RejectReason.UNREADABLE and reject.content_hash is None


def _has_our_columns(parent: Snapshot) -> bool:
    folders = {name: parent.table_folder(name) for name in TABLES}
    return all(
        folder.is_dir() and _columns(folder) == TABLES[name].column_names()
        for name, folder in folders.items()
    )


def _columns(folder: Path) -> tuple[str, ...]:
    return tuple(pq.read_schema(next(folder.glob("*.parquet"))).names)


def _is_within(path: str, places: Set[str]) -> bool:
    """Whether a path is one of the places or lies in one."""
    return path in places or any(str(folder) in places for folder in PurePosixPath(path).parents)


def _articles(parent: Snapshot, ids: Sequence[str]) -> Iterator[CarriedArticle]:
    """Yield articles of the parent snapshot with their rows."""
    statements = _by(_rows(parent, "statements", "article_id", ids), "article_id")
    statement_ids = [str(row["statement_id"]) for rows in statements.values() for row in rows]
    arguments = _by(
        _rows(parent, "statement_arguments", "statement_id", statement_ids), "statement_id"
    )
    mentions = {
        table.name: _by(_rows(parent, table.name, "article_id", ids), "article_id")
        for table in MENTION_TABLES
    }
    for row in _rows(parent, ARTICLES.name, "article_id", ids):
        own = statements.get(row["article_id"], [])
        rows = {name: found.get(row["article_id"], []) for name, found in mentions.items()}
        rows["statement_arguments"] = [
            argument for each in own for argument in arguments.get(each["statement_id"], [])
        ]
        yield CarriedArticle(
            article=_article(row), rows=rows, statements=[_statement(each) for each in own]
        )


def _article(row: Mapping[str, Any]) -> Article:
    return Article(**{name: row[name] for name in Article.__dataclass_fields__})


def _statement(row: Row) -> StatementRow:
    columns: dict[str, Any] = {name: cell for name, cell in row.items() if name != "claim_id"}
    return StatementRow(**columns)


def _by(rows: Sequence[Row], column: str) -> dict[object, list[Row]]:
    found: dict[object, list[Row]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found


def _rows(parent: Snapshot, table: str, column: str, wanted: Sequence[str]) -> list[Any]:
    rows = read_table(parent.table_folder(table))
    return rows_of(rows.filter(pc.is_in(rows[column], value_set=pa.array(wanted, pa.string()))))

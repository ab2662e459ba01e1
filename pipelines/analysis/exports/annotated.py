"""Articles with their mentions and statements, for the formats of annotators."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.review.describe import Columns
from pipelines.snapshots.rows import Row
from pipelines.snapshots.schemas import MENTION_TABLES
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """An article's row, the rows of its mentions in text order, each with its table, and those of
    its statements, each with what fills its roles.
    """

    article: Columns
    mentions: Sequence[tuple[str, Columns]]
    statements: Sequence[tuple[Columns, Sequence[Columns]]]


def annotated_articles(snapshot: Snapshot) -> Iterator[AnnotatedArticle]:
    """Yield the articles of a snapshot in the order of their ids."""
    mentions: dict[object, list[tuple[str, Columns]]] = {}
    for table in MENTION_TABLES:
        for row in read_rows(snapshot.table_folder(table.name)):
            mentions.setdefault(row["article_id"], []).append((table.name, row))
    arguments = _by(read_rows(snapshot.table_folder("statement_arguments")), "statement_id")
    statements = _by(read_rows(snapshot.table_folder("statements")), "article_id")
    for article in read_rows(snapshot.table_folder("articles")):
        own = article["article_id"]
        yield AnnotatedArticle(
            article=article,
            mentions=sorted(mentions.get(own, ()), key=lambda each: int(each[1]["start"])),
            statements=[
                (row, arguments.get(row["statement_id"], [])) for row in statements.get(own, ())
            ],
        )


def _by(rows: Sequence[Row], column: str) -> dict[object, list[Row]]:
    found: dict[object, list[Row]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found

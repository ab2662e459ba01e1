"""The rows of one article in all tables, once its identity is known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields

from pipelines.claims.sources import find_agency
from pipelines.identity import number_ids
from pipelines.reading.drafts import Article
from pipelines.runs.entries import CachedArticle, CachedStatement
from pipelines.runs.parts.settling import Settled
from pipelines.snapshots.parts import ARTICLE_TABLES
from pipelines.snapshots.rows import ArgumentRow, Row, StatementRow
from pipelines.snapshots.schemas import ARTICLES

ArticleRows = Mapping[str, list[Row]]
"""The rows of an article by table."""


def article_rows(item: CachedArticle, settled: Settled) -> ArticleRows:
    """Return the rows of an article; what depends on other articles is left open.

    Args:
        item: what was extracted from the article.
        settled: its identity, and the runs that published it.
    """
    rows: dict[str, list[Row]] = {table.name: [] for table in ARTICLE_TABLES}
    rows["articles"].append(_article_row(item.article, settled))
    article_id = settled.article_id
    anchors = [
        (mention.kind, mention.sentence_key, str(mention.columns["text"]))
        for mention in item.mentions
    ]
    mention_ids = number_ids("m_", article_id, anchors)
    for mention, mention_id in zip(item.mentions, mention_ids, strict=True):
        ids: Row = {"mention_id": mention_id, "article_id": article_id}
        rows[mention.kind].append(ids | mention.columns)
    statement_ids = number_ids("s_", article_id, [_anchor(s, anchors) for s in item.statements])
    named = [
        (anchor[0], mention_id) for anchor, mention_id in zip(anchors, mention_ids, strict=True)
    ]
    for statement, statement_id in zip(item.statements, statement_ids, strict=True):
        row = StatementRow.of(statement_id, article_id, statement.columns)
        rows["statements"].append(row.as_row())
        rows["statement_arguments"].extend(_argument_rows(statement, statement_id, named))
    return rows


_KNOWN = tuple(field.name for field in fields(Article) if field.name in ARTICLES.column_names())
"""The columns of an article that are known before its identity is."""


def _article_row(article: Article, settled: Settled) -> Row:
    return {name: getattr(article, name) for name in _KNOWN} | {
        "article_id": settled.article_id,
        "word_count": article.word_count,
        "via": find_agency(article.author, article.text),
        "first_run": settled.first_run,
        "last_run": settled.last_run,
    }


def _anchor(
    statement: CachedStatement, anchors: Sequence[tuple[str, str, str]]
) -> tuple[str, str, str]:
    """Return what a statement is known by: the first value it rests on."""
    _, sentence_key, surface = anchors[statement.first_value()]
    return "statement", sentence_key, surface


def _argument_rows(
    statement: CachedStatement, statement_id: str, mentions: Sequence[tuple[str, str]]
) -> Iterator[Row]:
    """Yield what fills the roles of a statement; `mentions` are kind and id, by place."""
    for argument in statement.arguments:
        kind, mention_id = (None, None) if argument.mention is None else mentions[argument.mention]
        yield ArgumentRow(
            statement_id=statement_id,
            role=argument.role,
            mention_id=mention_id,
            mention_kind=kind,
            entity_id=argument.entity_id,
            name=argument.name,
            start=argument.start,
            end=argument.end,
        ).as_row()

"""From what single files gave to the tables of a run: identities, near-identical articles,
statements.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from pipelines.claims.copies.near_duplicates import ComparedArticle, find_near_duplicates
from pipelines.claims.sources import find_agency
from pipelines.identity import number_ids
from pipelines.reading.articles import Article, Reject, settle_identities
from pipelines.runs.carried import CarriedArticle
from pipelines.runs.entries import CachedArticle, CachedStatement, Item
from pipelines.snapshots.history import History
from pipelines.snapshots.rows import ArgumentRow, Row, StatementRow
from pipelines.snapshots.schemas import ARTICLES, MENTION_TABLES, TABLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """The rows of all files: by table those that are complete, and the statements, which have no
    claim yet.
    """

    tables: Mapping[str, list[Row]]
    statements: list[StatementRow]


def assemble(
    items: Iterable[Item | CarriedArticle], run_id: str, histories: Mapping[str, History]
) -> Assembly:
    """Bring the items of all files together as table rows.

    Args:
        items: what each article or bad record gave, in any order.
        run_id: the run that publishes the rows.
        histories: for each article of earlier snapshots, by id, when it was published.
    """
    rejects: list[Row] = []
    cached: dict[tuple[str, int | None], CachedArticle | CarriedArticle] = {}
    for item in items:
        if isinstance(item, Reject):
            rejects.append(asdict(item))
        else:
            cached[item.article.path, item.article.record] = item
    articles = settle_identities(item.article for item in cached.values())
    tables: dict[str, list[Row]] = {table.name: [] for table in MENTION_TABLES}
    tables |= {"articles": list(_article_rows(articles, run_id, histories)), "rejects": rejects}
    tables["statement_arguments"] = []
    assembly = Assembly(tables=tables, statements=[])
    for article in articles:
        item = cached[article.path, article.record]
        if isinstance(item, CarriedArticle):
            _add_carried(article.article_id, item, assembly)
        else:
            _add(article.article_id, item, assembly)
    return assembly


def _article_rows(
    articles: Sequence[Article], run_id: str, histories: Mapping[str, History]
) -> Iterator[Row]:
    texts = [
        ComparedArticle(
            article_id=a.article_id, text=a.text, published_on=a.published_on, path=a.path
        )
        for a in articles
    ]
    earliest = find_near_duplicates(texts)
    columns = ARTICLES.column_names()
    for article in articles:
        past = histories.get(article.article_id)
        unchanged = past is not None and past.content_hash == article.content_hash
        known = {name: cell for name, cell in asdict(article).items() if name in columns}
        yield known | {
            "word_count": article.word_count,
            "duplicate_of": earliest.get(article.article_id),
            "via": find_agency(article.author, article.text),
            "first_run": past.first_run if past else run_id,
            "last_run": past.last_run if past and unchanged else run_id,
        }


def _add_carried(article_id: str, item: CarriedArticle, assembly: Assembly) -> None:
    """Add the rows of an article as they were."""
    for name, rows in item.rows.items():
        own: Row = {"article_id": article_id} if "article_id" in TABLES[name].column_names() else {}
        assembly.tables[name].extend(row | own for row in rows)
    assembly.statements.extend(replace(row, article_id=article_id) for row in item.statements)


def _add(article_id: str, item: CachedArticle, assembly: Assembly) -> None:
    """Add the mentions and statements of an article, now that its id is known."""
    anchors = [
        (mention.kind, mention.sentence_key, str(mention.columns["text"]))
        for mention in item.mentions
    ]
    mention_ids = number_ids("m_", article_id, anchors)
    for mention, mention_id in zip(item.mentions, mention_ids, strict=True):
        ids: Row = {"mention_id": mention_id, "article_id": article_id}
        assembly.tables[mention.kind].append(ids | mention.columns)
    bases = [_anchor(statement, anchors) for statement in item.statements]
    statement_ids = number_ids("s_", article_id, bases)
    named = [
        (anchor[0], mention_id) for anchor, mention_id in zip(anchors, mention_ids, strict=True)
    ]
    for statement, statement_id in zip(item.statements, statement_ids, strict=True):
        assembly.statements.append(StatementRow.of(statement_id, article_id, statement.columns))
        assembly.tables["statement_arguments"].extend(
            row.as_row() for row in _argument_rows(statement, statement_id, named)
        )


def _anchor(
    statement: CachedStatement, anchors: Sequence[tuple[str, str, str]]
) -> tuple[str, str, str]:
    """Return what a statement is known by: the first value it rests on."""
    _, sentence_key, surface = anchors[statement.first_value()]
    return "statement", sentence_key, surface


def _argument_rows(
    statement: CachedStatement, statement_id: str, mentions: Sequence[tuple[str, str]]
) -> Iterator[ArgumentRow]:
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
        )

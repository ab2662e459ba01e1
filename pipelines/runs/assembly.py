"""From the cached rows of single files to the tables of a run: identities, near-identical articles,
statements.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pipelines.claims.near_duplicates import ArticleText
from pipelines.claims.near_duplicates import find as find_near_duplicates
from pipelines.identity import number_ids
from pipelines.reading.articles import Article, settle_identities
from pipelines.runs.extraction import Entry, restore_article
from pipelines.snapshots.schemas import ARTICLES, MENTION_TABLES

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """When an article was first published and last changed, from the parent snapshot."""

    content_hash: str
    first_run: str
    last_run: str


def assemble(
    items: Iterable[Entry], run_id: str, histories: Mapping[str, History]
) -> dict[str, list[Row]]:
    """Bring the items of all files together as table rows.

    Args:
        items: what each article or bad record gave, in any order.
        run_id: the run that publishes the rows.
        histories: for each article of the parent snapshot, by id, what it held.

    Returns:
        The rows of every table but the claims', by table; those of ``statements`` have no
        ``claim_id`` yet.
    """
    rejects: list[Row] = []
    entries: dict[tuple[str, int | None], Entry] = {}
    for item in items:
        if "reject" in item:
            rejects.append(item["reject"])
        else:
            entries[item["article"]["path"], item["article"]["record"]] = item
    articles = settle_identities(restore_article(entry["article"]) for entry in entries.values())
    rows: dict[str, list[Row]] = {table.name: [] for table in MENTION_TABLES}
    rows |= {"statements": [], "statement_arguments": [], "rejects": rejects}
    rows["articles"] = list(_article_rows(articles, run_id, histories))
    for article in articles:
        _add_mentions(article.article_id, entries[article.path, article.record], rows)
    return rows


def _article_rows(
    articles: Sequence[Article], run_id: str, histories: Mapping[str, History]
) -> Iterator[Row]:
    texts = [
        ArticleText(article_id=a.article_id, text=a.text, published_on=a.published_on, path=a.path)
        for a in articles
    ]
    earliest = find_near_duplicates(texts)
    for article in articles:
        past = histories.get(article.article_id)
        unchanged = past is not None and past.content_hash == article.content_hash
        fields = {
            name: value
            for name, value in asdict(article).items()
            if name in ARTICLES.column_names()
        }
        yield fields | {
            "word_count": article.word_count,
            "duplicate_of": earliest.get(article.article_id),
            "first_run": past.first_run if past else run_id,
            "last_run": past.last_run if past and unchanged else run_id,
        }


def _add_mentions(article_id: str, entry: Entry, rows: Mapping[str, list[Row]]) -> None:
    mentions = entry["mentions"]
    anchors = [(m["kind"], m["sentence_key"], m["row"]["text"]) for m in mentions]
    mention_ids = number_ids("m_", article_id, anchors)
    for mention, mention_id in zip(mentions, mention_ids, strict=True):
        rows[mention["kind"]].append(
            {"mention_id": mention_id, "article_id": article_id} | mention["row"]
        )
    statements = entry["statements"]
    bases = [_anchor(statement, anchors) for statement in statements]
    statement_ids = number_ids("s_", article_id, bases)
    for statement, statement_id in zip(statements, statement_ids, strict=True):
        rows["statements"].append(
            {"statement_id": statement_id, "article_id": article_id} | statement["row"]
        )
        rows["statement_arguments"].extend(
            _argument_rows(statement, statement_id, mention_ids, mentions)
        )


def _anchor(statement: Row, anchors: Sequence[tuple[str, str, str]]) -> tuple[str, str, str]:
    """Return what a statement is known by: the first value it rests on."""
    first = next(
        a["mention"]
        for a in statement["arguments"]
        if a["role"] == "value" and a["mention"] is not None
    )
    _, sentence_key, surface = anchors[first]
    return "statement", sentence_key, surface


def _argument_rows(
    statement: Row, statement_id: str, mention_ids: Sequence[str], mentions: Sequence[Row]
) -> Iterator[Row]:
    for argument in statement["arguments"]:
        at = argument["mention"]
        yield {
            "statement_id": statement_id,
            "role": argument["role"],
            "mention_id": None if at is None else mention_ids[at],
            "mention_kind": None if at is None else mentions[at]["kind"],
            "entity_id": argument["entity_id"],
            "name": argument["name"],
        }

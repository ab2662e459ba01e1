"""The rows of an article that got another identity, by the article that left it or claims it.

Ids of mentions and statements are made of the article's (`pipelines.identity`). What was extracted
from it is not read again: which of several equal ones a mention is, is found by trying.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from pipelines.identity import sentence_keys, stable_id
from pipelines.runs.parts.article_rows import ArticleRows
from pipelines.runs.parts.settling import Settled
from pipelines.snapshots.rows import Row
from pipelines.snapshots.schemas import MENTION_TABLES

MOST_EQUAL = 1_000
"""Of so many equal mentions in equal sentences each is found."""

_Anchor = tuple[str, str, str]
"""Kind, key of the sentence, and surface: what a mention or statement is known by."""


def rename(rows: ArticleRows, settled: Settled) -> ArticleRows:
    """Return the rows of an article as they are under its new identity."""
    [article] = rows["articles"]
    old, new = str(article["article_id"]), settled.article_id
    anchors = dict(_anchors(rows, str(article["text"])))
    names: dict[object, str] = {
        own: _renamed(own, "m_", [anchor], old, new) for own, anchor in anchors.items()
    }
    for own, mentions in _values(rows).items():
        values = [anchors[mention] for mention in mentions if mention in anchors]
        known_by = [("statement", key, surface) for _, key, surface in values]
        names[own] = _renamed(own, "s_", known_by, old, new)
    ids: Row = {
        "article_id": new,
        "first_run": settled.first_run,
        "last_run": settled.last_run,
    }
    return {table: [_with(row, names, ids) for row in own] for table, own in rows.items()}


def _anchors(rows: ArticleRows, text: str) -> Iterator[tuple[str, _Anchor]]:
    for table in MENTION_TABLES:
        own = rows[table.name]
        keys = sentence_keys(text, [int(str(row["start"])) for row in own])
        for row, key in zip(own, keys, strict=True):
            yield str(row["mention_id"]), (table.name, key, str(row["text"]))


def _values(rows: ArticleRows) -> Mapping[str, list[str]]:
    """Return the mentions that are values of each statement."""
    found: dict[str, list[str]] = {str(row["statement_id"]): [] for row in rows["statements"]}
    for row in rows["statement_arguments"]:
        if row["role"] == "value" and row["mention_id"] is not None:
            found[str(row["statement_id"])].append(str(row["mention_id"]))
    return found


def _renamed(own: str, kind: str, anchors: Sequence[_Anchor], old: str, new: str) -> str:
    """Return the new id of what is known by one of these anchors.

    An id that no anchor explains, as one of an older version, stays.
    """
    for place, anchor in product(range(MOST_EQUAL), anchors):
        if stable_id(kind, old, *anchor, place) == own:
            return stable_id(kind, new, *anchor, place)
    return own


def _with(row: Row, names: Mapping[object, str], ids: Row) -> Row:
    own = {
        name: names[row[name]] for name in ("mention_id", "statement_id") if row.get(name) in names
    }
    return row | {name: cell for name, cell in ids.items() if name in row} | own

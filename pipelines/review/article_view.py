"""One article of a snapshot with its mentions and statements marked, for the terminal and as a
page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow.compute as pc

from pipelines.review.report import templates
from pipelines.snapshots.schemas import MENTION_TABLES
from pipelines.snapshots.store import Snapshot, SnapshotError
from pipelines.snapshots.tables import read_table

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text; `mention` is the row that it shows with its ``kind`` and ``value``, None
    between mentions.
    """

    text: str
    mention: Row | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article's row, its text cut at the mentions, and the rows of its statements in text order."""

    article: Row
    pieces: tuple[Piece, ...]
    statements: tuple[Row, ...]


def view_article(snapshot: Snapshot, wanted: str) -> ArticleView:
    """Return the view of the article whose id, path or address is `wanted`, or whose id or path
    begins or ends so.

    Raises:
        SnapshotError: there is no such article, or more than one.
    """
    article = _find(read_table(snapshot.table_folder("articles")).to_pylist(), wanted)
    mentions = [
        row | {"kind": table.name, "value": describe_value(table.name, row)}
        for table in MENTION_TABLES
        for row in _rows_of(snapshot, table.name, article["article_id"])
    ]
    mentions.sort(key=lambda row: row["start"])
    statements = sorted(
        _rows_of(snapshot, "statements", article["article_id"]),
        key=lambda row: row["sentence_start"],
    )
    return ArticleView(
        article=article,
        pieces=tuple(_pieces(article["text"], mentions)),
        statements=tuple(statements),
    )


def _find(articles: Sequence[Row], wanted: str) -> Row:
    exact = [row for row in articles if wanted in (row["article_id"], row["path"], row["url"])]
    near = [
        row for row in articles if row["article_id"].startswith(wanted) or wanted in row["path"]
    ]
    found = exact or near
    if len(found) != 1:
        which = ", ".join(row["path"] for row in found[:5]) or "none"
        raise SnapshotError(
            f"{wanted!r} names {len(found)} articles ({which}); give an article_id or a path"
        )
    return found[0]


def _rows_of(snapshot: Snapshot, table: str, article_id: str) -> list[Row]:
    rows = read_table(snapshot.table_folder(table))
    found: list[Row] = rows.filter(pc.equal(rows["article_id"], article_id)).to_pylist()
    return found


def _pieces(text: str, mentions: Sequence[Row]) -> Iterator[Piece]:
    at = 0
    for mention in mentions:
        if at < mention["start"]:
            yield Piece(text=text[at : mention["start"]], mention=None)
        yield Piece(text=mention["text"], mention=mention)
        at = mention["end"]
    yield Piece(text=text[at:], mention=None)


def describe_value(kind: str, row: Row) -> str:
    """Return a mention's normalised value in a few words.

    >>> row = {"amount_low": 3e8, "amount_high": 3e8, "currency": "USD", "comparator": ">", "per": None}
    >>> describe_value("money", row)
    '> 300,000,000 USD'
    """
    if kind == "money":
        return _measure(row, "amount", row["currency"])
    if kind == "gas_volumes":
        return _measure(row, "quantity", row["unit"])
    if kind == "weapons":
        number = _span(row["quantity_low"], row["quantity_high"])
        caliber = f"{row['caliber_mm']:g} mm" if row["caliber_mm"] is not None else None
        return " ".join(
            part for part in (number, row["system"], row["weapon_class"], caliber) if part
        )
    return str((row["value"] or row["kind"]) if kind == "dates" else row["name"])


def describe_statement(row: Row) -> str:
    """Return what a statement says in a few words, its values first."""
    number = _span(row["quantity_low"], row["quantity_high"])
    parts = [
        _measure(row, "amount", row["currency"]) if row["amount_low"] is not None else None,
        _measure(row, "m3", "m3") if row["m3_low"] is not None else None,
        " ".join(part for part in (number, row["systems"] or row["weapon_class"]) if part),
        row["period"],
        row["modality"],
        f"says {row['attributed_to']}" if row["attributed_to"] else None,
    ]
    return f"{row['statement_type']}: " + ", ".join(part for part in parts if part)


def _measure(row: Row, name: str, unit: str) -> str:
    comparator = "" if row["comparator"] == "=" else f"{row['comparator']} "
    per = f" per {row['per']}" if row["per"] else ""
    return f"{comparator}{_span(row[f'{name}_low'], row[f'{name}_high'])} {unit}{per}"


def _span(low: float | None, high: float | None) -> str:
    shown = [f"{value:,.10g}" for value in dict.fromkeys((low, high)) if value is not None]
    return " to ".join(shown)


def render_text(view: ArticleView) -> str:
    """Return the article as plain text, each mention in brackets with its value, and the statements
    below.
    """
    marked = "".join(
        piece.text
        if piece.mention is None
        else f"[{piece.text} | {piece.mention['kind']}: {piece.mention['value']}]"
        for piece in view.pieces
    )
    article = view.article
    head = f"{article['path']}  {article['article_id']}  {article['source'] or ''}"
    lines = [head.rstrip(), "", marked, "", "Statements:"]
    lines += [
        f"- {describe_statement(row)}\n  {' '.join(row['sentence'].split())}"
        for row in view.statements
    ]
    return "\n".join(lines)


def render_html(view: ArticleView) -> str:
    """Return the article as a page that loads nothing and runs nothing."""
    return templates().get_template("article.html").render(view=view, describe=describe_statement)

"""One article of a snapshot with its mentions and statements marked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipelines.claims.telling.periods import say_period
from pipelines.review.describe import Columns, describe_statement, describe_value
from pipelines.review.marked_sentences import (
    Stretch,
    cut_sentence,
    in_brackets,
    placed_elsewhere,
)
from pipelines.snapshots.schemas import MENTION_TABLES
from pipelines.snapshots.store import Snapshot, SnapshotError
from pipelines.snapshots.tables import read_rows, read_rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMention:
    """A mention: where it stands, the table of its row, its value in words, and its rule."""

    start: int
    end: int
    text: str
    kind: str
    value: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text; `mention` is what it shows, None between mentions."""

    text: str
    mention: ShownMention | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article's row, its text cut at the mentions, its statements' rows in text order, and the
    rows of their arguments by the statement's id.
    """

    article: Columns
    pieces: tuple[Piece, ...]
    statements: tuple[Columns, ...]
    arguments: Mapping[str, Sequence[Columns]]

    def describe(self, statement: Columns) -> str:
        """Return what a statement says in a few words, its gas volume also as printed."""
        volumes = [
            row["name"]
            for row in self._arguments(statement)
            if (row["role"], row["mention_kind"]) == ("value", "gas_volumes")
        ]
        return describe_statement(statement, volumes[0] if len(volumes) == 1 else None)

    def stretches(self, statement: Columns) -> list[Stretch]:
        """Return the sentence of a statement cut at the words that fill its roles."""
        placed = [row for row in self._arguments(statement) if row["start"] is not None]
        return list(cut_sentence(statement, placed))

    def elsewhere(self, statement: Columns) -> list[tuple[str, str, str | None]]:
        """Return the role, name and words of each argument that its sentence does not name."""
        return list(placed_elsewhere(statement, self._arguments(statement), self.article["text"]))

    def _arguments(self, statement: Columns) -> Sequence[Columns]:
        return self.arguments.get(statement["statement_id"], ())


def view_article(snapshot: Snapshot, wanted: str) -> ArticleView:
    """Return the view of the article whose id, path or address is `wanted`, or whose id or path
    begins or ends so.

    Raises:
        SnapshotError: there is no such article, or more than one.
    """
    article = _find(read_rows(snapshot.table_folder("articles")), wanted)
    article_id = article["article_id"]
    mentions = [
        _shown(table.name, row)
        for table in MENTION_TABLES
        for row in _rows_of(snapshot, table.name, article_id)
    ]
    statements = sorted(
        _rows_of(snapshot, "statements", article_id), key=lambda row: int(row["sentence_start"])
    )
    mentions.sort(key=lambda mention: mention.start)
    return ArticleView(
        article=article,
        pieces=tuple(_pieces(article["text"], mentions)),
        statements=tuple(statements),
        arguments=_arguments(snapshot, [row["statement_id"] for row in statements]),
    )


def _shown(kind: str, row: Columns) -> ShownMention:
    return ShownMention(
        start=row["start"],
        end=row["end"],
        text=row["text"],
        kind=kind,
        value=describe_value(kind, row),
        rule=row["rule"],
    )


def _find(articles: Sequence[Columns], wanted: str) -> Columns:
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


def _rows_of(snapshot: Snapshot, table: str, article_id: Any) -> Sequence[Columns]:
    return read_rows_of(snapshot.table_folder(table), "article_id", [article_id])


def _arguments(snapshot: Snapshot, wanted: Sequence[str]) -> Mapping[str, Sequence[Columns]]:
    folder = snapshot.table_folder("statement_arguments")
    found: dict[str, list[Columns]] = {}
    for row in read_rows_of(folder, "statement_id", wanted):
        found.setdefault(str(row["statement_id"]), []).append(row)
    return found


def _pieces(text: str, mentions: Sequence[ShownMention]) -> Iterator[Piece]:
    at = 0
    for mention in mentions:
        if at < mention.start:
            yield Piece(text=text[at : mention.start], mention=None)
        yield Piece(text=mention.text, mention=mention)
        at = mention.end
    yield Piece(text=text[at:], mention=None)


def render_text(view: ArticleView) -> str:
    """Return the article as plain text, each mention in brackets with its value, and the statements
    below, each with the words that fill its roles.
    """
    marked = "".join(
        piece.text
        if piece.mention is None
        else f"[{piece.text} | {piece.mention.kind}: {piece.mention.value}]"
        for piece in view.pieces
    )
    article = view.article
    head = f"{article['path']}  {article['article_id']}  {article['source'] or ''}"
    lines = [head.rstrip(), "", marked, "", "Statements:"]
    for row in view.statements:
        lines += [f"- {view.describe(row)}", f"  {in_brackets(view.stretches(row))}"]
        lines += [f"  {_told_elsewhere(*each)}" for each in view.elsewhere(row)]
    return "\n".join(lines)


def _told_elsewhere(role: str, name: str, words: str | None) -> str:
    """Write an argument that the sentence does not name, with what the text names it by."""
    by = "no words of its own" if words is None else f"by “{' '.join(words.split())}” elsewhere"
    said = say_period(name) if role == "time" else name
    return f"{role}: {said} ({by})"

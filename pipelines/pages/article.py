"""The page of an article: its text with the mentions marked, and its statements beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.pages.rendering import render
from pipelines.review.article_view import ArticleView, Piece
from pipelines.review.describe import Columns
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import read_rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A stretch of the text that statements rest on, with the name by which they lead to it; None
    between such stretches.
    """

    anchor: str | None
    pieces: tuple[Piece, ...]


def render_article(snapshot: Snapshot, view: ArticleView, *, link: bool = False) -> str:
    """Return the page of an article.

    Args:
        snapshot: the snapshot that the view is of.
        view: the article as `pipelines.review.article_view.view_article` gives it.
        link: whether it leads to the pages of claims and names (`pipelines.pages.browsing`), or
            holds its claims itself.
    """
    stated = [row["claim_id"] for row in view.statements]
    found = read_rows_of(snapshot.table_folder("claims"), "claim_id", stated)
    claims = {row["claim_id"]: row for row in found}
    statements = [
        {
            "statement": row,
            "arguments": [
                each
                for each in view.arguments.get(row["statement_id"], ())
                if each["role"] != "value"
            ],
            "stretches": view.stretches(row),
            "claim": claims.get(row["claim_id"]),
        }
        for row in view.statements
    ]
    return render(
        "article.html",
        view=view,
        sentences=list(cut_sentences(view.pieces, view.statements)),
        statements=statements,
        claims=found,
        link=link,
    )


def cut_sentences(pieces: Sequence[Piece], statements: Sequence[Columns]) -> Iterator[Sentence]:
    """Yield the pieces of a text sentence by sentence; of sentences that overlap the first counts,
    and a mention that reaches over the end of one belongs to it.
    """
    spans = sorted({(int(row["sentence_start"]), int(row["sentence_end"])) for row in statements})
    left, at, held = list(reversed(pieces)), 0, list[Piece]()
    for start, end in spans:
        if start < at:
            continue
        held, at = _take(left, at, start)
        yield Sentence(anchor=None, pieces=tuple(held))
        held, at = _take(left, at, end)
        yield Sentence(anchor=f"at-{start}", pieces=tuple(held))
    yield Sentence(anchor=None, pieces=tuple(reversed(left)))


def _take(left: list[Piece], at: int, end: int) -> tuple[list[Piece], int]:
    """Take pieces off until `end`, cutting the text between mentions where it lies."""
    taken = []
    while left and at < end:
        piece = left.pop()
        rest = end - at
        if piece.mention is None and len(piece.text) > rest:
            left.append(Piece(text=piece.text[rest:], mention=None))
            piece = Piece(text=piece.text[:rest], mention=None)
        taken.append(piece)
        at += len(piece.text)
    return taken, at

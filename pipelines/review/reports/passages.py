"""What a report shows of the text around a change."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipelines.review.changed_words import Range, changed_words
from pipelines.review.changes import Change, Span

LONGEST = 280
"""Characters of a sentence that a report shows, around what changed."""

_AROUND = 100


class Piece(NamedTuple):
    """A stretch of a sentence; `is_marked` where it is what changed."""

    text: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or what of it stands around a change, in pieces; none is marked where the whole
    sentence is meant.
    """

    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        """Return the passage on one line, what is marked in brackets.

        >>> str(Passage((Piece("It cost "), Piece("$5", True), Piece(" in all."))))
        'It cost [$5] in all.'
        """
        return "".join(f"[{text}]" if is_marked else text for text, is_marked in self.pieces)


@dataclass(frozen=True, slots=True)
class Passages:
    """A change's passage before and after; `after` is None where both say the same."""

    before: Passage | None
    after: Passage | None


def find_passages(change: Change) -> Passages:
    """Return the passages of a change; what it is about is marked, and in an edited sentence the
    words that differ. Of an edited article it is where the text first differs.
    """
    old, new = change.sentence_before, change.sentence_after
    spans = (
        _places(old, change.sentence_start_before, change.span_before),
        _places(new, change.sentence_start_after, change.span_after),
    )
    if change.table == "articles":
        old, new = edited_text(change)
    words = changed_words(old, new) if old and new else None
    if not words or words == ([], []):  # the other version tells nothing of what came or went
        old = None if change.kind == "added" else old
        new = None if change.kind == "removed" else new
    before, after = (
        None if sentence is None else _passage(sentence, [*places, *differing])
        for sentence, places, differing in zip((old, new), spans, words or ((), ()), strict=True)
    )
    return Passages(before, None if after == before else after)


def edited_text(change: Change) -> tuple[str | None, str | None]:
    """Return what first differs in the text of an article, before and after; None where nothing
    does.
    """
    for field in change.fields:
        if field.field == "text":
            return str(field.before), str(field.after)
    return None, None


def _places(sentence: str | None, begins: int | None, span: Span | None) -> list[Range]:
    """Return where in a sentence a change stands, nothing where it is the whole of it."""
    if sentence is None or span is None or begins is None or span.end - span.start >= len(sentence):
        return []
    return [(span.start - begins, span.end - begins)]


def _passage(sentence: str, marks: Iterable[Range]) -> Passage:
    pieces = [
        Piece(flat, is_marked)
        for text, is_marked in _cut_at(sentence, _together(sentence, marks))
        if (flat := _flat(text))
    ]
    return Passage(tuple(_shorten(pieces)))


def _together(sentence: str, marks: Iterable[Range]) -> Iterator[Range]:
    """Yield marks that touch each other, or have but blanks between them, as one."""
    begin, stop = -1, -1
    for start, end in sorted(marks):
        if stop >= 0 and not sentence[stop:start].strip():
            stop = max(stop, end)
            continue
        if stop >= 0:
            yield begin, stop
        begin, stop = start, end
    if stop >= 0:
        yield begin, stop


def _cut_at(sentence: str, marks: Iterable[Range]) -> Iterator[Piece]:
    at = 0
    for start, end in marks:
        yield Piece(sentence[at:start])
        yield Piece(sentence[start:end], is_marked=True)
        at = end
    yield Piece(sentence[at:])


def _shorten(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield of a long passage the marks, with so much around each as a report shows."""
    if sum(len(piece.text) for piece in pieces) <= LONGEST:
        yield from pieces
        return
    last = len(pieces) - 1
    for place, (text, is_marked) in enumerate(pieces):
        if is_marked or last == 0:
            yield Piece(_head(text, LONGEST), is_marked)
            continue
        tail = "" if place == 0 else _head(text, _AROUND)
        lead = "" if place == last else _tail(text, _AROUND)
        yield Piece(text if 0 < place < last and len(text) <= 2 * _AROUND else tail + lead)


def _head(text: str, longest: int) -> str:
    """Return the beginning of a text, at most so many characters, cut between words."""
    return text if len(text) <= longest else text[:longest].rpartition(" ")[0] + "…"


def _tail(text: str, longest: int) -> str:
    """Return the end of a text, likewise."""
    return text if len(text) <= longest else "…" + text[-longest:].partition(" ")[2]


def _flat(text: str) -> str:
    """Return a text on one line; blanks at its ends stay one blank."""
    inner = " ".join(text.split())
    before, after = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' if before else ''}{inner}{' ' if after and inner else ''}"

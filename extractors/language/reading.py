"""Reading texts with a pipeline in memory that a long text does not swell.

The matrices of a model take some 16 KB a token, all tokens of a `Doc` at once: 2 GB for a price
table of 200,000 characters. So a long text is read in pieces, which are joined again. Most of them
cost by the token, not by the character: where a piece has hardly a word, as a table of figures or a
line of dashes, the model finds nothing that would be worth it, and only the lines are told apart.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.language.sentence_starts import mark_line_starts

LONGEST_PIECE = 5_000
"""Tokens that are read at once, more than nearly every article has."""

READ_TOGETHER = 3_000
"""Tokens that are read at once where articles are shorter: with many more the matrices no longer
fit into the processor's caches and are mapped anew each time, with fewer each word costs more.
"""

MOST_TOGETHER = 64
"""Texts that are read at once, however short they are."""

FEWEST_WORDS = 1 / 6
"""The share of words among the tokens of a piece that the model reads; running text has 4 of 5."""


def read_documents(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """Yield what a pipeline makes of each text, in order, reading long ones in pieces.

    Only texts of more than `LONGEST_PIECE` tokens differ from what ``nlp.pipe`` gives: a component
    sees one piece at a time, which ends with a line or else with a sentence where it can. Pieces
    after the first that have hardly a word are not read.
    """
    rests: deque[list[Doc]] = deque()  # the later pieces of the texts that the pipeline took in
    read = _read_together(nlp, _all_pieces(nlp, texts, rests))
    for piece in read:
        rest = [next(read) if _has_words(each) else _unread(each) for each in rests.popleft()]
        yield Doc.from_docs([piece, *rest], ensure_whitespace=False) if rest else piece


def _read_together(nlp: Language, pieces: Iterable[Doc]) -> Iterator[Doc]:
    """Yield the pieces as a pipeline reads them, so many at once as have `READ_TOGETHER` tokens."""
    waiting: list[Doc] = []
    tokens = 0
    for piece in pieces:
        if waiting and (tokens + len(piece) > READ_TOGETHER or len(waiting) == MOST_TOGETHER):
            yield from nlp.pipe(waiting, batch_size=len(waiting))
            waiting, tokens = [], 0
        waiting.append(piece)
        tokens += len(piece)
    if waiting:
        yield from nlp.pipe(waiting, batch_size=len(waiting))


def _all_pieces(nlp: Language, texts: Iterable[str], rests: deque[list[Doc]]) -> Iterator[Doc]:
    for text in texts:
        first, *rest = _pieces(nlp.make_doc(text))
        rests.append(rest)
        yield first
        yield from filter(_has_words, rest)


def _has_words(piece: Doc) -> bool:
    """Whether the model may find something: words are of two letters at least."""
    is_alpha, length = piece.to_array(["IS_ALPHA", "LENGTH"]).T
    return bool(np.mean((is_alpha == 1) & (length > 1)) >= FEWEST_WORDS)


def _unread(piece: Doc) -> Doc:
    """Return a piece without names, whose sentences are its lines."""
    piece.set_ents([])
    mark_line_starts(piece)
    return piece


def _pieces(doc: Doc) -> list[Doc]:
    if len(doc) <= LONGEST_PIECE:
        return [doc]
    norms = doc.to_array("NORM")
    pieces = []
    start = 0
    while start < len(doc):
        end = _end_of_piece(doc, start)
        pieces.append(_piece(doc[start:end], norms[start:end]))
        start = end
    return pieces


def _piece(tokens: Span, norms: Any) -> Doc:
    """Return some tokens as a `Doc`; spaCy's ``as_doc`` looks the vector of every token up."""
    words = [token.text for token in tokens]
    spaces = [bool(token.whitespace_) for token in tokens]
    return Doc(tokens.vocab, words=words, spaces=spaces).from_array(["NORM"], norms)


def _end_of_piece(doc: Doc, start: int) -> int:
    """Return the last line end of the tokens that may be read at once, else the last sentence end,
    else the last token.

    Only their second half is searched, lest the pieces get small and many.
    """
    most = start + LONGEST_PIECE
    if most >= len(doc):
        return len(doc)
    half = range(most, most - LONGEST_PIECE // 2, -1)
    line_ends = (end for end in half if "\n" in doc[end - 1].text)
    sentence_ends = (
        end for end in half if doc[end - 1].text in {".", "!", "?"} and not doc[end].is_space
    )
    return next(line_ends, None) or next(sentence_ends, None) or most

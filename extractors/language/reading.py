"""Reading texts with a pipeline in memory that a long text does not swell.

The matrices of a model take some 16 KB a token, all tokens of a `Doc` at once: 2 GB for a price
table of 200,000 characters. So a long text is read in pieces, which are joined again.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

LONGEST_PIECE = 5_000
"""Tokens that are read at once, more than nearly every article has."""


def read_documents(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """Yield what a pipeline makes of each text, in order, reading long ones in pieces.

    Only texts of more than `LONGEST_PIECE` tokens differ from what ``nlp.pipe`` gives: a component
    sees one piece at a time, which ends with a line or else with a sentence where it can.
    """
    counts: deque[int] = deque()  # of the pieces of the texts that the pipeline has taken in
    read = nlp.pipe(_all_pieces(nlp, texts, counts))
    for piece in read:
        rest = list(islice(read, counts.popleft() - 1))
        yield Doc.from_docs([piece, *rest], ensure_whitespace=False) if rest else piece


def _all_pieces(nlp: Language, texts: Iterable[str], counts: deque[int]) -> Iterator[Doc]:
    for text in texts:
        pieces = _pieces(nlp.make_doc(text))
        counts.append(len(pieces))
        yield from pieces


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

"""Sentence boundaries of a text, from the pipeline where it set them and from rules elsewhere."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from spacy.tokens import Doc

from extractors.lexicon import read_toml

ABBREVIATIONS = frozenset(
    word for group in read_toml(__package__, "abbreviations").values() for word in group
)
"""Words, in lower case, that a full stop follows without ending the sentence."""
# A full stop, bang or question mark, closing quotes or brackets, then white space and what may
# begin a sentence; the lookbehind-free form keeps the scan linear.
_BREAK = re.compile(r"""[.!?][)\]"'”’]{0,3}(\s+)(?=["'“‘(\[]{0,2}[A-Z0-9À-Þ])""")
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]+$")


def pipeline_spans(text: str, doc: Doc) -> list[tuple[int, int]]:
    """Return the sentences that a pipeline's components have marked in `doc`, without the white
    space around them; `text` is the text of `doc`.
    """
    spans = ((sentence.start_char, sentence.end_char) for sentence in doc.sents)
    return [trimmed for span in spans if (trimmed := _trim(text, *span))]


def rule_spans(text: str) -> list[tuple[int, int]]:
    """Split `text` into sentences by punctuation and line ends, knowing no model.

    Identities of mentions rest on these, so that another model does not rename them.

    >>> text = "Gen. Ali spoke in the U.S. on Monday. He left.\\nNo comment"
    >>> [text[start:end] for start, end in rule_spans(text)]
    ['Gen. Ali spoke in the U.S. on Monday.', 'He left.', 'No comment']
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        cuts = [start, *(start + cut for cut in _breaks(line)), start + len(line)]
        pairs = itertools.pairwise(cuts)
        spans.extend(trimmed for low, high in pairs if (trimmed := _trim(text, low, high)))
        start += len(line)
    return spans


def _breaks(line: str) -> Iterator[int]:
    for match in _BREAK.finditer(line):
        before = _LAST_WORD.search(line, max(0, match.start() - 12), match.start())
        word = before[0] if before else ""
        is_initial = len(word) == 1 and word.isupper()
        if line[match.start()] != "." or not (is_initial or word.casefold() in ABBREVIATIONS):
            yield match.end(1)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    start += len(piece) - len(piece.lstrip())
    return start, start + len(stripped)


def sentence_at(spans: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """Return the sentence that holds ``start:end``; joined ones where the stretch crosses a
    boundary.

    >>> sentence_at([(0, 10), (11, 20), (21, 30)], 12, 15)
    (11, 20)
    >>> sentence_at([(0, 10), (11, 20), (21, 30)], 8, 15)
    (0, 20)
    """
    first = max(bisect_right(spans, start, key=itemgetter(0)) - 1, 0)
    last = max(bisect_right(spans, end - 1, key=itemgetter(0)) - 1, first)
    return min(spans[first][0], start), max(spans[last][1], end)

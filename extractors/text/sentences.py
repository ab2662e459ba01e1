"""Sentence boundaries of a text, from the pipeline where it set them and from rules elsewhere."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter
from typing import TYPE_CHECKING

from extractors.lexicon import read_toml
from extractors.text.patterns import alternatives

if TYPE_CHECKING:
    from spacy.tokens import Doc

ABBREVIATIONS = frozenset(
    word for group in read_toml(__package__, "abbreviations").values() for word in group
)
"""Words, in lower case, that a full stop follows without ending the sentence."""
# A full stop, bang or question mark, closing quotes or brackets, then white space and what may
# begin a sentence; the lookbehind-free form keeps the scan linear.
_BREAK = re.compile(r"""[.!?][)\]"'”’]{0,3}(\s+)(?=["'“‘(\[]{0,2}[A-Z0-9À-Þ])""")
_BREAK_OR_LINE = re.compile(rf"{_BREAK.pattern}|\n")
_AFTER_STATES = alternatives(read_toml(__package__, "clauses")["after_states"])
_CLAUSE_END = re.compile(
    rf"""(?<!\bU\.S(?=\.\s(?:{_AFTER_STATES})\b))[.!?][)\]"'”’]{{0,3}}\s++(?=[^a-z0-9])|;\s|\n\n"""
)
_LONGEST_ABBREVIATION = 12
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]+$")


def pipeline_spans(text: str, doc: "Doc") -> list[tuple[int, int]]:
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
    return (match.end(1) for match in _BREAK.finditer(line) if _is_end(line, match.start()))


def _is_end(text: str, stop: int) -> bool:
    """Whether the sign at ``text[stop]`` ends a sentence, as that of an abbreviation does not."""
    if text[stop] != ".":
        return True
    before = _LAST_WORD.search(text, max(0, stop - _LONGEST_ABBREVIATION), stop)
    word = before[0] if before else ""
    is_initial = len(word) == 1 and word.isupper()
    return not (is_initial or word.casefold() in ABBREVIATIONS)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    start += len(piece) - len(piece.lstrip())
    return start, start + len(stripped)


def sentence_start(text: str, position: int, farthest: int) -> int:
    """Return where the sentence of `position` begins, at the earliest at `farthest`; a line's end
    ends a sentence.

    >>> text = "He came to the U.S. in May. It was cold. So he left."
    >>> sentence_start(text, 37, 0), sentence_start(text, 24, 0), sentence_start(text, 37, 30)
    (28, 0, 30)
    """
    start = max(0, farthest)
    for match in _BREAK_OR_LINE.finditer(text, start, position):
        if _is_end(text, match.start()):
            start = match.end()
    return start


def sentence_end(text: str, position: int, limit: int) -> int:
    """Return where the sentence of `position` ends, at the latest at `limit`.

    >>> text = "He came to the U.S. in May. It was cold."
    >>> sentence_end(text, 0, 40), sentence_end(text, 0, 10)
    (27, 10)
    """
    for match in _BREAK_OR_LINE.finditer(text, position, limit):
        if _is_end(text, match.start()):
            return match.start() + 1
    return min(len(text), limit)


def clause_start(text: str, position: int, farthest: int) -> int:
    """Return where what is said at `position` begins, at the earliest at `farthest`.

    A semicolon and a paragraph's end part clauses, as every full stop does that neither a small
    letter nor a digit follows ("Feb. 7"): in doubt two things are not said together. A line's end
    may be that of wrapped copy.

    >>> text = "Oil cost $5 at\\nhome; gas rose on Feb. 7"
    >>> text[clause_start(text, 39, 0) :], clause_start(text, 19, 0)
    ('gas rose on Feb. 7', 0)
    """
    start = max(0, farthest)
    for match in _CLAUSE_END.finditer(text, start, position):
        start = match.end()
    return start


def are_in_one_clause(text: str, end: int, start: int) -> bool:
    """Whether what ends at `end` and what begins at `start` behind it stand in one clause.

    >>> are_in_one_clause("It paid $5 and $6.", 10, 15)
    True
    >>> are_in_one_clause("It paid $5; $6.", 10, 12)
    False
    """
    return _CLAUSE_END.search(text, end, start + 1) is None


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

"""Which words differ in two versions of a sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from pipelines.review.engine.alignment import align

Range = tuple[int, int]
"""A stretch of a text or of its words, half-open."""

_CHUNK = re.compile(r"\S+")
_OPENING, _CLOSING = "\"'“‘([{<", "\"'”’)]}>.,;:!?…"

_LEAST_SHARED = 0.5
"""Of two versions of a sentence the shorter has at least so many of its words in the other."""

_LONGEST_WORD = 100

_SHORT = 3
"""Characters of the words between two differences, up to which they are one difference."""


class _Word(NamedTuple):
    text: str
    start: int
    end: int


def changed_words(before: str, after: str) -> tuple[list[Range], list[Range]] | None:
    """Return the stretches of each version that the other has not; None where the two say little
    alike and are no versions of one sentence.

    >>> changed_words("It cost $5 in all.", "It cost $6 in all.")
    ([(8, 10)], [(8, 10)])
    """
    old, new = list(_words(before)), list(_words(after))
    shared = list(_shared(old, new))
    if len(shared) < _LEAST_SHARED * min(len(old), len(new)):
        return None
    gaps = _brought_together(old, _gaps(shared, (len(old), len(new))))
    return _stretches(old, (left for left, _ in gaps)), _stretches(new, (own for _, own in gaps))


def changed_stretches(before: str, after: str) -> tuple[list[Range], list[Range]]:
    """Return the same of two versions of a whole text, however much of it differs.

    >>> changed_stretches("One. It cost $5 in all.", "It cost $6 in all.")
    ([(0, 4), (13, 15)], [(8, 10)])
    """
    blocks = [(0, 0, 0), *align(before, after), (len(before), len(after), 0)]
    old, new = [], []
    for (left, right, length), (next_left, next_right, _) in pairwise(blocks):
        old.append((left + length, next_left))
        new.append((right + length, next_right))
    return _whole_words(before, old), _whole_words(after, new)


def _whole_words(text: str, places: Iterable[Range]) -> list[Range]:
    """Return the stretches of a text that are not blank, with the rest of the words that they begin
    or end in; those that meet then as one.
    """
    found: list[Range] = []
    for start, end in places:
        inner = text[start:end].strip()
        if not inner:
            continue
        begin = text.index(inner, start)
        stop = begin + len(inner)
        begin -= len(_last_word(text[max(0, begin - _LONGEST_WORD) : begin]).lstrip(_OPENING))
        stop += len(_last_word(text[stop : stop + _LONGEST_WORD][::-1])[::-1].rstrip(_CLOSING))
        if found and begin <= found[-1][1]:
            begin = found.pop()[0]
        found.append((begin, stop))
    return found


def _last_word(text: str) -> str:
    """Return what a text ends with, up to the last blank; nothing where it ends with one."""
    return text.split()[-1] if text and not text[-1].isspace() else ""


def _words(text: str) -> Iterator[_Word]:
    """Yield the words of a text, and the brackets, quotes and stops before and after them."""
    for chunk in _CHUNK.finditer(text):
        begin, end = chunk.span()
        left = end - len(chunk.group().lstrip(_OPENING))
        right = max(left, begin + len(chunk.group().rstrip(_CLOSING)))
        for start, stop in pairwise((begin, left, right, end)):
            if start < stop:
                yield _Word(text[start:stop], start, stop)


def _shared(old: Sequence[_Word], new: Sequence[_Word]) -> Iterator[Range]:
    """Yield the place in each version of the words that both have, in order."""
    for step in LCSseq.opcodes([word.text for word in old], [word.text for word in new]):
        if step.tag == "equal":
            yield from zip(
                range(step.src_start, step.src_end),
                range(step.dest_start, step.dest_end),
                strict=True,
            )


def _gaps(shared: Sequence[Range], ends: Range) -> Iterator[tuple[Range, Range]]:
    """Yield the words of each version that lie between shared ones."""
    for (left, right), (next_left, next_right) in pairwise([(-1, -1), *shared, ends]):
        if (left + 1, right + 1) != (next_left, next_right):
            yield (left + 1, next_left), (right + 1, next_right)


def _brought_together(
    old: Sequence[_Word], gaps: Iterable[tuple[Range, Range]]
) -> list[tuple[Range, Range]]:
    """Return the gaps, those with next to nothing between them as one."""
    found: list[tuple[Range, Range]] = []
    for left, right in gaps:
        if found and sum(len(w.text) for w in old[found[-1][0][1] : left[0]]) <= _SHORT:
            (start, _), (begin, _) = found.pop()
            left, right = (start, left[1]), (begin, right[1])
        found.append((left, right))
    return found


def _stretches(words: Sequence[_Word], gaps: Iterable[Range]) -> list[Range]:
    return [(words[first].start, words[end - 1].end) for first, end in gaps if first < end]

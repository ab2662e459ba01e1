"""Article text as the page shows it: pieces with their marks, and every sign that does not print.

Nothing here escapes: the templates do. Characters that command the browser instead of being printed
(controls, marks that turn the order of letters around, blanks of no width) become signs of their
own, so that a reviewer sees them and they do nothing.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1 but tab and newline
    "\u00ad\u061c\u180e"  # soft hyphen, Arabic letter mark, Mongolian separator
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # blanks of no width, bidirectional marks, isolates
    "\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"  # tags
)

MARGIN = 240
"""Characters of an article that are shown on either side of what is marked."""

LONGEST = 20_000
"""Characters that are shown of one text at most."""


class Piece(NamedTuple):
    """A stretch of text; `mark` is its class, `hidden` that it stands for a sign that does not
    print, and `changed` that the other version of the text has other words there.
    """

    text: str
    mark: str = ""
    hidden: bool = False
    changed: bool = False


CHANGED = "changed"
"""The name of a mark on words that the other version has not; it lies over others."""


class Mark(NamedTuple):
    """What is to be marked: from where to where, and as what."""

    start: int
    end: int
    name: str


class Excerpt(NamedTuple):
    """A part of a text in pieces, and whether something was left out before and after it."""

    pieces: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool


def show(text: str, mark: str = "", changed: bool = False) -> Iterator[Piece]:
    r"""Yield a text, each sign that does not print as a piece of its own.

    >>> [piece.text for piece in show("a\u202eb")]
    ['a', 'U+202E', 'b']
    """
    at = 0
    for found in _HIDDEN.finditer(text):
        if at < found.start():
            yield Piece(text[at : found.start()], mark, changed=changed)
        yield Piece(f"U+{ord(found.group()):04X}", mark, hidden=True)
        at = found.end()
    if at < len(text):
        yield Piece(text[at:], mark, changed=changed)


def excerpt(text: str, marks: Sequence[Mark], margin: int | None = MARGIN) -> Excerpt:
    """Return the part of a text around its marks, with these; the innermost mark counts.

    Args:
        text: the whole text.
        marks: what is marked; without any, the beginning of the text is shown.
        margin: how much is shown around, None for as much as may be.
    """
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    first = min((mark.start for mark in inside), default=0)
    last = max((mark.end for mark in inside), default=first)
    around = LONGEST // 2 if margin is None else margin if inside else 4 * margin
    start = _to_word(text, max(0, first - around))
    end = min(len(text), max(last, start) + around, start + LONGEST)
    end = _to_end_of_word(text, end, max(last, start))
    pieces = tuple(
        piece
        for left, right, names in _stretches(inside, start, end)
        for piece in show(text[left:right], _innermost(names), CHANGED in names)
    )
    return Excerpt(pieces, start > 0, end < len(text))


def _to_word(text: str, at: int) -> int:
    """Return the next beginning of a word, not far away."""
    blank = text.find(" ", at, at + 40) if at else -1
    return blank + 1 if blank >= 0 else at


def _to_end_of_word(text: str, at: int, least: int) -> int:
    """Return the end of the word before, not far away and not before `least`."""
    blank = text.rfind(" ", max(least, at - 40), at + 1) if at < len(text) else -1
    return blank if blank >= 0 else at


def _stretches(
    marks: Sequence[Mark], start: int, end: int
) -> Iterator[tuple[int, int, Sequence[str]]]:
    """Yield the stretches between all ends of marks, each with the marks around it, the innermost
    first.
    """
    ends = {start, end} | {place for mark in marks for place in mark[:2] if start < place < end}
    for left, right in pairwise(sorted(ends)):
        around = [mark for mark in marks if mark.start <= left and right <= mark.end]
        around.sort(key=lambda mark: mark.end - mark.start)
        yield left, right, [mark.name for mark in around]


def _innermost(names: Sequence[str]) -> str:
    return next((name for name in names if name != CHANGED), "")


def one_line(text: str) -> str:
    """Return text with its line breaks and runs of blanks as single blanks."""
    return " ".join(str(text).split())

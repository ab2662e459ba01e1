"""A text as the grammar of dates reads it: lines wrapped by a wire service joined, double blanks
made one.

Wire copy is broken at 60 to 70 columns, in the middle of "last week" and of "February 6, 2024"
alike. A line is joined to the next where the sentence goes on for sure; a headline, a list item or
a line of a table is not.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from spacy.tokens import Doc

from extractors.dates.words import MONTH, MONTHS, WEEKDAYS
from extractors.lexicon import read_toml
from extractors.text import ArticleText

_OTHER_BLANKS = ("\u00a0", "\u202f", "\u2009")
_RUN = re.compile(r"   ?(?=\w)")
_TAB = re.compile(r"\t(?<=[^\W\d]\t)(?=[a-z0-9])")
_BREAK = re.compile(r"\n(?<=[^\n:;!?]\n)[ \t]{0,8}(?=\w)")
_NUMBERED = re.compile(r"[0-9]{1,3}[.)]\s")
_MONTH_NEXT = re.compile(rf"(?i:{MONTH})")
_GOES_ON = frozenset(
    (
        *read_toml(__package__, "lines")["goes_on"],
        *(f"{word}," for word in (*MONTHS, *WEEKDAYS)),
    )
)
_DAY_LAST = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)?\Z")
_SHORT = frozenset((*MONTHS, *WEEKDAYS))


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A text with its lines joined; `cuts` are the places in it where characters of the source are
    left out.
    """

    text: str
    cuts: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``text[start:end]`` stands in the source.

        >>> unwrapped("It fell last\\n  week.").span(8, 17)
        (8, 19)
        """
        return (self._source(start), self._source(end - 1) + 1) if self.cuts else (start, end)

    def _source(self, at: int) -> int:
        before = bisect_right(self.cuts, at)
        return at + self.left_out[before - 1] if before else at


def unwrapped(text: str) -> Unwrapped:
    """Return the text with its wrapped lines joined by one blank each, and runs of two or three
    blanks made one.

    >>> unwrapped("It fell on February\\n6, 2024.\\n\\nA list:\\n- one").text
    'It fell on February 6, 2024.\\n\\nA list:\\n- one'
    """
    for blank in _OTHER_BLANKS:
        text = text.replace(blank, " ")
    if "\t" in text:
        text = _TAB.sub(" ", text)
    gaps = [match.span() for match in _BREAK.finditer(text) if _is_wrapped(text, *match.span())]
    runs = [
        match.span()
        for match in _RUN.finditer(text)
        if _is_within_line(text[match.start() - 1 : match.start()])
    ]
    return _joined(text, sorted([*gaps, *runs])) if gaps or runs else Unwrapped(text)


def read_unwrapped(source: Doc | ArticleText) -> tuple[Unwrapped, ArticleText]:
    """Return the unwrapped text of an article, and the same as an article's text: the given one
    with the views that it has where nothing was wrapped.
    """
    whole = ArticleText.of(source)
    lines = unwrapped(whole.text)
    return lines, whole if lines.text == whole.text else ArticleText(lines.text)


def _is_within_line(character: str) -> bool:
    return character.isalnum() or character in (",", ".", ")")


def _joined(text: str, gaps: list[tuple[int, int]]) -> Unwrapped:
    ends = [0, *(end for _, end in gaps)]
    starts = [*(start for start, _ in gaps), len(text)]
    pieces = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    sizes = [end - start - 1 for start, end in gaps]
    cuts = accumulate(len(piece) + 1 for piece in pieces[:-1])
    longer = [
        (cut, left) for cut, left, size in zip(cuts, accumulate(sizes), sizes, strict=True) if size
    ]
    return Unwrapped(
        " ".join(pieces), tuple(cut for cut, _ in longer), tuple(left for _, left in longer)
    )


def _is_wrapped(text: str, start: int, end: int) -> bool:
    """Whether the sentence goes on over the line break at ``text[start:end]``."""
    last, first = text[start - 1], text[end]
    if last == "." and not _is_abbreviation(text[max(0, start - 12) : start - 1]):
        return False
    if first.islower():
        return True
    if first.isdigit():
        return (last.isalpha() or last in ",.") and not _NUMBERED.match(text, end)
    word = text[max(0, start - 24) : start].rpartition(" ")[2].rpartition("\n")[2]
    if word[:1].isdigit():
        return _DAY_LAST.match(word) is not None and _MONTH_NEXT.match(text, end) is not None
    return (word.lower() if word.endswith(",") else word) in _GOES_ON


def _is_abbreviation(left: str) -> bool:
    """Whether the last word is one before its full stop: "Feb", "p.m"."""
    word = left.rpartition(" ")[2].lower()
    return word[-2:-1] == "." or word in _SHORT

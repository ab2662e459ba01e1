"""What a report shows of the text around a change."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.review.changes import Change, Span

LONGEST = 280
"""Characters of a sentence that a report shows, around what changed."""

_AROUND = 100
_MOST_MARKED = 0.5
"""Two sentences are shown as versions of one if at most so much of the words is marked."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or what of it stands around a change: before it, the change, and after it.

    `marked` is empty where the whole sentence is meant.
    """

    left: str
    marked: str
    right: str

    def __str__(self) -> str:
        """Return the passage on one line, what is marked in brackets.

        >>> str(Passage("It cost ", "$5", " in all."))
        'It cost [$5] in all.'
        """
        return f"{self.left}[{self.marked}]{self.right}" if self.marked else self.left


@dataclass(frozen=True, slots=True)
class Passages:
    """A change's passage before and after; `after` is None where both say the same."""

    before: Passage | None
    after: Passage | None


def find_passages(change: Change) -> Passages:
    """Return the passages of a change; in sentences that are meant as a whole and differ, what
    differs is marked.
    """
    before = _passage(change.sentence_before, change.sentence_start_before, change.span_before)
    after = _passage(change.sentence_after, change.sentence_start_after, change.span_after)
    if after == before:
        return Passages(before, None)
    if before is None or after is None or before.marked or after.marked:
        return Passages(before, after)
    marked = _mark_difference(
        _flat(change.sentence_before or ""), _flat(change.sentence_after or "")
    )
    return Passages(*marked) if marked else Passages(before, after)


def _passage(sentence: str | None, begins: int | None, span: Span | None) -> Passage | None:
    if sentence is None:
        return None
    if span is None or begins is None or span.end - span.start >= len(sentence):
        return Passage(_cut(_flat(sentence), LONGEST), "", "")
    return _around(
        _flat(sentence[: span.start - begins]),
        _flat(sentence[span.start - begins : span.end - begins]),
        _flat(sentence[span.end - begins :]),
    )


def _around(left: str, marked: str, right: str) -> Passage:
    """Return a passage with so much around the mark as a report shows."""
    if len(left) + len(marked) + len(right) > LONGEST:
        left, right = _cut(left, _AROUND, from_end=True), _cut(right, _AROUND)
    return Passage(left, _cut(marked, LONGEST), right)


def _mark_difference(before: str, after: str) -> tuple[Passage, Passage] | None:
    """Return two versions of a sentence with the words marked in which they differ, None where that
    is most of them.
    """
    old, new = before.split(" "), after.split(" ")
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    if max(len(old), len(new)) - head - tail > _MOST_MARKED * min(len(old), len(new)):
        return None
    one, other = (
        _around(
            " ".join([*words[:head], ""]) if head else "",
            " ".join(words[head : len(words) - tail]),
            " ".join(["", *words[len(words) - tail :]]) if tail else "",
        )
        for words in (old, new)
    )
    return one, other


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many words two sentences have in common at their beginning."""
    differing = (at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other)
    return next(differing, min(len(old), len(new)))


def _cut(text: str, longest: int, *, from_end: bool = False) -> str:
    """Return a text of at most so many characters, cut between words."""
    if len(text) <= longest:
        return text
    if from_end:
        return "…" + text[-longest:].partition(" ")[2]
    return text[:longest].rpartition(" ")[0] + "…"


def _flat(text: str) -> str:
    """Return a text on one line; blanks at its ends stay one blank."""
    inner = " ".join(text.split())
    before, after = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' if before else ''}{inner}{' ' if after and inner else ''}"

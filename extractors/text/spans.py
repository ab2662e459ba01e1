"""Spans that overlap: which of several matches stand, and which stretches of a text are taken."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence

from extractors.records import Match

Ranked = tuple[int, Match]
"""A match with the rank of the extractor that found it; 0 wins over 1."""


def settle(ranked: Iterable[Ranked]) -> list[Ranked]:
    """Keep the longest of overlapping matches, of equally long ones that of the lower rank.

    Returns:
        The matches that stand, in text order; no two of them overlap.
    """
    kept: list[Ranked] = []
    for pair in sorted(
        ranked, key=lambda pair: (pair[1].start - pair[1].end, pair[0], pair[1].start)
    ):
        if not _collides(pair[1], kept):
            kept.insert(bisect_right(kept, pair[1].start, key=_start), pair)
    return kept


def apart(ranked: Sequence[Ranked], settled: Sequence[Ranked]) -> list[Ranked]:
    """Keep the matches that overlap none of the `settled` ones, which stand in text order."""
    return [pair for pair in ranked if not _collides(pair[1], settled)]


def _start(pair: Ranked) -> int:
    return pair[1].start


def _collides(match: Match, settled: Sequence[Ranked]) -> bool:
    at = bisect_right(settled, match.start, key=_start)
    before = at > 0 and settled[at - 1][1].end > match.start
    return before or (at < len(settled) and settled[at][1].start < match.end)


class TakenSpans:
    """Stretches of a text, none of which overlap; looking one up takes logarithmic time."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in spans:
            self.take(start, end)

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing has been taken between `start` and `end`."""
        at = bisect_left(self._spans, (start, end))
        before = at > 0 and self._spans[at - 1][1] > start
        return not (before or (at < len(self._spans) and self._spans[at][0] < end))

    def take(self, start: int, end: int) -> bool:
        """Take ``start:end`` if it is free; return whether it was.

        >>> taken = TakenSpans([(0, 4)])
        >>> taken.take(2, 6), taken.take(4, 6), taken.is_free(5, 9)
        (False, True, False)
        """
        free = self.is_free(start, end)
        if free:
            insort(self._spans, (start, end))
        return free

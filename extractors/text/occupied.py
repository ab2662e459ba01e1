"""The stretches of a text that matches have taken, so that no two matches overlap."""

from bisect import bisect_left, insort
from collections.abc import Iterable


class Occupied:
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

        >>> taken = Occupied([(0, 4)])
        >>> taken.take(2, 6), taken.take(4, 6), taken.is_free(5, 9)
        (False, True, False)
        """
        free = self.is_free(start, end)
        if free:
            insort(self._spans, (start, end))
        return free

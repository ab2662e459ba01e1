"""Names of products that a quantity may measure: gas on one side, all else on the other."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import ahocorasick

from extractors.text import in_small_letters

Side = Literal["gas", "other"]


class ProductName(NamedTuple):
    """A product named at ``text[start:end]``."""

    start: int
    end: int
    side: Side


class ProductNames:
    """The names of gas and of other products; of names that end at one place the longest counts."""

    def __init__(self, gas: Iterable[str], other: Iterable[str]) -> None:
        """Gather the names, in any letter case; a name on both sides is gas."""
        self._automaton = ahocorasick.Automaton()
        for side, names in (("other", other), ("gas", gas)):
            for name in names:
                self._automaton.add_word(in_small_letters(name), (len(name), side))
        self._automaton.make_automaton()

    def last(self, text: str, start: int, end: int) -> Side | None:
        """Return the side of the last name in ``text[start:end]``."""
        named = deque(self.named(text, start, end), maxlen=1)
        return named[0].side if named else None

    def first(self, text: str, start: int, end: int) -> Side | None:
        """Return the side of the first name in ``text[start:end]``."""
        first = next(self.named(text, start, end), None)
        if first is None:
            return None
        # "natural gas liquids" begins with "natural gas": the names that begin at one place end at
        # several.
        rivals = [name.side for name in self.named(text, start, end) if name.start == first.start]
        return rivals[-1]

    def at(self, text: str, position: int) -> Side | None:
        """Return the side of the longest name that begins at `position`."""
        window = range(position, min(len(text), position + 40))
        sides = [
            name.side
            for name in self.named(text, window.start, window.stop)
            if name.start == position
        ]
        return sides[-1] if sides else None

    def named(self, text: str, start: int, end: int) -> Iterator[ProductName]:
        """Yield the names in ``text[start:end]`` in the order of their ends, the longest that ends
        there.
        """
        window = in_small_letters(text[start:end])
        end_before = -1
        for last, (length, side) in self._automaton.iter(window):
            begin = start + last - length + 1
            if last != end_before and not (
                text[start + last + 1 : start + last + 2].isalnum()
                or text[begin - 1 : begin].isalnum()
            ):
                end_before = last
                yield ProductName(begin, start + last + 1, side)

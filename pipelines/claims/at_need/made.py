"""Items that are made when they are asked for, since all of them would not fit into memory."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

Item = TypeVar("Item", covariant=True)


class Made(Sequence[Item]):
    """So many items, each made anew by its place whenever it is asked for.

    >>> squares = Made(4, lambda place: place * place)
    >>> squares[-1], [*squares[1:3]], len(squares)
    (9, [1, 4], 4)
    """

    def __init__(self, many: int, make: Callable[[int], Item]) -> None:
        """Take how many there are, and what makes the one at a place."""
        self._many = many
        self._make = make

    def __len__(self) -> int:
        return self._many

    def __iter__(self) -> Iterator[Item]:
        return map(self._make, range(self._many))

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> "Made[Item]": ...
    def __getitem__(self, place: int | slice) -> "Item | Made[Item]":
        places = range(self._many)[place]
        if isinstance(places, range):
            return Made(len(places), lambda at: self._make(places[at]))
        return self._make(places)

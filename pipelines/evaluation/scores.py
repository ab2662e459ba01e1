"""Counting right and wrong: precision, recall, F1, accuracy, and the pairing they rest on."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many of the `predicted` things are `right`, and of how many `gold` ones; the rates are
    None for 0 of 0.
    """

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            right=self.right + other.right,
            predicted=self.predicted + other.predicted,
            gold=self.gold + other.gold,
        )

    @property
    def precision(self) -> float | None:
        """The share of the predicted things that are right."""
        return self.right / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """The share of the gold things that are found."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall.

        >>> Score(right=6, predicted=8, gold=12).f1
        0.6
        """
        total = self.predicted + self.gold
        return 2 * self.right / total if total else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """How often an attribute is `right` among the `total` pairs in which it was asked for."""

    right: int = 0
    total: int = 0

    def __add__(self, other: "Accuracy") -> "Accuracy":
        return Accuracy(right=self.right + other.right, total=self.total + other.total)

    @property
    def rate(self) -> float | None:
        """The share of the right ones; None for 0 of 0."""
        return self.right / self.total if self.total else None


def accuracy(outcomes: Iterable[bool | None]) -> Accuracy:
    """Count the true outcomes among those that are not None.

    >>> accuracy([True, None, False])
    Accuracy(right=1, total=2)
    """
    asked = [outcome for outcome in outcomes if outcome is not None]
    return Accuracy(right=sum(asked), total=len(asked))


def best_first(candidates: Iterable[tuple[tuple[float, ...], int, int]]) -> dict[int, int]:
    """Pair left with right things one to one, the highest rank first, of equal ranks the earliest.

    Args:
        candidates: a rank and the two indexes of each pair that may be made.

    Returns:
        The index of the right thing for each left one that got a partner.

    >>> best_first([((0.4,), 0, 0), ((0.9,), 1, 0), ((0.2,), 0, 1)])
    {1: 0, 0: 1}
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, left, right in sorted(
        sorted(candidates, key=lambda c: (c[1], c[2])), key=lambda c: c[0], reverse=True
    ):
        if left not in pairs and right not in taken:
            pairs[left] = right
            taken.add(right)
    return pairs

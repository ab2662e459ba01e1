"""Columns of what many reports say, each as a number."""

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from pipelines.claims.columns.arrays import Flags, Integers, Whole


def flags_of(flags: Iterable[bool]) -> Flags:
    """Return flags."""
    return np.fromiter(flags, np.bool_)


def hashes_of(texts: Iterable[str | None]) -> Integers:
    """Return what tells texts apart, 0 for none: it holds in this process only, and of as many
    texts as fit into memory no two share it.
    """
    return np.fromiter((hash(text) if text else 0 for text in texts), np.int64)


def days_of(days: Iterable[date | None], otherwise: int) -> Whole:
    """Return days as ordinals, `otherwise` for none."""
    return np.fromiter((day.toordinal() if day else otherwise for day in days), np.int32)


def rows_of(rows: Sequence[Sequence[int]], width: int, otherwise: int) -> Whole:
    """Return rows of unequal length as an array, cut to `width`.

    >>> rows_of([[7], [], [1, 2, 3]], 2, -1).tolist()
    [[7, -1], [-1, -1], [1, 2]]
    """
    filled = np.full((len(rows), width), otherwise, np.int32)
    for at, row in enumerate(rows):
        if row:
            filled[at, : len(row)] = row[:width]
    return filled

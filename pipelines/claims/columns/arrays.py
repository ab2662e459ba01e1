"""The kinds of columns that reports are compared by.

>>> Flags.__args__[1].__args__[0].__name__
'bool'
"""

import math
from typing import Any

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]

Whole = npt.NDArray[np.integer[Any]]
"""Whole numbers of as few bytes as they need: millions of reports are in memory at once."""

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

Codes = npt.NDArray[np.int8]
"""Levels of agreement, a row a pair."""

Bits = npt.NDArray[np.uint64]
"""Signatures (`pipelines.claims.columns.signatures`), 64 bits a column."""


def distinct(codes: Integers) -> Integers:
    """Return the distinct ones of many numbers, in their order: by sorting, which for whole numbers
    is a hundred times as fast as the hash table of `numpy.unique`.

    >>> distinct(np.array([3, 1, 3])).tolist()
    [1, 3]
    """
    ordered = np.sort(codes)
    begins, _ = runs(ordered)
    return np.asarray(ordered[begins])


def runs(ordered: npt.NDArray[np.integer[Any]]) -> tuple[Integers, Integers]:
    """Return where each run of equal ones begins in ordered numbers, and how long it is.

    >>> [each.tolist() for each in runs(np.array([1, 1, 3]))]
    [[0, 2], [2, 1]]
    """
    new = np.ones(len(ordered), np.bool_)
    new[1:] = ordered[1:] != ordered[:-1]
    begins = np.flatnonzero(new)
    return begins, np.diff(begins, append=len(ordered))


def any_of(flags: Flags) -> Flags:
    """Say of each row whether one of its flags is set; a row may have several axes. Rows are short:
    column by column this is ten times as fast as `numpy.any`, whose loop begins anew at each row.

    >>> any_of(np.array([[True, False], [False, False]])).tolist()
    [True, False]
    """
    columns = _columns_of(flags)
    found = np.zeros(len(flags), np.bool_)
    for column in columns:
        found |= column
    return found


def how_many(flags: Flags) -> Integers:
    """Count the flags that are set in each row, column by column as `any_of`.

    >>> how_many(np.array([[True, True], [False, True]])).tolist()
    [2, 1]
    """
    found = np.zeros(len(flags), np.int64)
    for column in _columns_of(flags):
        found += column
    return found


def _columns_of(flags: Flags) -> Flags:
    """Return the cells of each row, whatever its axes, with the columns first."""
    return np.moveaxis(flags.reshape(len(flags), math.prod(flags.shape[1:])), 1, 0)

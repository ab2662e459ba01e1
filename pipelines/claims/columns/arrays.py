"""The kinds of columns that reports are compared by.

>>> Flags.__args__[1].__args__[0].__name__
'bool'
"""

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]
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
    new = np.ones(len(ordered), np.bool_)
    new[1:] = ordered[1:] != ordered[:-1]
    return np.asarray(ordered[new])

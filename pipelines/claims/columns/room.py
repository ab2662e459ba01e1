"""Room for arrays: what is over the memory allowed lies in files without names, from which it is
read as if it were in memory, and which the system may drop from memory whenever it is short.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from pipelines.snapshots.database import scratch_file

ALIGNED = 64
"""Bytes that the beginnings of arrays in a file are apart, or a multiple of them."""

Arrays = Mapping[str, npt.NDArray[Any]]


class Room:
    """Bytes that arrays may take in memory.

    >>> room = Room(memory=24)
    >>> [room.keep({"days": np.arange(3)})["days"].tolist() for _ in range(2)], room.files
    ([[0, 1, 2], [0, 1, 2]], 1)
    """

    def __init__(self, memory: int) -> None:
        """Take the bytes of memory allowed."""
        self._left = memory
        self.files = 0

    def keep(self, arrays: Arrays) -> Arrays:
        """Return arrays of the same content: themselves, or such that lie in one file."""
        size = sum(array.nbytes for array in arrays.values())
        if size <= self._left or not size:
            self._left -= size
            return arrays
        self.files += 1
        return _in_a_file(arrays)


def _in_a_file(arrays: Arrays) -> Arrays:
    begins: dict[str, int] = {}
    with scratch_file() as file:
        for name, array in arrays.items():
            file.write(bytes(-file.tell() % ALIGNED))
            begins[name] = file.tell()
            file.write(np.ascontiguousarray(array).data)
        file.flush()
        whole = np.asarray(np.memmap(file, np.uint8, "r"))  # parts of a memmap are slow to make
    return {
        name: whole[begin : begin + arrays[name].nbytes]
        .view(arrays[name].dtype)
        .reshape(arrays[name].shape)
        for name, begin in begins.items()
    }

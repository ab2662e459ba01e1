"""Sorted numbers from many places, merged range by range: what is over the memory allowed lies in
files, and no more than one range is ever laid out anew.
"""

from pathlib import Path

import numpy as np

from pipelines.claims.columns.arrays import Integers, distinct


class SortedRuns:
    """Runs of ascending numbers."""

    def __init__(self, folder: Path, memory: int) -> None:
        """Take the folder for what does not fit, and the bytes that may be held."""
        self._folder = folder
        self._memory = memory
        self._runs: list[Integers] = []

    def add(self, run: Integers) -> None:
        """Add a run."""
        self._memory -= run.nbytes
        if self._memory < 0 and len(run):
            file = self._folder / f"{len(self._runs)}.npy"
            np.save(file, run)
            run = np.load(file, mmap_mode="r")
            self._memory += run.nbytes
        self._runs.append(run)

    def distinct_between(self, low: int, high: int) -> Integers:
        """Return the distinct numbers from `low` to below `high`, in their order."""
        parts = [run[slice(*np.searchsorted(run, (low, high)).tolist())] for run in self._runs]
        return distinct(np.concatenate([np.empty(0, np.int64), *parts]))

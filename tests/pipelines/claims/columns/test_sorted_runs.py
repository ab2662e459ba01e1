"""Runs are merged range by range, wherever they lie."""

from pathlib import Path

import numpy as np
import pytest

from pipelines.claims.columns.sorted_runs import SortedRuns

RUNS = ([1, 4, 9], [], [4, 5], [0, 9, 12])


@pytest.mark.parametrize(("memory", "files"), [(10**6, 0), (30, 2), (0, 3)])
def test_any_memory_merges_the_same(tmp_path: Path, memory: int, files: int) -> None:
    runs = SortedRuns(tmp_path, memory)
    for run in RUNS:
        runs.add(np.array(run, np.int64))
    assert len([*tmp_path.iterdir()]) == files
    assert runs.distinct_between(1, 9).tolist() == [1, 4, 5]
    assert runs.distinct_between(9, 13).tolist() == [9, 12]
    assert runs.distinct_between(20, 30).tolist() == []

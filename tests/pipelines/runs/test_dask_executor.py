"""Work on a Dask cluster: the same results, whatever becomes of a worker."""

import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipelines.runs.dask_executor import DaskError, DaskExecutor
from pipelines.runs.executors import Task
from pipelines.runs.launch import run_settings
from pipelines.runs.processes.workers import Loss
from pipelines.settings import Settings
from pipelines.snapshots.store import Snapshot

Numbers = tuple[int, ...]
MEMORY = 2 * 1024**3


def add(numbers: Numbers) -> int:
    """Add numbers; a 13 ends the process that meets it."""
    if 13 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return sum(numbers)


def halves(numbers: Numbers, loss: Loss) -> Sequence[Numbers]:
    middle = len(numbers) // 2
    return [numbers[:middle], numbers[middle:]] if middle else []


def end_once(place: str) -> str:
    """End the process that does it, the first time."""
    if not Path(place).exists():
        Path(place).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return place


def no_parts(place: str, loss: Loss) -> Sequence[str]:
    return []


@pytest.mark.slow
def test_an_address_where_nobody_answers_is_told() -> None:
    executor = DaskExecutor(1, MEMORY, address="tcp://127.0.0.1:9")
    task = Task(function=add, silence=lambda numbers: 60.0, after_loss=halves)
    with pytest.raises(DaskError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        list(executor.map(task, [(1,)]))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_lost_worker_is_replaced_and_what_ends_workers_is_given_up(tmp_path: Path) -> None:
    executor = DaskExecutor(2, MEMORY, address=None)
    place = str(tmp_path / "ended")
    once = Task(function=end_once, silence=lambda place: 60.0, after_loss=no_parts)
    assert list(executor.map(once, [place])) == [place]
    task = Task(function=add, silence=lambda numbers: 60.0, after_loss=halves)
    assert sorted(executor.map(task, [(1, 2), (13, 4), (5,)])) == [3, 4, 5]


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
def test_the_same_bytes_come_from_a_cluster(drop: Path, tmp_path: Path) -> None:
    def run(runner: str) -> Snapshot:
        settings = Settings.model_validate(
            {"inputs": (str(drop),), "output": tmp_path / runner, "workers": 2, "runner": runner}
            | {"batch_size": 1}
        )
        return run_settings(settings, direct=True)

    assert run("dask").manifest()["tables"] == run("local").manifest()["tables"]

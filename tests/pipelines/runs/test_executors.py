"""Work is done, here or beside, and a process that is lost takes no work with it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from pipelines.errors import WorkerLostError
from pipelines.runs import choosing, executors
from pipelines.runs.choosing import BYTES_FOR_A_PROCESS, choose_executor, loading_early
from pipelines.runs.executors import (
    InlineExecutor,
    ProcessExecutor,
    Task,
)
from pipelines.runs.processes.workers import Loss, starting_early, worker_server
from pipelines.settings import Settings

Numbers = tuple[int, ...]
EXECUTORS = pytest.mark.parametrize(
    "executor", [InlineExecutor(), ProcessExecutor(2)], ids=["inline", "processes"]
)


def square(number: int) -> int:
    return number * number


def fail(number: int) -> int:
    raise ValueError(f"no {number}")


def process_id(_: object) -> int:
    return os.getpid()


def squares_but_of_3(numbers: Numbers) -> list[int]:
    """Do as the system does to a process that takes too much memory, at a 3."""
    if 3 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return [number * number for number in numbers]


def squares_but_stop_at_3(numbers: Numbers) -> list[int]:
    if 3 in numbers:
        os.kill(os.getpid(), signal.SIGSTOP)
    return [number * number for number in numbers]


def wait_long(marker: str) -> None:
    Path(marker).write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(600)


def keep(item: object, loss: Loss) -> Sequence[object]:
    return [item]


def task(function: Callable[..., object]) -> Task[object, object]:
    return Task(function=function, silence=lambda _: 60, after_loss=keep)


@EXECUTORS
def test_every_item_gives_its_result(executor: InlineExecutor | ProcessExecutor) -> None:
    found = list(executor.map(task(square), [1, 2, 3, 4]))
    assert sorted(found, key=str) == [1, 16, 4, 9]


@EXECUTORS
def test_an_error_is_raised_to_the_caller(executor: InlineExecutor | ProcessExecutor) -> None:
    with pytest.raises(ValueError, match="no 1"):
        list(executor.map(task(fail), [1, 1]))


@pytest.mark.parametrize(
    ("function", "silence", "loss"),
    [(squares_but_of_3, 60.0, Loss.CRASHED), (squares_but_stop_at_3, 0.5, Loss.SILENT)],
    ids=["killed", "stopped"],
)
def test_what_ends_its_worker_is_found_by_halves_and_given_up(
    monkeypatch: pytest.MonkeyPatch,
    function: Callable[[Numbers], list[int]],
    silence: float,
    loss: Loss,
) -> None:
    given_up: list[tuple[Numbers, Loss]] = []

    def halves(numbers: Numbers, met: Loss) -> Sequence[Numbers]:
        if len(numbers) > 1:
            middle = len(numbers) // 2
            return [numbers[:middle], numbers[middle:]]
        given_up.append((numbers, met))
        return []

    work = Task(function=function, silence=lambda _: silence, after_loss=halves)
    found = ProcessExecutor(2).map(work, [(1, 2), (3, 4, 5), (6,)])
    assert sorted(number for part in found for number in part) == [1, 4, 16, 25, 36]
    assert given_up == [((3,), loss)]


def test_a_machine_that_kills_every_worker_ends_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "MOST_LOSSES", 3)
    with pytest.raises(WorkerLostError, match=r"killed one after the other.* fewer --workers"):
        list(ProcessExecutor(1).map(task(squares_but_of_3), [(3,)]))


def test_a_worker_is_replaced_after_so_many_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "RECYCLED_AFTER", 2)
    found = list(ProcessExecutor(1).map(task(process_id), [1, 2, 3, 4]))
    assert [found.count(each) for each in dict.fromkeys(found)] == [2, 2]


def fill_memory(size: int) -> int:
    return len(bytearray(size))


def test_a_worker_has_so_much_memory_and_no_more() -> None:
    small = ProcessExecutor(1, memory=512 * 1024**2)
    assert list(small.map(task(fill_memory), [1000])) == [1000]
    with pytest.raises(MemoryError):
        list(small.map(task(fill_memory), [600 * 1024**2]))


def test_one_batch_stays_in_this_process() -> None:
    assert list(choose_executor(Settings(workers=8), 1).map(task(process_id), [0])) == [os.getpid()]
    assert os.getpid() not in list(
        choose_executor(Settings(workers=8), 2).map(task(process_id), [0, 1])
    )


@pytest.mark.parametrize(("size", "processes"), [(10_000, 1), (200_000, 2), (10**7, 4)])
def test_small_files_are_not_worth_many_processes(size: int, processes: int) -> None:
    executor = choose_executor(Settings(workers=4), 9, size)
    assert isinstance(executor, ProcessExecutor)
    assert executor.processes == processes


def test_a_thread_hands_even_one_batch_to_a_process() -> None:
    """Only a main thread, a worker's here, has the time limit of an article."""

    def work() -> list[object]:
        return list(choose_executor(Settings(workers=1), 1).map(task(process_id), [0]))

    with ThreadPoolExecutor(1) as threads:
        found = threads.submit(work).result()
    assert len(found) == 1
    assert found != [os.getpid()]


def test_a_thread_starts_no_process_for_nothing() -> None:
    with ThreadPoolExecutor(1) as threads:
        executor = threads.submit(choose_executor, Settings(workers=4), 0).result()
    assert isinstance(executor, InlineExecutor)


def say_nothing() -> None:
    """Be ready at once."""


def test_a_server_that_loads_early_is_the_one_that_makes_the_workers() -> None:
    with starting_early(process_id, None, say_nothing):
        early = worker_server(process_id, None, say_nothing)
        other = worker_server(process_id, None, say_nothing)
        try:
            assert early.process_id != other.process_id
        finally:
            other.end()
            early.end()
    assert not psutil.pid_exists(early.process_id)


@pytest.mark.parametrize(
    ("size", "workers", "has_run", "loads"),
    [
        (BYTES_FOR_A_PROCESS, 2, False, True),
        (BYTES_FOR_A_PROCESS, 1, False, False),
        (BYTES_FOR_A_PROCESS, 2, True, False),
        (BYTES_FOR_A_PROCESS - 1, 2, False, False),
    ],
    ids=["much to read", "one worker", "perhaps nothing new", "little to read"],
)
def test_the_model_is_loaded_early_where_there_looks_to_be_work_for_two(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: int,
    workers: int,
    has_run: bool,
    loads: bool,
) -> None:
    drop, output = tmp_path / "drop", tmp_path / "outputs"
    drop.mkdir()
    (drop / "news.txt").write_bytes(b"x" * size)
    if has_run:
        output.mkdir()
        (output / "latest").symlink_to("runs/1")
    started: list[object] = []

    @contextmanager
    def start(*given: object) -> Iterator[None]:
        started.append(given)
        yield

    monkeypatch.setattr(choosing, "starting_early", start)
    with loading_early(Settings(inputs=(str(drop),), output=output, workers=workers)):
        assert bool(started) is loads


def test_of_a_drop_only_the_first_entries_are_looked_at_before_it_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    for number in range(3):
        (tmp_path / "drop" / str(number)).mkdir(parents=True)
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda place: (looked.append(place), scandir(place))[1])
    monkeypatch.setattr(choosing, "_MOST_ENTRIES", 3)
    drop = str(tmp_path / "drop")
    with loading_early(Settings(inputs=(drop,), output=tmp_path / "outputs", workers=2)):
        assert looked == [drop]


def test_workers_end_with_a_killed_parent(tmp_path: Path) -> None:
    marker = tmp_path / "worker"
    code = (
        "from tests.pipelines.runs.test_executors import task, wait_long\n"
        "from pipelines.runs.executors import ProcessExecutor\n"
        "if __name__ == '__main__':\n"
        f"    list(ProcessExecutor(1).map(task(wait_long), [{str(marker)!r}]))\n"
    )
    script = tmp_path / "parent.py"
    script.write_text(code, encoding="utf-8")
    root = Path(__file__).parents[3]
    parent = subprocess.Popen(
        [sys.executable, str(script)], cwd=root, env=os.environ | {"PYTHONPATH": str(root)}
    )
    while not (marker.is_file() and marker.read_text(encoding="utf-8")):
        assert parent.poll() is None
        time.sleep(0.05)
    parent.kill()
    parent.wait()
    assert _ends(int(marker.read_text(encoding="utf-8")))


def _ends(process: int) -> bool:
    for _ in range(200):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    os.kill(process, signal.SIGKILL)
    return False

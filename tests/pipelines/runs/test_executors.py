import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipelines.runs.executors import InlineExecutor, ProcessExecutor, choose_executor


def square(number: int) -> int:
    return number * number


def fail(number: int) -> int:
    raise ValueError(f"no {number}")


def process_id(_: int) -> int:
    return os.getpid()


def wait_long(marker: str) -> None:
    Path(marker).write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(600)


@pytest.mark.parametrize(
    "executor", [InlineExecutor(), ProcessExecutor(2)], ids=["inline", "processes"]
)
def test_every_item_gives_its_result(executor: InlineExecutor | ProcessExecutor) -> None:
    assert sorted(executor.map(square, [1, 2, 3, 4])) == [1, 4, 9, 16]


@pytest.mark.parametrize(
    "executor", [InlineExecutor(), ProcessExecutor(2)], ids=["inline", "processes"]
)
def test_an_error_is_raised_to_the_caller(executor: InlineExecutor | ProcessExecutor) -> None:
    with pytest.raises(ValueError, match="no 1"):
        list(executor.map(fail, [1, 1]))


def test_one_batch_stays_in_this_process() -> None:
    assert list(choose_executor(8, 1).map(process_id, [0])) == [os.getpid()]
    assert os.getpid() not in list(choose_executor(8, 2).map(process_id, [0, 1]))


def test_a_thread_hands_even_one_batch_to_a_process() -> None:
    """Only a main thread, a worker's here, has the time limit of an article."""
    with ThreadPoolExecutor(1) as threads:
        found = threads.submit(lambda: list(choose_executor(1, 1).map(process_id, [0]))).result()
    assert len(found) == 1
    assert found != [os.getpid()]


def test_a_thread_starts_no_process_for_nothing() -> None:
    with ThreadPoolExecutor(1) as threads:
        executor = threads.submit(choose_executor, 4, 0).result()
    assert isinstance(executor, InlineExecutor)


def test_workers_end_with_a_killed_parent(tmp_path: Path) -> None:
    marker = tmp_path / "worker"
    code = (
        "from tests.pipelines.runs.test_executors import wait_long\n"
        "from pipelines.runs.executors import ProcessExecutor\n"
        f"if __name__ == '__main__': list(ProcessExecutor(1).map(wait_long, [{str(marker)!r}]))"
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

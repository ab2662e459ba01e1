"""A process that works for us is heard while it lives, and told as lost when it does not."""

import logging
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psutil
import pytest

from pipelines.runs.processes import workers
from pipelines.runs.processes.workers import (
    Alive,
    Done,
    Failed,
    Loss,
    Lost,
    Worker,
    heard,
    listening,
    tell_alive,
    worker_server,
)


class UntoldError(Exception):
    """An error that cannot travel between processes."""

    def __init__(self, one: int, other: int) -> None:
        super().__init__(f"{one} and {other}")


def work(what: str) -> str:
    if what == "be killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "fail":
        raise ValueError("as asked")
    if what == "fail strangely":
        raise UntoldError(1, 2)
    if what == "sleep":
        time.sleep(600)
    if what == "take long, and say so":
        for _ in range(22):
            time.sleep(0.1)
            tell_alive()
    return what


def work_in_parts(what: str) -> None:
    tell_alive(parts=2)
    time.sleep(workers.TOLD_EVERY)
    tell_alive(parts=1)


def log(what: str) -> None:
    logging.getLogger("pipelines.runs.somewhere").warning("so %s", what)
    logging.getLogger("a library").warning("not told")


@contextmanager
def working(function: Callable[[str], object] = work) -> Iterator[Worker]:
    server = worker_server(function)
    try:
        worker = Worker(server)
        yield worker
        worker.end()
    finally:
        server.end()


def outcome(worker: Worker, item: str, silence: float = 60) -> Done | Failed | Lost:
    """Return what a worker has to say of an item at last."""
    worker.hand(item, silence)
    while True:
        for _, message in heard([worker]):
            if not isinstance(message, Alive):
                return message


def test_what_a_worker_makes_is_heard() -> None:
    with working() as worker:
        assert outcome(worker, "first") == Done("first")
        assert (outcome(worker, "second"), worker.served) == (Done("second"), 2)


def test_an_error_is_heard_with_its_trace() -> None:
    with working() as worker:
        failed = outcome(worker, "fail")
        assert isinstance(failed, Failed)
        assert (type(failed.error), str(failed.error)) == (ValueError, "as asked")
        assert "in work" in failed.error.__notes__[0]
        strange = outcome(worker, "fail strangely")
        assert isinstance(strange, Failed)
        assert "UntoldError: 1 and 2" in str(strange.error)


def test_a_killed_worker_is_lost() -> None:
    with working() as worker:
        lost = Lost("be killed", loss=Loss.CRASHED, had_begun=True)
        assert outcome(worker, "be killed") == lost


def test_a_silent_worker_is_lost() -> None:
    with working() as worker:
        outcome(worker, "warm")
        assert outcome(worker, "sleep", 0.3) == Lost("sleep", loss=Loss.SILENT, had_begun=True)


def test_a_worker_that_says_that_it_lives_may_take_longer() -> None:
    with working() as worker:
        outcome(worker, "warm")
        assert outcome(worker, "take long, and say so", 1.5) == Done("take long, and say so")


def test_an_ended_worker_is_gone() -> None:
    before = set(psutil.Process().children())
    with working() as worker:
        worker.hand("sleep", 60)
    assert set(psutil.Process().children()) <= before


def test_the_parts_of_an_item_are_counted_while_it_lasts() -> None:
    with working(work_in_parts) as worker:
        worker.hand("it", 60)
        counts: list[int] = []
        while worker.is_busy:
            counts += [worker.parts_done for _ in heard([worker])]
    assert [count for count in dict.fromkeys(counts) if count] == [3]
    assert worker.parts_done == 0


def test_who_listens_in_the_same_process_is_told_of_each_part() -> None:
    told: list[int] = []
    with listening(told.append):
        for parts in (1, 0, 2):
            tell_alive(parts)
    tell_alive(1)
    assert told == [1, 2]


def test_what_a_worker_logs_is_logged_here(caplog: pytest.LogCaptureFixture) -> None:
    with working(log) as worker:
        outcome(worker, "it is")
    assert [(each.name, each.getMessage()) for each in caplog.records] == [
        ("pipelines.runs.somewhere", "so it is")
    ]

"""Where the work on batches of files is done: in this process, or in several beside it."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import Protocol, TypeVar

from pipelines.errors import WorkerLostError

Item = TypeVar("Item")
Result = TypeVar("Result")


class Executor(Protocol):
    """Applies a function to items, each call independent of the others."""

    def map(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """Yield the results as they come, in any order; the first error is raised."""
        ...


class InlineExecutor:
    """Works in this process, one item after the other."""

    def map(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """Yield the result of each item in turn."""
        return map(function, items)


class ProcessExecutor:
    """Works in fresh processes that end with this one, however it ends."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def map(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """Yield the results as they come; `function` and the items must be importable and
        picklable.

        Raises:
            WorkerLostError: one of the processes was killed.
        """
        # A forked child would inherit the locks of this process's threads (Prefect's among them).
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(
            self._workers, mp_context=context, initializer=_begin_worker
        ) as pool:
            futures = [pool.submit(function, item) for item in items]
            try:
                yield from (future.result() for future in as_completed(futures))
            except BrokenProcessPool as error:
                raise WorkerLostError(
                    "a worker process was killed, perhaps for want of memory; what was finished is "
                    "kept: run again, with fewer --workers if it happens twice"
                ) from error
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise


def choose_executor(workers: int, batches: int) -> Executor:
    """Return an executor for so many batches.

    A single batch is not worth a second process, unless this thread (one of Prefect's) is not the
    main one: only in a main thread has an article its time limit.
    """
    needed = min(workers, batches)
    inline = needed <= 1 and threading.current_thread() is threading.main_thread()
    return InlineExecutor() if inline or not needed else ProcessExecutor(needed)


def _begin_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    end_with_parent()


def end_with_parent() -> None:
    """Have this process end when the one that started it is gone, however that ended."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    # A killed parent closes nothing that the pool's workers wait on, so they would wait for ever.
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)

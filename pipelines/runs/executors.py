"""Where the work on batches of files is done: in this process, or in several beside it.

A process that dies or falls silent ends no run: what it had is tried again in smaller parts, until
the part that brings processes down is known and given up.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from pipelines.errors import WorkerLostError
from pipelines.runs.processes.fork_server import ForkServerError
from pipelines.runs.processes.workers import (
    Alive,
    Done,
    Failed,
    Loss,
    Lost,
    Worker,
    heard,
    listening,
    worker_server,
)

Item = TypeVar("Item")
Result = TypeVar("Result")

MOST_LOSSES = 20
"""Workers lost one after the other, with nothing done between, before the machine is at fault."""

RECYCLED_AFTER = 200
"""Items after which a worker is replaced: what it has seen of the language stays in its memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Generic[Item, Result]):
    """What is done to each item, and what is to be done with one whose worker was lost.

    `function` and `prepare` must be importable and the items picklable. `silence` says for how many
    seconds of the clock its worker may say nothing (`pipelines.runs.processes.workers.tell_alive`).
    `after_loss` returns what is tried instead: the parts of the item, or nothing if it is given up.
    `under_way` is told, now and then, how many parts are done of the items that are not. `prepare`
    loads what the function needs, once for all processes of a machine.
    """

    function: Callable[[Item], Result]
    silence: Callable[[Item], float]
    after_loss: Callable[[Item, Loss], Sequence[Item]]
    under_way: Callable[[int], None] = lambda parts: None
    prepare: Callable[[], object] | None = None


class Executor(Protocol):
    """Does a task to items, each independent of the others."""

    def map(self, task: Task[Item, Result], items: Sequence[Item]) -> Iterator[Result]:
        """Yield the results as they come, in any order; the first error is raised."""
        ...


class _Counting:
    """Tells a function how many parts are done so far."""

    def __init__(self, told: Callable[[int], None]) -> None:
        self._told = told
        self._done = 0

    def __call__(self, parts: int) -> None:
        self._done += parts
        self._told(self._done)


class InlineExecutor:
    """Works in this process, one item after the other."""

    def map(self, task: Task[Item, Result], items: Sequence[Item]) -> Iterator[Result]:
        """Yield the result of each item in turn."""
        for item in items:
            with listening(_Counting(task.under_way)):
                result = task.function(item)
            yield result


class ProcessExecutor:
    """Works in processes of its own that end with this one, however it ends."""

    def __init__(self, workers: int, memory: int | None = None) -> None:
        """Take the number of processes, and the bytes of memory that each may have, if bounded."""
        self.processes = workers
        self._memory = memory

    def map(self, task: Task[Item, Result], items: Sequence[Item]) -> Iterator[Result]:
        """Yield the results as they come.

        Raises:
            WorkerLostError: processes end one after the other, or cannot be started.
        """
        if not items:
            return
        waiting = deque(items)
        losses = 0
        pool = _Pool(task, self.processes, self._memory)
        try:
            while waiting or any(worker.is_busy for worker in pool.workers):
                pool.hand_out(waiting)
                for worker, message in heard(pool.workers):
                    if isinstance(message, Done):
                        losses = 0
                        yield message.result
                    elif isinstance(message, Failed):
                        raise message.error
                    elif isinstance(message, Alive):
                        task.under_way(sum(each.parts_done for each in pool.workers))
                    else:
                        losses += 1
                        waiting.extendleft(reversed(_after(task, message, losses)))
                        pool.dismiss(worker)
        finally:
            pool.end()


class _Pool:
    """The processes of a task, and the one that makes them."""

    def __init__(self, task: Task[Any, Any], processes: int, memory: int | None) -> None:
        self.workers: list[Worker] = []
        self._silence = task.silence
        self._processes = processes
        self._server = worker_server(task.function, memory, task.prepare)

    def hand_out(self, waiting: deque[Any]) -> None:
        """Give every process that is not busy something to do, from the left."""
        for worker in [each for each in self.workers if each.served >= RECYCLED_AFTER]:
            if not worker.is_busy:
                self.dismiss(worker)
        while waiting and len(self.workers) < self._processes:
            self.workers.append(self._new())
            self.workers[-1].hand(waiting[0], self._silence(waiting.popleft()))
        for worker in self.workers:
            if waiting and not worker.is_busy:
                worker.hand(waiting[0], self._silence(waiting.popleft()))

    def _new(self) -> Worker:
        try:
            return Worker(self._server)
        except ForkServerError as error:
            raise _too_many_lost() from error

    def dismiss(self, worker: Worker) -> None:
        """End a process."""
        self.workers.remove(worker)
        worker.end()

    def end(self) -> None:
        """End all processes."""
        for worker in self.workers:
            worker.end()
        self._server.end()


def _after(task: Task[Item, Result], lost: Lost, losses: int) -> Sequence[Item]:
    """Return what is tried after a worker was lost.

    Raises:
        WorkerLostError: it did not come so far as to begin, or it is one of too many.
    """
    if not lost.had_begun or losses >= MOST_LOSSES:
        raise _too_many_lost()
    return task.after_loss(lost.item, lost.loss)


def _too_many_lost() -> WorkerLostError:
    return WorkerLostError(
        "worker processes are killed one after the other, perhaps for want of memory; what was "
        "finished is kept: run again, with fewer --workers if it happens twice"
    )

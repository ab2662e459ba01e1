"""Where the work on batches of files is done: in this process, or in several beside it.

A process that dies or falls silent ends no run: what it had is tried again in smaller parts, until
the part that brings processes down is known and given up.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from pipelines.errors import WorkerLostError
from pipelines.runs.workers import Alive, Done, Failed, Loss, Lost, Worker, heard, listening

Item = TypeVar("Item")
Result = TypeVar("Result")

MOST_LOSSES = 20
"""Workers lost one after the other, with nothing done between, before the machine is at fault."""

RECYCLED_AFTER = 200
"""Items after which a worker is replaced: what it has seen of the language stays in its memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Generic[Item, Result]):
    """What is done to each item, and what is to be done with one whose worker was lost.

    `function` must be importable and the items picklable. `silence` says for how many seconds of
    the clock its worker may say nothing (`pipelines.runs.workers.tell_alive`). `after_loss` returns
    what is tried instead: the parts of the item, or nothing if it is given up. `under_way` is told,
    now and then, how many parts are done of the items that are not.
    """

    function: Callable[[Item], Result]
    silence: Callable[[Item], float]
    after_loss: Callable[[Item, Loss], Sequence[Item]]
    under_way: Callable[[int], None] = lambda parts: None


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
    """Works in fresh processes that end with this one, however it ends."""

    def __init__(self, workers: int, memory: int | None = None) -> None:
        """Take the number of processes, and the bytes of memory that each may have, if bounded."""
        self.processes = workers
        self._memory = memory

    def map(self, task: Task[Item, Result], items: Sequence[Item]) -> Iterator[Result]:
        """Yield the results as they come.

        Raises:
            WorkerLostError: processes end one after the other, or cannot be started.
        """
        waiting = deque(items)
        workers: list[Worker] = []
        losses = 0
        try:
            while waiting or any(worker.is_busy for worker in workers):
                self._hand_out(task, waiting, workers)
                for worker, message in heard(workers):
                    if isinstance(message, Done):
                        losses = 0
                        yield message.result
                    elif isinstance(message, Failed):
                        raise message.error
                    elif isinstance(message, Alive):
                        task.under_way(sum(each.parts_done for each in workers))
                    else:
                        losses += 1
                        waiting.extendleft(reversed(_after(task, worker, message, losses)))
                        workers.remove(worker)
                        worker.end()
        finally:
            for worker in workers:
                worker.end()

    def _hand_out(
        self, task: Task[Item, Result], waiting: deque[Item], workers: list[Worker]
    ) -> None:
        for worker in [each for each in workers if each.served >= RECYCLED_AFTER]:
            if not worker.is_busy:
                workers.remove(worker)
                worker.end()
        while waiting and len(workers) < self.processes:
            workers.append(Worker(task.function, self._memory))
            workers[-1].hand(waiting[0], task.silence(waiting.popleft()))
        for worker in workers:
            if waiting and not worker.is_busy:
                worker.hand(waiting[0], task.silence(waiting.popleft()))


def _after(task: Task[Item, Result], worker: Worker, lost: Lost, losses: int) -> Sequence[Item]:
    """Return what is tried after a worker was lost.

    Raises:
        WorkerLostError: it did not come so far as to begin, or it is one of too many.
    """
    if not lost.had_begun or losses >= MOST_LOSSES:
        raise WorkerLostError(
            "worker processes are killed one after the other, perhaps for want of memory; what was "
            "finished is kept: run again, with fewer --workers if it happens twice"
        )
    return task.after_loss(lost.item, lost.loss)

"""The work on batches of files done by Dask: on a cluster of this machine, or at the address of a
scheduler whose workers see the same folders.

The batches that travel hold paths and digests, no texts; what a batch gives lies in the cache. A
worker that is lost is replaced by another, and what keeps bringing workers down is tried in parts.
A worker that says nothing for too long is restarted: an article has no time limit of its own here.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import distributed
from distributed import Client, KilledWorker, LocalCluster

from pipelines.errors import Failure
from pipelines.runs.executors import Item, Result, Task
from pipelines.runs.fingerprints import Fingerprints, take_fingerprints
from pipelines.runs.processes.fork_server import START_SECONDS
from pipelines.runs.processes.workers import Loss

LOOK_SECONDS = 1.0
"""How often it is looked for workers that say nothing."""

_lock = threading.Lock()


class DaskError(Failure, RuntimeError):
    """A cluster that does not answer, or whose workers would not give the same rows."""


def _do_alone(function: Callable[[Any], Any], item: Any) -> Any:
    """Do something in a worker, one thing at a time: the pipeline is not made for two threads."""
    with _lock:
        return function(item)


class DaskExecutor:
    """Works on a Dask cluster."""

    def __init__(
        self, workers: int, memory: int, *, address: str | None, model: str | None = None
    ) -> None:
        """Take the number and the memory of the processes of a cluster here, or the address of a
        scheduler; and the model that its workers must have.
        """
        self._workers = workers
        self._memory = memory
        self._address = address
        self._model = model

    def map(self, task: Task[Item, Result], items: Sequence[Item]) -> Iterator[Result]:
        """Yield the results as they come.

        Raises:
            DaskError: no scheduler answers, or its workers have other code or another model.
        """
        if not items:
            return
        with self._client() as client:
            waiting, running = deque(items), _Running(client, task)
            while waiting or running.futures:
                slots = len(client.scheduler_info(n_workers=-1)["workers"]) or 1
                while waiting and len(running.futures) < slots:
                    running.submit(waiting.popleft())
                for future in running.done():
                    item = running.futures.pop(future)[0]
                    if future.status == "finished":
                        yield future.result()
                    else:
                        waiting.extendleft(reversed(_after(task, item, future.exception())))
                waiting.extendleft(reversed(running.parts_of_silent()))

    @contextmanager
    def _client(self) -> Iterator[Client]:
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        if self._address is None:
            with (
                LocalCluster(
                    n_workers=self._workers,
                    threads_per_worker=1,
                    memory_limit=self._memory,
                    dashboard_address=None,
                    host="127.0.0.1",
                    silence_logs=logging.CRITICAL,
                ) as cluster,
                Client(cluster) as client,
            ):
                yield client
        else:
            try:
                client = Client(self._address, timeout=10)
            except (OSError, ValueError) as error:
                raise DaskError(
                    f"no Dask scheduler answers at {self._address}; start one (`dask scheduler`) "
                    "and workers beside it, or leave --dask-address out"
                ) from error
            with client:
                self._compare(client.run(take_fingerprints, self._model))
                yield client

    def _compare(self, theirs: dict[str, Fingerprints]) -> None:
        ours = take_fingerprints(self._model)
        other = [worker for worker, found in theirs.items() if found != ours]
        if other or not theirs:
            raise DaskError(
                f"workers of {self._address} with other code or another model than here: "
                f"{', '.join(sorted(other)) or 'there is none at all'}; install the same there"
            )


class _Running:
    """What the cluster is at, each with its item and the moment by which it must be done."""

    def __init__(self, client: Client, task: Task[Any, Any]) -> None:
        self._client = client
        self._task = task
        self.futures: dict[Any, tuple[Any, float]] = {}

    def submit(self, item: Any) -> None:
        future = self._client.submit(_do_alone, self._task.function, item, pure=False)
        seconds = START_SECONDS + self._task.silence(item)
        self.futures[future] = (item, time.monotonic() + seconds)

    def done(self) -> list[Any]:
        """Wait for a moment and return what is done."""
        try:
            distributed.wait(list(self.futures), LOOK_SECONDS, return_when="FIRST_COMPLETED")
        except TimeoutError:
            return []
        return [future for future in self.futures if future.done()]

    def parts_of_silent(self) -> list[Any]:
        """Restart the workers of what takes too long and return what is tried instead."""
        now = time.monotonic()
        late = {future for future, (_, deadline) in self.futures.items() if now > deadline}
        if not late:
            return []
        keys = {future.key for future in late}
        processing = self._client.processing()
        workers = [worker for worker, held in processing.items() if keys.intersection(held)]
        parts = [
            part
            for future in late
            for part in self._task.after_loss(self.futures.pop(future)[0], Loss.SILENT)
        ]
        self._client.cancel(list(late))
        self._client.restart_workers(workers, raise_for_error=False)
        return parts


def _after(task: Task[Item, Result], item: Item, error: BaseException | None) -> Sequence[Item]:
    if isinstance(error, KilledWorker):
        return task.after_loss(item, Loss.CRASHED)
    raise error or DaskError("the cluster gave up a batch; see the log of its scheduler")

"""Processes that do one thing after the other for the one that started them, and say that they are
alive, how far they are, and what they would log.

They are watched: one that ends, or says nothing for too long, is told as lost, with what it had.
"""

import logging
import multiprocessing
import os
import pickle
import resource
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import Any

from pipelines.logs import ROOTS
from pipelines.runs.processes.fork_server import START_SECONDS, ForkServer

TOLD_EVERY = 1.0
"""Seconds between two signs of life."""


class Loss(StrEnum):
    """What became of a worker that did not bring its item to an end."""

    CRASHED = "crashed"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Done:
    """What an item gave."""

    result: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """What an item raised."""

    error: Exception


@dataclass(frozen=True, slots=True)
class Lost:
    """A worker that is gone, or silent for too long, with the item that it had; `had_begun` says
    whether it ever came to work.
    """

    item: Any
    loss: Loss
    had_begun: bool


@dataclass(frozen=True, slots=True)
class Alive:
    """A sign of life: how many parts of its item a worker has done since the one before."""

    parts: int


@dataclass(frozen=True, slots=True)
class _Logged:
    """A message that a worker would log, for the logs of the process that started it."""

    logger: str
    level: int
    text: str


class Worker:
    """A process of ours, with what it has to do."""

    def __init__(self, server: ForkServer) -> None:
        """Have a process made by one of `worker_server`.

        Raises:
            ForkServerError: none can be made.
        """
        self._server = server
        self._process, self._connection = server.fork()
        self._item: Any = None
        self._silence = 0.0
        self._deadline = 0.0
        self._has_begun = False
        self.is_busy = False
        self.served = 0
        self.parts_done = 0

    def hand(self, item: Any, silence: float) -> None:
        """Give it something to do, for which it may be silent for so many seconds."""
        self._item, self._silence, self.is_busy, self.parts_done = item, silence, True, 0
        self._extend()
        with suppress(OSError):  # it is gone, which is seen when it is heard
            self._connection.send(item)

    def hear(self) -> Done | Failed | Lost | Alive | None:
        """Return what it has to say, if it concerns anybody but us."""
        message = self._receive()
        if isinstance(message, _Logged):
            logging.getLogger(message.logger).log(message.level, "%s", message.text)
            return None
        if isinstance(message, Alive):
            self._has_begun = True
            self.parts_done += message.parts
            self._extend()
        if isinstance(message, Done | Failed):
            self.is_busy, self.parts_done = False, 0
            self.served += 1
        return message

    def _extend(self) -> None:
        silence = self._silence if self._has_begun else max(self._silence, START_SECONDS)
        self._deadline = time.monotonic() + silence

    def _receive(self) -> Done | Failed | Lost | Alive | _Logged | None:
        if self._connection.poll():
            try:
                message: Done | Failed | Alive | _Logged = self._connection.recv()
            except (EOFError, OSError):
                return self._lost(Loss.CRASHED)
            return message
        return self._lost(Loss.SILENT) if self.seconds_left() <= 0 else None

    def _lost(self, loss: Loss) -> Lost:
        return Lost(self._item, loss, self._has_begun)

    def seconds_left(self) -> float:
        """Return for how long it may still be silent."""
        return self._deadline - time.monotonic()

    def source(self) -> Connection:
        """Return what becomes ready when it says something or ends."""
        return self._connection

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._server.end_process(self._process)
        self._connection.close()


def worker_server(
    function: Callable[[Any], Any],
    memory: int | None = None,
    prepare: Callable[[], object] | None = None,
) -> ForkServer:
    """Return what makes workers that do a function to what they are handed, perhaps one that
    `starting_early` has begun to load.

    Args:
        function: importable, as all that is given here.
        memory: bytes that each worker may have, if bounded.
        prepare: called once before the first worker is made, to load what each would load.
    """
    early = _early.pop((function, memory, prepare), None)
    return early or ForkServer(partial(_serve, function, memory), prepare)


_early: dict[tuple[Any, ...], ForkServer] = {}


@contextmanager
def starting_early(
    function: Callable[[Any], Any], memory: int | None, prepare: Callable[[], object]
) -> Iterator[None]:
    """Have the `worker_server` of the same arguments begin to load before it is asked for, which
    then happens meanwhile or not at all.
    """
    _early[function, memory, prepare] = worker_server(function, memory, prepare)
    try:
        yield
    finally:
        if unused := _early.pop((function, memory, prepare), None):
            unused.end()


def heard(workers: Sequence[Worker]) -> Iterator[tuple[Worker, Done | Failed | Lost | Alive]]:
    """Wait until a busy worker says something, ends or is silent for too long; yield what it is."""
    busy = [worker for worker in workers if worker.is_busy]
    left = min(worker.seconds_left() for worker in busy)
    wait([worker.source() for worker in busy], max(left, 0))
    for worker in busy:
        message = worker.hear()
        if message is not None:
            yield worker, message


_parent: Connection | None = None
_told = 0.0
_untold = 0
_listener: Callable[[int], None] | None = None


def tell_alive(parts: int = 0) -> None:
    """Say that the work goes on, and that so many more parts of it are done: in a worker to the
    process that started it, elsewhere to who listens (`listening`).
    """
    global _told, _untold
    if _listener is not None and parts:
        _listener(parts)
    _untold += parts
    if _parent is not None and time.monotonic() - _told >= TOLD_EVERY:
        _told = time.monotonic()
        _parent.send(Alive(_untold))
        _untold = 0


@contextmanager
def listening(listener: Callable[[int], None]) -> Iterator[None]:
    """Have a function told of the parts that are done in this process meanwhile."""
    global _listener
    before, _listener = _listener, listener
    try:
        yield
    finally:
        _listener = before


class _ToParent(logging.Handler):
    """Sends what is logged in a worker to the process that started it, which has the logs."""

    def __init__(self, parent: Connection) -> None:
        super().__init__()
        self._parent_end = parent

    def emit(self, record: logging.LogRecord) -> None:
        """Send a message."""
        with suppress(OSError):
            said = _Logged(record.name, record.levelno, record.getMessage())
            self._parent_end.send(said)


def _log_to(parent: Connection) -> None:
    for name in ROOTS:
        logger = logging.getLogger(name)
        logger.addHandler(_ToParent(parent))
        logger.setLevel(logging.INFO)
        logger.propagate = False


def _serve(function: Callable[[Any], Any], memory: int | None, parent: Connection) -> None:
    global _parent, _untold
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    end_with_parent()
    if memory is not None:
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    _parent = parent
    _log_to(parent)
    with suppress(EOFError, ConnectionError):  # the parent has closed its end
        tell_alive()
        while True:
            item, _untold = parent.recv(), 0
            parent.send_bytes(_outcome(function, item))


def _outcome(function: Callable[[Any], Any], item: Any) -> bytes:
    """Return what an item gave or raised, ready to be sent."""
    try:
        return pickle.dumps(Done(function(item)))
    except Exception as error:  # noqa: BLE001 - it is raised in the parent
        trace = traceback.format_exc()
        try:
            error.add_note(trace)
            failed = pickle.dumps(Failed(error))
            pickle.loads(failed)  # not every exception survives it
            return failed
        except Exception:  # noqa: BLE001 - it cannot travel, but its words can
            return pickle.dumps(Failed(RuntimeError(trace)))


def end_with_parent() -> None:
    """Have this process end when the one that started it is gone, however that ended."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    # A killed parent closes nothing that its workers wait on, so they would wait for ever.
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)

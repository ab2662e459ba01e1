"""Processes are made by one that has loaded what they need, and end when they are to."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

import psutil
import pytest

from pipelines.runs.processes.fork_server import ForkServer, ForkServerError

_loaded: list[int] = []


def load() -> None:
    _loaded.append(os.getpid())


def fail_to_load() -> None:
    raise MemoryError


def die() -> None:
    os._exit(1)


def say_what_is_loaded(parent: Connection) -> None:
    parent.send((os.getppid(), list(_loaded)))
    parent.recv()


@contextmanager
def serving(prepare: object = load) -> Iterator[ForkServer]:
    server = ForkServer(say_what_is_loaded, prepare)  # type: ignore[arg-type]
    try:
        yield server
    finally:
        server.end()


def test_what_is_loaded_once_all_processes_have() -> None:
    with serving() as server:
        connections = [server.fork()[1] for _ in range(2)]
        (maker, loaded), other = [connection.recv() for connection in connections]
    assert (maker, loaded) == other
    assert loaded == [maker]


def test_the_end_of_a_process_is_the_end_of_its_connection() -> None:
    with serving() as server:
        process, connection = server.fork()
        connection.recv()
        server.end_process(process)
        with pytest.raises((EOFError, ConnectionError)):
            connection.recv()
    assert not psutil.pid_exists(process)


def test_a_server_that_is_killed_is_replaced() -> None:
    with serving() as server:
        first = server.fork()[1].recv()[0]
        psutil.Process(first).kill()
        assert server.fork()[1].recv()[0] != first


def test_what_cannot_be_loaded_is_left_to_the_processes() -> None:
    with serving(fail_to_load) as server:
        assert server.fork()[1].recv()[1] == []


def test_a_server_that_does_not_come_up_is_told() -> None:
    with serving(die) as server, pytest.raises(ForkServerError):
        server.fork()

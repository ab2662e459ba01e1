"""A process that loads once what all workers need, and makes workers by forking itself.

A worker so made begins at once, also one that takes the place of another, and shares the memory of
the model and of the lexicons with the others. The process that runs all cannot fork them itself:
they would inherit the locks of its threads (Prefect's among them). This one has no threads.
"""

import multiprocessing
import os
import signal
import socket
import struct
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection

START_SECONDS = 300.0
"""For how long a process may start: Python, its modules and the model, on a busy machine."""

_FORK = 0
_NUMBER = struct.Struct("=q")  # a request: `_FORK` or the process to be waited for; an answer


class ForkServerError(RuntimeError):
    """The process that makes workers is gone, or does not come up."""


class ForkServer:
    """Makes processes that serve who holds the other end of a connection.

    Args:
        serve: what a process does, given its end of the connection; importable.
        prepare: called once, before the first process is made; what it loads is shared.
    """

    def __init__(
        self, serve: Callable[[Connection], None], prepare: Callable[[], object] | None = None
    ) -> None:
        self._serve, self._prepare = serve, prepare
        self._start()

    def _start(self) -> None:
        self._ours, theirs = socket.socketpair()
        self._ours.settimeout(START_SECONDS)
        # What is imported as the main module is imported here, not once more in each process made.
        self._process = multiprocessing.get_context("spawn").Process(
            target=_make_processes, args=(theirs, self._serve, self._prepare), daemon=True
        )
        self._process.start()
        self.process_id = self._process.pid or 0
        theirs.close()
        self._has_answered = False

    def fork(self) -> tuple[int, Connection]:
        """Make a process; return its id and our end of the connection to it, which is at its end
        when the process is.

        Raises:
            ForkServerError: the server does not come up.
        """
        try:
            return self._fork()
        except ForkServerError:
            if not self._has_answered:
                raise
        self.end()  # it was killed
        self._start()
        return self._fork()

    def _fork(self) -> tuple[int, Connection]:
        ours, theirs = multiprocessing.Pipe()
        try:
            with theirs:
                socket.send_fds(self._ours, [_NUMBER.pack(_FORK)], [theirs.fileno()])
            answer = self._ours.recv(_NUMBER.size)
        except OSError:
            answer = b""
        if len(answer) < _NUMBER.size:
            ours.close()
            raise ForkServerError
        self._has_answered = True
        return _NUMBER.unpack(answer)[0], ours

    def end_process(self, process: int) -> None:
        """End a process that was made here, whatever it is doing."""
        with suppress(ProcessLookupError):
            # Its id is its own until the server waits for it. One that is stopped hears of nothing
            # less.
            os.kill(process, signal.SIGKILL)
        with suppress(OSError):
            self._ours.send(_NUMBER.pack(process))

    def end(self) -> None:
        """End the server; the processes that it made are ended before."""
        self._ours.close()
        if self._has_answered:
            self._process.join(timeout=1)  # it waits for those that were ended
        self._process.kill()
        self._process.join()
        self._process.close()


def _make_processes(
    requests: socket.socket,
    serve: Callable[[Connection], None],
    prepare: Callable[[], object] | None,
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that runs all decides what it means
    if prepare is not None and sys.platform == "linux":  # macOS' libraries do not bear to be forked
        with suppress(Exception):  # it fails again, and is told, where it is needed
            prepare()
    while True:
        request, descriptors, *_ = socket.recv_fds(requests, _NUMBER.size, 1)
        if len(request) < _NUMBER.size:
            return
        number = _NUMBER.unpack(request)[0]
        if number == _FORK:
            requests.send(_NUMBER.pack(_fork(requests, descriptors[0], serve)))
        else:
            with suppress(ChildProcessError):
                os.waitpid(number, 0)


def _fork(requests: socket.socket, descriptor: int, serve: Callable[[Connection], None]) -> int:
    """Make a process that serves a connection; return its id here, and there nothing at all."""
    process = os.fork()
    if process:
        os.close(descriptor)
        return process
    code = 1
    try:
        requests.close()
        serve(Connection(descriptor))
        code = 0
    except Exception:  # noqa: BLE001 - nobody else is there to tell it
        traceback.print_exc()
    finally:
        os._exit(code)

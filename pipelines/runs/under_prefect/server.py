"""The embedded Prefect API: one server on the loopback, started for a run or a schedule and stopped
with it.

Prefect's own temporary server loses the history of tasks, starts no schedules and gives itself 20
seconds, which a first start on a small machine exceeds; so the server is started here, with its
state in the output folder. It ends when its standard input closes, which happens however this
process ends.
"""

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.runs.under_prefect.database import DATABASE, is_damaged, set_aside
from pipelines.runs.under_prefect.settings import STATE, Endpoint, ServerError

_PROBE_SECONDS = 2.0
"""How long one question after the server's health may take."""

_END_SECONDS = 10.0
"""How long the server may take to end."""

_STOPPED_SECONDS = 1.0
"""The same when the run was told to stop or failed: a server that still starts would first do so,
and who stops a run waits for three seconds at most.
"""


class _EndedError(ServerError):
    """The server ended before it answered."""


@contextmanager
def prefect_server(endpoint: Endpoint | None, output: Path, timeout: int) -> Iterator[None]:
    """Run the embedded server at `endpoint`, within `prefect_settings`, and stop it at the end; do
    nothing without one.

    Args:
        endpoint: where it answers, as `prefect_settings` yields it.
        output: the output folder, in which Prefect's state is kept.
        timeout: seconds that the server may take to start.

    Raises:
        ServerError: the server ended, or gave no answer in time.
    """
    if endpoint is None:
        yield
        return
    process = _start_with_database(endpoint, output / STATE, timeout)
    patience = _STOPPED_SECONDS
    try:
        endpoint.listener.close()  # the server has its own; when it ends, nobody is kept waiting
        yield
        patience = _END_SECONDS
    finally:
        _stop(process, patience)


def _start_with_database(
    endpoint: Endpoint, state: Path, timeout: int
) -> "subprocess.Popen[bytes]":
    """Start the server; where its database does not let it, set that aside and try once more."""
    database = state / DATABASE
    if is_damaged(database):
        set_aside(database)
    known = database.exists()
    try:
        return _start(endpoint, state, timeout)
    except _EndedError:
        # Another release of Prefect may have written it, or a kill cut its first filling short.
        if not known:
            raise
    set_aside(database)
    return _start(endpoint, state, timeout)


def _start(endpoint: Endpoint, state: Path, timeout: int) -> "subprocess.Popen[bytes]":
    """Start the server and wait until it answers."""
    listener = endpoint.listener.fileno()
    log = state / "server.log"
    with log.open("ab") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(listener)],
            stdin=subprocess.PIPE,
            stdout=stream,
            stderr=stream,
            env=os.environ | endpoint.server_settings(),
            pass_fds=(listener,),
            start_new_session=True,  # Ctrl-C is for the run, which stops the server when it ends
        )
    try:
        _await_health(process, endpoint.url, log, timeout)
    except BaseException:
        _stop(process, _STOPPED_SECONDS)
        raise
    return process


def _stop(process: "subprocess.Popen[bytes]", patience: float) -> None:
    assert process.stdin is not None
    process.stdin.close()
    try:
        process.wait(timeout=patience)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _await_health(process: "subprocess.Popen[bytes]", url: str, log: Path, timeout: int) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise _EndedError(
                f"the embedded Prefect server ended at once; see {log}, or run with --direct"
            )
        try:
            with direct.open(f"{url}/health", timeout=_PROBE_SECONDS):
                return
        except OSError:
            time.sleep(0.1)
    raise ServerError(
        f"the embedded Prefect server gave no answer in {timeout} s; see {log}, "
        "or run with --direct"
    )


def _stop_with_parent() -> None:
    sys.stdin.buffer.read()  # returns when the parent closes the pipe or is gone
    os.kill(os.getpid(), 15)
    time.sleep(8)
    os._exit(0)


def serve(listener: int) -> None:
    """Run the API server on a listening socket until this process's standard input closes."""
    import uvicorn

    threading.Thread(target=_stop_with_parent, daemon=True).start()
    config = uvicorn.Config(
        "prefect.server.api.server:create_app",
        factory=True,
        log_level="error",
        timeout_graceful_shutdown=3,
    )
    server = uvicorn.Server(config)
    server.run(sockets=[socket.socket(fileno=listener)])
    if not server.started:
        sys.exit(3)


if __name__ == "__main__":
    serve(int(sys.argv[1]))

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
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from pipelines.errors import Failure

STATE = ".prefect"
"""Folder in the output folder that holds Prefect's database and logs."""

API_URL = "PREFECT_API_URL"

_QUIET: Mapping[str, str] = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_UI_ENABLED": "false",
    "PREFECT_CLI_PROMPT": "false",
    "PREFECT_RESULTS_DEFAULT_SERIALIZER": "json",
    "PREFECT_RUNNER_POLL_FREQUENCY": "2",
}
"""No telemetry, no browser page, results that outlive an upgrade; errors are told once, by the
command line.
"""

_UNSCHEDULED: Mapping[str, str] = {
    f"PREFECT_SERVER_SERVICES_{service}_ENABLED": "false"
    for service in (
        "SCHEDULER",
        "LATE_RUNS",
        "FOREMAN",
        "TRIGGERS",
        "CANCELLATION_CLEANUP",
        "PAUSE_EXPIRATIONS",
    )
}
"""Services of the server that a single run has no use for."""


class ServerError(Failure, RuntimeError):
    """The embedded server did not come up; the message says where its log lies."""


@contextmanager
def prefect_settings(output: Path, *, scheduling: bool) -> Iterator[str | None]:
    """Set Prefect up for what is imported and started inside the context; it must not have been
    imported before.

    Args:
        output: the output folder, in which Prefect's state is kept.
        scheduling: whether the server must start scheduled runs.

    Yields:
        The address at which `prefect_server` must answer, or None where ``PREFECT_API_URL`` names a
        server already.
    """
    state = (output / STATE).resolve()
    state.mkdir(parents=True, exist_ok=True)
    settings = {"PREFECT_HOME": str(state), **_QUIET, **({} if scheduling else _UNSCHEDULED)}
    url = None if API_URL in os.environ else f"http://127.0.0.1:{_free_port()}/api"
    with _environment(settings | ({API_URL: url} if url else {})):
        yield url


@contextmanager
def prefect_server(url: str | None, output: Path, timeout: int) -> Iterator[None]:
    """Run the embedded server at `url`, within `prefect_settings`, and stop it at the end; do
    nothing without a `url`.

    Args:
        url: address of the API, as `prefect_settings` yields it.
        output: the output folder, in which Prefect's state is kept.
        timeout: seconds that the server may take to start.

    Raises:
        ServerError: the server ended, or gave no answer in time.
    """
    if url is None:
        yield
        return
    log = output / STATE / "server.log"
    with log.open("ab") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(urlsplit(url).port)],
            stdin=subprocess.PIPE,
            stdout=stream,
            stderr=stream,
        )
    try:
        _await_health(process, url, log, timeout)
        yield
    finally:
        assert process.stdin is not None
        process.stdin.close()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _await_health(process: "subprocess.Popen[bytes]", url: str, log: Path, timeout: int) -> None:
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise ServerError(
                f"the embedded Prefect server ended at once; see {log}, or run with --direct"
            )
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise ServerError(
        f"the embedded Prefect server gave no answer in {timeout} s; see {log}, "
        "or run with --direct"
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _stop_with_parent() -> None:
    sys.stdin.buffer.read()  # returns when the parent closes the pipe or is gone
    os.kill(os.getpid(), 15)
    time.sleep(8)
    os._exit(0)


def serve(port: int) -> None:
    """Run the API server in this process until its standard input closes."""
    import uvicorn

    threading.Thread(target=_stop_with_parent, daemon=True).start()
    uvicorn.run(
        "prefect.server.api.server:create_app",
        factory=True,
        host="127.0.0.1",
        port=port,
        log_level="error",
        timeout_graceful_shutdown=3,
    )


if __name__ == "__main__":
    serve(int(sys.argv[1]))

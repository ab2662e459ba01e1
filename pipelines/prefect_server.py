"""The embedded Prefect API: one server on the loopback, started for a run or a schedule and stopped with it.

Prefect's own temporary server loses the history of tasks, starts no schedules and gives itself 20 seconds, which a
first start on a small machine exceeds; so the server is started here, with its state in the output folder. It ends
when its standard input closes, which happens however this process ends.
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

STATE = ".prefect"
"""Folder in the output folder that holds Prefect's database and logs."""

API_URL = "PREFECT_API_URL"

_QUIET: Mapping[str, str] = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_UI_ENABLED": "false",
    "PREFECT_CLI_PROMPT": "false",
    "PREFECT_RESULTS_DEFAULT_SERIALIZER": "json",
    "PREFECT_RUNNER_POLL_FREQUENCY": "2",
}
"""No telemetry, no browser page, results that outlive an upgrade; errors are told once, by the command line."""

_UNSCHEDULED: Mapping[str, str] = {
    f"PREFECT_SERVER_SERVICES_{service}_ENABLED": "false"
    for service in ("SCHEDULER", "LATE_RUNS", "FOREMAN", "TRIGGERS", "CANCELLATION_CLEANUP", "PAUSE_EXPIRATIONS")
}
"""Services of the server that a single run has no use for."""


class ServerError(RuntimeError):
    """The embedded server did not come up; the message says where its log lies."""


@contextmanager
def prefect_api(output: Path, timeout: int, *, scheduling: bool) -> Iterator[None]:
    """Make a Prefect API available to what is imported and started inside the context.

    Uses ``PREFECT_API_URL`` when it is set; else starts a server and stops it at the end. Prefect must not have been
    imported before, since it reads its settings then.

    Args:
        output: the output folder, in which Prefect's state is kept.
        timeout: seconds that the server may take to start.
        scheduling: whether the server must start scheduled runs.

    Raises:
        ServerError: the server ended, or gave no answer in time.
    """
    state = (output / STATE).resolve()
    state.mkdir(parents=True, exist_ok=True)
    settings = dict(_QUIET) | ({} if scheduling else dict(_UNSCHEDULED))
    if API_URL in os.environ:
        with _environment(settings | {"PREFECT_HOME": os.environ.get("PREFECT_HOME", str(state))}):
            yield
        return
    port = _free_port()
    url = f"http://127.0.0.1:{port}/api"
    with _environment(settings | {"PREFECT_HOME": str(state), API_URL: url}), _server(port, url, state, timeout):
        yield


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


@contextmanager
def _server(port: int, url: str, state: Path, timeout: int) -> Iterator[None]:
    log = state / "server.log"
    with log.open("ab") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(port)], stdin=subprocess.PIPE, stdout=stream, stderr=stream
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


def _await_health(process: "subprocess.Popen[bytes]", url: str, log: Path, timeout: int) -> None:
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise ServerError(f"the embedded Prefect server ended at once; see {log}, or run with --direct")
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise ServerError(f"the embedded Prefect server gave no answer in {timeout} s; see {log}, or run with --direct")


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

"""What Prefect is told before it is imported or started: where its state lies, where its API is,
and who may use that.

Without ``PREFECT_API_URL`` the API is our own server (`pipelines.runs.under_prefect.server`), on a
port of the loopback that this process holds already, so that no other program can take it and be
told the secret. The secret is made anew at every start and handed on in the environment only, which
other users cannot read.
"""

import os
import secrets
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipelines.errors import Failure

STATE = ".prefect"
"""Folder in the output folder that holds Prefect's database and logs; only its owner may enter."""

API_URL = "PREFECT_API_URL"
ANSWER_SECONDS = 10
"""How long a server that is said to be there may take to answer."""

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

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class ServerError(Failure, RuntimeError):
    """Prefect's server does not answer, or did not come up; the message says where its log lies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where the embedded server answers: a listening socket, and the secret to ask with."""

    listener: socket.socket
    secret: str = field(repr=False)

    @property
    def url(self) -> str:
        """Return the address of the API."""
        return f"{self.origin}/api"

    @property
    def origin(self) -> str:
        """Return the only origin whose pages may read the API's answers."""
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}"

    def client_settings(self) -> dict[str, str]:
        """Return the settings of who asks the server."""
        return {API_URL: self.url, "PREFECT_API_AUTH_STRING": self.secret}

    def server_settings(self) -> dict[str, str]:
        """Return the settings of the server itself."""
        return {
            "PREFECT_SERVER_API_AUTH_STRING": self.secret,
            "PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS": self.origin,
        }


@contextmanager
def prefect_settings(output: Path, *, scheduling: bool) -> Iterator[Endpoint | None]:
    """Set Prefect up for what is imported and started inside the context.

    Args:
        output: the output folder, in which Prefect's state is kept.
        scheduling: whether the server must start scheduled runs.

    Yields:
        Where `prefect_server` must answer, or None where ``PREFECT_API_URL`` names a server.

    Raises:
        ServerError: the server that ``PREFECT_API_URL`` names does not answer.
    """
    state = (output / STATE).resolve()
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    state.chmod(0o700)  # also one that was there before
    settings = {"PREFECT_HOME": str(state), **_QUIET, **({} if scheduling else _UNSCHEDULED)}
    with _environment(settings | _without_proxy()):
        if API_URL in os.environ:
            _find_server(os.environ[API_URL])
            yield None
        else:
            with socket.create_server(("127.0.0.1", 0)) as listener:
                secret = f"pressledger:{secrets.token_urlsafe(32)}"
                endpoint = Endpoint(listener=listener, secret=secret)
                with _environment(endpoint.client_settings()):
                    yield endpoint


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    _refresh_prefect()
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        _refresh_prefect()


def _refresh_prefect() -> None:
    """Have Prefect read the environment again where it has been imported already: by an earlier
    run of this process, or by whoever called us.
    """
    context: Any = sys.modules.get("prefect.context")
    settings: Any = sys.modules.get("prefect.settings")
    if context is not None and settings is not None:
        # Prefect's own refresh would make a folder in the user's home.
        context.GLOBAL_SETTINGS_CONTEXT = context.SettingsContext(
            profile=settings.load_profiles().active_profile, settings=settings.Settings()
        )


def _without_proxy() -> dict[str, str]:
    """Return the environment in which no proxy is asked for addresses of this machine."""
    named = os.environ.get("no_proxy") or os.environ.get("NO_PROXY") or ""
    hosts = [host for host in (*named.split(","), *_LOOPBACK) if host]
    return dict.fromkeys(("no_proxy", "NO_PROXY"), ",".join(dict.fromkeys(hosts)))


def _find_server(url: str) -> None:
    """Ask the server that is said to be there for any answer at all.

    Raises:
        ServerError: there is none.
    """
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=ANSWER_SECONDS):
            return
    except urllib.error.HTTPError:
        return  # it answers; whether it lets us in is told by the first call
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise ServerError(
            f"{API_URL} names {url}, where no Prefect server answers ({reason}); start that "
            f"server, unset {API_URL}, or run with --direct"
        ) from error

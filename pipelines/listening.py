"""Pages served to the browser of this machine alone, until the process is told to stop."""

import socket
from contextlib import suppress
from typing import Any

from pipelines.errors import Failure

LOOPBACK = "127.0.0.1"


class PortError(Failure, OSError):
    """The port cannot be listened on."""


def open_port(port: int) -> socket.socket:
    """Return a socket that listens on a port of this machine only; 0 takes any that is free.

    Raises:
        PortError: something else listens there, or it may not be used.
    """
    try:
        return socket.create_server((LOOPBACK, port))
    except (OSError, OverflowError) as error:
        raise PortError(
            f"port {port} of {LOOPBACK} is taken or reserved; name another with --port (0: any)"
        ) from error


def serve(application: Any, listening: socket.socket) -> None:
    """Serve an ASGI application until the process is told to stop.

    Args:
        application: what is served.
        listening: the socket that `open_port` returned.
    """
    import uvicorn

    config = uvicorn.Config(
        application, log_level="warning", access_log=False, server_header=False, lifespan="off"
    )
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])

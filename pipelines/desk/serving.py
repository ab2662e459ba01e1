"""The desk's server: on this machine's own address, until it is stopped."""

import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from pipelines.desk.application import build_application
from pipelines.desk.desk import Desk
from pipelines.desk.guard import Access
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


def serve_desk(desk: Desk, listening: socket.socket, tell: Callable[[str], None]) -> None:
    """Serve the desk until the process is told to stop.

    Args:
        desk: what is served.
        listening: the socket that `open_port` returned.
        tell: is told the address that opens it, when it answers.
    """
    access = Access(listening.getsockname()[1])
    config = uvicorn.Config(
        build_application(desk, access),
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
    )
    tell(access.address)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])

"""Where pages are served: on this machine alone, at a port that is free."""

import socket

import pytest

from pipelines.listening import LOOPBACK, PortError, open_port


def test_it_listens_on_this_machine_only() -> None:
    with open_port(0) as listening:
        assert listening.getsockname()[0] == LOOPBACK


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortError, match=f"port {port}"):
            open_port(port)

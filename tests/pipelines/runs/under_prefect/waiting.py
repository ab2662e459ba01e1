"""Waiting for what processes do: as long as they live, however busy the machine is."""

import subprocess
import time
from collections.abc import Callable

HANGS = 1800
"""Seconds after which a process that lives, but does nothing, is given up."""


def wait_for(happened: Callable[[], bool], process: "subprocess.Popen[bytes]") -> None:
    """Wait until something has happened that a process is to do.

    Raises:
        AssertionError: the process ended before.
    """
    given_up = time.monotonic() + HANGS
    while not happened():
        assert process.poll() is None, "the process ended"
        assert time.monotonic() < given_up, "the process hangs"
        time.sleep(0.2)

"""Being told to stop: by Ctrl-C (SIGINT), or by a service manager (SIGTERM)."""

import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from pipelines.errors import INTERRUPTED, TERMINATED

log = logging.getLogger(__name__)


class Terminated(KeyboardInterrupt):
    """The process was told to end by SIGTERM; whatever handles Ctrl-C handles it."""


@contextmanager
def told_to_stop() -> Iterator[None]:
    """End the command when it is told to stop, with one line and the shell's exit code for it.

    Raises:
        SystemExit: it was told to stop: 130 for SIGINT, 143 for SIGTERM.
    """
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    except BaseException as error:
        code = _exit_code(error)
        if code is None:
            raise
        log.warning("stopped; what was extracted is kept for the next run")
        raise SystemExit(code) from None
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminate(number: int, frame: FrameType | None) -> None:
    raise Terminated


def _exit_code(error: BaseException | None) -> int | None:
    """Return the exit code of an error if it, or what it was raised over, is being told to stop.

    A library that is stopped while it tidies up may raise something else; Prefect, which handles
    SIGTERM itself within a flow, has an exception of its own for it.
    """
    while error is not None:
        if isinstance(error, Terminated) or type(error).__name__ == "TerminationSignal":
            return TERMINATED
        if isinstance(error, KeyboardInterrupt):
            return INTERRUPTED
        error = error.__context__
    return None

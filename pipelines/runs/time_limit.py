"""A limit on the processor time that one article may take, on top of rules that are linear."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

CHARACTERS = 100_000
"""A text of so many characters has the whole limit, a longer one more in proportion."""


class OutOfTimeError(BaseException):
    """What was done took longer than it may.

    It is no `Exception`, so that no library's guard takes it for a fault of its own.
    """


def seconds_for(characters: int, limit: float) -> float:
    """Return how many seconds of processor time a text may take.

    >>> seconds_for(2_000, 60), seconds_for(250_000, 60)
    (60.0, 150.0)
    """
    return limit * max(1.0, characters / CHARACTERS)


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Stop what is done inside after so many seconds of this process's time.

    Time of the processor, not of the clock: a busy machine rejects nothing. Python can stop only
    its main thread so, in which worker processes and direct runs work; elsewhere there is no limit.

    Raises:
        OutOfTimeError: the time was up.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(number: int, frame: FrameType | None) -> None:
    raise OutOfTimeError

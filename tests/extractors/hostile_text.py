"""Texts made to be slow, and how the work on them grows with their length."""

import time
from collections.abc import Callable

_SHORT, _LONG = 6_000, 24_000


def growth(read: Callable[[str], object], piece: str) -> float:
    """Return how many times the work on a text is that on a quarter of it: about 4 if it is linear,
    16 if it is square.

    The work is processor time of this process, the least of three, so that other processes do not
    count.
    """
    short, long = (
        min(_work(read, piece * (size // len(piece))) for _ in range(3)) for size in (_SHORT, _LONG)
    )
    return long / max(short, 1e-4)


def _work(read: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    read(text)
    return time.process_time() - started

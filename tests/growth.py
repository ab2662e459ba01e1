"""Texts made to be slow, and how the work on them grows with their length."""

import gc
import math
import time
from collections.abc import Callable

_SHORT, _LONG = 6_000, 24_000
_LINEAR = 6.0


def growth(read: Callable[[str], object], piece: str) -> float:
    """Return how many times the work on a text is that on a quarter of it: about 4 if it is linear,
    16 if it is square.

    The work is processor time of this process, so that other processes do not count; where it looks
    more than linear, the least of three.
    """
    short = long = math.inf
    for _ in range(3):
        short = min(short, _work(read, piece * (_SHORT // len(piece))))
        long = min(long, _work(read, piece * (_LONG // len(piece))))
        if long < _LINEAR * short:
            break
    return long / max(short, 1e-4)


def _work(read: Callable[[str], object], text: str) -> float:
    gc.disable()  # what other tests have left in memory is not this text's work
    try:
        started = time.process_time()
        read(text)
        return time.process_time() - started
    finally:
        gc.enable()

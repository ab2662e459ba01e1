"""Memory that was freed and is kept for later goes back to the system.

What one stage of a run allocates and frees is of no use to the next, which wants it in other
pieces; glibc and Arrow keep it all the same.
"""

import ctypes
import sys
from typing import Any

_MMAP_THRESHOLD = -3
"""What glibc's ``malloc.h`` calls the size from which on a block is mapped by itself."""

LARGE = 1024**2
"""Bytes of a block that goes back at once; left alone, glibc raises the size to 32 MB."""


def give_back() -> None:
    """Give what is free of this process's memory back to the system, where it lets us; from now on
    large blocks go back when they are freed.
    """
    if arrow := sys.modules.get("pyarrow"):
        arrow.default_memory_pool().release_unused()
    library: Any = ctypes.CDLL(None) if sys.platform == "linux" else None
    if hasattr(library, "malloc_trim"):  # musl has neither
        library.mallopt(_MMAP_THRESHOLD, LARGE)
        library.malloc_trim(0)

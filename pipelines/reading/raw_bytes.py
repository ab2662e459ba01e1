"""The bytes of a raw file: read within a limit, never from a pipe or a device, and with momentary
errors of the disk, the network and the memory told apart from faults of the file.
"""

import errno
import hashlib
import os
import stat
from io import BufferedReader
from pathlib import Path

from pipelines.reading.drafts import RejectReason, UnreadableError

_LASTING = frozenset(
    (
        errno.EACCES,
        errno.EPERM,
        errno.ELOOP,
        errno.ENAMETOOLONG,
        errno.EISDIR,
        errno.ENOTDIR,
        errno.EINVAL,
        errno.ENXIO,
    )
)
"""Errors that last until someone changes the file, its name or its rights; all others may be gone
the next time.
"""


def is_momentary(error: BaseException) -> bool:
    """Say whether the same file may be read well the next time.

    >>> is_momentary(OSError(errno.EIO, "")), is_momentary(OSError(errno.EACCES, ""))
    (True, False)
    """
    if isinstance(error, OSError):
        return error.errno not in _LASTING
    return isinstance(error, MemoryError)


def unreadable(error: OSError | ValueError, what: str = "file") -> UnreadableError:
    """Return the error that says why a file or folder cannot be read."""
    detail = getattr(error, "strerror", None) or str(error)
    return UnreadableError(
        RejectReason.UNREADABLE,
        f"the {what} cannot be read: {detail}",
        momentary=is_momentary(error),
    )


def read_bytes(file: Path, max_bytes: int) -> bytes:
    """Return what a file holds.

    Raises:
        UnreadableError: it cannot be read, is empty, or holds more than `max_bytes`.
    """
    try:
        with open_regular(file) as stream:
            data = stream.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        raise unreadable(error) from error
    if len(data) > max_bytes:
        raise UnreadableError(
            RejectReason.TOO_LARGE,
            f"more than {max_bytes:,} bytes; split the file or raise the limit",
        )
    if not data:
        raise UnreadableError(RejectReason.EMPTY, "no bytes")
    return data


def hash_file(file: Path) -> str | None:
    """Return the SHA-256 of a file's bytes, or None when it cannot be read."""
    try:
        with open_regular(file) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def open_regular(file: Path) -> BufferedReader:
    """Open a file for reading, never one whose opening or reading waits for someone else.

    Raises:
        OSError: it cannot be opened, or is a pipe, a device or a socket.
    """
    descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "it is a pipe or a device, not a file")
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise

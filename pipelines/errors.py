"""The errors that a command answers with one line and an exit code, never a traceback.

The rooms raise their own of two kinds; what the system refuses (disk, rights, network, memory) is
put into words here. Whatever else is raised is a fault of the program.
"""

import errno
import os
import re
import sys
from collections.abc import Mapping

OK, FAILED, USAGE, INTERRUPTED, TERMINATED = 0, 1, 2, 130, 143
"""The exit codes of every command; the last two are 128 and the number of the signal."""


class WrongUsage(Exception):  # noqa: N818 - a kind of errors, not an error
    """What was asked for cannot be: the exit code is 2."""


class Failure(Exception):  # noqa: N818 - a kind of errors, not an error
    """What was asked for did not hold: the exit code is 1."""


class ScheduleError(WrongUsage, ValueError):
    """A schedule that cannot be understood."""


class WorkerLostError(Failure, RuntimeError):
    """A process that extracts was killed, or could not be started."""


_FULL = "free some space and run again; what was finished is kept"
_RIGHTS = "give this account the right to it, or name another folder"
_DISK = "check the disk or the network it is on, and run again"
_LIMIT = "raise the limit (`ulimit`) or give fewer --workers, and run again"

_REMEDIES: Mapping[int, str] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EROFS: _RIGHTS,
    errno.ENOTDIR: "a file is in the way of a folder: move it, or name another folder",
    errno.EEXIST: "a file is in the way of a folder: move it, or name another folder",
    errno.EISDIR: "a folder is in the way of a file: move it, or name another folder",
    errno.ENOTEMPTY: "something else is writing there: wait for it, and run again",
    errno.ENOENT: "leave the folder alone, and run again",
    errno.ENAMETOOLONG: "name a folder with a shorter path",
    errno.ELOOP: "a link leads back to itself: remove it",
    errno.EMFILE: _LIMIT,
    errno.ENFILE: _LIMIT,
    errno.EAGAIN: _LIMIT,
    errno.ENOMEM: "give fewer --workers, and run again",
    errno.ENOLCK: "this file system has no locks: name an output folder on a local disk",
    errno.ENOTSUP: "this file system cannot do it: name an output folder on a local disk",
}
"""What to do about an error of the system, by its number."""


_PASSING = frozenset(
    {
        errno.EIO,
        errno.ESTALE,
        errno.ETIMEDOUT,
        errno.EBUSY,
        errno.EAGAIN,
        errno.ENETDOWN,
        errno.ENETUNREACH,
        errno.EHOSTDOWN,
        errno.EHOSTUNREACH,
        errno.ECONNRESET,
        errno.ECONNABORTED,
    }
)
"""What a disk or a network says when it may be better in a moment; a full disk is not so."""


def may_pass(error: BaseException | None) -> bool:
    """Whether an error is of input or output and may be gone when the same is tried again."""
    return isinstance(error, OSError) and error.errno in _PASSING


_WORD = re.compile(r"\S++")
_SHOWN = 120
"""Of a name of hundreds of letters, so many at each end are shown."""


def _shorten(name: re.Match[str]) -> str:
    text = name[0]
    left_out = len(text) - 2 * _SHOWN
    return f"{text[:_SHOWN]}…{left_out} letters…{text[-_SHOWN:]}" if left_out > _SHOWN else text


def explain(error: BaseException) -> tuple[int, str] | None:
    """Return the exit code and the message of an error that a person can do something about; of
    names of hundreds of letters it has both ends.

    None stands for a fault of the program, which is to be reported with its traceback.

    >>> explain(FileNotFoundError(2, "No such file or directory", "outputs/.lock"))[1]
    'outputs/.lock: no such file or directory; leave the folder alone, and run again'
    """
    if (explained := _explain(error)) is None:
        return None
    code, message = explained
    return code, _WORD.sub(_shorten, message)


def _explain(error: BaseException) -> tuple[int, str] | None:
    if isinstance(error, WrongUsage) or _is_of_model(error):
        return USAGE, str(error)
    if isinstance(error, Failure):
        return FAILED, str(error)
    if isinstance(error, OSError):
        return FAILED, _explain_system(error)
    if isinstance(error, MemoryError):
        return FAILED, _explain_system(OSError(errno.ENOMEM, ""))
    return (FAILED, f"{error}; {_DISK}") if _is_of_duckdb(error) else None


def _explain_system(error: OSError) -> str:
    if error.errno is None:
        return f"{error}; {_DISK}"
    names = (name for name in (error.filename, error.filename2) if isinstance(name, str | bytes))
    reason = os.strerror(error.errno)
    # Arrow names the file in its words only.
    place = " -> ".join(map(os.fsdecode, names)) or (error.strerror or "").partition(". Detail:")[0]
    parts = [] if place in ("", reason) else [place]
    parts.append(reason[:1].lower() + reason[1:])
    return f"{': '.join(parts)}; {_REMEDIES.get(error.errno, _DISK)}"


def _is_of_model(error: BaseException) -> bool:
    """Say whether there is no such model, where one was asked for at all: to ask its room is to
    import spaCy.
    """
    language = sys.modules.get("extractors.language")
    return language is not None and isinstance(error, language.ModelError)


def _is_of_duckdb(error: BaseException) -> bool:
    """Say whether DuckDB met a full disk or too little memory, where it is in use at all."""
    duckdb = sys.modules.get("duckdb")
    return duckdb is not None and isinstance(error, duckdb.OperationalError)

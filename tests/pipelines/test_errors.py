"""What the command line makes of errors: those of the rooms are wrong usage or a failure, those of
the system a failure that says what to do.
"""

import errno

import duckdb
import pytest

from extractors.language import ModelError
from pipelines.errors import (
    FAILED,
    USAGE,
    Failure,
    ScheduleError,
    WorkerLostError,
    WrongUsage,
    explain,
)
from pipelines.evaluation.gold import GoldError
from pipelines.reading.inputs import InputError
from pipelines.snapshots.checks import CheckError
from pipelines.snapshots.store import OutputBusyError, SnapshotError

CODES = [
    pytest.param(GoldError, USAGE, id="gold"),
    pytest.param(InputError, USAGE, id="input"),
    pytest.param(ModelError, USAGE, id="model"),
    pytest.param(ScheduleError, USAGE, id="schedule"),
    pytest.param(CheckError, FAILED, id="check"),
    pytest.param(OutputBusyError, FAILED, id="busy"),
    pytest.param(SnapshotError, FAILED, id="snapshot"),
    pytest.param(WorkerLostError, FAILED, id="worker"),
    pytest.param(duckdb.IOException, FAILED, id="scratch of a query"),
    pytest.param(MemoryError, FAILED, id="memory"),
    pytest.param(KeyError, None, id="a fault of the program"),
    pytest.param(ValueError, None, id="another fault of the program"),
]


@pytest.mark.parametrize(("error", "code"), CODES)
def test_exit_codes(error: type[Exception], code: int | None) -> None:
    explained = explain(error("so it is"))
    assert (explained and explained[0]) == code


SYSTEM = [
    pytest.param(OSError(errno.ENOSPC, ""), "no space left on device; free some", id="full"),
    pytest.param(OSError(errno.EDQUOT, "", "a"), "a: disk quota exceeded; free", id="quota"),
    pytest.param(OSError(errno.EROFS, "", "a"), "a: read-only file system; give", id="read-only"),
    pytest.param(OSError(errno.EACCES, "", b"a"), "a: permission denied; give", id="rights"),
    pytest.param(OSError(errno.EMFILE, ""), "too many open files; raise the limit", id="files"),
    pytest.param(OSError(errno.ENOLCK, "", "a"), "a: no locks available; this", id="locks"),
    pytest.param(OSError(errno.EIO, "", "a", None, "b"), "a -> b: input/output", id="disk"),
    pytest.param(
        OSError(errno.ENOSPC, "Error writing bytes to file. Detail: [errno 28] No space"),
        "Error writing bytes to file: no space left on device; free some",
        id="Arrow",
    ),
    pytest.param(OSError("cut short"), "cut short; check the disk", id="no number"),
    pytest.param(OSError(errno.ECONNREFUSED, ""), "connection refused; check", id="network"),
]


@pytest.mark.parametrize(("error", "message"), SYSTEM)
def test_an_error_of_the_system_says_what_to_do(error: OSError, message: str) -> None:
    code, said = explain(error) or (None, "")
    assert (code, said[: len(message)]) == (FAILED, message)


def test_of_a_name_of_thousands_of_letters_both_ends_are_shown() -> None:
    error = OSError(errno.ENAMETOOLONG, "", "/drops/" + "a" * 5000 + "/news")
    explained = explain(error)
    assert explained is not None
    assert explained[1].startswith("/drops/aaa")
    assert "a…4773 letters…a" in explained[1]
    assert explained[1].endswith("a/news: file name too long; name a folder with a shorter path")


def test_no_error_is_both() -> None:
    assert not issubclass(Failure, WrongUsage)
    assert not issubclass(WrongUsage, Failure)

"""Real files, and errors as the kernel gives them: what lasts and what may be gone next time."""

import errno
import os
from io import BufferedReader
from pathlib import Path

import pytest

from pipelines.reading import raw_bytes
from pipelines.reading.articles import Reject, RejectReason, read_file
from pipelines.reading.raw_bytes import hash_file


def read(file: Path) -> Reject:
    [result] = read_file(file, file.name, max_bytes=1000)
    assert isinstance(result, Reject)
    return result


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(file: Path) -> BufferedReader:
        raise error

    monkeypatch.setattr(raw_bytes, "open_regular", fail)


@pytest.mark.parametrize(
    "number", [errno.EIO, errno.ESTALE, errno.ENOMEM, errno.EMFILE, errno.ETIMEDOUT, errno.ENOENT]
)
def test_an_error_of_the_disk_is_momentary(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    failing(monkeypatch, OSError(number, os.strerror(number)))
    reject = read(Path("a.txt"))
    assert (reject.reason, reject.momentary) == (RejectReason.UNREADABLE, True)
    assert os.strerror(number) in reject.detail


@pytest.mark.parametrize("number", [errno.EACCES, errno.ELOOP, errno.ENAMETOOLONG])
def test_an_error_of_rights_or_name_lasts(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    failing(monkeypatch, OSError(number, os.strerror(number)))
    assert not read(Path("a.txt")).momentary


def test_want_of_memory_is_momentary_wherever_it_comes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def read_drafts(*arguments: object) -> None:
        raise MemoryError

    file = tmp_path / "a.txt"
    file.write_text("Gas flows.", encoding="utf-8")
    monkeypatch.setattr("pipelines.reading.articles.read_drafts", read_drafts)
    assert read(file).momentary
    failing(monkeypatch, MemoryError())
    assert read(file).momentary


def test_a_bad_file_is_not_momentary(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text("{", encoding="utf-8")
    assert not read(file).momentary


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "a.txt"
    os.mkfifo(pipe)
    assert (read(pipe).reason, hash_file(pipe)) == (RejectReason.UNREADABLE, None)


def test_a_device_is_not_read() -> None:
    assert read(Path("/dev/zero")).reason is RejectReason.UNREADABLE

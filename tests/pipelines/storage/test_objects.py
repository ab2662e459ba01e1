"""The objects of an address: what is listed, and that no write is lost."""

import builtins
import errno
from pathlib import Path
from typing import Any

import pytest

from pipelines.errors import WrongUsage, explain, may_pass
from pipelines.storage.objects import ConflictError, Objects, StorageError


def test_objects_are_listed_below_the_address_only(files: Any, objects: Objects) -> None:
    for name in ("/ledger/a", "/ledger/b/c", "/ledger-2/d", "/e"):
        files.pipe_file(name, b"12")
    assert {key: entry.size for key, entry in objects.list().items()} == {"a": 2, "b/c": 2}
    assert list(objects.list("b")) == ["b/c"]
    assert objects.list("none") == {}


def test_an_object_is_made_once_and_replaced_by_who_knows_it(objects: Objects) -> None:
    first = objects.write("latest", b"one", replacing=None)
    with pytest.raises(ConflictError):
        objects.write("latest", b"two", replacing=None)
    second = objects.write("latest", b"two", replacing=first)
    with pytest.raises(ConflictError):
        objects.write("latest", b"three", replacing=first)
    assert objects.read("latest") == (b"two", second)
    objects.delete(["latest", "never"])
    assert objects.read("latest") is None
    with pytest.raises(ConflictError):
        objects.write("latest", b"four", replacing=second)


def test_files_come_and_go(objects: Objects, tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"1")
    objects.send({"a/x": tmp_path / "one"})
    objects.copy({"b/y": "a/x"})
    gone = objects.fetch({key: tmp_path / key[:1] for key in ("b/y", "never")})
    assert list(gone) == ["never"]
    assert (tmp_path / "b").read_bytes() == b"1"


def _failing(error: Exception) -> Any:
    def fail(*arguments: object, **options: object) -> None:
        raise error

    return fail


def _of_botocore(name: str, said: str) -> Exception:
    kind = type(name, (Exception,), {"__module__": "botocore.exceptions"})
    error: Exception = kind(said)
    return error


@pytest.mark.parametrize(
    ("error", "said", "passes"),
    [
        (PermissionError("Access Denied"), "access Denied; check the account's rights", False),
        (
            FileNotFoundError("The specified bucket does not exist"),
            "the specified bucket does not exist; check the name of the bucket",
            False,
        ),
        (OSError(errno.EBUSY, "Slow down"), "[Errno 16] Slow down; check the network", True),
        (TimeoutError("too late"), "too late; check the network and AWS_ENDPOINT_URL", True),
        (
            _of_botocore("EndpointConnectionError", 'Could not connect to "http://127.0.0.1:9"'),
            'could not connect to "http://127.0.0.1:9"; check the network and AWS_ENDPOINT_URL',
            True,
        ),
        (
            _of_botocore("NoCredentialsError", "Unable to locate credentials"),
            "unable to locate credentials; set AWS_ACCESS_KEY_ID",
            False,
        ),
        (_of_botocore("ParamError", "bad hunter2!\nmore"), "bad $AWS_SECRET_ACCESS_KEY;", False),
    ],
)
def test_what_a_store_refuses_is_one_line(
    error: Exception, said: str, passes: bool, objects: Objects, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "hunter2!")
    monkeypatch.setattr(type(objects._files), "find", _failing(error))
    with pytest.raises(StorageError) as raised:
        objects.list()
    told = explain(raised.value)
    assert told is not None
    assert told[0] == 1
    assert told[1].startswith(f"memory://ledger: {said}")
    assert "\n" not in told[1]
    assert may_pass(raised.value) == passes


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "full"), OSError(errno.EACCES, "no", "file"), KeyError("x")]
)
def test_what_is_no_fault_of_the_store_is_not_told_as_one(
    error: Exception, objects: Objects, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(objects._files), "find", _failing(error))
    with pytest.raises(type(error)) as raised:
        objects.list()
    assert raised.value is error


def test_without_its_library_an_address_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def absent(name: str, *arguments: Any, **options: Any) -> Any:
        if name == "fsspec":
            raise ImportError(name)
        return found(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(WrongUsage, match=r"pip install pressledger\[s3\]"):
        Objects("s3://news/drop")

"""The objects below one address, by their keys: listed, read, written, copied and deleted through
fsspec, which is imported when the first address is met.

An object has a version: S3's ETag. A write may ask for a version to be still the one that it
replaces, or for there to be none, which is how two writers never overwrite each other.
"""

import errno
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from pipelines.errors import Failure, WrongUsage

_BATCH = 64
"""Objects that are asked for at once."""

_OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "s3": {
        "use_listings_cache": False,
        "config_kwargs": {
            "connect_timeout": 10,
            "read_timeout": 60,
            "retries": {"mode": "standard", "max_attempts": 3},
        },
    },
    "memory": {},
}
"""What fsspec is told of each kind of store."""

_OF_THIS_MACHINE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EMFILE, errno.ENFILE})
"""Errors without a file's name that no store gives."""

_PASSING = frozenset({errno.EBUSY, errno.EREMOTEIO, errno.EIO, errno.ETIMEDOUT})

_SECRETS = ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
_SHORTEST_SECRET = 8

_memory = threading.Lock()


class StorageError(Failure, OSError):
    """What an object store refused; the message says what to do. `errno` is set where it may be
    gone when the same is tried again.
    """


class ConflictError(StorageError):
    """An object is not of the version any more that was to be replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a listing says of an object."""

    size: int
    version: str
    changed_at: float


class Objects:
    """The objects below an address; keys are relative to it.

    Raises:
        WrongUsage: the library for such addresses is not installed.
        StorageError: from every method: the store does not answer or does not let us.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._scheme = address.partition("://")[0]
        try:
            import fsspec

            self._files = fsspec.filesystem(self._scheme, **_OPTIONS[self._scheme])
        except ImportError as error:
            raise WrongUsage(
                f"{address}: what reads such addresses is not installed; "
                "`pip install pressledger[s3]`"
            ) from error
        self._root = self._files._strip_protocol(address).rstrip("/")

    def list(self, below: str = "") -> dict[str, Entry]:
        """Return all objects whose keys begin with `below` and a slash, or all; the empty key
        stands for an object that has the address itself as its name.
        """
        with self._explained():
            found = self._files.find(self._name(below), detail=True)
        start = len(self._root) + 1
        return {
            name[start:]: _entry(facts)
            for name, facts in found.items()
            if facts["type"] == "file" and not name.endswith("/")
        }

    def read(self, key: str) -> tuple[bytes, str] | None:
        """Return what an object holds and the version that it had before, None if there is none."""
        try:
            with self._explained():
                version = _entry(self._files.info(self._name(key))).version
                return self._files.cat_file(self._name(key)), version
        except _AbsentError:
            return None

    def write(self, key: str, data: bytes, *, replacing: str | None) -> str:
        """Write a small object and return its version.

        Args:
            key: of the object.
            data: what it will hold.
            replacing: the version that it must have; None if there must be no such object.

        Raises:
            ConflictError: it has another.
        """
        write = _write_to_s3 if self._scheme == "s3" else _write_to_memory
        try:
            with self._explained():
                return write(self._files, self._name(key), data, replacing)
        except _RefusedError as error:
            raise ConflictError(f"{self.address}/{key} was written by another") from error

    def fetch(self, places: Mapping[str, Path]) -> Iterator[str]:
        """Copy objects to files of this machine; yield the keys of those that are there no more."""
        yield from self._in_batches(places, self._files.get, to_store=False)

    def send(self, files: Mapping[str, Path]) -> None:
        """Copy files of this machine to objects, in the place of any that there are."""
        for key in self._in_batches(files, self._files.put, to_store=True):
            raise StorageError(f"{self.address}/{key} could not be written; is the bucket there?")

    def copy(self, sources: Mapping[str, str]) -> None:
        """Make objects that are copies of others, within the store: the new keys, each with that
        of which it is a copy.
        """
        with self._explained():
            for target, source in sources.items():
                self._files.cp_file(self._name(source), self._name(target))

    def delete(self, keys: Sequence[str]) -> None:
        """Delete objects, in this order; those that are gone already do not matter."""
        for key in keys:
            try:
                with self._explained():
                    self._files.rm_file(self._name(key))
            except _AbsentError:
                continue

    def _name(self, key: str) -> str:
        return f"{self._root}/{key}" if key else self._root

    def _in_batches(
        self, places: Mapping[str, Path], transfer: Callable[..., Any], *, to_store: bool
    ) -> Iterator[str]:
        keys = list(places)
        for at in range(0, len(keys), _BATCH):
            batch = keys[at : at + _BATCH]
            try:
                self._transfer(batch, places, transfer, to_store=to_store)
            except _AbsentError:
                yield from self._one_by_one(batch, places, transfer, to_store=to_store)

    def _one_by_one(
        self,
        keys: Sequence[str],
        places: Mapping[str, Path],
        transfer: Callable[..., Any],
        *,
        to_store: bool,
    ) -> Iterator[str]:
        for key in keys:
            try:
                self._transfer([key], places, transfer, to_store=to_store)
            except _AbsentError:
                yield key

    def _transfer(
        self,
        keys: Sequence[str],
        places: Mapping[str, Path],
        transfer: Callable[..., Any],
        *,
        to_store: bool,
    ) -> None:
        names, files = [self._name(key) for key in keys], [str(places[key]) for key in keys]
        with self._explained():
            transfer(files, names) if to_store else transfer(names, files)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn what the libraries raise into errors of one line, without secrets."""
        try:
            yield
        except (Failure, WrongUsage):
            raise
        except OSError as error:
            if error.filename is not None or error.errno in _OF_THIS_MACHINE:
                raise
            self._fail(error)
        except Exception as error:
            if type(error).__module__.partition(".")[0] not in _LIBRARIES:
                raise
            self._fail(error)

    def _fail(self, error: Exception) -> NoReturn:
        answered = getattr(error.__cause__, "response", {})
        status = answered.get("ResponseMetadata", {}).get("HTTPStatusCode")
        said = _without_secrets(str(error).partition("\n")[0])
        if isinstance(error, FileExistsError) or status in (409, 412):
            raise _RefusedError(f"{self.address}: {said or 'it is there already'}") from error
        kind: type[StorageError] = StorageError
        if isinstance(error, FileNotFoundError):
            kind, advice = _AbsentError, "check the name of the bucket"
        elif isinstance(error, PermissionError):
            advice = "check the account's rights, and what AWS_* variables name another account"
        elif "Credentials" in type(error).__name__:
            advice = "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE"
        else:
            advice = "check the network and AWS_ENDPOINT_URL, and run again"
        raised = kind(f"{self.address}: {said[:1].lower() + said[1:]}; {advice}")
        raised.errno = _passing(error)
        raise raised from error


_LIBRARIES = frozenset({"botocore", "aiobotocore", "aiohttp", "s3fs", "fsspec"})


class _AbsentError(StorageError):
    """There is no such object, or no such bucket."""


class _RefusedError(StorageError):
    """The object has another version than the one that was to be replaced."""


def _passing(error: Exception) -> int | None:
    """Return the number of an error that may pass, None of one that lasts."""
    if isinstance(error, OSError) and not isinstance(error, TimeoutError):
        return error.errno if error.errno in _PASSING else None
    named = type(error).__name__
    return errno.ETIMEDOUT if "Timeout" in named or "Connection" in named else None


def _without_secrets(text: str) -> str:
    for name in _SECRETS:
        secret = os.environ.get(name)
        if secret and len(secret) >= _SHORTEST_SECRET:
            text = text.replace(secret, f"${name}")
    return text


def _entry(facts: Mapping[str, Any]) -> Entry:
    changed = facts.get("LastModified") or facts.get("created") or 0.0
    seconds = changed.timestamp() if isinstance(changed, datetime) else float(changed)
    version = str(facts.get("ETag") or f"{facts['size']}-{seconds!r}")
    return Entry(size=int(facts["size"]), version=version, changed_at=seconds)


def _write_to_s3(files: Any, name: str, data: bytes, replacing: str | None) -> str:
    if replacing is None:
        answer = files.pipe_file(name, data, mode="create")
    else:
        answer = files.pipe_file(name, data, IfMatch=replacing)
    return str(answer["ETag"])


def _write_to_memory(files: Any, name: str, data: bytes, replacing: str | None) -> str:
    with _memory:
        if replacing is not None:
            there = _entry(files.info(name)).version if files.exists(name) else None
            if there != replacing:
                raise FileExistsError
        files.pipe_file(name, data, mode="create" if replacing is None else "overwrite")
        return _entry(files.info(name)).version

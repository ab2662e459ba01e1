"""The lock of an output at an address: an object that says who writes there, and until when.

It is made only where there is none, and replaced only where it is still the one that was read; so
of two writers one is refused. An object outlives the process that made it: what holds the lock says
every minute that it goes on, and after ten without a word another may take it. On the machine whose
mirror the dead writer used, whose own lock the system has taken back, the next need not wait.
"""

import json
import os
import socket
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pipelines.snapshots.store import LOCK, OutputBusyError
from pipelines.storage.objects import ConflictError, Objects, StorageError

LASTS = timedelta(minutes=10)
RENEWED_EVERY = timedelta(minutes=1)

_MIRROR = ".mirror"
"""File in a mirror with a name for it that no other has."""


class Lease:
    """The lock while it is held; `renew` says that the work goes on."""

    def __init__(self, objects: Objects, mirror: Path) -> None:
        self._objects = objects
        self._mirror = _name_of(mirror)
        self._version = self._take()

    def _take(self) -> str:
        """Make the lock, or take over one that nobody holds any more."""
        try:
            return self._objects.write(LOCK, self._said(), replacing=None)
        except ConflictError:
            there = self._objects.read(LOCK)
        if there is None:
            return self._write(None)
        data, version = there
        holder = _read(data)
        if holder.get("mirror") != self._mirror and _until(holder) > datetime.now(UTC):
            raise self._busy(holder)
        return self._write(version)

    def _write(self, replacing: str | None) -> str:
        try:
            return self._objects.write(LOCK, self._said(), replacing=replacing)
        except ConflictError:
            raise self._busy({}) from None

    def _busy(self, holder: dict[str, Any]) -> OutputBusyError:
        who = holder.get("holder", "another process")
        return OutputBusyError(
            f"{self._objects.address}: {who} is writing there; try again when it has finished"
        )

    def _said(self) -> bytes:
        until = datetime.now(UTC) + LASTS
        holder = f"process {os.getpid()} on {socket.gethostname()}"
        said = {"holder": holder, "mirror": self._mirror, "until": until.isoformat()}
        return json.dumps(said).encode()

    def renew(self) -> bool:
        """Say that the work goes on; return whether the lock is still ours."""
        try:
            self._version = self._objects.write(LOCK, self._said(), replacing=self._version)
        except ConflictError:
            return False
        except StorageError:
            pass  # the store may answer again before the time is up
        return True

    def release(self) -> None:
        """Give the lock back, unless somebody has taken it over; where the store does not answer,
        its time runs out.
        """
        with suppress(StorageError):
            there = self._objects.read(LOCK)
            if there is not None and there[1] == self._version:
                self._objects.delete([LOCK])


@contextmanager
def held(objects: Objects, mirror: Path) -> Iterator[None]:
    """Hold the lock of an address while what is inside is done.

    Raises:
        OutputBusyError: another holds it.
        StorageError: the store does not answer.
    """
    lease, ended = Lease(objects, mirror), threading.Event()
    renewing = threading.Thread(target=_keep_renewing, args=(lease, ended), daemon=True)
    renewing.start()
    try:
        yield
    finally:
        ended.set()
        renewing.join()
        lease.release()


def _keep_renewing(lease: Lease, ended: threading.Event) -> None:
    while not ended.wait(RENEWED_EVERY.total_seconds()) and lease.renew():
        pass


def _name_of(mirror: Path) -> str:
    file = mirror / _MIRROR
    if not file.exists():
        file.write_text(uuid.uuid4().hex, encoding="utf-8")
    return file.read_text(encoding="utf-8")


def _read(data: bytes) -> dict[str, Any]:
    try:
        said = json.loads(data)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _until(holder: dict[str, Any]) -> datetime:
    """Return until when a lock holds; one that does not say it holds no more."""
    try:
        until = datetime.fromisoformat(str(holder.get("until")))
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return until if until.tzinfo else until.replace(tzinfo=UTC)

"""Output folders to write to and snapshots to read, wherever they lie.

A run writes to the mirror as to any output folder, under the locks of both; when it is done, what
is new there is sent to the address. A run that dies before leaves the address as it was, and the
next begins from what is there. Readers have a mirror of their own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.locations import READING, address_of, folder_of, mirror_of
from pipelines.snapshots import store
from pipelines.snapshots.integrity import find_faults
from pipelines.snapshots.store import LATEST, Snapshot, SnapshotError
from pipelines.storage.copies import make_private, open_copies
from pipelines.storage.lease import held
from pipelines.storage.mirror import Mirror, look
from pipelines.storage.objects import Objects


@contextmanager
def sole_writer(output: Path, *, every_run: bool = False) -> Iterator[None]:
    """Hold the lock of an output folder, or of an address by its mirror, which is brought up to
    date before and sends what is new there after what is done inside.

    Args:
        output: the output folder.
        every_run: have the tables of every run in the mirror, not of the latest only.

    Raises:
        OutputBusyError: another process writes there.
        StorageError: the store of the address does not answer, or not as it should.
    """
    address = address_of(output)
    if address is None:
        with store.sole_writer(output):
            yield
        return
    objects = Objects(address)
    make_private()
    with (
        store.sole_writer(output),
        held(objects, output),
        open_copies(objects, output) as copies,
    ):
        mirror = Mirror(copies, output, look(objects))
        mirror.follow()
        mirror.complete_newest()
        if every_run:
            mirror.complete_all()
        yield
        mirror.send(objects)


def open_snapshot(output: str | Path, run: str = LATEST) -> Snapshot:
    """Return a snapshot, as `pipelines.snapshots.store.open_snapshot` does, of an output folder or
    an address.

    Raises:
        SnapshotError: there is no such snapshot.
        StorageError: the store of the address does not answer.
    """
    folder = folder_of(output)
    address = address_of(folder)
    if address is None:
        return store.open_snapshot(folder, run)
    with _reading(address) as mirror:
        return _complete(mirror, store.open_snapshot(mirror.folder, run))


def open_pair(output: str | Path, base: str | None, head: str) -> tuple[Snapshot, Snapshot]:
    """Return two snapshots to compare, as `pipelines.snapshots.store.open_pair` does.

    Raises:
        SnapshotError: there is no such snapshot, or none before `head`.
        StorageError: the store of the address does not answer.
    """
    folder = folder_of(output)
    address = address_of(folder)
    if address is None:
        return store.open_pair(folder, base, head)
    with _reading(address) as mirror:
        older, newer = store.open_pair(mirror.folder, base, head)
        return _complete(mirror, older), _complete(mirror, newer)


def readable_folder(output: Path) -> Path:
    """Return an output folder with every snapshot: the one given, or for an address a copy."""
    address = address_of(output)
    if address is None:
        return output
    with _reading(address) as mirror:
        mirror.complete_all()
        return mirror.folder


@contextmanager
def _reading(address: str) -> Iterator[Mirror]:
    objects, folder = Objects(address), mirror_of(address, READING)
    with open_copies(objects, folder) as copies:
        mirror = Mirror(copies, folder, look(objects))
        mirror.follow()
        try:
            yield mirror
        except SnapshotError as error:
            raise SnapshotError(str(error).replace(str(folder), address)) from error


def _complete(mirror: Mirror, snapshot: Snapshot) -> Snapshot:
    """Have all files of a snapshot, as they were published; one that lies elsewhere is left."""
    is_here = snapshot.folder.resolve().parent.parent == mirror.folder.resolve()
    if is_here and mirror.complete(snapshot):
        fault = next(find_faults(snapshot), None)
        if fault is not None:
            mirror.drop([snapshot.folder.name])
            raise SnapshotError(f"{fault}; `pressledger check` says what else is not")
    return snapshot

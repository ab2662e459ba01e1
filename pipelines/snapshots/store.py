"""Snapshots: complete, immutable folders of tables, and the link ``latest`` that says which are
published.

What ``latest`` names is published, with what its ``run.json`` names as its parent, and so on. A
folder that ``latest`` never named is none, however complete it is (`pipelines.snapshots.publishing`
makes them, `pipelines.snapshots.mending` clears away what is left of those that died).
"""

import errno
import fcntl
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.errors import Failure

RUNS = "runs"
LATEST = "latest"
PREVIOUS = "previous"
CACHE = ".cache"
LOCK = ".lock"
MANIFEST = "run.json"
PARTIAL_SUFFIX = ".partial"
HELD_SUFFIX = ".held"
SET_ASIDE = "set-aside"

_RUN_ID = re.compile(r"(\d{6,15})-[0-9a-f]{12}", re.ASCII)

_NO_FILE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP})
"""What the system says of a place where no file is: nothing, a folder, links in a circle."""

_GENERATION = re.compile(r"[0-9a-f]{16}", re.ASCII)


class OutputBusyError(Failure, RuntimeError):
    """Another run is writing to the output folder."""


class SnapshotError(Failure, LookupError):
    """A snapshot that does not exist or cannot be read; the message says what there is."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A published run: its id and its folder, which never changes."""

    run_id: str
    folder: Path

    @property
    def is_held(self) -> bool:
        """Whether the run is complete, but waits to be accepted (`pipelines.snapshots.holding`)."""
        return self.folder.name.endswith(HELD_SUFFIX)

    def manifest(self) -> dict[str, Any]:
        """Return what ``run.json`` says of the run.

        Raises:
            SnapshotError: there is none, or it is damaged.
            OSError: it cannot be read.
        """
        file = self.folder / MANIFEST
        try:
            manifest = json.loads(file.read_bytes())
        except (OSError, ValueError) as error:
            if isinstance(error, OSError) and error.errno not in _NO_FILE:
                raise
            raise SnapshotError(
                f"{file} is missing or damaged; the next `pressledger run` sets the snapshot aside"
            ) from error
        if not isinstance(manifest, dict) or manifest.get("run_id") != self.run_id:
            raise SnapshotError(f"{file} is not about the run {self.run_id}")
        return manifest

    def table_folder(self, name: str) -> Path:
        """Return the folder of a table's Parquet files."""
        return self.folder / name


@contextmanager
def sole_writer(output: Path) -> Iterator[None]:
    """Hold the output folder's lock, which the system releases even when the process is killed.

    Raises:
        OutputBusyError: another process holds it.
    """
    output.mkdir(parents=True, exist_ok=True)
    with (output / LOCK).open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            holder = lock.read().strip() or "another process"
            raise OutputBusyError(
                f"{output}: {holder} is writing here; try again when it has finished"
            ) from None
        with _folder_lock(output):
            lock.truncate(0)
            lock.write(f"process {os.getpid()}")
            lock.flush()
            yield


@contextmanager
def _folder_lock(output: Path) -> Iterator[None]:
    """Lock the folder itself too, where its file system can: somebody may delete the lock's file
    while it is held.
    """
    folder = os.open(output, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OutputBusyError(
                f"{output}: another process is writing here, whose {LOCK} was deleted; try again "
                "when it has finished"
            ) from None
        except OSError:
            pass  # a network's file system locks files only
        yield
    finally:
        os.close(folder)


def run_number(name: str) -> int | None:
    """Return the number in a run id, by which runs are ordered; None for what is no run id.

    >>> run_number("000012-0123456789ab"), run_number("notes.txt")
    (12, None)
    """
    found = _RUN_ID.fullmatch(name)
    return int(found[1]) if found else None


def is_generation(folder: Path) -> bool:
    """Whether a folder of the cache is named as ours are: the entries of one code and model."""
    return bool(_GENERATION.fullmatch(folder.name))


def run_folders(output: Path) -> list[Snapshot]:
    """Return all folders that are named as runs, published or not, the highest number first."""
    try:
        folders = [folder for folder in (output / RUNS).iterdir() if folder.is_dir()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    numbered = [(number, f) for f in folders if (number := run_number(f.name)) is not None]
    return [Snapshot(f.name, f) for _, f in sorted(numbered, reverse=True)]


def linked_run(output: Path) -> str | None:
    """Return the run that ``latest`` names, None where it is no link to a folder of ``runs``."""
    try:
        named = output / (output / LATEST).readlink()
        within = named.parent.resolve() == (output / RUNS).resolve()
    except (OSError, RuntimeError):  # no link, or links in a circle
        return None
    return named.name if within and run_number(named.name) and named.is_dir() else None


def list_snapshots(output: Path) -> list[Snapshot]:
    """Return the published snapshots of an output folder, newest first."""
    return list(_line_of(linked_run(output), run_folders(output)))


def _line_of(run: str | None, folders: list[Snapshot]) -> Iterator[Snapshot]:
    """Yield the run, its parent, and so on; where one was pruned or set aside, the next older."""
    names = {folder.run_id for folder in folders}
    for folder in folders:
        if run is None:
            return
        if folder.run_id == run or run not in names:
            try:
                run = folder.manifest().get("parent")
            except SnapshotError:
                run = ""  # whichever is older
            else:
                yield folder


def snapshot_at(folder: Path) -> Snapshot:
    """Return the snapshot whose folder this is, published or held."""
    return Snapshot(folder.name.removesuffix(HELD_SUFFIX), folder)


def held_runs(output: Path) -> list[Snapshot]:
    """Return the runs that are held, the newest first (`pipelines.snapshots.holding`)."""
    held = sorted((output / RUNS).glob(f"*{HELD_SUFFIX}"), reverse=True)
    return [snapshot_at(folder) for folder in held if run_number(folder.stem) and folder.is_dir()]


def open_snapshot(output: Path, run: str = LATEST) -> Snapshot:
    """Return a snapshot.

    Args:
        output: the output folder.
        run: its run id or an unambiguous beginning of it; ``latest``, which is resolved once;
            ``previous``, the one before; or a folder: a snapshot's own, or another output folder,
            whose latest is meant. A run that is held is named by its id only.

    Raises:
        SnapshotError: there is no such snapshot.
    """
    if run == LATEST:
        return _open_latest(output)
    if run == PREVIOUS:
        return open_pair(output, None, LATEST)[0]
    known = [*list_snapshots(output), *held_runs(output)]
    found = [snapshot for snapshot in known if snapshot.run_id.startswith(run)]
    if not found and Path(run).is_dir():
        return _open_folder(Path(run).resolve())
    if len(found) != 1:
        number = "no" if not found else "more than one"
        raise SnapshotError(
            f"{output} holds {number} run {run!r}; `pressledger runs --output {output}` lists them"
        )
    return found[0]


def _open_folder(folder: Path) -> Snapshot:
    if not (folder / MANIFEST).is_file():
        return _open_latest(folder)
    manifest = json.loads((folder / MANIFEST).read_bytes())
    return Snapshot(str(manifest["run_id"]), folder)


def _open_latest(output: Path) -> Snapshot:
    run = linked_run(output)
    if run is not None:
        return Snapshot(run, (output / RUNS / run).resolve())
    if os.path.lexists(output / LATEST):
        raise SnapshotError(
            f"{output / LATEST} is no link to a snapshot; the next `pressledger run` mends it"
        )
    raise SnapshotError(
        f"{output} holds no snapshot yet; make one with `pressledger run --output {output}`"
    )


def latest_or_none(output: Path) -> Snapshot | None:
    """Return the latest snapshot, or None before the first."""
    try:
        return open_snapshot(output)
    except SnapshotError:
        return None


def open_pair(output: Path, base: str | None, head: str) -> tuple[Snapshot, Snapshot]:
    """Return two snapshots to compare; without `base`, the one that `head` was made upon.

    Raises:
        SnapshotError: there is no such snapshot, or none before `head`.
    """
    newer = open_snapshot(output, head)
    if base is not None:
        return open_snapshot(output, base), newer
    line = list(_line_of(newer.run_id, run_folders(output)))
    if len(line) < 2:
        raise SnapshotError(
            f"{output} holds no snapshot before {newer.run_id}; run again, or name two run ids"
        )
    return line[1], newer

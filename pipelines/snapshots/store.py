"""Snapshots: complete, immutable folders of tables, published by one rename each.

A run writes to ``runs/<run_id>.partial``; when it is complete and checked the folder is renamed and
the link ``latest`` replaced, each in one step. A run that dies leaves a partial folder, which the
next run clears away.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.digests import digest_file
from pipelines.errors import Failure

RUNS = "runs"
LATEST = "latest"
CACHE = ".cache"
LOCK = ".lock"
MANIFEST = "run.json"
PARTIAL_SUFFIX = ".partial"


class OutputBusyError(Failure, RuntimeError):
    """Another run is writing to the output folder."""


class SnapshotError(Failure, LookupError):
    """A snapshot that does not exist; the message says what there is."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A published run: its id and its folder, which never changes."""

    run_id: str
    folder: Path

    def manifest(self) -> dict[str, Any]:
        """Return what ``run.json`` says of the run."""
        manifest: dict[str, Any] = json.loads((self.folder / MANIFEST).read_text(encoding="utf-8"))
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
        lock.truncate(0)
        lock.write(f"process {os.getpid()}")
        lock.flush()
        yield


def list_snapshots(output: Path) -> list[Snapshot]:
    """Return the published snapshots of an output folder, newest first."""
    folders = (output / RUNS).glob("*") if (output / RUNS).is_dir() else ()
    complete = (
        folder
        for folder in folders
        if folder.suffix != PARTIAL_SUFFIX and (folder / MANIFEST).is_file()
    )
    return [
        Snapshot(folder.name, folder)
        for folder in sorted(complete, key=lambda folder: folder.name, reverse=True)
    ]


def open_snapshot(output: Path, run: str = LATEST) -> Snapshot:
    """Return a snapshot by its run id, an unambiguous beginning of it, or ``latest``, which is
    resolved once.

    Raises:
        SnapshotError: there is no such snapshot.
    """
    if run == LATEST:
        with suppress(OSError):
            folder = (output / LATEST).resolve(strict=True)
            return Snapshot(folder.name, folder)
        raise SnapshotError(
            f"{output} holds no snapshot yet; make one with `pressledger run --output {output}`"
        )
    found = [snapshot for snapshot in list_snapshots(output) if snapshot.run_id.startswith(run)]
    if len(found) != 1:
        number = "no" if not found else "more than one"
        raise SnapshotError(
            f"{output} holds {number} run {run!r}; `pressledger runs --output {output}` lists them"
        )
    return found[0]


def latest_or_none(output: Path) -> Snapshot | None:
    """Return the latest snapshot, or None before the first."""
    try:
        return open_snapshot(output)
    except SnapshotError:
        return None


def next_run_id(output: Path, digest: str) -> str:
    """Return the id of the next run: a number that counts up, and a digest of what decides its
    rows.

    The same input, code and history give the same id, so that tables which name the run are
    reproducible; and ids sort by age.
    """
    taken = [
        int(s.run_id.partition("-")[0])
        for s in list_snapshots(output)
        if s.run_id.partition("-")[0].isdigit()
    ]
    return f"{max(taken, default=0) + 1:06d}-{digest[:12]}"


def begin_partial(output: Path, run_id: str) -> Path:
    """Clear away what runs that died left behind, and return the empty folder that this run writes
    to.
    """
    runs = output / RUNS
    runs.mkdir(parents=True, exist_ok=True)
    for leftover in runs.glob(f"*{PARTIAL_SUFFIX}"):
        shutil.rmtree(leftover)
    for link in output.glob(f".{LATEST}.*"):
        link.unlink()
    partial = runs / f"{run_id}{PARTIAL_SUFFIX}"
    partial.mkdir()
    return partial


def write_manifest(partial: Path, manifest: Mapping[str, object]) -> None:
    """Write ``run.json``, the last file of a run."""
    text = json.dumps(manifest, indent=2, ensure_ascii=False, default=str) + "\n"
    (partial / MANIFEST).write_text(text, encoding="utf-8")


def publish(output: Path, partial: Path, parent: Snapshot | None) -> Snapshot:
    """Publish a complete partial folder: files on disk, one rename, then ``latest`` replaced in one
    step.

    Tables that are the same bytes as the parent's become hard links to them.
    """
    if parent is not None:
        _share_unchanged(partial, parent.folder)
    for file in sorted(partial.rglob("*")):
        _flush(file)
    _flush(partial)
    folder = partial.with_name(partial.name.removesuffix(PARTIAL_SUFFIX))
    partial.rename(folder)
    _flush(folder.parent)
    link = output / f".{LATEST}.{os.getpid()}"
    link.symlink_to(Path(RUNS) / folder.name, target_is_directory=True)
    link.replace(output / LATEST)
    _flush(output)
    return Snapshot(folder.name, folder)


def prune(output: Path, keep: int) -> list[str]:
    """Delete all but the newest `keep` snapshots, never ``latest``; return the ids of the deleted
    ones.
    """
    current = latest_or_none(output)
    old = [
        s for s in list_snapshots(output)[keep:] if current is None or s.run_id != current.run_id
    ]
    for snapshot in old:
        # Renamed first, so that a reader never sees half a snapshot and a crash leaves only a
        # partial one.
        doomed = snapshot.folder.rename(snapshot.folder.with_name(snapshot.run_id + PARTIAL_SUFFIX))
        shutil.rmtree(doomed)
    return [snapshot.run_id for snapshot in old]


def _share_unchanged(partial: Path, parent: Path) -> None:
    for file in partial.glob("*/*.parquet"):
        twin = parent / file.relative_to(partial)
        if (
            twin.is_file()
            and twin.stat().st_size == file.stat().st_size
            and digest_file(twin) == digest_file(file)
        ):
            link = file.with_suffix(".link")
            with suppress(OSError):  # a file system without hard links keeps the copy
                link.hardlink_to(twin)
                link.replace(file)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def open_pair(output: Path, base: str | None, head: str) -> tuple[Snapshot, Snapshot]:
    """Return two snapshots to compare; without `base`, the one published before `head`.

    Raises:
        SnapshotError: there is no such snapshot, or none before `head`.
    """
    newer = open_snapshot(output, head)
    if base is not None:
        return open_snapshot(output, base), newer
    older = [snapshot for snapshot in list_snapshots(output) if snapshot.run_id < newer.run_id]
    if not older:
        raise SnapshotError(
            f"{output} holds no snapshot before {newer.run_id}; run again, or name two run ids"
        )
    return older[0], newer

"""Publishing: a run writes beside the snapshots, and ``latest`` is replaced in one step.

A run writes to ``runs/<run_id>.partial``. When it is complete, checked and on disk, a pending link
is made that names the run, the folder gets its name, and the pending link becomes ``latest``: only
this last step publishes. A run that dies before leaves a partial folder or a pending link, by which
`pipelines.snapshots.mending` knows what was never published.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipelines.snapshots.parts import share_equal
from pipelines.snapshots.store import (
    HELD_SUFFIX,
    LATEST,
    MANIFEST,
    PARTIAL_SUFFIX,
    RUNS,
    SET_ASIDE,
    Snapshot,
    list_snapshots,
    run_number,
)

PENDING = f".{LATEST}.pending"
"""The link that becomes ``latest``; while it is there, the run that it names is not published."""


def next_run_id(output: Path, digest: str) -> str:
    """Return the id of the next run: a number that counts up, and a digest of what decides its
    rows.

    The same input, code and history give the same id, so that tables which name the run are
    reproducible; and ids sort by age. A number that was set aside is not used again.
    """
    return f"{max(_taken_numbers(output), default=0) + 1:06d}-{digest[:12]}"


def _taken_numbers(output: Path) -> Iterator[int]:
    names = [path.name for path in (output / RUNS).glob("*")]
    names += [path.name.partition("-")[2] for path in (output / SET_ASIDE).glob("*")]
    for name in names:
        number = run_number(name.removesuffix(HELD_SUFFIX))
        if number is not None:
            yield number


def begin_partial(output: Path, run_id: str) -> Path:
    """Clear away what runs that died left behind, and return the empty folder that this run writes
    to.
    """
    runs = output / RUNS
    runs.mkdir(parents=True, exist_ok=True)
    for leftover in runs.glob(f"*{PARTIAL_SUFFIX}"):
        remove(leftover)
    partial = runs / f"{run_id}{PARTIAL_SUFFIX}"
    partial.mkdir()
    return partial


def write_manifest(folder: Path, manifest: Mapping[str, object]) -> None:
    """Write ``run.json``, the last file of a run, whole or not at all."""
    text = json.dumps(manifest, indent=2, ensure_ascii=False, default=str) + "\n"
    write_whole(folder / MANIFEST, text)


def write_whole(file: Path, text: str) -> None:
    """Write a file in the place of any that is there, whole or not at all."""
    written = file.with_name(f"{file.name}.tmp")
    written.write_text(text, encoding="utf-8")
    written.replace(file)


def publish(output: Path, partial: Path, parent: Snapshot | None) -> Snapshot:
    """Publish a complete partial folder: files on disk, the folder named, and then, in one step,
    ``latest`` replaced.
    """
    complete(partial, parent)
    folder = partial.with_name(partial.name.removesuffix(PARTIAL_SUFFIX))
    link = output / PENDING
    link.symlink_to(Path(RUNS) / folder.name, target_is_directory=True)
    _flush(output)
    partial.rename(folder)
    _flush(folder.parent)
    link.replace(output / LATEST)
    _flush(output)
    return Snapshot(folder.name, folder)


def complete(partial: Path, parent: Snapshot | None) -> None:
    """Bring a run's folder to disk; tables that are the same bytes as the parent's become hard
    links to them.
    """
    if parent is not None:
        _share_unchanged(partial, parent.folder)
    for path in sorted(partial.rglob("*")):
        if path.is_dir() or path.stat().st_nlink == 1:  # what is shared was flushed before
            _flush(path)
    _flush(partial)


def prune(output: Path, keep: int) -> list[str]:
    """Delete all but the newest `keep` snapshots, never ``latest``; return the ids of the deleted
    ones.
    """
    old = list_snapshots(output)[max(keep, 1) :]
    for snapshot in old:
        unpublish(snapshot)
    return [snapshot.run_id for snapshot in old]


def unpublish(snapshot: Snapshot) -> None:
    """Delete a snapshot's folder.

    It is renamed first, so that a reader never sees half a snapshot and a crash leaves only a
    partial one.
    """
    remove(snapshot.folder.rename(snapshot.folder.with_name(snapshot.run_id + PARTIAL_SUFFIX)))


def remove(path: Path) -> None:
    """Delete a file, a link or a folder with all that is in it."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _share_unchanged(partial: Path, parent: Path) -> None:
    for file in partial.glob("*/*.parquet"):
        twin = parent / file.relative_to(partial)
        if twin.is_file() and not twin.samefile(file):
            share_equal(file, twin)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

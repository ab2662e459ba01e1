"""Old snapshots deleted, and with them what the cache holds for nobody any more."""

import os
from collections.abc import Iterator
from pathlib import Path

from pipelines.reading.inputs import RawFile
from pipelines.runs.cache import entry_name
from pipelines.snapshots.inventory import read_inventory
from pipelines.snapshots.publishing import prune
from pipelines.snapshots.store import (
    CACHE,
    MANIFEST,
    Snapshot,
    SnapshotError,
    held_runs,
    is_generation,
    latest_or_none,
    list_snapshots,
)


def prune_snapshots(output: Path, keep: int) -> list[str]:
    """Delete all but the newest `keep` snapshots, and the cache's entries of files that no snapshot
    has which is left; return the ids of the deleted ones. The caller holds the folder's lock.

    The latest snapshot has all files of the input. What was extracted since, for a run that died,
    stays.
    """
    deleted = prune(output, keep)
    latest = latest_or_none(output)
    if latest is not None:
        _trim(output, (latest.folder / MANIFEST).stat().st_mtime)
    return deleted


def _trim(output: Path, before: float) -> None:
    used = set(_used(output))
    if not used:
        return  # an older version wrote no inventory
    for generation in (output / CACHE).glob("*"):
        if is_generation(generation) and not generation.is_symlink():
            for entry in generation.glob("*/*.json"):
                if entry.name not in used and os.lstat(entry).st_mtime < before:
                    entry.unlink(missing_ok=True)


def _used(output: Path) -> Iterator[str]:
    """Yield the names of the entries that the snapshots were made of, published or held."""
    for snapshot in [*list_snapshots(output), *held_runs(output)]:
        limit = _limit(snapshot)
        for source in read_inventory(snapshot):
            raw = RawFile(file="", path=source.path, size=source.size, sha256=source.sha256)
            yield entry_name(raw, limit)


def _limit(snapshot: Snapshot) -> int:
    try:
        limit: int = snapshot.manifest()["input"]["max_file_bytes"]
    except (SnapshotError, KeyError):
        return 0
    return limit

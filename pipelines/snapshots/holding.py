"""Runs that are complete but held: something about them should be looked at before anyone reads
them.

A held run lies in ``runs/<run_id>.held`` and is no part of the line that ``latest`` leads to; the
next run is made on the last published one. There is one at a time: what was held before can no
longer be accepted once another run is there, and goes.
"""

from datetime import UTC, datetime
from pathlib import Path

from pipelines.errors import Failure
from pipelines.snapshots.mending import mend, point_latest
from pipelines.snapshots.publishing import complete, unpublish, write_manifest
from pipelines.snapshots.store import (
    HELD_SUFFIX,
    PARTIAL_SUFFIX,
    Snapshot,
    SnapshotError,
    held_runs,
    linked_run,
    list_snapshots,
    snapshot_at,
)


class HoldingError(Failure, RuntimeError):
    """A run that cannot be accepted, or a snapshot that cannot be gone back to."""


def hold(output: Path, partial: Path, parent: Snapshot | None) -> Snapshot:
    """Keep a complete partial folder as a held run; the caller holds the output folder's lock."""
    complete(partial, parent)
    drop_held(output)
    folder = partial.with_name(partial.name.removesuffix(PARTIAL_SUFFIX) + HELD_SUFFIX)
    return snapshot_at(partial.rename(folder))


def drop_held(output: Path) -> None:
    """Delete the runs that are held."""
    for held in held_runs(output):
        unpublish(held)


def accept(output: Path, run: str) -> Snapshot:
    """Let a held run be the latest snapshot; the caller holds the output folder's lock.

    Raises:
        SnapshotError: there is no held run of this id.
        HoldingError: another run has been published since.
    """
    found = [held for held in held_runs(output) if held.run_id.startswith(run)]
    if len(found) != 1:
        known = ", ".join(held.run_id for held in held_runs(output)) or "none"
        raise SnapshotError(f"{output} holds no run {run!r} back; held: {known}")
    held = found[0]
    manifest = held.manifest()
    if manifest["parent"] != linked_run(output):
        raise HoldingError(
            f"{held.run_id} was made on {manifest['parent']}, but {linked_run(output)} is the "
            "latest run now; run again instead"
        )
    manifest["accepted_at"] = datetime.now(UTC).isoformat()
    write_manifest(held.folder, manifest)
    folder = held.folder.rename(held.folder.with_name(held.run_id))
    point_latest(output, held.run_id)
    return Snapshot(held.run_id, folder)


def roll_back(output: Path, run: str | None) -> list[str]:
    """Let an older snapshot be the latest one again; the newer ones are set aside.

    Args:
        output: the output folder, whose lock the caller holds.
        run: the snapshot to go back to, by its id or a beginning of it; None for the one before the
            latest.

    Returns:
        A line for each snapshot that was set aside.

    Raises:
        HoldingError: there is no older snapshot, or none of this id.
    """
    older = [snapshot.run_id for snapshot in list_snapshots(output)[1:]]
    found = older[:1] if run is None else [each for each in older if each.startswith(run)]
    if len(found) != 1:
        known = ", ".join(older) or "none"
        raise HoldingError(f"{output} has no run {run or 'before the latest'!r}; older: {known}")
    point_latest(output, found[0])
    return mend(output)

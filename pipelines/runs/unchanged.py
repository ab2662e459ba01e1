"""Whether a run would publish what is published already."""

from pathlib import Path

from pipelines.reading.drafts import RejectReason
from pipelines.runs.work import WorkFolder
from pipelines.settings import Settings
from pipelines.snapshots.store import PARTIAL_SUFFIX, Snapshot, SnapshotError, latest_or_none

_TRIED_AGAIN = frozenset(
    {
        RejectReason.UNREADABLE,
        RejectReason.EXTRACTION_FAILED,
        RejectReason.TIMEOUT,
        RejectReason.CRASHED,
    }
)
"""Rejects that the next run may not have."""


def unchanged_since(partial: Path, settings: Settings) -> Snapshot | None:
    """Return the latest snapshot if the run that has begun in `partial` would give the same rows.

    The digest in a run's id is of all that decides its rows; what waited or failed for a reason
    that may pass makes a run worth while all the same.
    """
    latest = latest_or_none(settings.output)
    if latest is None or settings.full or digest_of(latest.run_id) != digest_of(partial.name):
        return None
    try:
        manifest = latest.manifest()
    except SnapshotError:
        return None
    waiting = manifest["input"]["deferred"] != list(WorkFolder(partial).listing().deferred)
    passing = _TRIED_AGAIN.intersection(manifest["rejects"])
    return None if waiting or passing else latest


def digest_of(run: str) -> str:
    """Return the part of a run's id, or of its partial folder's name, that what it reads gives."""
    return run.removesuffix(PARTIAL_SUFFIX).partition("-")[2]

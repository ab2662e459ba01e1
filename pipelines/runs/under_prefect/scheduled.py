"""What a scheduled run does: publish if something has changed, and say in one line how it ended,
for nobody is there to see it.
"""

import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipelines.errors import explain
from pipelines.locations import place_of
from pipelines.logs import NOTICE, set_up_logging
from pipelines.runs.gates import hold_line
from pipelines.runs.pruning import prune_snapshots
from pipelines.runs.stages import Call, begin, finish
from pipelines.runs.unchanged import digest_of, unchanged_since
from pipelines.settings import Settings
from pipelines.snapshots.store import (
    RUNS,
    OutputBusyError,
    Snapshot,
    SnapshotError,
    held_runs,
    latest_or_none,
    snapshot_at,
)
from pipelines.storage import sole_writer

log = logging.getLogger(__name__)


class Ending(StrEnum):
    """How a scheduled run ends."""

    PUBLISHED = "published"
    HELD = "held"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a scheduled run ended, in words, and which run it was if it published one."""

    ending: Ending
    message: str
    run_id: str | None = None


_LEVELS = {
    Ending.SKIPPED: logging.WARNING,
    Ending.HELD: logging.ERROR,
    Ending.FAILED: logging.ERROR,
}


def run_scheduled(
    settings: Settings, call: Call, published: Callable[[Path], None] = lambda folder: None
) -> Ended:
    """Run once, and tell how it ended; a failure ends no schedule.

    Args:
        settings: what to read, where to write and how; of `keep` snapshots the newest stay.
        call: calls a stage.
        published: told the folder of what was published.
    """
    set_up_logging(
        verbosity=settings.verbosity,
        form=settings.log_format,
        file=settings.log_file,
        prefix=None,
    )
    try:
        with sole_writer(settings.output):
            ended = _publish(settings, call, published)
    except OutputBusyError as error:
        ended = Ended(ending=Ending.SKIPPED, message=f"skipped: {error}{_standing(settings)}")
    except Exception as error:
        explained = explain(error)
        if explained is None:
            log.exception("a fault of the program; please report it")
            raise
        message = f"failed: {explained[1]}{_standing(settings)}"
        ended = Ended(ending=Ending.FAILED, message=message)
    level = _LEVELS.get(ended.ending, NOTICE)
    log.log(level, "%s", ended.message, extra={"run": ended.run_id})
    return ended


def _publish(settings: Settings, call: Call, published: Callable[[Path], None]) -> Ended:
    partial = begin(settings, call=call)
    unchanged = unchanged_since(partial, settings)
    if unchanged is not None:
        shutil.rmtree(partial)
        message = f"unchanged: nothing to publish since run {unchanged.run_id}"
        return Ended(ending=Ending.UNCHANGED, message=message, run_id=unchanged.run_id)
    held = next(iter(held_runs(settings.output)), None)
    if held is not None and digest_of(held.run_id) == digest_of(partial.name):
        shutil.rmtree(partial)
        return _held(held, settings)
    folder = finish(partial, settings, call=call)
    published(folder)
    snapshot = snapshot_at(folder)
    if snapshot.is_held:
        return _held(snapshot, settings)
    if settings.keep is not None:
        prune_snapshots(settings.output, settings.keep)
    message = f"published: {place_of(settings.output)}/{RUNS}/{folder.name}"
    return Ended(ending=Ending.PUBLISHED, message=message, run_id=folder.name)


def _held(snapshot: Snapshot, settings: Settings) -> Ended:
    reasons = "; ".join(map(hold_line, snapshot.manifest()["held"]))
    message = (
        f"held: run {snapshot.run_id}, for {reasons}; look at it, and then "
        f"`pressledger accept {snapshot.run_id}`{_standing(settings)}"
    )
    return Ended(ending=Ending.HELD, message=message, run_id=snapshot.run_id)


def _standing(settings: Settings) -> str:
    """Return of when the tables are that readers have meanwhile."""
    latest = latest_or_none(settings.output)
    try:
        finished = "" if latest is None else latest.manifest()["finished_at"][:16]
    except (SnapshotError, OSError):
        finished = ""
    if latest is None or not finished:
        return "; nothing is published yet"
    return f"; the latest tables are those of run {latest.run_id}, of {finished} UTC"

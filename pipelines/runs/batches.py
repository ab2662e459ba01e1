"""Batches of raw files: what a worker is handed and returns, how long it may take, and what is
tried when it was lost. The process that hands them out needs no spaCy for it.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines.control_characters import show_line
from pipelines.reading.drafts import Reject, RejectReason
from pipelines.reading.inputs import RawFile
from pipelines.runs.cache import entry_file, write_entry
from pipelines.runs.fingerprints import Fingerprints
from pipelines.runs.metrics import Spent
from pipelines.runs.processes.workers import Loss
from pipelines.runs.time_limit import seconds_for

log = logging.getLogger(__name__)

CLOCK_SECONDS = 5
"""Seconds of the clock in which a worker must have gone on, for each second of the processor that
its longest file may take: other programs want the processor too.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Raw files for one worker to read, and where and how to keep what they give.

    `cache` is the folder for what will be the same the next time, `passing` for what may not be.
    """

    files: tuple[RawFile, ...]
    cache: str
    passing: str
    fingerprints: Fingerprints
    model: str | None
    max_file_bytes: int
    article_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchResult:
    """How many files a batch had, which of them changed while they were read and so have no entry,
    and the articles that took the longest.
    """

    files: int
    changed: tuple[str, ...]
    slowest: tuple[Spent, ...]


def size_of(batch: Batch) -> int:
    """Return how many bytes of raw files a batch has."""
    return sum(raw.size for raw in batch.files)


def longest_silence(batch: Batch) -> float:
    """Return for how many seconds of the clock a worker may say nothing while it has a batch."""
    most = max(seconds_for(raw.size, batch.article_seconds) for raw in batch.files)
    return CLOCK_SECONDS * most


def after_loss(batch: Batch, loss: Loss) -> Sequence[Batch]:
    """Return the halves of a batch whose worker was lost, which is told; of a single file nothing
    is tried again in this run, its reject is kept for it.
    """
    files = batch.files
    what = "was killed" if loss is Loss.CRASHED else "said nothing any more"
    if len(files) > 1:
        log.warning("a worker process %s; its %d files are tried again", what, len(files))
        middle = len(files) // 2
        return [replace(batch, files=part) for part in (files[:middle], files[middle:])]
    [raw] = files
    log.warning("a worker process %s; its file is rejected: %s", what, show_line(raw.path))
    reason, detail = _LOST[loss]
    reject = Reject(
        path=raw.path, record=None, reason=reason, detail=detail, content_hash=raw.sha256
    )
    place = entry_file(Path(batch.passing), raw, batch.fingerprints, batch.max_file_bytes)
    write_entry(place, [reject])
    return []


_LOST: Mapping[Loss, tuple[RejectReason, str]] = {
    Loss.CRASHED: (
        RejectReason.CRASHED,
        "the process that read it ended each time, perhaps for want of memory",
    ),
    Loss.SILENT: (
        RejectReason.TIMEOUT,
        "the process that read it said nothing any more; PRESSLEDGER_ARTICLE_SECONDS allows more",
    ),
}

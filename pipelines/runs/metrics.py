"""What a run cost: seconds a stage, words a second, and the most memory that its processes had."""

import logging
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipelines.runs.work import WorkFolder
from pipelines.snapshots.tables import read_rows

Call = Callable[..., Path]

log = logging.getLogger(__name__)

_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts the memory of a process."""


def timed(call: Call) -> Call:
    """Return what calls a stage as `call` does, and keeps how long it took with the run."""

    def timed_call(stage: Callable[..., Path], *arguments: object) -> Path:
        name = stage.__name__.removesuffix("_stage")
        began = time.monotonic()
        folder = call(stage, *arguments)
        seconds = time.monotonic() - began
        if WorkFolder(folder).exists():  # publishing ends it
            WorkFolder(folder).note_seconds(name, seconds)
        log.info("%s took %.1f s", name, seconds)
        return folder

    return timed_call


def build_metrics(partial: Path) -> dict[str, Any]:
    """Return what a run has cost so far, as ``run.json`` keeps it; its tables lie in `partial`.

    Words a second are those of the articles read in this run, over the time of extracting: None
    where nothing was extracted.
    """
    work = WorkFolder(partial)
    seconds = work.seconds()
    rows = read_rows(partial / "articles", ["word_count", "last_run"])
    words = sum(_words(row["word_count"]) for row in rows if row["last_run"] == partial.stem)
    spent = seconds.get("extract", 0.0)
    return {
        "seconds": {name: round(value, 3) for name, value in seconds.items()},
        "words_per_second": round(words / spent) if work.extracted() and spent else None,
        "peak_memory_bytes": {
            "main": _peak(resource.RUSAGE_SELF),
            "largest_worker": _peak(resource.RUSAGE_CHILDREN),
        },
    }


def _words(count: object) -> int:
    return count if isinstance(count, int) else 0


def _peak(whose: int) -> int:
    return resource.getrusage(whose).ru_maxrss * _UNIT

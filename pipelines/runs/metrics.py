"""What a run cost: seconds a stage, words a second, the slowest articles, and the most memory that
its processes had.
"""

import logging
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from heapq import nlargest
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.memory import give_back
from pipelines.runs.work import WorkFolder
from pipelines.snapshots.tables import read_rows

Call = Callable[..., Path]

log = logging.getLogger(__name__)

MOST_SLOW = 10
"""Articles that are named as the slowest."""


class Spent(NamedTuple):
    """Seconds of the processor that reading a file took, or extracting an article of it by rules;
    the model's seconds, which grow with the text, are not told apart.
    """

    seconds: float
    path: str
    record: int | None = None


def slowest_of(spent: Iterable[Spent]) -> list[Spent]:
    """Return what took the longest, the longest first, each file and record once.

    >>> slowest_of([Spent(1.0, "a"), Spent(2.0, "b"), Spent(1.5, "a")])
    [Spent(seconds=2.5, path='a', record=None), Spent(seconds=2.0, path='b', record=None)]
    """
    seconds: defaultdict[tuple[str, int | None], float] = defaultdict(float)
    for each in spent:
        seconds[each.path, each.record] += each.seconds
    found = (Spent(took, path, record) for (path, record), took in seconds.items())
    return nlargest(MOST_SLOW, found, key=lambda each: each.seconds)


_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts the memory of a process."""


def timed(call: Call) -> Call:
    """Return what calls a stage as `call` does, and keeps how long it took with the run."""

    def timed_call(stage: Callable[..., Path], *arguments: object) -> Path:
        name = stage.__name__.removesuffix("_stage")
        began = time.monotonic()
        folder = call(stage, *arguments)
        give_back()
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
        "slowest": [each._asdict() for each in map(Spent._make, work.slowest())],
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

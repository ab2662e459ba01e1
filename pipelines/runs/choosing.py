"""Which executor does the work of a run."""

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice

from pipelines.errors import WrongUsage
from pipelines.runs.executors import Executor, InlineExecutor, ProcessExecutor
from pipelines.runs.processes.workers import starting_early
from pipelines.runs.tasks import LoadModel, extract_batch
from pipelines.settings import Settings
from pipelines.snapshots.store import LATEST

BYTES_FOR_A_PROCESS = 150_000
"""Of raw files for which one process more is worth while: it loads the model first, some five
seconds, in which another reads half of that.
"""

_MOST_ENTRIES = 1_000
"""Files and folders that are looked at before the input is listed: more is no work of a moment."""


def choose_executor(settings: Settings, batches: int, size: int | None = None) -> Executor:
    """Return an executor for so many batches, each of its processes with bounded memory.

    A single batch is not worth a second process, unless this thread (one of Prefect's) is not the
    main one: only in a main thread has an article its time limit.

    Args:
        settings: how many processes there may be, and where.
        batches: what is to be done.
        size: bytes of the raw files in them, None where it is not known how long they take.

    Raises:
        WrongUsage: Dask is asked for and not installed.
    """
    needed = min(settings.workers, batches)
    if settings.runner == "dask" and needed:
        return _dask(settings, needed)
    inline = needed <= 1 and threading.current_thread() is threading.main_thread()
    if inline or not needed:
        return InlineExecutor()
    worth = needed if size is None else min(needed, 1 + size // BYTES_FOR_A_PROCESS)
    return ProcessExecutor(worth, settings.worker_memory)


def _dask(settings: Settings, workers: int) -> Executor:
    try:
        from pipelines.runs.dask_executor import DaskExecutor
    except ImportError as error:
        raise WrongUsage(
            "Dask is not installed: `pip install pressledger[dask]`, or leave --runner out"
        ) from error
    return DaskExecutor(
        workers, settings.worker_memory, address=settings.dask_address, model=settings.model
    )


@contextmanager
def loading_early(settings: Settings) -> Iterator[None]:
    """Have the first run into a folder load the model for its workers while this process imports
    what runs it, if what is to be read looks like work for two.
    """
    is_first = settings.full or not os.path.lexists(settings.output / LATEST)
    has_workers = settings.workers > 1 and settings.runner == "local"
    if is_first and has_workers and _has_bytes(settings.inputs, BYTES_FOR_A_PROCESS):
        with starting_early(extract_batch, settings.worker_memory, LoadModel(settings.model)):
            yield
    else:
        yield


def _has_bytes(inputs: Sequence[str], least: int) -> bool:
    """Whether so many bytes are soon found in the folders of some inputs."""
    found = 0
    for size in islice(_sizes(inputs), _MOST_ENTRIES):
        found += size
        if found >= least:
            return True
    return False


def _sizes(folders: Sequence[str]) -> Iterator[int]:
    """Yield what lies in some folders and below, entry by entry: of files their bytes."""
    waiting = list(folders)
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                is_folder = entry.is_dir(follow_symlinks=False)
                yield 0 if is_folder else entry.stat(follow_symlinks=False).st_size
                waiting += [entry.path] * is_folder

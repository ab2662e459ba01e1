"""Which executor does the work of a run."""

import threading

from pipelines.errors import WrongUsage
from pipelines.runs.executors import Executor, InlineExecutor, ProcessExecutor
from pipelines.settings import Settings

BYTES_FOR_A_PROCESS = 150_000
"""Of raw files for which one process more is worth while: it loads the model first, some five
seconds, in which another reads half of that.
"""


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

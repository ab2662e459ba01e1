"""Which executor does the work of a run."""

import threading

from pipelines.errors import WrongUsage
from pipelines.runs.executors import Executor, InlineExecutor, ProcessExecutor
from pipelines.settings import Settings


def choose_executor(settings: Settings, batches: int) -> Executor:
    """Return an executor for so many batches, each of its processes with bounded memory.

    A single batch is not worth a second process, unless this thread (one of Prefect's) is not the
    main one: only in a main thread has an article its time limit.

    Raises:
        WrongUsage: Dask is asked for and not installed.
    """
    needed = min(settings.workers, batches)
    if settings.runner == "dask" and needed:
        return _dask(settings, needed)
    inline = needed <= 1 and threading.current_thread() is threading.main_thread()
    if inline or not needed:
        return InlineExecutor()
    return ProcessExecutor(needed, settings.worker_memory)


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

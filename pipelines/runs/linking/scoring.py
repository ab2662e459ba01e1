"""Where pairs of statements are scored: here, or, where Dask is the runner, by its workers."""

from collections.abc import Sequence

from pipelines.claims.candidates import Candidates
from pipelines.claims.scoring import Edges, join
from pipelines.claims.updating.loaded import Loaded
from pipelines.claims.updating.partitions import (
    Partition,
    Score,
    cut,
    score_here,
    score_partition,
)
from pipelines.errors import WorkerLostError
from pipelines.runs.choosing import choose_executor
from pipelines.runs.executors import Executor, Task
from pipelines.runs.processes.workers import Loss
from pipelines.settings import Settings

SECONDS = 600.0
"""How long a worker may be at one partition."""


def choose_score(settings: Settings) -> Score:
    """Return what scores pairs: other processes of this machine would cost more than they save."""
    if settings.runner != "dask":
        return score_here
    return lambda loaded, pairs: score_by(
        choose_executor(settings, settings.workers), loaded, pairs
    )


def score_by(executor: Executor, loaded: Loaded, pairs: Candidates) -> Edges:
    """Let an executor score pairs, partition by partition."""
    task = Task(function=score_partition, silence=_silence, after_loss=_parts)
    return join(executor.map(task, cut(loaded, pairs)))


def _silence(_: Partition) -> float:
    return SECONDS


def _parts(partition: Partition, _: Loss) -> Sequence[Partition]:
    if parts := partition.halves():
        return parts
    told = " and ".join(partition.reports[int(end[0])].statement_id for end in partition.pairs)
    raise WorkerLostError(f"workers end over the statements {told}; run again without Dask")

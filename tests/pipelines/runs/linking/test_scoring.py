from dataclasses import replace

import pytest

from benchmarks.claims.news import World
from pipelines.claims.candidates import find_candidates
from pipelines.claims.scoring import Edges
from pipelines.claims.updating import partitions
from pipelines.claims.updating.loaded import Loaded
from pipelines.claims.updating.partitions import score_here
from pipelines.errors import WorkerLostError
from pipelines.runs.executors import Executor, InlineExecutor
from pipelines.runs.linking.scoring import _parts, choose_score, score_by
from pipelines.runs.processes.workers import Loss
from pipelines.settings import Settings


def listed(edges: Edges) -> list[tuple[int, int, float]]:
    return sorted(zip(*(column.tolist() for column in edges), strict=True))


def compare(executor: Executor) -> None:
    """Compare what an executor finds with what is found here."""
    reports = [told.report for told in World(200, seed=3).tell().told]
    loaded = Loaded.of({report.article_id for report in reports}, reports)
    pairs = find_candidates(loaded.table)
    assert listed(score_by(executor, loaded, pairs)) == listed(score_here(loaded, pairs))


def test_an_executor_finds_the_same_edges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partitions.cut, "__defaults__", (200,))
    compare(InlineExecutor())
    assert choose_score(Settings()) is score_here


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_dask_finds_the_same_edges(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipelines.runs.dask_executor import DaskExecutor

    monkeypatch.setattr(partitions.cut, "__defaults__", (500,))
    compare(DaskExecutor(2, 2 * 1024**3, address=None))


def test_a_pair_that_ends_workers_is_named() -> None:
    reports = [told.report for told in World(200, seed=3).tell().told][:2]
    pair = partitions.Partition(
        reports,
        partitions.np.array([0, 1]),
        partitions.Candidates(*partitions.np.array([[0], [1]])),
    )
    with pytest.raises(WorkerLostError, match=reports[1].statement_id):
        _parts(pair, Loss.CRASHED)
    both = replace(pair, pairs=partitions.Candidates(*partitions.np.array([[0, 0], [1, 1]])))
    assert len(_parts(both, Loss.CRASHED)) == 2

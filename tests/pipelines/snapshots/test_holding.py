"""Runs that are held: beside the line of snapshots, and in it once they are accepted."""

import json
from pathlib import Path

import pytest

from pipelines.snapshots.holding import HoldingError, accept, drop_held, hold, roll_back
from pipelines.snapshots.mending import mend
from pipelines.snapshots.publishing import begin_partial, next_run_id
from pipelines.snapshots.store import (
    Snapshot,
    SnapshotError,
    held_runs,
    linked_run,
    list_snapshots,
    open_snapshot,
)
from tests.pipelines.snapshots.made_up_runs import make_run


@pytest.fixture
def held(tmp_path: Path) -> Snapshot:
    """Return a held run after two published ones."""
    for rows in (b"one", b"two"):
        make_run(tmp_path, rows)
    parent = open_snapshot(tmp_path)
    partial = begin_partial(tmp_path, next_run_id(tmp_path, "c" * 64))
    manifest = {"run_id": partial.stem, "parent": parent.run_id, "tables": {}}
    (partial / "run.json").write_text(json.dumps(manifest), encoding="utf-8")
    return hold(tmp_path, partial, parent)


def test_a_held_run_is_no_part_of_the_line_and_survives_the_next_run(
    held: Snapshot, tmp_path: Path
) -> None:
    assert mend(tmp_path) == []
    assert [run.run_id for run in held_runs(tmp_path)] == [held.run_id]
    assert held.run_id not in [run.run_id for run in list_snapshots(tmp_path)]
    assert open_snapshot(tmp_path, held.run_id).manifest()["run_id"] == held.run_id
    assert next_run_id(tmp_path, "d" * 64).startswith("000004-")


def test_an_accepted_run_is_the_latest(held: Snapshot, tmp_path: Path) -> None:
    accepted = accept(tmp_path, held.run_id)
    assert linked_run(tmp_path) == accepted.run_id
    assert mend(tmp_path) == []
    assert [run.run_id[:6] for run in list_snapshots(tmp_path)] == ["000003", "000002", "000001"]
    with pytest.raises(SnapshotError, match="held: none"):
        accept(tmp_path, held.run_id)


def test_a_held_run_is_dropped_whole(held: Snapshot, tmp_path: Path) -> None:
    drop_held(tmp_path)
    assert sorted(path.name[:6] for path in (tmp_path / "runs").iterdir()) == ["000001", "000002"]


def test_going_back_to_a_run_that_is_not_there_changes_nothing(
    held: Snapshot, tmp_path: Path
) -> None:
    latest = linked_run(tmp_path)
    with pytest.raises(HoldingError, match="older: 000001-"):
        roll_back(tmp_path, held.run_id)
    assert linked_run(tmp_path) == latest

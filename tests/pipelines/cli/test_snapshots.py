"""The commands about the snapshots of a folder."""

import subprocess
from pathlib import Path

import pytest

from pipelines.snapshots.store import list_snapshots
from tests.conftest import Call

pytestmark = pytest.mark.xdist_group("command line")  # one published run serves them all


@pytest.mark.model
def test_runs_lists_the_newest_first(call: Call, place: Path) -> None:
    lines = [
        line for line in call("runs", cwd=place).out.splitlines() if "-" in line and "UTC" in line
    ]
    assert [line.split()[1][:6] for line in lines] == ["000002", "000001"]


@pytest.mark.model
def test_keep_prunes_the_oldest(call: Call, place: Path, tmp_path: Path) -> None:
    subprocess.run(["cp", "-a", str(place / "outputs"), str(tmp_path / "outputs")], check=True)
    assert call("runs", "--keep", "1").code == 0
    assert [run.run_id[:6] for run in list_snapshots(tmp_path / "outputs")] == ["000002"]


@pytest.mark.model
def test_check_says_of_every_snapshot_whether_it_is_whole(
    call: Call, place: Path, tmp_path: Path
) -> None:
    subprocess.run(["cp", "-a", str(place / "outputs"), str(tmp_path / "outputs")], check=True)
    newest, oldest = list_snapshots(tmp_path / "outputs")
    assert call("check").out.splitlines() == [
        f"{each.run_id}: all tables are as they were published" for each in (newest, oldest)
    ]
    (oldest.folder / "claims" / "part-00000.parquet").unlink()
    done = call("check")
    assert done.code == 1
    assert done.out.splitlines() == [
        f"{newest.run_id}: all tables are as they were published",
        f"outputs/runs/{oldest.run_id}/claims/part-00000.parquet is missing",
    ]
    assert call("check", newest.run_id).code == 0


@pytest.mark.model
def test_rollback_goes_back_and_accept_names_what_is_held(
    call: Call, place: Path, tmp_path: Path
) -> None:
    subprocess.run(["cp", "-a", str(place / "outputs"), str(tmp_path / "outputs")], check=True)
    back = call("rollback")
    assert (back.code, back.out[:6], "is set aside" in back.err) == (0, "000001", True)
    refused = call("accept", "000009")
    assert (refused.code, "held: none" in refused.err) == (1, True)

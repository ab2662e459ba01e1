import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.snapshots.publishing import begin_partial, prune
from pipelines.snapshots.store import (
    OutputBusyError,
    SnapshotError,
    list_snapshots,
    open_pair,
    open_snapshot,
    sole_writer,
)
from tests.pipelines.snapshots.made_up_runs import make_run


def test_runs_are_numbered_and_latest_is_the_last(tmp_path: Path) -> None:
    assert [make_run(tmp_path), make_run(tmp_path)] == [
        "000001-abcdef012345",
        "000002-abcdef012345",
    ]
    assert [s.run_id for s in list_snapshots(tmp_path)] == [
        "000002-abcdef012345",
        "000001-abcdef012345",
    ]
    assert open_snapshot(tmp_path).run_id == "000002-abcdef012345"
    assert (tmp_path / "latest").readlink() == Path("runs/000002-abcdef012345")


def test_the_output_folder_can_be_moved(tmp_path: Path) -> None:
    make_run(tmp_path / "here")
    (tmp_path / "here").rename(tmp_path / "there")
    assert (tmp_path / "there" / "latest" / "claims" / "part-00000.parquet").read_bytes() == b"rows"


def test_an_unfinished_run_is_not_listed_and_is_cleared_away(tmp_path: Path) -> None:
    make_run(tmp_path)
    partial = begin_partial(tmp_path, "000002-dead")
    (partial / "half").write_text("…", encoding="utf-8")
    assert [s.run_id for s in list_snapshots(tmp_path)] == ["000001-abcdef012345"]
    begin_partial(tmp_path, "000002-new")
    assert not partial.exists()


def test_unchanged_tables_share_their_bytes_with_the_parent(tmp_path: Path) -> None:
    first, second, third = make_run(tmp_path), make_run(tmp_path), make_run(tmp_path, b"other")
    inodes = [
        (tmp_path / "runs" / r / "claims" / "part-00000.parquet").stat().st_ino
        for r in (first, second, third)
    ]
    assert inodes[0] == inodes[1] != inodes[2]


def test_pruning_keeps_the_newest_and_latest(tmp_path: Path) -> None:
    ids = [make_run(tmp_path) for _ in range(4)]
    assert prune(tmp_path, keep=2) == [ids[1], ids[0]]
    assert [s.run_id for s in list_snapshots(tmp_path)] == [ids[3], ids[2]]
    assert make_run(tmp_path).startswith("000005-")


def test_a_run_is_found_by_the_beginning_of_its_id(tmp_path: Path) -> None:
    first = make_run(tmp_path)
    make_run(tmp_path)
    assert open_snapshot(tmp_path, "000001").run_id == first
    with pytest.raises(SnapshotError, match="more than one run '00000'"):
        open_snapshot(tmp_path, "00000")
    with pytest.raises(SnapshotError, match="no run '7'"):
        open_snapshot(tmp_path, "7")


def test_a_run_is_named_by_its_place_in_the_line_and_by_its_folder(tmp_path: Path) -> None:
    first, second = make_run(tmp_path / "one"), make_run(tmp_path / "one")
    other = make_run(tmp_path / "other", digest="fedcba9876543210")
    here = tmp_path / "one"
    named = ["previous", "latest", here / "runs" / first, here / "latest", tmp_path / "other"]
    assert [open_snapshot(here, str(name)).run_id for name in named] == [
        first, second, first, second, other,
    ]  # fmt: skip
    with pytest.raises(SnapshotError, match="holds no snapshot yet"):
        open_snapshot(here, str(tmp_path))


def test_an_empty_output_folder_says_how_to_fill_it(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="pressledger run"):
        open_snapshot(tmp_path)


def test_a_pair_is_the_run_before_and_the_run(tmp_path: Path) -> None:
    first = make_run(tmp_path)
    with pytest.raises(SnapshotError, match="no snapshot before"):
        open_pair(tmp_path, None, "latest")
    second = make_run(tmp_path)
    assert [s.run_id for s in open_pair(tmp_path, None, "latest")] == [first, second]
    assert [s.run_id for s in open_pair(tmp_path, second, "000001")] == [second, first]


def test_one_writer_at_a_time_across_processes(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from pipelines.snapshots.store import sole_writer, OutputBusyError\n"
        "try:\n    with sole_writer(pathlib.Path(sys.argv[1])): print('wrote')\n"
        "except OutputBusyError as error: print(error)"
    )

    def other_process() -> str:
        return subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
        ).stdout

    with sole_writer(tmp_path):
        assert "is writing here" in other_process()
        with pytest.raises(OutputBusyError), sole_writer(tmp_path):
            pass
    assert other_process() == "wrote\n"


def test_a_lock_that_is_deleted_meanwhile_is_held_all_the_same(tmp_path: Path) -> None:
    with sole_writer(tmp_path):
        (tmp_path / ".lock").unlink()
        with pytest.raises(OutputBusyError, match="was deleted"), sole_writer(tmp_path):
            pass
    with sole_writer(tmp_path):
        pass

"""Snapshots of an address, opened as those of a folder."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import pipelines
from pipelines.locations import mirror_of
from pipelines.runs.launch import run_settings
from pipelines.settings import Settings
from pipelines.snapshots import store
from pipelines.snapshots.integrity import find_faults
from pipelines.snapshots.store import OutputBusyError, SnapshotError
from pipelines.storage import open_pair, open_snapshot, readable_folder, sole_writer
from tests.conftest import ROOT
from tests.pipelines.runs.conftest import GERMAN
from tests.pipelines.snapshots.made_up_runs import make_run

ADDRESS = "memory://ledger"


@pytest.fixture
def runs(files: Any) -> list[str]:
    """Return the ids of two runs at the address, the older first."""
    output = mirror_of(ADDRESS, "outputs")
    made = []
    for content in (b"one", b"two"):
        with sole_writer(output):
            made.append(make_run(output, content))
    return made


def rows(snapshot: store.Snapshot) -> bytes:
    return (snapshot.folder / "claims" / "part-00000.parquet").read_bytes()


def test_a_snapshot_is_opened_by_the_names_that_it_has(runs: list[str]) -> None:
    for run in ("latest", runs[1], runs[1][:6]):
        assert rows(open_snapshot(ADDRESS, run)) == b"two"
    assert rows(open_snapshot(ADDRESS, "previous")) == b"one"
    assert [rows(each) for each in open_pair(ADDRESS, None, "latest")] == [b"one", b"two"]


def test_only_the_tables_that_are_asked_for_are_fetched(runs: list[str]) -> None:
    open_snapshot(ADDRESS)
    reading = mirror_of(ADDRESS, "reading")
    assert [path.parent.parent.name for path in reading.rglob("*.parquet")] == [runs[1]]
    folder = readable_folder(mirror_of(ADDRESS, "outputs"))
    assert [list(find_faults(run)) for run in store.list_snapshots(folder)] == [[], []]


def test_an_address_without_snapshots_is_named_in_the_error(files: Any) -> None:
    with pytest.raises(SnapshotError, match="memory://ledger holds no snapshot yet"):
        open_snapshot(ADDRESS)


def test_a_table_that_was_changed_in_the_store_is_not_read(files: Any, runs: list[str]) -> None:
    files.pipe_file(f"/ledger/runs/{runs[1]}/claims/part-00000.parquet", b"rot")
    for _ in range(2):
        with pytest.raises(SnapshotError, match=r"memory://ledger/.* is not as it was published"):
            open_snapshot(ADDRESS)


def test_two_processes_of_a_machine_do_not_write_at_once(files: Any) -> None:
    output = mirror_of(ADDRESS, "outputs")
    with sole_writer(output), pytest.raises(OutputBusyError), sole_writer(output):
        pass


def test_a_local_folder_is_what_it_was(tmp_path: Path) -> None:
    with sole_writer(tmp_path / "outputs"):
        run = make_run(tmp_path / "outputs")
    assert open_snapshot(tmp_path / "outputs").run_id == run
    assert readable_folder(tmp_path / "outputs") == tmp_path / "outputs"


def test_a_run_at_addresses_gives_the_rows_of_a_local_one(files: Any, tmp_path: Path) -> None:
    drop, output = tmp_path / "drop", tmp_path / "outputs"
    drop.mkdir()
    for name, text in {"vertrag.txt": GERMAN, "broken.json": '{"title": "cut'}.items():
        (drop / name).write_text(text, encoding="utf-8")
        files.pipe_file(f"/drop/{name}", text.encode())
    here = Settings(inputs=(str(drop),), output=output, workers=1, settle_seconds=0)
    local = run_settings(here, direct=True)
    settings = Settings(inputs=("memory://drop",), output=ADDRESS, workers=1, settle_seconds=0)
    remote = run_settings(settings, direct=True)
    assert remote.run_id == local.run_id
    assert remote.manifest()["tables"] == local.manifest()["tables"]
    assert remote.manifest()["input"]["from"] == {"memory://drop": 2}
    assert pipelines.load("articles", ADDRESS).text.tolist() == [GERMAN.strip()]
    again = run_settings(settings, direct=True)
    assert again.manifest()["input"]["extracted"] == 0
    assert pipelines.latest_run(ADDRESS) == again.run_id


def test_local_paths_import_no_library_of_stores(tmp_path: Path) -> None:
    make_run(tmp_path)
    program = (
        "import sys, pipelines; from pipelines.storage import open_snapshot; "
        "from pipelines.storage.inputs import fetch_inputs; "
        "open_snapshot(sys.argv[1]); fetch_inputs((sys.argv[1],), max_file_bytes=1); "
        "sys.exit(' '.join({'fsspec', 's3fs', 'aiohttp'} & sys.modules.keys()) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, check=False)
    assert done.returncode == 0

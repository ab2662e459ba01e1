"""What the system refuses a run (disk, rights, network, a lost worker) is one line that says what
to do, and exit code 1.
"""

import ctypes
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from pipelines.snapshots.store import open_snapshot
from tests.conftest import COMMAND, DEAL, Call, Called

DIRECT = ["--direct", "--workers", "1"]
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, PR_CAPBSET_DROP = 1, 2, 24


def obey_rights() -> None:
    """Give up the superuser's right to read and write everything, where this process has it."""
    if os.geteuid() == 0:
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


def run(*arguments: str, cwd: Path, **environment: str) -> Called:
    done = subprocess.run(
        [str(COMMAND), *arguments],
        cwd=cwd,
        env=os.environ | {"HOME": str(cwd), "OMP_NUM_THREADS": "1"} | environment,
        capture_output=True,
        text=True,
        timeout=240,
        preexec_fn=obey_rights,
    )
    return Called(done.returncode, done.stdout, done.stderr)


def assert_refused(done: Called, *words: str) -> None:
    """Assert that one line with these words ended the command, with exit code 1."""
    last = done.err.splitlines()[-1]
    assert (done.code, "Traceback" in done.err) == (1, False), done.err
    assert last.startswith("pressledger: ")
    assert [word for word in words if word not in last] == [], last


@pytest.fixture
def forbidden(tmp_path: Path, drop: Path) -> Iterator[Path]:
    """Return a folder in which nothing may be written, as another user's."""
    folder = tmp_path / "forbidden"
    folder.mkdir()
    folder.chmod(0o500)
    yield folder
    folder.chmod(0o700)


@pytest.mark.parametrize(
    "options",
    [pytest.param(DIRECT, id="direct"), pytest.param([], id="Prefect", marks=pytest.mark.slow)],
)
def test_a_folder_in_which_nothing_may_be_written(forbidden: Path, options: list[str]) -> None:
    done = run("run", "drop", "--output", "forbidden/outputs", *options, cwd=forbidden.parent)
    assert_refused(done, "forbidden/outputs", "permission denied", "name another folder")


@pytest.mark.slow
def test_another_users_output_folder(first_run: Path, tmp_path: Path, drop: Path) -> None:
    shutil.copytree(first_run, tmp_path / "outputs", symlinks=True)
    for place in (tmp_path / "outputs", *(tmp_path / "outputs").rglob("*")):
        if not place.is_symlink():
            place.chmod(0o500 if place.is_dir() else 0o400)
    assert_refused(run("run", "drop", *DIRECT, cwd=tmp_path), "outputs/.lock", "permission denied")
    assert_refused(run("runs", "--keep", "1", cwd=tmp_path), "outputs/.lock", "permission denied")
    assert run("show", "deal.txt", cwd=tmp_path).code == 0


@pytest.mark.parametrize("name", ["claims", "run.json"])
def test_a_snapshot_that_may_not_be_read(first_run: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(first_run, tmp_path / "outputs", symlinks=True)
    place = open_snapshot(tmp_path / "outputs").folder / name
    place.chmod(0)
    done = run("runs", cwd=tmp_path) if name == "run.json" else run("report", cwd=tmp_path)
    assert_refused(done, name, "permission denied")
    place.chmod(0o700)


def test_a_file_in_place_of_the_output_folder(drop: Path, tmp_path: Path, call: Call) -> None:
    (tmp_path / "outputs").write_text("no folder", encoding="utf-8")
    assert_refused(call("run", "drop", *DIRECT), "outputs", "a file is in the way")


@pytest.mark.slow
def test_a_full_disk(drop: Path, tmp_path: Path) -> None:
    disk = tmp_path / "outputs"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=40k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("a small disk can be mounted by the superuser only")
    try:
        (disk / "filler").write_bytes(bytes(16384))
        done = run("run", "drop", *DIRECT, cwd=tmp_path)
        assert_refused(done, "no space left on device", "free some space and run again")
        assert not (disk / "latest").exists()
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_server_that_is_not_there(drop: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        url = f"http://127.0.0.1:{gone.getsockname()[1]}/api"
    done = run("run", "drop", cwd=tmp_path, PREFECT_API_URL=url)
    assert_refused(done, f"PREFECT_API_URL names {url}", "refused", "run with --direct")


def test_an_address_that_is_none(drop: Path, tmp_path: Path) -> None:
    done = run("run", "drop", cwd=tmp_path, PREFECT_API_URL="nowhere")
    assert_refused(done, "PREFECT_API_URL names nowhere", "run with --direct")


@pytest.mark.slow
@pytest.mark.model
def test_a_run_goes_on_without_a_killed_worker(tmp_path: Path) -> None:
    (tmp_path / "drop").mkdir()
    for number in range(12):
        text = DEAL.replace("24 Nora", f"{number + 30} Nora")
        (tmp_path / "drop" / f"{number:02}.txt").write_text(text * 40, encoding="utf-8")
    running = subprocess.Popen(
        [str(COMMAND), "run", "drop", "--direct", "--workers", "2"],
        cwd=tmp_path,
        env=os.environ | {"HOME": str(tmp_path), "PRESSLEDGER_BATCH_SIZE": "1"},
        stderr=subprocess.PIPE,
        text=True,
    )
    entries = tmp_path / "outputs" / ".cache"
    while not any(entries.rglob("*.json")):
        assert running.poll() is None
        time.sleep(0.02)
    beside = psutil.Process(running.pid).children(recursive=True)
    next(each for each in beside if each.ppid() != running.pid).kill()
    _, said = running.communicate(timeout=120)
    assert (running.returncode, "Traceback" in said) == (0, False), said
    assert "pressledger: a worker process was killed; its file " in said
    manifest = open_snapshot(tmp_path / "outputs").manifest()
    # The file that it had at this moment is rejected for once, as the one that may have ended it.
    assert (manifest["tables"]["articles"]["rows"], manifest["rejects"]) in (
        (11, {"crashed": 1}),
        (12, {}),
    )

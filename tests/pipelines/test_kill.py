"""A run that is killed leaves `latest` readable and complete, whatever it was doing."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import pipelines
from pipelines.snapshots.checks import check_tables
from pipelines.snapshots.store import open_snapshot
from tests.conftest import COMMAND, DEAL, ROOT, Command


@pytest.mark.slow
def test_after_any_kill_the_next_run_is_as_if_nothing_had_been() -> None:
    """Twenty at random moments, most while a run is published; see `benchmarks.kills`."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.kills", "--kills", "20", "--seed", "3", "--german"],
        cwd=ROOT,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("20 kills, 0 after which the next run differed\n")


def kill_when(arguments: list[str], cwd: Path, stage: str, delay: float) -> None:
    """Start the command and kill it with SIGKILL so many seconds after it says that it is at
    `stage`.
    """
    environment = os.environ | {"HOME": str(cwd), "PRESSLEDGER_BATCH_SIZE": "1"}
    with subprocess.Popen(
        [str(COMMAND), *arguments], cwd=cwd, env=environment, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if line.decode().startswith(stage):
                break
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.xdist_group("kill")
@pytest.mark.parametrize(
    ("stage", "delay"),
    [
        pytest.param("extracting", 2.0, marks=pytest.mark.slow),
        pytest.param("assembling", 0.05, marks=pytest.mark.slow),
        pytest.param("linking", 0.02, marks=pytest.mark.slow),
        ("publishing", 0.01),
    ],
)
def test_latest_survives_and_the_next_run_repairs(
    published_pair: tuple[Path, str], command: Command, stage: str, delay: float
) -> None:
    folder, undisturbed = published_pair
    kill_when(["run", "drop", "--direct", "--workers", "1"], folder, stage, delay)
    latest = open_snapshot(folder / "outputs")
    check_tables(latest.folder)
    assert latest.run_id[:6] in (
        "000001",
        "000002",
    )  # the second only if it was killed after its publication
    assert len(pipelines.load("articles", folder / "outputs")) in (1, 5)
    done = command("run", "drop", "--direct", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert not list((folder / "outputs" / "runs").glob("*.partial"))
    assert rows(folder) == undisturbed


def rows(folder: Path) -> str:
    """Return all rows of the latest snapshot without the run ids in them."""
    latest = open_snapshot(folder / "outputs")
    articles = pipelines.load("articles", folder / "outputs").drop(
        columns=["first_run", "last_run"]
    )
    digests = {
        name: facts["sha256"]
        for name, facts in latest.manifest()["tables"].items()
        if name != "articles"
    }
    return articles.to_csv() + json.dumps(digests)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a folder with one published run of a small drop, and what a run of the whole drop
    gives.
    """
    folder = tmp_path_factory.mktemp("undisturbed")
    (folder / "drop").mkdir()
    (folder / "drop" / "first.txt").write_text(DEAL, encoding="utf-8")
    first = [str(COMMAND), "run", "drop", "--direct", "--workers", "1"]
    subprocess.run(first, cwd=folder, check=True, capture_output=True)
    template = folder.with_name("template")
    subprocess.run(["cp", "-a", str(folder), str(template)], check=True)
    fill(folder)
    subprocess.run(first, cwd=folder, check=True, capture_output=True)
    return template, rows(folder)


def fill(folder: Path) -> None:
    for number in range(4):
        text = DEAL.replace("24 Nora", f"{number + 30} Nora").replace("$310", f"${number + 400}")
        (folder / "drop" / f"more{number}.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def published_pair(undisturbed: tuple[Path, str], tmp_path: Path) -> tuple[Path, str]:
    template, expected = undisturbed
    folder = tmp_path / "work"
    subprocess.run(["cp", "-a", str(template), str(folder)], check=True)
    fill(folder)
    return folder, expected

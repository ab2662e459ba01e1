"""The Prefect flow, its embedded server and its schedule, as real processes."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import psutil
import pytest

import pipelines
from pipelines.runs.under_prefect.server import prefect_server
from pipelines.runs.under_prefect.settings import prefect_settings
from pipelines.snapshots.store import OutputBusyError, list_snapshots, sole_writer
from tests.conftest import COMMAND, Command
from tests.pipelines.runs.under_prefect.waiting import wait_for

pytestmark = [pytest.mark.prefect, pytest.mark.model]


def states(output: Path, table: str) -> list[tuple[str, str]]:
    """Return the names and states of the runs that Prefect recorded."""
    with sqlite3.connect(output / ".prefect" / "prefect.db") as database:
        return sorted(database.execute(f"select name, state_type from {table}"))


def artifacts(output: Path) -> set[tuple[str, str]]:
    """Return the keys and types of what the flow showed in Prefect."""
    with sqlite3.connect(output / ".prefect" / "prefect.db") as database:
        return set(database.execute("select key, type from artifact"))


@pytest.mark.slow
def test_a_run_is_a_flow_of_few_tasks_that_leaves_nothing_behind(
    command: Command, drop: Path, tmp_path: Path
) -> None:
    done = command("run", str(drop), "--workers", "2")
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[0] == "listing"
    assert "Traceback" not in done.stderr
    tasks = states(tmp_path / "outputs", "task_run")
    assert [state for _, state in tasks] == ["COMPLETED"] * len(tasks)
    assert [name.partition(" ")[0] for name, _ in tasks] == [
        "assemble",
        "check",
        "extract",
        "link",
        "publish",
    ]
    assert tasks[2][0] == "extract 3 files: broken.json, deal.txt, gas.json"
    assert artifacts(tmp_path / "outputs") == {
        ("rejects", "table"),
        ("run-summary", "markdown"),
        ("snapshot", "markdown"),
    }
    assert not (tmp_path / ".prefect").exists(), "Prefect wrote to the user's home"
    assert not [
        p
        for p in psutil.process_iter(["environ"])
        if (p.info["environ"] or {}).get("HOME") == str(tmp_path)
    ]


@pytest.mark.slow
def test_a_server_that_is_there_is_used(command: Command, drop: Path, tmp_path: Path) -> None:
    server = tmp_path / "server"
    with (
        prefect_settings(server, scheduling=False) as endpoint,
        prefect_server(endpoint, server, 180),
    ):
        done = command("run", str(drop), "--workers", "1")
    assert done.returncode == 0, done.stderr
    assert [state for _, state in states(tmp_path / "server", "flow_run")] == ["COMPLETED"]
    assert not (tmp_path / "outputs" / ".prefect" / "prefect.db").exists()


@pytest.mark.slow
def test_an_error_in_the_flow_is_one_line(command: Command) -> None:
    done = command("run", "nowhere")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith(
        "pressledger: there is no file or folder 'nowhere'"
    )
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_thread_of_prefect_has_the_time_limit_of_an_article(
    command: Command, drop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRESSLEDGER_ARTICLE_SECONDS", "0.000001")
    done = command("run", str(drop), "--workers", "1")
    assert done.returncode == 0, done.stderr
    rejects = pipelines.load("rejects", tmp_path / "outputs").set_index("path")["reason"]
    assert dict(rejects) | {"broken.json": ""} == {
        "broken.json": "",
        "deal.txt": "timeout",
        "gas.json": "timeout",
    }


@pytest.mark.slow
def test_a_second_run_in_one_process_finds_its_own_server(drop: Path, tmp_path: Path) -> None:
    script = """
import prefect
import pipelines
first = pipelines.run(["drop"], workers=1)
open("drop/broken.json", "w").close()
print(first.run_id, pipelines.run(["drop"], workers=1).run_id)
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=os.environ | {"HOME": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert [run[:7] for run in done.stdout.split()] == ["000001-", "000002-"]
    # The user's own import of Prefect makes the folder; nothing is written to it.
    assert list((tmp_path / ".prefect").iterdir()) == []


@pytest.mark.slow
def test_a_schedule_fires_and_two_triggers_make_one_writer(drop: Path, tmp_path: Path) -> None:
    output, log = tmp_path / "outputs", tmp_path / "serve.log"
    with serving(drop, tmp_path) as process:
        wait_for(lambda: any((output / "runs").glob("*.partial")), process)
        process.kill()
    # Nothing of the killed one stays taken: neither a lock nor a limit of Prefect's.
    with serving(drop, tmp_path) as process:
        wait_for(lambda: b"unchanged: " in log.read_bytes(), process)
        assert len(list_snapshots(output)) == 1
        with sole_writer_when_free(output):
            wait_for(lambda: b"skipped: " in log.read_bytes(), process)
        (drop / "broken.json").unlink()
        wait_for(lambda: len(list_snapshots(output)) == 2, process)
    assert "Traceback" not in log.read_text(encoding="utf-8").partition("skipped: ")[0]


@contextmanager
def serving(drop: Path, folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Serve a drop every few seconds, until the end of the context."""
    with (folder / "serve.log").open("ab") as stream:
        process = subprocess.Popen(
            [str(COMMAND), "serve", str(drop), "--every", "4", "--workers", "1"],
            cwd=folder,
            env=os.environ | {"HOME": str(folder)},
            stderr=stream,
        )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)


@contextmanager
def sole_writer_when_free(output: Path) -> Iterator[None]:
    """Hold the output folder's lock, waiting for a run that has it."""
    with ExitStack() as held:
        while True:
            with suppress(OutputBusyError):
                held.enter_context(sole_writer(output))
                break
            time.sleep(0.05)
        yield

"""A command that is told to stop does so at once, with one line, and leaves nothing behind."""

import os
import signal
import subprocess
from pathlib import Path

import psutil
import pytest

from pipelines.stopping import Terminated, told_to_stop
from tests.conftest import COMMAND, DEAL


def fill(drop: Path, articles: int) -> None:
    drop.mkdir()
    for number in range(articles):
        text = DEAL.replace("24 Nora", f"{number + 30} Nora")
        (drop / f"{number:03}.txt").write_text(text * 20, encoding="utf-8")


def processes_of(home: Path) -> list[list[str]]:
    """Return the command lines of the processes whose home is a folder."""
    found = psutil.process_iter(["environ", "cmdline"])
    return [
        each.info["cmdline"]
        for each in found
        if (each.info["environ"] or {}).get("HOME") == str(home)
    ]


@pytest.mark.model
@pytest.mark.parametrize(
    ("number", "code", "options"),
    [
        pytest.param(signal.SIGINT, 130, ["--direct"], marks=pytest.mark.slow),
        pytest.param(signal.SIGTERM, 143, ["--direct"], marks=pytest.mark.slow),
        pytest.param(signal.SIGINT, 130, [], marks=[pytest.mark.slow, pytest.mark.prefect]),
        pytest.param(signal.SIGTERM, 143, [], marks=[pytest.mark.slow, pytest.mark.prefect]),
    ],
    ids=["SIGINT", "SIGTERM", "SIGINT under Prefect", "SIGTERM under Prefect"],
)
def test_a_run_stops(tmp_path: Path, number: int, code: int, options: list[str]) -> None:
    """The signal is sent to all its processes, as a terminal and a service manager do."""
    fill(tmp_path / "drop", 60)
    environment = {"HOME": str(tmp_path), "PRESSLEDGER_BATCH_SIZE": "1"}
    with subprocess.Popen(
        [str(COMMAND), "run", "drop", "--workers", "2", *options],
        cwd=tmp_path,
        env=os.environ | environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        assert running.stderr is not None
        said = [next(running.stderr), next(running.stderr), next(running.stderr)]
        os.killpg(running.pid, number)
        said += running.stderr.readlines()
    assert running.returncode == code, said
    assert said[-1] == "pressledger: stopped; what was extracted is kept for the next run\n"
    assert not any("Traceback" in line or "leaked" in line for line in said)
    assert list((tmp_path / "outputs" / "runs").iterdir()) == []
    assert processes_of(tmp_path) == []


@pytest.mark.parametrize(
    ("raised", "code"), [(KeyboardInterrupt(), 130), (Terminated(), 143)], ids=["INT", "TERM"]
)
def test_a_library_that_fails_while_it_is_stopped_is_not_to_blame(
    raised: BaseException, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    def fail_while_stopped() -> None:
        try:
            raise raised
        finally:
            raise ValueError("the task is not set")

    with pytest.raises(SystemExit) as ended, told_to_stop():
        fail_while_stopped()
    assert ended.value.code == code
    [record] = caplog.records
    assert record.getMessage() == "stopped; what was extracted is kept for the next run"


def test_an_error_of_its_own_is_raised() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(ValueError, match="no"), told_to_stop():
        raise ValueError("no")
    assert signal.getsignal(signal.SIGTERM) is before

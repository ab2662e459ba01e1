"""The deployment of `prefect.yaml`, end to end: a server, a work pool, a worker, a run, a second
while another writes, and the automation that the operator's page names.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from pipelines.runs.under_prefect.server import prefect_server
from pipelines.runs.under_prefect.settings import prefect_settings
from pipelines.snapshots.store import list_snapshots, sole_writer
from tests.conftest import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.prefect, pytest.mark.model]

PREFECT = str(Path(sys.executable).with_name("prefect"))


def prefect(*arguments: str, cwd: Path = ROOT) -> str:
    """Call Prefect's own command with arguments, and return what it printed."""
    done = subprocess.run([PREFECT, *arguments], cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@contextmanager
def worker() -> Iterator[None]:
    """Have a worker take what the pool is given."""
    often = os.environ | {"PREFECT_WORKER_QUERY_SECONDS": "1"}
    process = subprocess.Popen(
        [PREFECT, "worker", "start", "--pool", "pressledger"], cwd=ROOT, env=often
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)


def wait_for(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 240
    while not happened():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.5)


def start_run(parameters: dict[str, object]) -> None:
    options = [f"--param={name}={json.dumps(value)}" for name, value in parameters.items()]
    prefect("deployment", "run", "pressledger-deployed/nightly", *options)


def ended() -> list[str]:
    """Return the names of the states of all runs of the deployment."""
    runs = json.loads(prefect("flow-run", "ls", "--output", "json"))
    return sorted(run["state"]["name"] for run in runs)


def test_a_deployment_runs_and_a_second_one_is_cancelled(drop: Path, tmp_path: Path) -> None:
    output = tmp_path / "outputs"
    parameters: dict[str, object] = {"inputs": [str(drop)], "output": str(output)}
    with (
        pytest.MonkeyPatch.context() as patch,
        prefect_settings(tmp_path / "server", scheduling=True) as endpoint,
        prefect_server(endpoint, tmp_path / "server", 180),
    ):
        patch.setenv("PYTHONPATH", str(ROOT))
        prefect("work-pool", "create", "pressledger", "--type", "process")
        prefect("--no-prompt", "deploy", "--name", "nightly")
        prefect("automation", "create", "--from-file", "docs/examples/automation.yaml")
        with worker():
            start_run(parameters)
            wait_for(lambda: len(list_snapshots(output)) == 1)
            wait_for(lambda: "Completed" in ended())
            with sole_writer(output):
                start_run(parameters)
                wait_for(lambda: "Skipped" in ended())
    assert len(list_snapshots(output)) == 1


def test_what_the_deployment_names_exists() -> None:
    [deployment] = yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))["deployments"]
    module, _, name = deployment["entrypoint"].rpartition(".")
    file = ROOT / f"{module.replace('.', '/')}.py"
    assert f"def {name}(" in file.read_text("utf-8")
    assert (ROOT / deployment["parameters"]["inputs"][0]).is_dir()

"""The deployment of `prefect.yaml`, end to end: a server, a work pool, a worker, a run, a second
while another writes, and the automation that the operator's page names.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from pipelines.runs.under_prefect.server import prefect_server
from pipelines.runs.under_prefect.settings import prefect_settings
from pipelines.snapshots.store import list_snapshots, sole_writer
from tests.conftest import ROOT
from tests.pipelines.runs.under_prefect.waiting import wait_for

pytestmark = [pytest.mark.slow, pytest.mark.prefect, pytest.mark.model]

PREFECT = str(Path(sys.executable).with_name("prefect"))


def prefect(*arguments: str, cwd: Path = ROOT) -> str:
    """Call Prefect's own command with arguments, and return what it printed."""
    done = subprocess.run([PREFECT, *arguments], cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@contextmanager
def worker() -> Iterator["subprocess.Popen[bytes]"]:
    """Have a worker take what the pool is given."""
    often = os.environ | {"PREFECT_WORKER_QUERY_SECONDS": "1"}
    process = subprocess.Popen(
        [PREFECT, "worker", "start", "--pool", "pressledger"], cwd=ROOT, env=often
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=60)


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
        with worker() as process:
            start_run(parameters)
            wait_for(lambda: len(list_snapshots(output)) == 1, process)
            wait_for(lambda: "Completed" in ended(), process)
            with sole_writer(output):
                start_run(parameters)
                wait_for(lambda: "Skipped" in ended(), process)
    assert len(list_snapshots(output)) == 1


def test_what_the_deployment_names_exists() -> None:
    [deployment] = yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))["deployments"]
    module, _, name = deployment["entrypoint"].rpartition(".")
    file = ROOT / f"{module.replace('.', '/')}.py"
    assert f"def {name}(" in file.read_text("utf-8")
    assert (ROOT / deployment["parameters"]["inputs"][0]).is_dir()

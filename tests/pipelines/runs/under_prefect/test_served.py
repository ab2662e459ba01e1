"""A served schedule lets nobody in who has not its secret, and runs what it was served with."""

import base64
import json
import os
import signal
import stat
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

import psutil
import pytest

from pipelines.snapshots.store import list_snapshots
from tests.conftest import COMMAND, fill_drop

pytestmark = [
    pytest.mark.slow,
    pytest.mark.prefect,
    pytest.mark.model,
    pytest.mark.xdist_group("served"),
]

FOREIGN = "http://elsewhere.example"
ENDED = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}


@dataclass(frozen=True)
class Served:
    """A served schedule: its process, its folder, and where and with what its API is asked."""

    process: psutil.Process
    folder: Path
    url: str
    secret: str

    def ask(
        self, path: str, data: object = None, **headers: str
    ) -> tuple[int, dict[str, str], Any]:
        """Return the status, the headers and the JSON of the API's answer.

        A busy database answers 503, which a client is to try again.
        """
        body = None if data is None else json.dumps(data).encode()
        request = Request(self.url + path, body, {"content-type": "application/json", **headers})
        for _ in range(60):
            try:
                answer = build_opener(ProxyHandler({})).open(request, timeout=180)
            except HTTPError as error:
                answer = error
            with answer:
                named = {name.lower(): value for name, value in answer.headers.items()}
                read = answer.status, named, json.loads(answer.read())
            if answer.status != 503:
                return read
            time.sleep(1)
        raise AssertionError(f"{path}: {read}")

    def authorised(self) -> dict[str, str]:
        """Return the header that the secret makes."""
        return {"authorization": f"Basic {base64.b64encode(self.secret.encode()).decode()}"}

    def post_run(self, parameters: object) -> str:
        """Post a run of the schedule and return its id."""
        (deployment,) = self.ask("/deployments/filter", {}, **self.authorised())[2]
        path = f"/deployments/{deployment['id']}/create_flow_run"
        options = {"parameters": parameters, "enforce_parameter_schema": False}
        status, _, answer = self.ask(path, options, **self.authorised())
        assert status in (200, 201), answer
        return str(answer["id"])

    def end_of(self, run: str) -> str:
        """Wait for the end of a run and return its state."""
        for _ in range(1200):
            state = self.ask(f"/flow_runs/{run}", **self.authorised())[2]["state_type"]
            if state in ENDED:
                return str(state)
            time.sleep(0.2)
        raise AssertionError("the run did not end")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a drop that falls due in an hour: with a proxy in the environment that is not there,
    in an output folder whose database is damaged.
    """
    folder = tmp_path_factory.mktemp("served")
    fill_drop(folder / "drop")
    (folder / "outputs" / ".prefect").mkdir(parents=True)
    (folder / "outputs" / ".prefect" / "prefect.db").write_bytes(b"no database at all" * 100)
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(
            [str(COMMAND), "serve", "drop", "--every", "3600", "--workers", "1"],
            cwd=folder,
            env=os.environ | proxies | {"HOME": str(folder)},
            stdout=said,
            stderr=said,
        )
    try:
        yield wait_until_served(process, folder)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)


def command_of(process: psutil.Process) -> str:
    """Return a process's command line; nothing when it has ended meanwhile."""
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return ""


def environment_of(process: psutil.Process) -> dict[str, str]:
    """Return a process's environment; none when it has ended meanwhile."""
    try:
        return process.environ()
    except psutil.NoSuchProcess:
        return {}


def wait_until_served(process: "subprocess.Popen[bytes]", folder: Path) -> Served:
    serving = psutil.Process(process.pid)
    for _ in range(1200):
        assert process.poll() is None, (folder / "said").read_text(encoding="utf-8")
        for child in serving.children():
            environment = environment_of(child)
            secret = environment.get("PREFECT_SERVER_API_AUTH_STRING")
            if secret:
                found = Served(serving, folder, environment["PREFECT_API_URL"], secret)
                if found.ask("/deployments/filter", {}, **found.authorised())[2]:
                    return found
        time.sleep(0.2)
    raise AssertionError("nothing was served")


def test_who_has_not_the_secret_is_let_in_nowhere(served: Served) -> None:
    wrong = base64.b64encode(b"pressledger:guess").decode()
    for path, data in (("/deployments/filter", {}), ("/flows/", {"name": "x"}), ("/version", None)):
        assert served.ask(path, data)[0] == 401
        assert served.ask(path, data, authorization=f"Basic {wrong}")[0] == 401
    assert served.ask("/health")[0] == 200


def test_the_pages_of_no_other_origin_may_read(served: Served) -> None:
    for path, data in (("/health", None), ("/deployments/filter", {})):
        status, headers, _ = served.ask(path, data, origin=FOREIGN, **served.authorised())
        assert (status, "access-control-allow-origin" in headers) == (200, False)


def test_the_secret_is_in_no_process_list_file_or_answer(served: Served) -> None:
    secret = served.secret.partition(":")[2]
    assert len(secret) >= 32
    processes = [served.process, *served.process.children(recursive=True)]
    assert len(processes) > 1
    assert not [process for process in processes if secret in command_of(process)]
    files = [file for file in served.folder.rglob("*") if file.is_file()]
    assert not [file for file in files if secret.encode() in file.read_bytes()]
    dumped = served.ask("/admin/settings", **served.authorised())
    assert (dumped[0], secret in json.dumps(dumped[2])) == (200, False)


def test_a_posted_run_decides_nothing_but_its_time(served: Served) -> None:
    other = {"inputs": ["/etc"], "output": str(served.folder / "other")}
    posted = [served.post_run({"settings": other}), served.post_run({})]
    assert [served.end_of(run) for run in posted] == ["CRASHED", "COMPLETED"]
    assert not (served.folder / "other").exists()
    (snapshot,) = list_snapshots(served.folder / "outputs")
    assert snapshot.manifest()["input"]["files"] == 3


def test_the_state_of_prefect_is_its_owners(served: Served) -> None:
    state = served.folder / "outputs" / ".prefect"
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    assert stat.S_IMODE(state.parent.stat().st_mode) & 0o055, "the tables follow the umask"


def test_a_damaged_database_is_set_aside_in_one_line(served: Served) -> None:
    said = (served.folder / "said").read_text(encoding="utf-8")
    (line,) = [line for line in said.splitlines() if "damaged" in line]
    assert "prefect.db.damaged-1" in line
    aside = served.folder / "outputs" / ".prefect" / "prefect.db.damaged-1"
    assert aside.read_bytes().startswith(b"no database at all")

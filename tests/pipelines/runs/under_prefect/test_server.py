"""Stopping the embedded server; what it does while it runs is tried by whole runs."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.runs.under_prefect import server
from pipelines.runs.under_prefect.settings import prefect_settings

DEAF = [sys.executable, "-c", "import time; time.sleep(60)"]


def test_a_run_that_is_stopped_waits_for_no_server_that_still_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deaf: list[subprocess.Popen[bytes]] = []

    def start(*_: object) -> subprocess.Popen[bytes]:
        deaf.append(subprocess.Popen(DEAF, stdin=subprocess.PIPE))
        return deaf[0]

    monkeypatch.setattr(server, "_start_with_database", start)
    monkeypatch.setattr(server, "_END_SECONDS", 600.0)  # longer than a test may take
    with (
        prefect_settings(tmp_path, scheduling=False) as endpoint,
        pytest.raises(KeyboardInterrupt),
        server.prefect_server(endpoint, tmp_path, 60),
    ):
        raise KeyboardInterrupt
    assert deaf[0].returncode == -signal.SIGKILL

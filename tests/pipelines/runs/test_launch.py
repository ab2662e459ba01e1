from pathlib import Path

import pytest

from pipelines.reading.inputs import InputError
from pipelines.runs.launch import run_settings
from pipelines.settings import Settings
from pipelines.snapshots.store import OutputBusyError, list_snapshots, sole_writer


def test_a_run_without_prefect_publishes_a_snapshot(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    settings = Settings(
        inputs=(str(tmp_path / "bad.json"),), output=tmp_path / "outputs", settle_seconds=0
    )
    assert [run_settings(settings, direct=True)] == list_snapshots(settings.output)


def test_an_input_that_is_not_there_publishes_nothing(tmp_path: Path) -> None:
    settings = Settings(inputs=(str(tmp_path / "nowhere"),), output=tmp_path / "outputs")
    with pytest.raises(InputError):
        run_settings(settings, direct=True)
    assert list_snapshots(settings.output) == []


def test_one_run_at_a_time(tmp_path: Path) -> None:
    settings = Settings(inputs=(str(tmp_path),), output=tmp_path / "outputs")
    with sole_writer(settings.output), pytest.raises(OutputBusyError):
        run_settings(settings, direct=True)

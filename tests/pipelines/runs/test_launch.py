"""Starting a run: what is wrong is found before a server starts, and none starts for nothing."""

from pathlib import Path

import pytest

from extractors.language import ModelError
from pipelines.reading.inputs import InputError
from pipelines.runs import launch
from pipelines.runs.launch import run_settings, serve_settings
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


@pytest.fixture
def no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test fail that would start a server."""

    def refuse(*arguments: object) -> None:
        raise AssertionError("a server would start")

    monkeypatch.setattr(launch, "prefect_server", refuse)


@pytest.mark.usefixtures("no_server")
@pytest.mark.parametrize(
    ("changed", "error"),
    [
        pytest.param({"inputs": ("nowhere",)}, InputError, id="input"),
        pytest.param({"model": "no_such_model"}, ModelError, id="model"),
    ],
)
def test_what_is_wrong_is_found_before_a_server_starts(
    german: Settings, changed: dict[str, object], error: type[Exception]
) -> None:
    wrong = german.model_copy(update=changed)
    with pytest.raises(error):
        run_settings(wrong)
    with pytest.raises(error):
        serve_settings(wrong, cron=None, every=60)
    with sole_writer(german.output), pytest.raises(OutputBusyError):
        run_settings(german)


@pytest.mark.usefixtures("no_server")
def test_a_run_that_changes_nothing_needs_no_server(german: Settings) -> None:
    first = run_settings(german, direct=True)
    second = run_settings(german)
    assert second.run_id.partition("-")[2] == first.run_id.partition("-")[2]
    assert second.manifest()["tables"] == first.manifest()["tables"]

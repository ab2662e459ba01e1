"""What a scheduled run does and says, without Prefect."""

import json
from pathlib import Path

import pytest

from pipelines.runs.stages import call_plainly
from pipelines.runs.under_prefect.scheduled import Ended, Ending, run_scheduled
from pipelines.runs.under_prefect.summary import summarise
from pipelines.settings import Gates, Settings
from pipelines.snapshots.store import held_runs, list_snapshots, sole_writer
from tests.pipelines.test_logs import restored

Capture = pytest.CaptureFixture[str]

__all__ = ["restored"]


def run(settings: Settings) -> Ended:
    return run_scheduled(settings, call_plainly)


def test_what_has_not_changed_is_not_published_again(german: Settings, capsys: Capture) -> None:
    told: list[Path] = []
    first = run_scheduled(german, call_plainly, told.append)
    second = run_scheduled(german, call_plainly, told.append)
    [snapshot] = list_snapshots(german.output)
    assert (first.ending, second.ending) == (Ending.PUBLISHED, Ending.UNCHANGED)
    assert first.run_id == second.run_id == snapshot.run_id
    assert told == [snapshot.folder]
    assert not list((german.output / "runs").glob("*.partial"))
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].endswith(f" notice published: {snapshot.folder}")
    assert lines[1].endswith(f" notice unchanged: nothing to publish since run {snapshot.run_id}")


def test_a_run_that_publishes_nothing_says_why_and_what_stands(
    german: Settings, capsys: Capture
) -> None:
    quiet = german.model_copy(update={"verbosity": "quiet"})
    with sole_writer(german.output):
        assert run(quiet).ending is Ending.SKIPPED
    published = run(quiet)
    assert run(quiet.model_copy(update={"inputs": ("nowhere",)})).ending is Ending.FAILED
    skipped, failed = capsys.readouterr().err.splitlines()
    assert skipped.endswith(
        "is writing here; try again when it has finished; nothing is published yet"
    )
    assert "error failed: there is no file or folder 'nowhere'" in failed
    assert f"; the latest tables are those of run {published.run_id}, of 20" in failed


def test_a_held_run_is_told_each_time_and_made_once(german: Settings, capsys: Capture) -> None:
    strict = german.model_copy(
        update={"gates": Gates(fewest_articles=1, articles_ceiling=0.5), "verbosity": "quiet"}
    )
    published = run(strict)
    (Path(german.inputs[0]) / "more.json").write_text("{", encoding="utf-8")
    first, second = run(strict), run(strict)
    [held] = held_runs(german.output)
    assert (published.ending, first.ending, second.ending) == (
        Ending.PUBLISHED, Ending.HELD, Ending.HELD,
    )  # fmt: skip
    assert first.run_id == second.run_id == held.run_id
    lines = capsys.readouterr().err.splitlines()
    assert [f"`pressledger accept {held.run_id}`" in line for line in lines] == [True, True]
    assert "| articles\\_ceiling | articles | 1 | 1 | at most 0.5 |" in summarise(held)


def test_a_line_of_json_names_its_run(german: Settings, capsys: Capture) -> None:
    published = run(german.model_copy(update={"log_format": "json"}))
    said = json.loads(capsys.readouterr().err)
    assert (said["level"], said["run"]) == ("notice", published.run_id)


def test_the_newest_snapshots_are_kept(german: Settings) -> None:
    kept = german.model_copy(update={"keep": 2})
    for number in range(3):
        (Path(german.inputs[0]) / f"{number}.json").write_text("{", encoding="utf-8")
        run(kept)
    assert [each.run_id[:6] for each in list_snapshots(german.output)] == ["000003", "000002"]

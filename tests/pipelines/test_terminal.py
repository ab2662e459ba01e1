from pathlib import Path

import pytest

from pipelines.terminal import print_runs, progress_for, show_progress


def test_without_a_terminal_each_stage_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    with show_progress() as progress:
        progress("listing", 0, 0)
        for done in (0, 1, 2):
            progress("extracting", done, 2)
    assert capsys.readouterr().err.splitlines() == [
        "listing",
        "extracting 0 of 2 files",
        "extracting 2 of 2 files",
    ]


def test_no_progress_stands_among_messages_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_for("normal", "json") as progress:
        progress("listing", 0, 0)
    assert capsys.readouterr().err == ""


def test_no_snapshot_is_said_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    print_runs([], Path("outputs"))
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "no snapshot in outputs yet\n")

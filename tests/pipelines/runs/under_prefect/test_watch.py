"""A run of a schedule that does not begin is told."""

import os
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipelines.runs.under_prefect import watch as watching
from pipelines.runs.under_prefect.watch import missed, sign_of_life, watch

DUE = datetime(2025, 3, 4, 3, 7, tzinfo=UTC)


def begin_at(state: Path, moment: datetime) -> None:
    sign_of_life(state)
    os.utime(state / "last-run", (moment.timestamp(), moment.timestamp()))


def test_a_run_that_has_begun_since_is_not_missed(tmp_path: Path) -> None:
    begin_at(tmp_path, DUE + timedelta(seconds=1))
    assert missed(tmp_path, DUE) is None


def test_a_run_that_has_not_is_told_with_the_last_that_did(tmp_path: Path) -> None:
    assert "(none ever did)" in str(missed(tmp_path, DUE))
    begin_at(tmp_path, DUE - timedelta(days=1))
    assert str(missed(tmp_path, DUE)).startswith(
        "the run that was due at 2025-03-04 03:07 UTC has not begun (the last one began at "
        "2025-03-03 03:07 UTC)"
    )


def test_the_watch_tells_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(watching, "GRACE", timedelta())
    asked: list[datetime] = []
    ended = threading.Event()

    def next_due(after: datetime) -> datetime:
        asked.append(after)
        if len(asked) == 3:
            ended.set()
        return after + timedelta(milliseconds=1)

    watch(tmp_path, next_due, ended)
    assert caplog.text.count("has not begun") == 2

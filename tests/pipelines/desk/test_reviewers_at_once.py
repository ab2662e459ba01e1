"""Desks of several reviewers, each a process of its own, on one output folder at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks.review import DeskProcess
from pipelines.verdicts.store import read_verdicts
from tests.pipelines.desk.made_up_desk import make_desk

pytestmark = pytest.mark.slow

REVIEWERS = ("anna", "anna", "boris")
"""Two windows of one reviewer, and another."""

RULINGS = 30


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[list[DeskProcess]]:
    """Serve a desk for each of the reviewers."""
    make_desk(tmp_path).__exit__()
    started = [
        DeskProcess([tmp_path / "1", tmp_path / "2"], tmp_path / "outputs", reviewer)
        for reviewer in REVIEWERS
    ]
    yield started
    for desk in started:
        desk.stop()


def rule(desk: DeskProcess, key: str, why: str) -> str | None:
    """Rule on a mention of the sample; return what was said if that was told as done."""
    body = {"queue": "sample", "ruling": "accepted", "keys": [key], "why": why}
    return why if desk.post("/rule", body).status == 200 else None


def test_no_verdict_that_was_told_as_done_is_lost(desks: list[DeskProcess], tmp_path: Path) -> None:
    key = "money/m_$6-n0"
    with ThreadPoolExecutor() as reviewers:
        asked = [
            reviewers.submit(rule, desk, key, f"{window}-{number}")
            for number in range(RULINGS)
            for window, desk in enumerate(desks)
        ]
        told = {each.result() for each in asked}
    assert None not in told
    assert {verdict.why for verdict in read_verdicts(tmp_path / "outputs")} == told
    assert len(told) == RULINGS * len(desks)


def test_a_desk_that_is_killed_loses_nothing_that_it_told(
    desks: list[DeskProcess], tmp_path: Path
) -> None:
    told = [rule(desks[0], "money/m_$6-n0", f"{number}") for number in range(5)]
    desks[0].kill()
    told.append(rule(desks[1], "money/m_$6-n0", "after it"))
    assert [verdict.why for verdict in read_verdicts(tmp_path / "outputs")] == told
    page = desks[2].get("/sample?status=judged")
    assert b"by anna" in page.body

"""Time is counted once, for the innermost of what it is spent in."""

import time

import pytest

from benchmarks.profile import Profile


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr(time, "process_time", lambda: now[0])
    return now


def test_what_is_inside_is_not_counted_outside(clock: list[float]) -> None:
    profile = Profile()

    def inner() -> None:
        clock[0] += 3

    watched = profile.function("inner", inner)
    with profile.of("outer"):
        clock[0] += 1
        watched()
        clock[0] += 1
    assert profile.seconds == {"outer": 2, "inner": 3}


def test_a_generator_counts_its_results_and_not_what_is_done_with_them(clock: list[float]) -> None:
    profile = Profile()

    def results() -> list[int]:
        clock[0] += 2
        return [1, 2]

    with profile.of("outer"):
        for _ in profile.generator("results", results)():
            clock[0] += 5
    assert profile.seconds == {"outer": 10, "results": 2}

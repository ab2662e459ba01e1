"""Work that does not end is stopped; work that does is left alone."""

import re
import signal
import threading

import pytest

from pipelines.runs.time_limit import OutOfTimeError, time_limit


def for_ever() -> None:
    while True:
        pass


def guarded_for_ever() -> None:
    while True:
        try:
            sum(range(1000))
        except Exception:  # noqa: BLE001 - as a library's guard does
            break


def test_work_that_does_not_end_is_stopped() -> None:
    with pytest.raises(OutOfTimeError), time_limit(0.05):
        for_ever()


def test_a_pattern_that_does_not_end_is_stopped() -> None:
    with pytest.raises(OutOfTimeError), time_limit(0.05):
        re.match("(a|aa)+$", "a" * 60 + "b")


def test_what_libraries_catch_is_no_limit() -> None:
    with pytest.raises(OutOfTimeError), time_limit(0.05):
        guarded_for_ever()


def test_work_in_time_leaves_nothing_behind() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with time_limit(5):
        pass
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGPROF) is before


def test_other_threads_have_no_limit() -> None:
    done = threading.Event()

    def work() -> None:
        with time_limit(0.01):
            sum(range(200_000))
            done.set()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done.is_set()

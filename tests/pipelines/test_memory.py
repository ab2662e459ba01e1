"""Freed memory goes back to the system."""

import sys
from pathlib import Path

import numpy as np
import pytest

from pipelines.memory import give_back


def resident() -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    [kilobytes] = [line.split()[1] for line in lines if line.startswith("RssAnon")]
    return int(kilobytes) * 1024


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much is resident")
def test_what_was_freed_is_given_back() -> None:
    pieces = [np.ones(10_000, np.uint8) for _ in range(8_000)]  # each too small to be mapped alone
    last = np.ones(10_000, np.uint8)  # nothing above it is free, so that free() itself keeps them
    del pieces
    before = resident()
    give_back()
    assert before - resident() > 40_000_000
    assert last.any()

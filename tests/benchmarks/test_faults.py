"""A hundred random faults: whatever is damaged in an output folder, the next run mends it."""

import os
from pathlib import Path

import pytest

from benchmarks.faults import inject


def test_a_hundred_faults_are_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)  # no power is cut here
    found = list(inject(tmp_path, faults=100, seed=15, at_once=9))
    assert sum(len(each.damages) for each in found) == 100
    assert [(each.damages, each.fault) for each in found if each.fault] == []

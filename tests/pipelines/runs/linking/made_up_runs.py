"""Runs whose extraction is made up: files of JSON give what a test says."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from pipelines.runs import stages
from pipelines.runs.batches import Batch, BatchResult
from pipelines.runs.cache import entry_file, write_entry
from pipelines.runs.entries import CachedArticle
from pipelines.runs.fingerprints import Fingerprints
from pipelines.settings import Settings


def make_up_extraction(
    monkeypatch: pytest.MonkeyPatch,
    extracted: Callable[[str, Any], Sequence[CachedArticle]],
    version: Callable[[], int] = lambda: 1,
) -> None:
    """Let runs extract what `extracted` returns for a path and its JSON, by rules of a version."""

    def extract(batch: Batch) -> BatchResult:
        for raw in batch.files:
            told = json.loads(Path(raw.file).read_text(encoding="utf-8"))
            place = entry_file(Path(batch.cache), raw, batch.fingerprints, batch.max_file_bytes)
            write_entry(place, extracted(raw.path, told))
        return BatchResult(files=len(batch.files), changed=(), slowest=())

    def fingerprints(_: str | None) -> Fingerprints:
        return Fingerprints(code="c", rules=str(version()), model="m")

    monkeypatch.setattr(stages, "extract_batch", extract)
    monkeypatch.setattr(stages, "take_fingerprints", fingerprints)


def settings_of(place: Path, output: str = "outputs", **given: object) -> Settings:
    """Return the settings of a run over the folder ``drop`` of a place."""
    return Settings.model_validate(
        {"inputs": (str(place / "drop"),), "output": place / output, "workers": 1,
         "settle_seconds": 0} | given
    )  # fmt: skip

"""The stages over files that need no model: bad ones, and articles in another language."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from pipelines.runs import cache
from pipelines.runs.cache import item_from_json
from pipelines.runs.entries import Item
from pipelines.runs.stages import run_stages
from pipelines.settings import Settings
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import read_rows

GERMAN = (
    "Das Ministerium teilte mit, dass der Vertrag über zwölf Haubitzen unterzeichnet wurde und "
    "die ersten im nächsten Jahr geliefert werden sollen.\n"
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    drop = tmp_path / "drop"
    drop.mkdir()
    (drop / "vertrag.txt").write_text(GERMAN, encoding="utf-8")
    (drop / "broken.json").write_text('{"title": "cut', encoding="utf-8")
    return Settings(inputs=(str(drop),), output=tmp_path / "outputs", workers=1, settle_seconds=0)


def run(settings: Settings) -> Snapshot:
    folder = run_stages(settings)
    return Snapshot(folder.name, folder)


def entries(settings: Settings) -> list[Path]:
    return sorted((settings.output / ".cache").rglob("*.json"))


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return a list that grows with what is parsed from the cache."""
    seen: list[dict[str, Any]] = []

    def parse(data: dict[str, Any]) -> Item:
        seen.append(data)
        return item_from_json(data)

    monkeypatch.setattr(cache, "item_from_json", parse)
    return seen


def test_a_run_leaves_its_tables_and_nothing_else(settings: Settings) -> None:
    snapshot = run(settings)
    [article] = read_rows(snapshot.table_folder("articles"))
    [reject] = read_rows(snapshot.table_folder("rejects"))
    assert (article["path"], article["language"]) == ("vertrag.txt", "de")
    assert (reject["path"], reject["reason"]) == ("broken.json", "invalid_json")
    assert not (snapshot.folder / "work").exists()


def test_an_entry_is_parsed_once_a_run(settings: Settings, parsed: list[dict[str, Any]]) -> None:
    run(settings)
    assert len(parsed) == 2
    parsed.clear()
    assert run(settings).manifest()["input"]["extracted"] == 0
    assert parsed == [], "the snapshot before has what they say"


def test_a_damaged_entry_is_extracted_again(settings: Settings) -> None:
    before = run(settings).manifest()["tables"]
    shutil.rmtree(settings.output / "runs")
    (settings.output / "latest").unlink()
    damaged = entries(settings)[0]
    whole = damaged.read_bytes()
    damaged.write_bytes(whole.replace(b"path", b"qath", 1))
    after = run(settings).manifest()
    assert after["input"]["extracted"] == 1
    assert damaged.read_bytes() == whole
    assert after["tables"] == before


def test_full_extracts_every_file_anew(settings: Settings) -> None:
    run(settings)
    full = settings.model_copy(update={"full": True})
    assert run(full).manifest()["input"]["extracted"] == 2

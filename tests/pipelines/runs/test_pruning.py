"""The cache keeps what a snapshot or the input may ask for, and no more."""

from pathlib import Path

from pipelines.runs.launch import run_settings
from pipelines.runs.pruning import prune_snapshots
from pipelines.settings import Settings
from pipelines.snapshots.store import list_snapshots


def entries(settings: Settings) -> set[Path]:
    return set((settings.output / ".cache").rglob("*.json"))


def test_entries_that_no_kept_snapshot_has_are_deleted(german: Settings) -> None:
    article = Path(german.inputs[0]) / "vertrag.txt"
    first = run_settings(german, direct=True)
    old = entries(german)
    article.write_text(article.read_text("utf-8") + "Mehr ist nicht bekannt.\n", encoding="utf-8")
    second = run_settings(german, direct=True)
    newer = entries(german) - old
    assert prune_snapshots(german.output, 2) == []
    assert (len(old), len(newer), entries(german)) == (2, 1, old | newer)
    unpublished = next(iter(old)).with_name("0" * 64 + ".json")
    unpublished.write_text("extracted by a run that died", encoding="utf-8")
    assert prune_snapshots(german.output, 1) == [first.run_id]
    assert list_snapshots(german.output) == [second]
    left = entries(german)
    assert newer < left
    assert unpublished in left
    assert len(left) == 3  # the reject, the newer article, and what no run has published yet

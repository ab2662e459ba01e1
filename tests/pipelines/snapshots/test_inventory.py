from pathlib import Path

from pipelines.snapshots.inventory import INVENTORY, Source, read_inventory, write_inventory
from pipelines.snapshots.store import Snapshot

FILE = Source(path="b.jsonl", size=7, sha256="ff", is_lasting=True)
ARTICLE = Source(
    path="a.jsonl", record=1, size=5, sha256="0f", is_lasting=False, is_withdrawn=True,
    claimed_id="a_1", article_id="a_2", content_hash="ab",
)  # fmt: skip


def test_sources_come_back_by_path_and_record(tmp_path: Path) -> None:
    first = Source(path="a.jsonl", record=0, size=5, sha256=None, is_lasting=True)
    write_inventory(tmp_path, [FILE, ARTICLE, first])
    assert list(read_inventory(Snapshot("1", tmp_path))) == [first, ARTICLE, FILE]


def test_a_snapshot_of_an_older_version_has_none(tmp_path: Path) -> None:
    assert not (tmp_path / INVENTORY).exists()
    assert list(read_inventory(Snapshot("1", tmp_path))) == []

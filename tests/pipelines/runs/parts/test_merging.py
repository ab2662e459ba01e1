"""Parts that are written from an older snapshot's and from new rows."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.runs.parts.article_rows import article_rows
from pipelines.runs.parts.blocks import Blocks
from pipelines.runs.parts.merging import write_parts
from pipelines.runs.parts.parent_parts import ParentParts
from pipelines.runs.parts.settling import Settled
from pipelines.snapshots.inventory import Source
from pipelines.snapshots.parts import ARTICLE_TABLES, is_shared
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import read_rows
from tests.pipelines.runs.made_up_entries import ARTICLE, LOAN
from tests.pipelines.runs.parts.made_up_parts import assemble_items

LOANS = {
    name: replace(LOAN, article=replace(ARTICLE, article_id=name, path=name))
    for name in ("a_1", "a_2", "a_3")
}


@pytest.fixture
def older(tmp_path: Path) -> Snapshot:
    """Return a snapshot with two of the loans in one part."""
    assemble_items(tmp_path / "older", [LOANS["a_1"], LOANS["a_2"]])
    return Snapshot("older", tmp_path / "older")


def settled(name: str, earlier: str | None) -> Settled:
    source = Source(path=name, size=1, sha256=None, is_lasting=True, article_id=name)
    return Settled(source=source, earlier_id=earlier, first_run="1", last_run="1")


def merge(place: Path, older: Snapshot | None, *new: str, carried: tuple[str, ...]) -> Path:
    """Write one part of carried and new articles; return its folder."""
    place.mkdir()
    blocks = Blocks(place / "blocks")
    articles = [settled(name, None) for name in new] + [settled(name, name) for name in carried]
    for article in articles[: len(new)]:
        blocks.add(0, article_rows(LOANS[article.article_id], article))
    blocks.flush()
    write_parts(place, [articles], blocks, ParentParts(older))
    return place


def test_a_part_in_which_nothing_changed_is_shared(tmp_path: Path, older: Snapshot) -> None:
    made = merge(tmp_path / "newer", older, carried=("a_1", "a_2"))
    assert [spec.name for spec in ARTICLE_TABLES if not is_shared(made / spec.name, older)] == []


@pytest.mark.parametrize(
    ("new", "carried"), [((), ("a_2",)), (("a_3",), ("a_1",)), (("a_3",), ("a_1", "a_2"))]
)
def test_carried_rows_stand_beside_new_ones(
    tmp_path: Path, older: Snapshot, new: tuple[str, ...], carried: tuple[str, ...]
) -> None:
    made = merge(tmp_path / "newer", older, *new, carried=carried)
    for name in ("articles", "money", "statements"):
        rows = read_rows(made / name)
        assert {row["article_id"] for row in rows} == {*new, *carried}
    statements = {row["statement_id"] for row in read_rows(made / "statements")}
    arguments = [row["statement_id"] for row in read_rows(made / "statement_arguments")]
    assert len(arguments) == 3 * len(statements)
    assert set(arguments) == statements


def test_a_run_without_a_snapshot_before_has_new_rows_only(tmp_path: Path) -> None:
    made = merge(tmp_path / "first", None, "a_1", carried=())
    assert [row["article_id"] for row in read_rows(made / "money")] == ["a_1"]

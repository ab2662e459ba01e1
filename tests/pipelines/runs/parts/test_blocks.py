from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.runs.parts import blocks
from pipelines.runs.parts.article_rows import article_rows
from pipelines.runs.parts.blocks import Blocks
from pipelines.runs.parts.settling import Settled
from pipelines.snapshots.inventory import Source
from pipelines.snapshots.schemas import ARTICLES, GAS_VOLUMES, MONEY
from tests.pipelines.runs.made_up_entries import ARTICLE, LOAN


def test_rows_come_back_by_part_whatever_block_they_went_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "ARTICLES_IN_A_BLOCK", 3)
    made = Blocks(tmp_path / "blocks")
    for number in range(8):
        name = f"a_{number}"
        source = Source(path=name, size=1, sha256=None, is_lasting=True, article_id=name)
        settled = Settled(source=source, earlier_id=None, first_run="1", last_run="1")
        item = replace(LOAN, article=replace(ARTICLE, path=name))
        made.add(number % 2, article_rows(item, settled))
    made.flush()

    def articles(table: str, part: int) -> list[str]:
        spec = {"articles": ARTICLES, "money": MONEY}[table]
        return [id_ for rows in made.rows(spec, part) for id_ in rows["article_id"].to_pylist()]

    for table in ("articles", "money"):
        assert sorted(articles(table, 0)) == ["a_0", "a_2", "a_4", "a_6"]
        assert sorted(articles(table, 1)) == ["a_1", "a_3", "a_5", "a_7"]
    assert [made.has(name) for name in ("a_0", "a_7", "a_8")] == [True, True, False]
    assert made.rows(MONEY, 2) == made.rows(GAS_VOLUMES, 0) == []

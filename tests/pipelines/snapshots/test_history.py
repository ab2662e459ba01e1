from pathlib import Path

import pytest

from pipelines.snapshots.history import History, read_histories, write_histories
from pipelines.snapshots.schemas import ARTICLES
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import build_table, write_table

ROW = {
    "article_id": "a_1",
    "content_hash": "1f",
    "path": "a.txt",
    "text": "…",
    "word_count": 1,
    "first_run": "000002-b",
    "last_run": "000003-c",
}
HERE = History(article_id="a_1", content_hash="1f", first_run="000002-b", last_run="000003-c")
LEFT = History(article_id="a_0", content_hash="2e", first_run="000001-a", last_run="000001-a")


@pytest.mark.parametrize("left", [[], [LEFT]], ids=["none left", "one left"])
def test_articles_that_are_there_and_that_left_have_a_history(
    tmp_path: Path, left: list[History]
) -> None:
    write_table(build_table(ARTICLES, [ROW]), tmp_path / "articles")
    write_histories(tmp_path, left)
    known = read_histories(Snapshot("000003-c", tmp_path))
    assert known == {history.article_id: history for history in [*left, HERE]}


def test_before_the_first_snapshot_there_is_none() -> None:
    assert read_histories(None) == {}

from pathlib import Path
from typing import Any

import pytest

from pipelines.snapshots.checks import CheckError, check_tables, warnings
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.tables import build_table, write_table

ARTICLE = {
    "article_id": "a_1", "content_hash": "0", "path": "a.txt", "text": "😀 It cost €5 in all.",
    "word_count": 6,
    "first_run": "1", "last_run": "1",
}  # fmt: skip
MENTION = {
    "mention_id": "m_1", "article_id": "a_1", "start": 10, "end": 12, "text": "€5",
    "sentence_start": 2, "sentence_end": 20, "rule": "symbol", "amount_low": 5.0,
    "amount_high": 5.0, "currency": "EUR", "comparator": "=",
}  # fmt: skip


def write_run(folder: Path, **rows: list[dict[str, Any]]) -> Path:
    for name, table in TABLES.items():
        write_table(build_table(table, rows.get(name, [])), folder / name)
    return folder


def test_sound_tables_pass(tmp_path: Path) -> None:
    check_tables(write_run(tmp_path, articles=[ARTICLE], money=[MENTION]))


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        pytest.param({"money": [MENTION | {"start": 9}]}, "money: the offsets of m_1", id="offset"),
        pytest.param(
            {"money": [MENTION | {"sentence_end": 11}]}, "money: the offsets of m_1", id="sentence"
        ),
        pytest.param(
            {"money": [MENTION | {"article_id": "a_2"}]},
            "money.article_id names a_2",
            id="reference",
        ),
        pytest.param(
            {"money": [MENTION, MENTION | {"rule": "code"}]},
            "money holds 1 rows whose key",
            id="key",
        ),
        pytest.param(
            {"articles": [ARTICLE, ARTICLE | {"path": "b"}]},
            "articles holds 1 rows whose key",
            id="article",
        ),
    ],
)
def test_tables_that_contradict_themselves_are_not_published(
    tmp_path: Path, rows: dict[str, list[dict[str, Any]]], fault: str
) -> None:
    with pytest.raises(CheckError, match=fault):
        check_tables(write_run(tmp_path, **({"articles": [ARTICLE]} | rows)))


def test_the_operator_hears_of_a_bad_drop_and_of_lost_articles() -> None:
    calm = {"files": 10, "rejected": 2, "articles": 8, "parent_articles": 8, "gone": 4}
    assert warnings(**calm) == []
    assert warnings(**(calm | {"rejected": 3})) == [
        "3 of 10 files were rejected; see the table rejects"
    ]
    assert "5 of 8 articles of the last run are gone" in warnings(**(calm | {"gone": 5}))[0]
    assert warnings(**(calm | {"articles": 0})) == ["no file gave an article"]

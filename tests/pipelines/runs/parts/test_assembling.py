import random
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.runs.entries import CachedArticle
from pipelines.snapshots.history import History
from pipelines.snapshots.rows import Row
from pipelines.snapshots.tables import read_rows
from tests.pipelines.runs.made_up_entries import ARTICLE, BROKEN, LOAN
from tests.pipelines.runs.parts.made_up_parts import assemble_items

RUN = "000002-abc"


def article(place: Path, content_hash: str = "1f", *histories: History) -> Row:
    item = CachedArticle(article=replace(ARTICLE, content_hash=content_hash))
    past = {history.article_id: history for history in histories}
    assemble_items(place / "run", [item], RUN, past)
    [row] = read_rows(place / "run" / "articles")
    return row


PAST = History(article_id="a_loan", content_hash="1f", first_run="000001-a", last_run="000001-a")


def test_a_new_article_is_of_this_run(tmp_path: Path) -> None:
    row = article(tmp_path)
    assert (row["first_run"], row["last_run"]) == (RUN, RUN)


def test_an_unchanged_article_keeps_its_runs(tmp_path: Path) -> None:
    row = article(tmp_path, "1f", PAST)
    assert (row["first_run"], row["last_run"]) == ("000001-a", "000001-a")


def test_a_changed_article_keeps_its_first_run(tmp_path: Path) -> None:
    row = article(tmp_path, "2e", PAST)
    assert (row["first_run"], row["last_run"]) == ("000001-a", RUN)


def test_every_row_names_its_article_and_what_it_rests_on(tmp_path: Path) -> None:
    assemble_items(tmp_path / "run", [BROKEN, LOAN])
    tables = {
        name: read_rows(tmp_path / "run" / name)
        for name in ("money", "dates", "statements", "statement_arguments", "rejects")
    }
    [money], [day], [statement] = tables["money"], tables["dates"], tables["statements"]
    assert {row["article_id"] for row in (money, day, statement)} == {"a_loan"}
    arguments = tables["statement_arguments"]
    assert {(row["role"], row["mention_id"], row["mention_kind"]) for row in arguments} == {
        ("value", money["mention_id"], "money"),
        ("lender", None, None),
        ("time", day["mention_id"], "dates"),
    }
    assert {row["statement_id"] for row in arguments} == {statement["statement_id"]}
    assert [row["path"] for row in tables["rejects"]] == ["broken.json"]


def test_the_order_of_the_files_decides_nothing(tmp_path: Path) -> None:
    def other(name: str) -> CachedArticle:
        return replace(LOAN, article=replace(ARTICLE, article_id=f"a_{name}", path=name))

    items = [other(name) for name in ("c", "a", "b")]
    shuffled = random.Random(1).sample(items, 3)
    assemble_items(tmp_path / "one", items)
    assemble_items(tmp_path / "two", shuffled)

    def files(folder: Path) -> dict[str, bytes]:
        found = sorted(folder.rglob("*.parquet"))
        return {str(file.relative_to(folder)): file.read_bytes() for file in found}

    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_an_article_that_repeats_another_names_it(tmp_path: Path) -> None:
    later = replace(ARTICLE, article_id="a_copy", path="z.txt")
    assemble_items(tmp_path / "run", [LOAN, replace(LOAN, article=later)])
    rows = read_rows(tmp_path / "run" / "articles", ["article_id", "duplicate_of"])
    assert rows == [
        {"article_id": "a_copy", "duplicate_of": "a_loan"},
        {"article_id": "a_loan", "duplicate_of": None},
    ]


@pytest.mark.parametrize("name", ["weapons", "gas_volumes"])
def test_a_table_without_rows_has_a_file(tmp_path: Path, name: str) -> None:
    assemble_items(tmp_path / "run", [LOAN])
    assert read_rows(tmp_path / "run" / name) == []

import json
import shutil
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipelines.review.report import render_json, render_markup, render_tables
from pipelines.review.row_changes import Change, diff_snapshots
from pipelines.snapshots.publishing import write_manifest
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import build_table, write_table
from tests.pipelines.snapshots.test_checks import ARTICLE, MENTION

VERSIONS = {"rules": "r", "model": "m", "code": "c"}


def snapshot(
    folder: Path, fingerprints: dict[str, str] | None = None, **rows: list[dict[str, Any]]
) -> Snapshot:
    for name, table in TABLES.items():
        write_table(build_table(table, rows.get(name, [])), folder / name)
    versions = VERSIONS | (fingerprints or {})
    write_manifest(folder, {"run_id": folder.name, "fingerprints": versions})
    return Snapshot(folder.name, folder)


def short(changes: list[Change]) -> list[tuple[str, str, str, str]]:
    return [(change.table, change.row_id, change.kind, change.cause) for change in changes]


def test_the_same_rows_are_no_change(tmp_path: Path) -> None:
    base, head = (
        snapshot(tmp_path / name, articles=[ARTICLE], money=[MENTION]) for name in ("1", "2")
    )
    assert diff_snapshots(base, head) == []


def test_a_new_and_a_gone_article_explain_their_mentions(tmp_path: Path) -> None:
    base = snapshot(tmp_path / "1", articles=[ARTICLE], money=[MENTION])
    head = snapshot(tmp_path / "2", articles=[ARTICLE | {"article_id": "a_2"}], money=[])
    assert short(diff_snapshots(base, head)) == [
        ("articles", "a_1", "removed", "article gone"),
        ("articles", "a_2", "added", "new article"),
        ("money", "m_1", "removed", "article gone"),
    ]


def test_an_edited_article_explains_its_changed_values(tmp_path: Path) -> None:
    base = snapshot(tmp_path / "1", articles=[ARTICLE], money=[MENTION])
    edited = ARTICLE | {"content_hash": "1"}
    head = snapshot(
        tmp_path / "2",
        articles=[edited],
        money=[MENTION | {"amount_low": 4.0, "start": 11, "end": 13}],
    )
    [article, mention] = diff_snapshots(base, head)
    assert (article.cause, mention.cause) == ("article text", "article text")
    assert [(f.field, f.before, f.after) for f in mention.fields] == [("amount_low", 5.0, 4.0)]


@pytest.mark.parametrize(
    ("fingerprints", "cause"),
    [
        ({"rules": "r2"}, "rules"),
        ({"model": "m2", "code": "c2"}, "model and code"),
        ({}, "unexplained"),
    ],
)
def test_what_no_article_explains_the_versions_do(
    tmp_path: Path, fingerprints: dict[str, str], cause: str
) -> None:
    base = snapshot(tmp_path / "1", articles=[ARTICLE], money=[MENTION])
    head = snapshot(
        tmp_path / "2", fingerprints, articles=[ARTICLE], money=[MENTION | {"per": "year"}]
    )
    [change] = diff_snapshots(base, head)
    assert (change.kind, change.cause, change.fields[0].before, change.fields[0].after) == (
        "changed", cause, None, "year",
    )  # fmt: skip


def test_a_column_of_one_side_only_is_no_change(tmp_path: Path) -> None:
    base, head = (snapshot(tmp_path / side, articles=[ARTICLE], money=[MENTION]) for side in "12")
    [file] = base.table_folder("money").glob("*.parquet")
    pq.write_table(pq.read_table(file).drop_columns(["per"]), file)
    assert diff_snapshots(base, head) == diff_snapshots(head, base) == []


def test_the_rows_of_a_table_that_was_not_there_are_added(tmp_path: Path) -> None:
    base, head = (snapshot(tmp_path / side, articles=[ARTICLE], money=[MENTION]) for side in "12")
    shutil.rmtree(base.table_folder("money"))
    assert short(diff_snapshots(base, head)) == [("money", "m_1", "added", "unexplained")]


def test_a_report_escapes_what_an_article_says(tmp_path: Path) -> None:
    base = snapshot(tmp_path / "1")
    head = snapshot(
        tmp_path / "2", articles=[ARTICLE | {"title": "<script>alert(1)</script> [red]"}]
    )
    changes = diff_snapshots(base, head)
    page = render_markup("changes.html", base, head, changes)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "<script>" not in render_markup("changes.md", base, head, changes)
    assert json.loads(render_json(base, head, changes))["changes"][0]["label"].startswith(
        "<script>"
    )
    assert len(render_tables(base, head, changes)) == 2

"""A snapshot as files of other programs, which read them back."""

import csv
import json
from datetime import date, datetime
from pathlib import Path

import duckdb
import openpyxl
import pytest
import spacy
from spacy.tokens import DocBin

from pipelines.analysis.exports import (
    EXPORTS,
    brat,
    database,
    export,
    spacy_documents,
    spreadsheet,
    text_files,
)
from pipelines.analysis.exports.annotated import AnnotatedArticle
from pipelines.analysis.exports.choosing import ExportError
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.store import Snapshot, open_snapshot
from tests.pipelines.analysis.conftest import HOSTILE, ROWS


@pytest.fixture
def snapshot(ledger: Path) -> Snapshot:
    return open_snapshot(ledger)


def test_duckdb_holds_tables_views_and_descriptions(snapshot: Snapshot, tmp_path: Path) -> None:
    file = tmp_path / "o'ne.duckdb"
    database.write(snapshot, file)
    with duckdb.connect(str(file), read_only=True) as connection:
        counts = {name: connection.sql(f"from {name}").shape[0] for name in TABLES}
        assert counts == {name: len(ROWS.get(name, [])) for name in TABLES}
        assert connection.sql("select supplier from arms_transfers").fetchall() == [
            ("Hanbit",),
            ("Hanbit",),
        ]
        comment = connection.sql(
            "select comment from duckdb_columns() "
            "where table_name = 'claims' and column_name = 'summary'"
        )
        assert comment.fetchall() == [("The claim in one line",)]


def test_csv_has_no_formulas_and_plain_days(snapshot: Snapshot, tmp_path: Path) -> None:
    folder = tmp_path / "csv"
    text_files.write_csv(snapshot, folder)
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["title"] for row in rows} == {f"'=Peru & {HOSTILE}"}
    assert sorted(row["published_on"] for row in rows)[0] == "2025-03-12"
    assert {file.stem for file in folder.iterdir()} == set(TABLES)


def test_jsonl_keeps_texts_as_they_are(snapshot: Snapshot, tmp_path: Path) -> None:
    folder = tmp_path / "jsonl"
    text_files.write_jsonl(snapshot, folder)
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["title"] for line in lines} == {f"=Peru & {HOSTILE}"}


def test_a_workbook_has_no_formulas(snapshot: Snapshot, tmp_path: Path) -> None:
    spreadsheet.write(snapshot, tmp_path / "ledger.xlsx")
    book = openpyxl.load_workbook(tmp_path / "ledger.xlsx")
    assert book.sheetnames == [*spreadsheet.SHEETS, "columns"]
    head, *rows = book["claim_evidence"].iter_rows()
    columns = [cell.value for cell in head]
    title = rows[0][columns.index("title")]
    assert (title.value, title.data_type) == (f"=Peru & {HOSTILE}", "s")
    day = rows[0][columns.index("published_on")].value
    assert isinstance(day, datetime)
    assert day.date() == date(2025, 4, 2)
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_brat_has_mentions_with_values_and_statements_as_events(
    snapshot: Snapshot, tmp_path: Path
) -> None:
    folder = tmp_path / "brat"
    brat.write(snapshot, folder)
    text = (folder / "a_post.txt").read_text(encoding="utf-8")
    lines = (folder / "a_post.ann").read_text(encoding="utf-8").splitlines()
    spans = [line.split("\t") for line in lines if line.startswith("T")]
    for _, place, surface in spans:
        _, start, end = place.split(" ")
        assert text[int(start) : int(end)] == surface
    assert "#3\tAnnotatorNotes T3\t310,000,000 USD" in lines
    assert lines[-1] == "E1\tarms_transfer:T5 buyer:T1 supplier:T4 value:T3"
    assert "arms_transfer buyer*:<ENTITY>" in (folder / "annotation.conf").read_text("utf-8")


def test_a_mention_over_two_lines_is_in_two_pieces() -> None:
    row = {"mention_id": "m", "start": 3, "end": 12, "text": "Peru\nLima", "label": "GPE"}
    each = AnnotatedArticle(
        article={}, mentions=[("entities", row | {"name": "Peru"})], statements=[]
    )
    assert next(brat.annotation_lines(each)) == "T1\tGPE 3 7;8 12\tPeru Lima"


def test_spacy_reads_mentions_names_and_statements(snapshot: Snapshot, tmp_path: Path) -> None:
    file = tmp_path / "articles.spacy"
    spacy_documents.write(snapshot, file)
    docs = {
        doc.user_data["article_id"]: doc
        for doc in DocBin().from_disk(file).get_docs(spacy.blank("en").vocab)
    }
    post = docs["a_post"]
    assert [(span.text, span.label_) for span in post.ents] == [("Peru", "GPE"), ("Hanbit", "ORG")]
    [money] = post.spans["money"]
    assert (money.text, post.spans["money"].attrs["rows"][0]["amount_low"]) == (
        "$310 million",
        3.1e8,
    )
    assert post.user_data["statements"][0]["period_start"] == "2025-03-11"


def test_a_folder_that_is_not_there_is_made(snapshot: Snapshot, tmp_path: Path) -> None:
    file = export(snapshot, "duckdb", tmp_path / "deep" / "er" / "ledger.duckdb")
    assert file.is_file()


@pytest.mark.parametrize("format_", EXPORTS)
def test_nothing_is_overwritten(snapshot: Snapshot, tmp_path: Path, format_: str) -> None:
    (tmp_path / "mine").write_text("", encoding="utf-8")
    with pytest.raises(ExportError, match="remove it, or name another place"):
        export(snapshot, format_, tmp_path / "mine")

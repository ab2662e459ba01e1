import json
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from pipelines.snapshots.columns import DAY, Table
from pipelines.snapshots.history import History
from pipelines.snapshots.rows import (
    ArgumentRow,
    PublishedArticle,
    Row,
    Stated,
    StatementRow,
    row_from_json,
    row_to_json,
)
from pipelines.snapshots.schemas import CLAIMS, STATEMENT_ARGUMENTS, STATEMENTS, TABLES
from pipelines.snapshots.tables import build_table, read_records, read_rows, write_table
from tests.pipelines.runs.made_up_entries import STATEMENT


def names(record: type) -> set[str]:
    return {field.name for field in fields(record)}


def test_a_statement_row_has_the_columns_of_its_table_but_the_claim() -> None:
    assert names(StatementRow) == set(STATEMENTS.column_names()) - {"claim_id"}


def test_what_is_stated_stands_in_both_tables() -> None:
    assert names(Stated) <= set(STATEMENTS.column_names()) & set(CLAIMS.column_names())


def test_an_argument_row_has_the_columns_of_its_table() -> None:
    assert names(ArgumentRow) == set(STATEMENT_ARGUMENTS.column_names())


@pytest.mark.parametrize("record", [PublishedArticle, History])
def test_a_record_of_an_article_names_columns_of_its_table(record: type) -> None:
    assert names(record) <= set(TABLES["articles"].column_names())


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_day_comes_back_from_json_as_a_day(table: Table) -> None:
    days = [column.name for column in table.columns if column.type == DAY]
    row: Row = {name: date(1815, 6, 18) for name in days}
    assert row_from_json(table.name, json.loads(json.dumps(row_to_json(row)))) == row


def test_a_statement_has_no_claim_yet() -> None:
    row = StatementRow.of("s_1", "a_1", STATEMENT)
    assert row.as_row() == {
        "statement_id": "s_1", "article_id": "a_1", **STATEMENT, "verdict": None,
    }  # fmt: skip


def test_days_are_read_from_a_table_as_days(tmp_path: Path) -> None:
    arguments = {"statement_id": "s_1", "role": "time", "name": "May"}
    write_table(build_table(STATEMENT_ARGUMENTS, [arguments]), tmp_path / "arguments")
    assert read_records(ArgumentRow, tmp_path / "arguments") == [
        ArgumentRow(statement_id="s_1", role="time", name="May", entity_id=None)
    ]
    statement = StatementRow.of("s_1", "a_1", STATEMENT).as_row() | {"claim_id": "c_1"}
    write_table(build_table(STATEMENTS, [statement]), tmp_path / "statements")
    assert read_rows(tmp_path / "statements") == [statement]

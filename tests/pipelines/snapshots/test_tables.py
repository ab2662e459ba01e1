import json
import random
from datetime import date, datetime
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest

from pipelines.snapshots.columns import Table, describe
from pipelines.snapshots.mention_schemas import DATES, WEAPONS
from pipelines.snapshots.schemas import REJECTS, TABLES
from pipelines.snapshots.tables import build_table, read_table, write_table

WEAPON = {
    "mention_id": "m_1", "article_id": "a_1", "start": 0, "end": 5, "text": "Leo 2",
    "sentence_start": 0,
    "sentence_end": 9, "rule": "gazetteer", "known": True,
}  # fmt: skip
DATE = WEAPON | {"kind": "date", "basis": "explicit", "in_citation": False}


def test_rows_are_sorted_by_key_whatever_their_order() -> None:
    rows = [WEAPON | {"mention_id": f"m_{number:02d}"} for number in range(30)]
    shuffled = random.Random(7).sample(rows, len(rows))
    assert build_table(WEAPONS, shuffled).equals(build_table(WEAPONS, rows))
    assert build_table(WEAPONS, shuffled)["mention_id"].to_pylist() == [
        row["mention_id"] for row in rows
    ]


def test_equal_keys_are_ordered_by_the_other_columns() -> None:
    rows = [{"path": "a", "record": None, "reason": reason} for reason in ("empty", "binary")]
    assert build_table(REJECTS, rows).equals(build_table(REJECTS, rows[::-1]))


def test_a_required_column_may_not_be_null() -> None:
    with pytest.raises(ValueError, match=r"weapons\.rule is null in 1 rows"):
        build_table(WEAPONS, [WEAPON | {"rule": None}])


def test_a_value_of_the_wrong_type_names_its_column() -> None:
    with pytest.raises(ValueError, match=r"weapons\.start"):
        build_table(WEAPONS, [WEAPON | {"start": "five"}])
    with pytest.raises(ValueError, match=r"dates\.earliest"):
        build_table(DATES, [DATE | {"earliest": "1815-06-18"}])


def test_days_are_midnights_without_a_zone() -> None:
    table = build_table(DATES, [DATE | {"earliest": date(1815, 6, 18)}])
    assert table["earliest"].to_pylist() == [datetime(1815, 6, 18)]  # noqa: DTZ001 - days have no zone


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = (
        write_table(build_table(WEAPONS, [WEAPON]), tmp_path / name) for name in ("one", "two")
    )
    assert one.read_bytes() == two.read_bytes()


def test_pandas_polars_and_duckdb_read_the_same_typed_rows(tmp_path: Path) -> None:
    rows = [
        WEAPON | {"quantity_low": 3, "quantity_high": 4},
        WEAPON | {"mention_id": "m_2", "known": False},
    ]
    folder = tmp_path / "weapons"
    write_table(build_table(WEAPONS, rows), folder)
    frame = pd.read_parquet(folder)
    assert str(frame["quantity_low"].dtype) == "Int64"
    assert str(frame["known"].dtype) == "boolean"
    assert frame["quantity_low"].tolist() == [3, pd.NA]
    assert pl.read_parquet(folder)["quantity_low"].to_list() == [3, None]
    assert duckdb.sql(
        f"select quantity_low from read_parquet('{folder}/*.parquet')"
    ).fetchall() == [(3,), (None,)]


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_an_empty_table_in_sql_has_the_types_of_its_files(table: Table) -> None:
    rows = table.arrow_schema().empty_table()
    with duckdb.connect() as connection:
        connection.execute(f"create table made as select {table.sql_nulls()} where false")
        made = connection.table("made")
        read = connection.from_arrow(rows)
        assert (made.columns, made.types) == (read.columns, read.types)


def test_descriptions_reach_the_data_frame(tmp_path: Path) -> None:
    write_table(build_table(WEAPONS, [WEAPON]), tmp_path / "weapons")
    assert pd.read_parquet(tmp_path / "weapons").attrs["columns"]["caliber_mm"] == "Caliber"


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_column_of_every_table_is_described(table: Table, tmp_path: Path) -> None:
    assert all(row["meaning"] for row in describe(table))
    schema = read_table(write_table(build_table(table, []), tmp_path / "t").parent).schema
    assert all(field.metadata[b"description"] for field in schema)
    assert json.loads(schema.metadata[b"pandas"])["columns"][0]["name"] == table.columns[0].name


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_no_column_is_nested(table: Table) -> None:
    assert not [
        c.name
        for c in table.columns
        if str(c.type).startswith(("list", "struct", "map", "dictionary"))
    ]

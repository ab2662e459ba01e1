"""Tables as data frames: types that are pleasant, and only the rows that are wanted."""

from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest

import pipelines
from pipelines.analysis.frames import latest_run, load
from pipelines.analysis.sources import SOURCES
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.store import SnapshotError
from tests.pipelines.analysis.conftest import DEAL, OTHER, ROWS, RUN


def test_a_table_of_the_latest_run_is_a_data_frame(ledger: Path) -> None:
    assert latest_run(ledger) == RUN
    frame = load("rejects", ledger)
    assert frame["reason"].tolist() == ["invalid_json"]
    assert frame.attrs["columns"]["detail"] == "What was wrong, where, and what to do"


def test_types_are_pleasant_with_and_without_filters(ledger: Path) -> None:
    plain, filtered = load("claims", ledger), load("claims", ledger, min_sources=1)
    pd.testing.assert_frame_equal(plain, filtered)
    types = {name: str(plain[name].dtype) for name in ("amount_low", "quantity_low", "summary")}
    assert types == {"amount_low": "float64", "quantity_low": "Int64", "summary": "str"}
    assert str(plain["first_reported"].dtype) == "datetime64[us]"
    assert str(load("entities", ledger)["start"].dtype) == "Int64"
    assert str(load("weapons", ledger, since="2025-01-01")["known"].dtype) == "boolean"


@pytest.mark.parametrize("table", TABLES)
def test_pandas_polars_and_duckdb_read_the_same_rows(ledger: Path, table: str) -> None:
    frame = load(table, ledger)
    read = pl.read_parquet(ledger / "latest" / table)
    asked = pipelines.connect(ledger).sql(f'from "{table}"').pl()
    assert read.equals(asked)
    assert [name for name, _ in read.schema.items()] == list(frame.columns)
    assert frame.convert_dtypes(dtype_backend="pyarrow").to_dict("records") == (
        pd.read_parquet(ledger / "latest" / table)
        .convert_dtypes(dtype_backend="pyarrow")
        .to_dict("records")
    )


@pytest.mark.parametrize(
    ("table", "filters", "expected"),
    [
        pytest.param("claims", {"since": "2025-03-13"}, ["gas", "wire"], id="since"),
        pytest.param("claims", {"until": "2025-03-12"}, ["post"], id="until"),
        pytest.param("claims", {"source": "Andean Wire"}, ["wire"], id="source"),
        pytest.param("claims", {"types": ["demand", "price"]}, ["gas"], id="types"),
        pytest.param("claims", {"party": "e_hanbit"}, ["post"], id="party by id"),
        pytest.param("claims", {"party": "peruvian"}, ["post", "wire"], id="party by alias"),
        pytest.param("claims", {"party": "Serbia"}, ["gas"], id="party that is no entity"),
        pytest.param("claims", {"min_sources": 2}, ["post"], id="sources"),
        pytest.param("claims", {"status": "single"}, ["gas"], id="status"),
        pytest.param("claims", {"min_confidence": 0.7}, ["gas", "post"], id="confidence"),
        pytest.param("claims", {"exclude_rejected": True}, ["post", "wire"], id="rejected"),
        pytest.param(
            "claims", {"types": "arms_transfer", "min_sources": 2}, ["post"], id="two at once"
        ),
        pytest.param("statements", {"status": "single"}, ["gas"], id="statements of a claim"),
        pytest.param("statements", {"party": "Hanbit"}, ["post"], id="statements of a party"),
        pytest.param(
            "statements", {"since": "2025-03-14", "until": "2025-03-14"}, ["wire"], id="one day"
        ),
        pytest.param("claim_parties", {"types": "demand"}, ["gas"], id="parties of claims"),
        pytest.param("claim_parties", {"exclude_rejected": True}, ["post", "wire"], id="parties"),
        pytest.param("money", {"source": ["Lima Post"]}, ["post"], id="mentions"),
    ],
)
def test_filters(ledger: Path, table: str, filters: dict[str, Any], expected: list[str]) -> None:
    key = "article_id" if table in ("money", "statements") else "claim_id"
    found = load(table, ledger, **filters)[key]
    assert sorted({name.partition("_")[2] for name in found}) == expected


def test_a_hostile_filter_is_only_a_name(ledger: Path) -> None:
    assert load("claims", ledger, party="x' or 1=1 --").empty


def test_claims_with_their_sources_are_a_row_a_report(ledger: Path) -> None:
    frame = load("claims", ledger, with_sources=True, types="arms_transfer")
    assert list(frame[["claim_id", "source", "sentence"]].itertuples(index=False, name=None)) == [
        ("c_post", "Lima Post", DEAL),
        ("c_wire", "Andean Wire", OTHER),
    ]
    assert frame.attrs["columns"]["sentence"] == "The sentence it rests on"


@pytest.mark.parametrize("table", SOURCES)
def test_every_joined_column_is_described(ledger: Path, table: str) -> None:
    frame = load(table, ledger, with_sources=True)
    assert list(frame.attrs["columns"]) == list(frame.columns)
    assert frame.columns.is_unique


def test_mentions_and_conflicts_have_sources_too(ledger: Path) -> None:
    money = load("money", ledger, with_sources=True)
    assert money[["sentence", "source"]].iloc[0].tolist() == [DEAL, "Lima Post"]
    [conflict] = load("conflicts", ledger, with_sources=True).to_dict("records")
    assert (conflict["sources_a"], conflict["sources_b"]) == (
        "Lima Post; Seoul Ledger",
        "Lima Post",
    )


@pytest.mark.parametrize(
    ("table", "arguments", "message"),
    [
        pytest.param("links", {}, "there is no table 'links'; there are articles, ", id="table"),
        pytest.param("rejects", {"with_sources": True}, "rejects has no sources", id="sources"),
        pytest.param("money", {"status": "single"}, "money cannot be filtered by status", id="f"),
        pytest.param("rejects", {"party": "x"}, "it knows none", id="no filter at all"),
    ],
)
def test_what_there_is_not_is_an_error(
    ledger: Path, table: str, arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        load(table, ledger, **arguments)


def test_an_unknown_run_is_an_error(ledger: Path) -> None:
    assert len(load("claims", ledger, run="000001")) == len(ROWS["claims"])
    with pytest.raises(SnapshotError):
        load("claims", ledger, run="7")

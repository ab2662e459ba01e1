"""A snapshot in DuckDB: tables and ready-made views."""

import shutil
from pathlib import Path

import pytest

from pipelines.analysis.connection import connect, view_queries
from pipelines.snapshots.schemas import TABLES
from tests.pipelines.analysis.conftest import DEAL, OTHER


def test_every_table_is_a_view_and_every_view_answers(ledger: Path) -> None:
    connection = connect(ledger)
    names = {row[0] for row in connection.sql("select view_name from duckdb_views()").fetchall()}
    assert names >= {*TABLES, *(name for name, _ in view_queries())}
    for name, query in view_queries():
        assert query.startswith("-- "), "the first line of a view says what its rows are"
        assert connection.sql(f"from {name}").columns


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        pytest.param(
            "select supplier, buyer, systems, quantity_low, amount_low from arms_transfers",
            [
                ("Hanbit", "Peru", "K9 Thunder", 24, 3.1e8),
                ("Hanbit", "Peru", "K9 Thunder", 24, 3.4e8),
            ],
            id="arms",
        ),
        pytest.param(
            "select year, statement_type, subject, claims, bcm_most from gas_by_year",
            [(2024, "demand", "Serbia", 1, 2.0)],
            id="gas",
        ),
        pytest.param(
            "select attributed_to, statements, claims from who_said", [("Hanbit", 1, 1)], id="who"
        ),
        pytest.param(
            "select source, sentence from claim_evidence where claim_id = 'c_wire'",
            [("Andean Wire", OTHER)],
            id="evidence",
        ),
        pytest.param(
            "select round(ratio, 3), printed_a, sentence_a, sources_b from conflict_pairs",
            [(1.097, "$310 million", DEAL, "Lima Post")],
            id="conflicts",
        ),
    ],
)
def test_ready_made_views(ledger: Path, query: str, rows: list[tuple[object, ...]]) -> None:
    assert connect(ledger).sql(query).fetchall() == rows


def test_folders_may_have_odd_names_and_tables_many_parts(ledger: Path, tmp_path: Path) -> None:
    output = tmp_path / "it's [a] folder*"
    shutil.copytree(ledger, output, symlinks=True)
    folder = output / "latest" / "claims"
    shutil.copy(folder / "part-00000.parquet", folder / "part-00001.parquet")
    assert len(connect(output).sql("from claims").fetchall()) == 6


def test_a_table_or_column_that_an_older_snapshot_lacks_is_empty(
    ledger: Path, tmp_path: Path
) -> None:
    output = tmp_path / "older"
    shutil.copytree(ledger, output, symlinks=True)
    shutil.rmtree(output / "latest" / "names")
    connection = connect(output)
    assert connection.sql("select name from names").fetchall() == []

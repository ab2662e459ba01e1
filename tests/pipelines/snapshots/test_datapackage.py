"""A snapshot as Frictionless Data describes it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.snapshots.datapackage import FILE, describe_package, write_datapackage
from pipelines.snapshots.schemas import CLAIM_LINKS, TABLES
from pipelines.snapshots.tables import build_table, write_table

LINK = {"statement_id_a": "s_1", "statement_id_b": "s_2", "score": 0.9, "reason": "equal amount"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for table in TABLES.values():
        rows = [LINK] if table is CLAIM_LINKS else []
        write_table(build_table(table, rows), tmp_path / table.name)
    return tmp_path


def test_every_file_is_a_resource_with_its_columns(folder: Path) -> None:
    (folder / "claim_links" / "part-00001.parquet").write_bytes(
        (folder / "claim_links" / "part-00000.parquet").read_bytes()
    )
    resources = {each["name"]: each for each in describe_package(folder, "r")["resources"]}
    assert len(resources) == len(TABLES) + 1
    assert resources["claim-links-1"]["path"] == "claim_links/part-00001.parquet"
    schema = resources["claim-links-0"]["schema"]
    assert schema["primaryKey"] == ["statement_id_a", "statement_id_b"]
    assert [field["name"] for field in schema["fields"]] == list(CLAIM_LINKS.column_names())
    assert schema["fields"][2] == {
        "name": "score",
        "type": "number",
        "description": "Strength of the link, from 0 to 1",
        "constraints": {"required": True},
    }


@pytest.mark.slow
def test_frictionless_finds_it_valid_and_a_wrong_table_not(folder: Path) -> None:
    write_datapackage(folder, "000001-abc")
    validate = [sys.executable, "-m", "frictionless", "validate", str(folder / FILE)]
    assert subprocess.run(validate, capture_output=True).returncode == 0
    described = json.loads((folder / FILE).read_text(encoding="utf-8"))
    described["resources"][0]["schema"]["fields"].pop()
    (folder / FILE).write_text(json.dumps(described), encoding="utf-8")
    assert subprocess.run(validate, capture_output=True).returncode == 1

"""What the program says of itself."""

import json

from pipelines.snapshots.schemas import TABLES
from tests.conftest import Call


def test_schema_prints_every_table_and_one(call: Call) -> None:
    assert list(json.loads(call("schema", "--format", "json").out)) == list(TABLES)
    page = call("schema", "claims").out
    assert page.startswith("## claims\n")
    assert "| `claim_id` | string |" in page

"""``datapackage.json``: what a snapshot's files hold, as Frictionless Data describes it
(https://datapackage.org), so that other programs read and check them.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.snapshots import columns as types
from pipelines.snapshots.columns import Column, Table
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.tables import part_files

FILE = "datapackage.json"

_TYPES: Mapping[pa.DataType, str] = {
    types.STRING: "string",
    types.TEXT: "string",
    types.INTEGER: "integer",
    types.RECORD: "integer",
    types.NUMBER: "number",
    types.FLAG: "boolean",
    types.DAY: "datetime",
    types.INSTANT: "datetime",
}
"""What Frictionless calls the type of a column."""


def write_datapackage(folder: Path, run_id: str) -> None:
    """Write the description of a run's tables, which lie complete in `folder`, beside them."""
    described = json.dumps(describe_package(folder, run_id), indent=1, ensure_ascii=False)
    (folder / FILE).write_text(described + "\n", encoding="utf-8")


def describe_package(folder: Path, run_id: str) -> dict[str, Any]:
    """Return the description: a resource a file, since a Parquet file is not put together of parts
    as Frictionless has it.
    """
    return {
        "name": f"pressledger-{run_id}",
        "title": "A ledger of what the press claims",
        "resources": [
            resource for table in TABLES.values() for resource in _resources(folder, table)
        ],
    }


def _resources(folder: Path, table: Table) -> Iterator[dict[str, Any]]:
    for number, file in enumerate(part_files(folder / table.name)):
        yield {
            "name": f"{table.name}-{number}".replace("_", "-"),
            "title": table.name,
            "description": table.description,
            "path": file.relative_to(folder).as_posix(),
            "format": "parquet",
            "mediatype": "application/vnd.apache.parquet",
            "schema": {"fields": [_field(column) for column in table.columns]} | _key(table),
        }


def _key(table: Table) -> dict[str, list[str]]:
    """Return the primary key of a table, none where Frictionless forbids it: it may hold nulls."""
    required = {column.name for column in table.columns if column.required}
    return {"primaryKey": list(table.key)} if required.issuperset(table.key) else {}


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.description,
    }
    if column.unit:
        field["unit"] = column.unit
    return field | ({"constraints": {"required": True}} if column.required else {})

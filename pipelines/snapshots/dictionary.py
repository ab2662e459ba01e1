"""The data dictionary: the tables' columns as a page or as data."""

import json
from collections.abc import Sequence

from pipelines.snapshots.columns import Table, describe


def render_schema(tables: Sequence[Table], format_: str) -> str:
    """Return the columns of `tables` as ``markdown`` or ``json``."""
    if format_ == "json":
        described = {
            table.name: {
                "description": table.description,
                "key": list(table.key),
                "columns": list(describe(table)),
            }
            for table in tables
        }
        return json.dumps(described, indent=2, ensure_ascii=False)
    return "\n\n".join(_section(table) for table in tables)


def _section(table: Table) -> str:
    lines = [
        f"## {table.name}",
        "",
        f"{table.description}. Sorted by {', '.join(f'`{name}`' for name in table.key)}.",
        "",
    ]
    lines += ["| column | type | unit | null | meaning |", "|---|---|---|---|---|"]
    lines += [
        f"| `{row['column']}` | {row['type']} | {row['unit']} | {row['null']} | {row['meaning']} |"
        for row in describe(table)
    ]
    return "\n".join(lines)

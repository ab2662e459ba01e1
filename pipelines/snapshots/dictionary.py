"""The data dictionary: the tables' columns as a page or as data, each with an example.

``python -m pipelines.snapshots.dictionary docs/tables.md`` writes the page anew; with the folder of
a snapshot of the sample corpus after it, the examples too.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pipelines.snapshots.columns import Table, describe
from pipelines.snapshots.rows import Row
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.tables import read_rows

EXAMPLES = "examples.json"

MOST_CHARACTERS = 60
"""Characters of an example that are shown."""

_HEAD = """# The tables

Every column of every table: its type, unit, whether it may be null, what it means, and an example
from the sample corpus. Written by `python -m pipelines.snapshots.dictionary docs/tables.md` from
the schemas: do not edit this page. `pressledger schema` prints the same, each snapshot holds it as
`datapackage.json`.
"""


def render_schema(tables: Sequence[Table], format_: str) -> str:
    """Return the columns of `tables` as ``markdown`` or ``json``."""
    if format_ == "json":
        described = {
            table.name: {
                "description": table.description,
                "key": list(table.key),
                "columns": list(_described(table)),
            }
            for table in tables
        }
        return json.dumps(described, indent=2, ensure_ascii=False)
    return "\n\n".join(_section(table) for table in tables)


def build_page() -> str:
    """Return the page of all tables."""
    return f"{_HEAD}\n{render_schema(list(TABLES.values()), 'markdown')}\n"


@cache
def read_examples() -> Mapping[str, Mapping[str, str]]:
    """Return an example of each column that has one, by table and column."""
    examples: Mapping[str, Mapping[str, str]] = json.loads(
        (files(__package__) / EXAMPLES).read_text(encoding="utf-8")
    )
    return examples


def find_examples(table: Table, rows: Sequence[Row]) -> dict[str, str]:
    """Return an example of each column, from the fullest rows."""
    ranked = sorted(rows, key=lambda row: sum(cell is not None for cell in row.values()))
    found: dict[str, str] = {}
    for row in ranked:  # the fullest last, whose cells stand
        found |= {name: _shown(cell) for name, cell in row.items() if cell is not None}
    return {name: found[name] for name in table.column_names() if name in found}


def _shown(cell: Any) -> str:
    """Return a cell as the page shows it.

    >>> _shown("two\\n lines"), _shown(310000000.0), _shown(True)
    ('two lines', '310000000.0', 'true')
    """
    if isinstance(cell, bool):
        return str(cell).lower()
    text = cell.isoformat(sep=" ") if isinstance(cell, datetime) else str(cell)
    text = " ".join(text.split())
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"


def _described(table: Table) -> Iterator[dict[str, str]]:
    examples = read_examples().get(table.name, {})
    for row in describe(table):
        yield row | {"example": examples.get(row["column"], "")}


def _section(table: Table) -> str:
    lines = [
        f"## {table.name}",
        "",
        f"{table.description}. Sorted by {', '.join(f'`{name}`' for name in table.key)}.",
        "",
    ]
    lines += ["| column | type | unit | null | meaning | example |", "|---|---|---|---|---|---|"]
    lines += [
        f"| `{row['column']}` | {row['type']} | {row['unit']} | {row['null']} | {row['meaning']} "
        f"| {row['example'].replace('|', '/')} |"
        for row in _described(table)
    ]
    return "\n".join(lines)


def _write_examples(snapshot: Path) -> None:
    found = {
        name: find_examples(table, read_rows(snapshot / name)) for name, table in TABLES.items()
    }
    kept = {name: {**read_examples().get(name, {}), **each} for name, each in found.items()}
    text = json.dumps(kept, indent=1, ensure_ascii=False, sort_keys=True)
    Path(__file__).with_name(EXAMPLES).write_text(text + "\n", encoding="utf-8")
    read_examples.cache_clear()


if __name__ == "__main__":
    for given in sys.argv[2:]:
        _write_examples(Path(given))
    Path(sys.argv[1]).write_text(build_page(), encoding="utf-8")

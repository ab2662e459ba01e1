"""What a column and a table are: Arrow types, descriptions, and the metadata that data frames read.

Types follow what a plain ``pandas.read_parquet`` makes pleasant: amounts are doubles, calendar days
are ``timestamp[us]`` at midnight without a zone, instants are of the zone UTC, and no column is a
list, a struct or a dictionary.
The schemas' metadata tells pandas to read nullable integers and booleans as ``Int64`` and
``boolean``, and carries each description.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa

STRING = pa.string()
TEXT = pa.large_string()
INTEGER = pa.int64()
RECORD = pa.int32()
NUMBER = pa.float64()
FLAG = pa.bool_()
DAY = pa.timestamp("us")
INSTANT = pa.timestamp("us", "UTC")

_PANDAS_TYPES: Mapping[pa.DataType, tuple[str, str]] = {
    STRING: ("unicode", "str"),
    TEXT: ("unicode", "str"),
    INTEGER: ("int64", "Int64"),
    RECORD: ("int32", "Int32"),
    NUMBER: ("float64", "float64"),
    FLAG: ("bool", "boolean"),
    DAY: ("datetime", "datetime64[us]"),
    INSTANT: ("datetimetz", "datetime64[us]"),
}
"""For each Arrow type, what the ``pandas`` metadata calls its logical and its NumPy or extension
type.
"""

_SQL_TYPES: Mapping[pa.DataType, str] = {
    STRING: "varchar",
    TEXT: "varchar",
    INTEGER: "bigint",
    RECORD: "integer",
    NUMBER: "double",
    FLAG: "boolean",
    DAY: "timestamp",
    INSTANT: "timestamp with time zone",
}
"""For each Arrow type, as what DuckDB reads it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `unit` is None where a value has none, `required` forbids nulls."""

    name: str
    type: pa.DataType
    description: str
    unit: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the snapshot; its rows are sorted by `key`, which no two rows have in common."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def arrow_schema(self) -> pa.Schema:
        """Return the Arrow schema with the descriptions in its metadata."""
        fields = [
            pa.field(c.name, c.type, nullable=not c.required, metadata=_field_metadata(c))
            for c in self.columns
        ]
        attributes = {"table": self.name, "columns": {c.name: c.description for c in self.columns}}
        return pa.schema(
            fields,
            metadata={
                "description": self.description,
                "pandas": json.dumps(_pandas_metadata(self.columns)),
                "PANDAS_ATTRS": json.dumps(attributes),
            },
        )

    def sql_nulls(self) -> str:
        """Return nulls of all columns as ``select`` of DuckDB takes them."""
        nulls = (f'null::{_SQL_TYPES[each.type]} as "{each.name}"' for each in self.columns)
        return ", ".join(nulls)

    def column_names(self) -> tuple[str, ...]:
        """Return the names of the columns in order."""
        return tuple(column.name for column in self.columns)


def _field_metadata(column: Column) -> dict[str, str]:
    return {"description": column.description} | ({"unit": column.unit} if column.unit else {})


def _pandas_metadata(columns: tuple[Column, ...]) -> dict[str, object]:
    described = []
    for column in columns:
        pandas_type, numpy_type = _PANDAS_TYPES[column.type]
        described.append(
            {
                "name": column.name,
                "field_name": column.name,
                "pandas_type": pandas_type,
                "numpy_type": numpy_type,
                "metadata": {"timezone": "UTC"} if column.type == INSTANT else None,
            }
        )
    return {
        "index_columns": [],
        "column_indexes": [],
        "columns": described,
        "pandas_version": "3.1.1",
    }


def describe(table: Table) -> Iterator[dict[str, str]]:
    """Yield a plain description of each column: its name, type, unit, whether it may be null, and
    meaning.
    """
    for column in table.columns:
        yield {
            "column": column.name,
            "type": str(column.type),
            "unit": column.unit or "",
            "null": "no" if column.required else "yes",
            "meaning": column.description,
        }

"""Rows to Arrow tables, and Arrow tables to Parquet files."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.snapshots.schemas import DAY, Table

Row = Mapping[str, object]

ROW_GROUP_SIZE = 25_000
"""Rows in a Parquet row group: small enough that a filter on a sorted column skips most of a large
table.
"""


def build_table(spec: Table, rows: Sequence[Row]) -> pa.Table:
    """Build the sorted Arrow table of `rows`, of which each has every column of `spec` or leaves it
    null.

    Days may be `date` objects or ISO strings. Rows that are the same throughout appear once.

    Raises:
        ValueError: a required column is null, or a value does not fit its column's type.
    """
    schema = spec.arrow_schema()
    arrays = [_array(spec.name, column.name, column.type, rows) for column in spec.columns]
    table = pa.Table.from_arrays(arrays, schema=schema)
    for column in spec.columns:
        if column.required and table[column.name].null_count:
            raise ValueError(
                f"{spec.name}.{column.name} is null in {table[column.name].null_count} rows"
            )
    # Sorting by every column after the key makes the order of equal keys independent of the
    # input's.
    rest = [name for name in spec.column_names() if name not in spec.key]
    ordering = [(name, "ascending", "at_start") for name in (*spec.key, *rest)]
    indices = pc.sort_indices(table, sort_keys=ordering)
    return table.take(indices).replace_schema_metadata(schema.metadata)


def _array(table: str, column: str, type_: pa.DataType, rows: Sequence[Row]) -> pa.Array:
    values = [row.get(column) for row in rows]
    try:
        if type_ == DAY:
            days = [value.isoformat() if isinstance(value, date) else value for value in values]
            return pa.array(days, pa.string()).cast(DAY)
        return pa.array(values, type_)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError) as error:
        raise ValueError(f"{table}.{column}: {error}") from error


def write_table(table: pa.Table, folder: Path) -> Path:
    """Write `table` as the one Parquet file of a new `folder`; the same rows give the same bytes."""
    folder.mkdir(parents=True)
    file = folder / "part-0.parquet"
    pq.write_table(
        table, file, compression="zstd", row_group_size=ROW_GROUP_SIZE, store_schema=True
    )
    return file


def read_table(folder: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """Read the Parquet files of a table's `folder`, in the order of their names."""
    files = sorted(folder.glob("*.parquet"))
    return pa.concat_tables([pq.read_table(file, columns=columns) for file in files])


def count_rows(folder: Path) -> int:
    """Return the number of rows in a table's `folder`, from the files' footers."""
    return sum(pq.read_metadata(file).num_rows for file in folder.glob("*.parquet"))

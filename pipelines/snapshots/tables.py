"""Rows to Arrow tables, and Arrow tables to Parquet files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.snapshots.columns import DAY, STRING, Table
from pipelines.snapshots.rows import Row

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from extractors.records import Cell

Record = TypeVar("Record", bound="DataclassInstance")

FIRST_PART = "part-00000.parquet"
"""The only file of a table that is not cut into parts."""

ROW_GROUP_SIZE = 25_000
"""Rows in a Parquet row group: small enough that a filter on a sorted column skips most of a large
table.
"""


def build_table(spec: Table, rows: "Sequence[Mapping[str, Cell]]") -> pa.Table:
    """Build the sorted Arrow table of `rows`, of which each has every column of `spec` or leaves it
    null.

    Days are `date` objects. Rows that are the same throughout appear once.

    Raises:
        ValueError: a required column is null, or a value does not fit its column's type.
    """
    return sort_rows(spec, convert_rows(spec, rows))


def convert_rows(spec: Table, rows: "Sequence[Mapping[str, Cell]]") -> pa.Table:
    """Turn rows into an Arrow table, in the order in which they are.

    Raises:
        ValueError: a required column is null, or a value does not fit its column's type.
    """
    arrays = [_array(spec.name, column.name, column.type, rows) for column in spec.columns]
    table = pa.Table.from_arrays(arrays, schema=spec.arrow_schema())
    for column in spec.columns:
        if column.required and table[column.name].null_count:
            raise ValueError(
                f"{spec.name}.{column.name} is null in {table[column.name].null_count} rows"
            )
    return table


def convert_stream(spec: Table, rows: "Iterable[Mapping[str, Cell]]") -> Iterator[pa.Table]:
    """Turn rows into Arrow tables as `convert_rows` does, so many at once: as objects, many rows
    take ten times the memory.
    """
    given = iter(rows)
    while some := [*islice(given, ROW_GROUP_SIZE)]:
        yield convert_rows(spec, some)


def sort_rows(spec: Table, table: pa.Table) -> pa.Table:
    """Sort the rows of a table by its key.

    Sorting by every column after the key makes the order of equal keys independent of the input's.
    """
    rest = [name for name in spec.column_names() if name not in spec.key]
    ordering = [(name, "ascending", "at_start") for name in (*spec.key, *rest)]
    indices = pc.sort_indices(table, sort_keys=ordering)
    return table.take(indices).replace_schema_metadata(spec.arrow_schema().metadata)


def _array(
    table: str, column: str, type_: pa.DataType, rows: "Sequence[Mapping[str, Cell]]"
) -> pa.Array:
    values = [row.get(column) for row in rows]
    try:
        if type_ == DAY:
            return pa.array(values, pa.date32()).cast(DAY)
        return pa.array(values, type_)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError) as error:
        raise ValueError(f"{table}.{column}: {error}") from error


def write_table(table: pa.Table, folder: Path) -> Path:
    """Write `table` as the one Parquet file of a new `folder`."""
    folder.mkdir(parents=True)
    return write_part(table, folder / FIRST_PART)


def write_part(table: pa.Table, file: Path) -> Path:
    """Write a Parquet file, in the place of one that may be shared; equal rows give equal bytes."""
    with open_part(file, table.schema) as writer:
        writer.write_table(table.combine_chunks(), ROW_GROUP_SIZE)  # pages end with chunks
    return file


@contextmanager
def open_part(file: Path, schema: pa.Schema) -> Iterator[pq.ParquetWriter]:
    """Open a Parquet file to write, in the place of one that may be shared, once it is whole."""
    partial = file.with_suffix(".tmp")
    with pq.ParquetWriter(partial, schema, compression="zstd", store_schema=True) as writer:
        yield writer
    partial.replace(file)


def part_files(folder: Path) -> list[Path]:
    """Return the Parquet files of a table's `folder` by name, none where there is no such folder.

    Raises:
        OSError: the folder may not be read. `Path.glob` would find nothing in it, and a table that
            may not be read would pass for one without rows.
    """
    try:
        return sorted(file for file in folder.iterdir() if file.suffix == ".parquet")
    except FileNotFoundError:
        return []


def read_table(folder: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """Read the Parquet files of a table's `folder`, in the order of their names."""
    files = part_files(folder)
    return pa.concat_tables([pq.read_table(file, columns=columns) for file in files])


def count_rows(folder: Path) -> int:
    """Return the number of rows in a table's `folder`, from the files' footers."""
    return sum(pq.read_metadata(file).num_rows for file in part_files(folder))


def read_rows(folder: Path, columns: Sequence[str] | None = None) -> list[Row]:
    """Read the rows of a table's `folder`, days as `date` objects."""
    return rows_of(read_table(folder, columns))


def read_rows_of(folder: Path, column: str, wanted: Sequence[str]) -> list[Row]:
    """Read the rows of a table's `folder` whose `column`, of texts, holds one of `wanted`."""
    table = read_table(folder)
    return rows_of(table.filter(pc.is_in(table[column], value_set=pa.array(wanted, pa.string()))))


def read_records(record: type[Record], folder: Path) -> list[Record]:
    """Read the rows of a table's `folder` as records, whose fields are columns of the table."""
    columns = [field.name for field in fields(record)]
    return [record(**row) for row in read_rows(folder, columns)]


def rows_of(table: pa.Table) -> list[Row]:
    """Return the rows of an Arrow table, days as `date` objects."""
    columns = [cells_of(column) for column in table.columns]
    names = table.column_names
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def cells_of(column: pa.ChunkedArray) -> "list[Cell]":
    """Return the cells of a column, days as `date` objects; cells that are alike are one object
    where they are texts or days, for a table of many rows has few different ones.
    """
    if column.type == DAY:
        column = column.cast(pa.date32())
    if column.type not in (STRING, pa.date32()):
        cells: list[Cell] = column.to_pylist()
        return cells
    return [cell for chunk in column.chunks for cell in _shared(chunk.dictionary_encode())]


def _shared(encoded: pa.DictionaryArray) -> "list[Cell]":
    distinct = np.array([*encoded.dictionary.to_pylist(), None], np.object_)
    found: list[Cell] = distinct[pc.fill_null(encoded.indices, -1).to_numpy()].tolist()
    return found

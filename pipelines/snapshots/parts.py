"""Tables as several Parquet files, and how a file is shared with an older snapshot.

The tables whose rows belong to one article each are cut alike: part n of each holds the rows of the
same articles, and a part in which nothing changed is a hard link to the older snapshot's file. In a
part rows are sorted by the table's key; the parts follow each other by the run that last published
a change of their articles, and then by article (`pipelines.runs.parts.cutting`).
"""

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.digests import digest_file
from pipelines.snapshots.columns import Table
from pipelines.snapshots.schemas import ARTICLES, MENTION_TABLES, STATEMENT_ARGUMENTS, STATEMENTS
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import part_files, write_part

ARTICLE_TABLES: tuple[Table, ...] = (ARTICLES, *MENTION_TABLES, STATEMENTS, STATEMENT_ARGUMENTS)
"""The tables whose rows belong to one article each."""


def share(file: Path, place: Path) -> None:
    """Let a place be the same file, or on a file system without hard links a copy of it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        place.hardlink_to(file)
    except OSError:
        shutil.copyfile(file, place)


def share_equal(file: Path, twin: Path) -> None:
    """Let a file that was written be a link to its twin, where both are the same bytes."""
    if file.stat().st_size == twin.stat().st_size and digest_file(file) == digest_file(twin):
        link = file.with_suffix(".link")
        with suppress(OSError):  # a file system without hard links keeps the copy
            link.hardlink_to(twin)
            link.replace(file)


def inodes(folder: Path) -> set[tuple[int, int]]:
    """Return what tells the files of a table's folder from all others on this machine."""
    return {_inode(file) for file in part_files(folder)}


def new_files(folder: Path, parent: Snapshot | None) -> list[Path]:
    """Return the files of a table's folder that the parent's has not, in their order."""
    return files_apart(folder, parent.table_folder(folder.name)) if parent else part_files(folder)


def files_apart(folder: Path, other: Path) -> list[Path]:
    """Return the files of a folder that another has not, in their order."""
    known = inodes(other)
    return [file for file in part_files(folder) if _inode(file) not in known]


def is_shared(folder: Path, parent: Snapshot | None) -> bool:
    """Say whether a table has the files that the parent's has, and no others."""
    return parent is not None and inodes(folder) == inodes(parent.table_folder(folder.name))


def _inode(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_dev, status.st_ino


def conform(spec: Table, table: pa.Table) -> pa.Table:
    """Return rows that an older version wrote with the columns of today's schema.

    Columns that are no more are left out, new ones are null.
    """
    names = set(table.column_names)
    columns = [
        table[c.name].cast(c.type) if c.name in names else pa.nulls(table.num_rows, c.type)
        for c in spec.columns
    ]
    return pa.Table.from_arrays(columns, schema=spec.arrow_schema())


def conforms(spec: Table, schema: pa.Schema) -> bool:
    """Say whether `conform` can be asked: no column that forbids nulls is missing."""
    return all(
        schema.field(c.name).type == c.type if c.name in schema.names else not c.required
        for c in spec.columns
    )


def is_as_written_now(spec: Table, file: Path) -> bool:
    """Say whether a file has today's schema, descriptions too, and was written by this Arrow."""
    footer = pq.ParquetFile(file)
    is_ours = pa.__version__ in str(footer.metadata.created_by)
    return is_ours and footer.schema_arrow.equals(spec.arrow_schema(), check_metadata=True)


def fill_column(folder: Path, spec: Table, column: str, values: Mapping[str, object]) -> None:
    """Give a column of a table, part by part, what is known by now of each row by its key.

    A part in which the column says so already is left as it is, shared or not.

    Args:
        folder: of the table's Parquet files.
        spec: the table; its key is a single column.
        column: the column's name.
        values: its cells by key; null where there is none.
    """
    at = spec.column_names().index(column)
    type_ = spec.columns[at].type
    for file in part_files(folder):
        keys, known = pq.read_table(file, columns=[spec.key[0], column]).columns
        filled = pa.array([values.get(key) for key in keys.to_pylist()], type_)
        if not pa.chunked_array([filled]).equals(known):
            table = pq.read_table(file).cast(spec.arrow_schema())
            write_part(table.set_column(at, table.schema.field(at), filled), file)


def part_name(number: int) -> str:
    """Return the name of a part's files, by which parts are in order.

    >>> part_name(12)
    'part-00012.parquet'
    """
    return f"part-{number:05}.parquet"

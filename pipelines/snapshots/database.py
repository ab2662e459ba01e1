"""DuckDB in memory, within fixed bounds: what does not fit goes to scratch in the run's folder,
which is gone with it.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, TYPE_CHECKING

from pipelines.errors import Failure

if TYPE_CHECKING:
    import duckdb

    from pipelines.snapshots.columns import Table

MEMORY = 2 * 1024**3
"""Bytes of memory that a database may take where nobody says otherwise."""

_PATTERN = re.compile(r"[*?\[]")

_scratch: ContextVar[Path | None] = ContextVar("scratch", default=None)
_memory: ContextVar[int] = ContextVar("memory", default=MEMORY)


class DatabaseError(Failure, RuntimeError):
    """DuckDB ran out of memory or of disk."""


@contextmanager
def scratch_in(folder: Path, memory: int = MEMORY) -> Iterator[None]:
    """Let the databases that are opened inside keep their scratch in a folder of ours, and take so
    many bytes of memory.
    """
    tokens = _scratch.set(folder), _memory.set(memory)
    try:
        yield
    finally:
        _scratch.reset(tokens[0])
        _memory.reset(tokens[1])


def memory_allowed() -> int:
    """Return the bytes of memory that `scratch_in` allows."""
    return _memory.get()


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Make a folder for what does not fit into memory, gone afterwards."""
    with TemporaryDirectory(dir=_scratch.get()) as folder:
        yield Path(folder)


def scratch_file() -> IO[bytes]:
    """Open a file without a name for what does not fit into memory, gone when it is closed."""
    return TemporaryFile(dir=_scratch.get())


@contextmanager
def open_database(memory: int | None = None) -> Iterator["duckdb.DuckDBPyConnection"]:
    """Open an empty database in memory, of which it may take so many bytes; None leaves it to
    `scratch_in`.

    Raises:
        DatabaseError: memory and scratch do not suffice for what is asked of it.
    """
    import duckdb  # here, as a comparison of snapshots that are alike needs none

    with TemporaryDirectory(dir=_scratch.get()) as spill, duckdb.connect() as connection:
        connection.execute("set temp_directory = ?", [spill])
        connection.execute("set memory_limit = ?", [f"{memory or _memory.get()} bytes"])
        with suppress(duckdb.InvalidInputException):  # a notebook without ipywidgets has no bar
            connection.execute("set enable_progress_bar = false")  # it would stand among data
        try:
            yield connection
        except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
            said = str(error).partition("\n")[0]
            raise DatabaseError(f"{said}; make room on the disk of {spill}") from error


def quoted(text: str) -> str:
    """Return a text as SQL writes it.

    >>> quoted("it's")
    "'it''s'"
    """
    return "'" + text.replace("'", "''") + "'"


def rows_today(table: "Table", files: Sequence[Path]) -> str:
    """Return the query of a table as it is today: what older files lack of its columns is null, and
    without any file there is no row.

    The columns have their types from SQL: to register an Arrow table, DuckDB imports pandas.
    """
    nothing = f"select {table.sql_nulls()} where false"
    return f"from {parquet_source(files)} union all by name {nothing}" if files else nothing


def parquet_source(files: Sequence[Path]) -> str:
    """Return the SQL of a table that is these Parquet files; no name of theirs is a pattern.

    >>> parquet_source([Path("a[1]/b.parquet")])
    "read_parquet(['a[[]1]/b.parquet'])"
    """
    names = (_PATTERN.sub(r"[\g<0>]", str(file)) for file in files)
    return f"read_parquet([{', '.join(map(quoted, names))}])"

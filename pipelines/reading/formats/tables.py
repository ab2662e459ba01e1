"""Tables, an article a row: CSV, TSV, Parquet and Arrow; columns named as JSON's fields."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from pipelines.reading.drafts import Draft, Fault, RejectReason, UnreadableError
from pipelines.reading.fields import Fields
from pipelines.reading.formats.json_records import read_record

_ARROW = (b"ARROW1\x00\x00", b"PAR1", b"\xff\xff\xff\xff")
_DELIMITERS = (",", "\t", ";", "|")


def is_arrow(data: bytes) -> bool:
    """Say whether bytes are a Parquet or an Arrow file."""
    return data.startswith(_ARROW[:2]) or (data.startswith(_ARROW[2]) and len(data) > 8)


def read_separated(text: str, largest: int = 2**31 - 1) -> list[Draft | Fault]:
    """Read a text with a row a line and the names of the columns in the first (RFC 4180).

    Raises:
        UnreadableError: no column holds a text.
    """
    csv.field_size_limit(largest)
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableError(RejectReason.DAMAGED, f"no sound table: {error}") from error
    names = [name.strip() for name in next(csv.reader([head], delimiter=delimiter), [])]
    if next(Fields(dict.fromkeys(names, "x")).raw("text"), None) is None:
        raise UnreadableError(
            RejectReason.UNSUPPORTED,
            f"a table without a column of texts (text, body, content) among: {', '.join(names)}"[
                :300
            ],
        )
    return [read_record(_cells(row), index) for index, row in enumerate(rows)]


def _cells(row: Mapping[str | None, Any]) -> dict[str, Any]:
    return {name.strip(): value for name, value in row.items() if name and value is not None}


def read_arrow(data: bytes, max_bytes: int) -> list[Draft | Fault]:
    """Read the rows of a Parquet or Arrow file.

    Raises:
        UnreadableError: the file is damaged, or its columns hold more than `max_bytes`.
    """
    import pyarrow as arrow  # imported here: few files need it

    try:
        return [read_record(row, index) for index, row in enumerate(_rows(data, max_bytes))]
    except (arrow.ArrowException, OSError, ValueError) as error:  # of bytes that are no table
        raise UnreadableError(RejectReason.DAMAGED, f"the table cannot be read: {error}") from error


def _rows(data: bytes, max_bytes: int) -> Iterator[dict[str, Any]]:
    size = 0
    for batch in _batches(data):
        batch.validate(full=True)  # damaged offsets lead out of the memory that holds the texts
        size += batch.nbytes
        if size > max_bytes:
            raise UnreadableError(
                RejectReason.TOO_LARGE, f"more than {max_bytes:,} bytes when unpacked"
            )
        yield from batch.to_pylist()


def _batches(data: bytes) -> Iterator[Any]:
    import pyarrow as arrow
    from pyarrow import ipc, parquet

    source = arrow.BufferReader(data)
    if data.startswith(b"PAR1"):
        yield from parquet.ParquetFile(source).iter_batches(batch_size=200)
    elif data.startswith(b"ARROW1"):
        file = ipc.open_file(source)
        yield from (file.get_batch(number) for number in range(file.num_record_batches))
    else:
        yield from ipc.open_stream(source)

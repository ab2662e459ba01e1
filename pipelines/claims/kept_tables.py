"""Tables that one comparison leaves for the next: in files of their own, which may be deleted at
any time; then all is compared again, with the same result.
"""

import shutil
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Tables = TypeVar("Tables", bound="DataclassInstance")
"""A dataclass all of whose fields are tables."""


def write_tables(kept: "DataclassInstance", folder: Path) -> None:
    """Leave tables in a folder, in the place of what was there, whole or not at all."""
    partial = folder.with_name(f"{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    for name, file in _files(type(kept), partial):
        pq.write_table(
            getattr(kept, name),
            file,
            compression="zstd",
            write_page_checksum=True,
            use_dictionary=False,
        )
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)


def read_tables(kind: type[Tables], folder: Path) -> Tables | None:
    """Return the tables in a folder; None where there are none, or one is damaged."""
    try:
        return kind(
            *(
                pq.read_table(file, page_checksum_verification=True)
                for _, file in _files(kind, folder)
            )
        )
    except (OSError, pa.ArrowException):
        return None


def _files(kind: type["DataclassInstance"], folder: Path) -> Iterator[tuple[str, Path]]:
    for field in fields(kind):
        yield field.name, folder / f"{field.name}.parquet"

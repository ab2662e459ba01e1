"""The keys of many reports (`pipelines.claims.columns.keys`): gathered within the memory that a
database may take, what does not fit in files, and joined part by part.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from pyarrow import feather

from pipelines.claims.columns.arrays import Flags, Integers
from pipelines.claims.columns.compared import Compared
from pipelines.claims.columns.keys import keys_of
from pipelines.snapshots.database import memory_allowed, scratch_folder

REPORTS_AT_ONCE = 10_000
"""Reports whose keys are made at once: a report has some thirty."""

POSTINGS_AT_ONCE = 1_000_000
"""Keys that are joined at once, if memory allows."""

BYTES = 17
"""What a posting takes."""

HELD, JOINED = 64, 64
"""One part in so many of the memory holds postings, and another the pairs that they make; one in so
many those that are joined at once, which are sorted and laid out anew.
"""

FIRST_BYTES, SIGN, REST = 256, 128, 56
"""What the first byte of a key, which parts are told by, may be, its bit for numbers below zero,
and the bits behind it.
"""


class Postings(NamedTuple):
    """Keys with the record and the day that each is of, and whether it is weak."""

    key: Integers
    record: npt.NDArray[np.int32]
    day: npt.NDArray[np.int32]
    weak: Flags

    def at(self, rows: Integers | Flags | slice) -> "Postings":
        """Return some of them."""
        return Postings(self.key[rows], self.record[rows], self.day[rows], self.weak[rows])

    def by_first_byte(self) -> tuple["Postings", Integers]:
        """Return the postings in the order of the first bytes of their keys, and where each byte
        begins, and the last ends: numbers of eight bits are ordered without comparing.
        """
        first = self.key.view(np.uint8)[self.key.itemsize - 1 :: self.key.itemsize] ^ SIGN
        order = np.argsort(first, kind="stable")
        begins = np.cumsum(np.bincount(first, minlength=FIRST_BYTES))
        return self.at(order), np.concatenate([[0], begins])


def rows_in_part(key: Integers, keys: range) -> slice:
    """Return the rows, which are in the order of their keys, whose keys begin with one of some
    bytes.
    """
    lowest, highest = keys.start << REST, (keys.stop << REST) - 1
    return slice(np.searchsorted(key, lowest), np.searchsorted(key, highest, side="right"))


def beside(pieces: Sequence[Postings]) -> Postings:
    """Return postings one after the other."""
    if len(pieces) == 1:
        return pieces[0]
    columns: Iterator[Any] = zip(*pieces, strict=True)
    return Postings(*map(np.concatenate, columns))


def of_table(table: pa.Table) -> Postings:
    """Return the postings that a table holds."""
    columns: list[Any] = [table[name].to_numpy() for name in Postings._fields]
    return Postings(*columns)


def to_table(postings: Postings) -> pa.Table:
    """Return postings as a table."""
    return pa.table([pa.array(column) for column in postings], [*Postings._fields])


class Gathered:
    """Postings in the order in which they were added."""

    def __init__(self, folder: Path, memory: int) -> None:
        """Take the folder for what does not fit, and the bytes of memory allowed."""
        self._folder = folder
        self._memory = memory
        self._pieces: list[tuple[Postings | Path, Integers]] = []
        self._held = self._many = 0

    def add(self, piece: Postings) -> None:
        """Add some postings."""
        piece, begins = piece.by_first_byte()
        self._many += len(piece.key)
        if (self._held + len(piece.key)) * BYTES <= self._memory // HELD:
            self._held += len(piece.key)
            self._pieces.append((piece, begins))
            return
        file = self._folder / f"{len(self._pieces)}.arrow"
        table = to_table(piece)
        feather.write_feather(table, file, compression="uncompressed", chunksize=len(table) or None)
        self._pieces.append((file, begins))

    def parts(self) -> Iterator[tuple[range, Postings]]:
        """Yield the postings part by part, with the first bytes of the keys in each: in the order
        of the keys from part to part, within a part in none.
        """
        at_once = max(min(POSTINGS_AT_ONCE, self._memory // JOINED // BYTES), 1)
        many = min(self._many // at_once + 1, FIRST_BYTES)
        for part in range(many):
            ends = (FIRST_BYTES * number // many - FIRST_BYTES // 2 for number in (part, part + 1))
            keys = range(*ends)
            yield keys, beside([_part(*piece, keys) for piece in self._pieces])


def _part(piece: Postings | Path, begins: Integers, keys: range) -> Postings:
    """Return a part of a piece; of one in a file nothing else is read."""
    first, last = (int(begins[byte + SIGN]) for byte in (keys.start, keys.stop))
    if not isinstance(piece, Path):
        return piece.at(slice(first, last))
    return of_table(feather.read_table(piece, memory_map=True).slice(first, last - first))


class Aside:
    """Tables that are kept for later: what is over the memory allowed lies in files."""

    def __init__(self, folder: Path, memory: int) -> None:
        """Take the folder for what does not fit, and the bytes that may be held."""
        self._folder = folder
        self._left = memory

    def put(self, table: pa.Table) -> pa.Table:
        """Return a table, in memory or from a file."""
        self._left -= table.nbytes
        if self._left >= 0 or not len(table):
            return table
        file = self._folder / f"aside-{-self._left}.arrow"
        feather.write_feather(table, file, compression="uncompressed")
        return feather.read_table(file, memory_map=True)


@contextmanager
def gather_postings(table: Compared, numbers: Integers) -> Iterator[Gathered]:
    """Gather the keys of reports, under the numbers that they go by."""
    days = np.maximum(table.day, 0).astype(np.int32)
    with scratch_folder() as folder:
        gathered = Gathered(folder, memory_allowed())
        for first in range(0, max(len(table), 1), REPORTS_AT_ONCE):
            keys = keys_of(table.at(slice(first, first + REPORTS_AT_ONCE)))
            report = keys.report + first
            record = numbers[report].astype(np.int32)
            gathered.add(Postings(keys.key, record, days[report], keys.weak))
        yield gathered

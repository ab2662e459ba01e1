"""The reports that claims are made of: the first as they are, what is over in a file that has no
name, from which each is read when it is asked for.

A report takes 2 KB as an object, and half a KB in the file.
"""

import os
import pickle
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from functools import lru_cache, partial
from itertools import islice
from operator import attrgetter
from typing import IO, overload
from weakref import finalize, proxy

import numpy as np
import pyarrow as pa

from pipelines.claims.at_need.made import Made
from pipelines.claims.columns.arrays import Integers
from pipelines.claims.records import ReportedStatement
from pipelines.snapshots.database import scratch_file

HELD = 10_000
"""Reports that are held as objects."""

RECENT = 1_000
"""Reports that were read last are held too: those of one matter are asked for again and again."""

AT_ONCE = 1_000
"""Reports that are written at once."""

HEADS = pa.schema(
    [
        ("statement_id", pa.string()),
        ("article_id", pa.string()),
        ("statement_type", pa.string()),
        ("day", pa.int32()),
    ]
)
"""What is asked of all reports: ids, type, and the day that they are ordered by (`records.age`)."""

_NAMES = [field.name for field in fields(ReportedStatement)]
_cells = attrgetter(*_NAMES)


def heads_of(reports: Iterable[ReportedStatement]) -> pa.Table:
    """Return the heads of reports, a row each."""
    rows = [
        (
            *(each.statement_id, each.article_id, each.statement_type),
            (each.published_on or date.max).toordinal(),
        )
        for each in reports
    ]
    columns = zip(*rows, strict=True) if rows else ((),) * len(HEADS)
    arrays = [pa.array(c, f.type) for c, f in zip(columns, HEADS, strict=True)]
    return pa.table(arrays, schema=HEADS)


class _Store:
    """Reports in the order in which they came."""

    def __init__(self, held: int) -> None:
        self._most = held
        self._held: list[ReportedStatement] = []
        self._file: IO[bytes] | None = None
        self._begins = array("q", [0])
        self.get = lru_cache(RECENT)(partial(_Store._read, proxy(self)))

    def __len__(self) -> int:
        return len(self._held) + len(self._begins) - 1

    def add(self, reports: Iterable[ReportedStatement]) -> None:
        given = iter(reports)
        self._held += islice(given, self._most - len(self._held))
        while some := [*islice(given, AT_ONCE)]:
            self._write(some)

    def _write(self, reports: Sequence[ReportedStatement]) -> None:
        if self._file is None:
            self._file = scratch_file()
            finalize(self, self._file.close)
        written = [pickle.dumps(_cells(each), pickle.HIGHEST_PROTOCOL) for each in reports]
        self._file.write(b"".join(written))
        self._file.flush()
        for each in written:
            self._begins.append(self._begins[-1] + len(each))

    def _read(self, place: int) -> ReportedStatement:
        at = place - len(self._held)
        if at < 0:
            return self._held[place]
        begin, end = self._begins[at : at + 2]
        assert self._file is not None
        # Nobody else can write to a file without a name, so what is read is what was written.
        cells = pickle.loads(os.pread(self._file.fileno(), end - begin, begin))
        return ReportedStatement(**dict(zip(_NAMES, cells, strict=True)))


class Shelf(Sequence[ReportedStatement]):
    """Reports in some order, with their `heads`, a row each."""

    def __init__(self, held: int = HELD) -> None:
        """Hold so many as objects."""
        self._store = _Store(held)
        self._places: Integers = np.empty(0, np.int64)
        self.heads = HEADS.empty_table()

    def add(self, reports: Sequence[ReportedStatement]) -> None:
        """Put reports after those that are here."""
        first = len(self._store)
        self._store.add(reports)
        self._places = np.concatenate([self._places, np.arange(first, len(self._store))])
        self.heads = pa.concat_tables([self.heads, heads_of(reports)])

    def at(self, places: Integers) -> "Shelf":
        """Return the reports at some places, in this order."""
        shelf = Shelf()
        shelf._store, shelf._places = self._store, self._places[places]
        shelf.heads = self.heads.take(pa.array(places)).combine_chunks()
        return shelf

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> ReportedStatement: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[ReportedStatement]: ...
    def __getitem__(self, place: int | slice) -> ReportedStatement | Sequence[ReportedStatement]:
        if isinstance(place, slice):
            return Made(len(self), self.__getitem__)[place]
        return self._store.get(int(self._places[place]))

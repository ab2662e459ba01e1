"""A table's rows in the order of its key, when they need not fit into memory: they are sorted so
many at once, what is over lies in files, and these are merged row group by row group.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.snapshots.columns import Table
from pipelines.snapshots.tables import FIRST_PART, ROW_GROUP_SIZE, open_part, sort_rows, write_table

HELD = 32 * 1024**2
"""Bytes of rows that are sorted in memory."""

ROWS_AT_ONCE = 4_000
"""Rows of one file that are read at once."""


class TableSorter:
    """Takes rows in any order, and writes them in that of their key."""

    def __init__(self, spec: Table, folder: Path, held: int = HELD) -> None:
        """Take the table, the folder for what does not fit, and the bytes that may be held."""
        self._spec = spec
        self._folder = folder
        self._most = held
        self._held: list[pa.Table] = [spec.arrow_schema().empty_table()]
        self._files: list[Path] = []

    def add(self, rows: pa.Table) -> None:
        """Take some rows."""
        self._held.append(rows)
        if sum(table.nbytes for table in self._held) > self._most:
            self._lay_down()

    def write(self, folder: Path) -> None:
        """Write the rows as the one Parquet file of a new folder, as `write_table` would all."""
        if not self._files:
            write_table(self._sorted(), folder)
            return
        self._lay_down()
        folder.mkdir(parents=True)
        with open_part(folder / FIRST_PART, self._spec.arrow_schema()) as writer:
            for group in _groups(self._merged()):
                writer.write_table(group.combine_chunks(), row_group_size=ROW_GROUP_SIZE)

    def _sorted(self) -> pa.Table:
        rows, self._held = self._held, [self._spec.arrow_schema().empty_table()]
        return sort_rows(self._spec, pa.concat_tables(rows))

    def _lay_down(self) -> None:
        if not any(table.num_rows for table in self._held):
            return
        file = self._folder / f"{self._spec.name}-{len(self._files)}.parquet"
        pq.write_table(self._sorted(), file, compression="zstd", row_group_size=ROWS_AT_ONCE)
        self._files.append(file)

    def _merged(self) -> Iterator[pa.Table]:
        """Yield all rows in their order: those before the last key of a file's rows in hand are
        before all that this file still has.
        """
        runs = [_read(file, self._spec) for file in self._files]
        hands = [next(run) for run in runs]
        unread = set(range(len(runs)))
        key = self._spec.key[0]
        while unread:
            last = {at: str(hands[at][key][-1]) for at in unread}
            first = min(unread, key=lambda at: last[at])
            before = [pc.sum(pc.less(hand[key], last[first])).as_py() or 0 for hand in hands]
            cut = [*zip(hands, before, strict=True)]
            yield self._beside([hand.slice(0, many) for hand, many in cut])
            hands = [hand.slice(many) for hand, many in cut]
            if (more := next(runs[first], None)) is None:
                unread.remove(first)
            else:
                hands[first] = pa.concat_tables([hands[first], more])
        yield self._beside(hands)

    def _beside(self, tables: Sequence[pa.Table]) -> pa.Table:
        return sort_rows(self._spec, pa.concat_tables(tables))


def _read(file: Path, spec: Table) -> Iterator[pa.Table]:
    schema = spec.arrow_schema()
    for batch in pq.ParquetFile(file).iter_batches(ROWS_AT_ONCE):
        yield pa.Table.from_batches([batch]).cast(schema)


def _groups(tables: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """Yield the rows of tables in row groups."""
    waiting: list[pa.Table] = []
    for table in tables:
        waiting.append(table)
        while sum(each.num_rows for each in waiting) >= ROW_GROUP_SIZE:
            whole = pa.concat_tables(waiting)
            yield whole.slice(0, ROW_GROUP_SIZE)
            waiting = [whole.slice(ROW_GROUP_SIZE)]
    if any(each.num_rows for each in waiting):
        yield pa.concat_tables(waiting)

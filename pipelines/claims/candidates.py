"""Which statements are worth comparing: those that share a key (`columns.keys`).

A block of too many statements is split by fortnight, then by day; what is still too large tells
nothing and is left out, so that the work grows with the statements and not with their square.
"""

from typing import NamedTuple

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipelines.claims.columns.arrays import Integers
from pipelines.claims.columns.compared import Compared
from pipelines.claims.columns.keys import FORTNIGHT, are_gone_on_with, keys_of
from pipelines.snapshots.database import open_database

AT_ONCE = 50_000
"""Reports whose keys are made at once: a report has some thirty."""

LARGEST_BLOCK = 24
"""Statements of one key that all meet each other."""


class Candidates(NamedTuple):
    """Pairs of places, the earlier report first; each pair once, in order."""

    one: npt.NDArray[np.int64]
    other: npt.NDArray[np.int64]


_LEVELS = """
create temp table sized as
    select key, count(*) as many from keys group by key having count(*) > 1;
create temp table level0 as
    select keys.key, record, weak from keys join sized using (key) where many <= {cap};
create temp table large0 as
    select hash(key, half) as key, record, day, weak
    from (
        select keys.key, record, day, weak from keys join sized using (key) where many > {cap}
    ) as k,
         (values (0), (1)) as halves(step),
         lateral (select day // {fortnight} + step as half);
create temp table sized1 as
    select key, count(*) as many from large0 group by key having count(*) > 1;
create temp table level1 as
    select large0.key, record, weak from large0 join sized1 using (key) where many <= {cap};
create temp table level2 as
    select hash(large0.key, day) as key, record, weak
    from large0 join sized1 using (key) where many > {cap};
"""

_JOIN = """
with sized2 as (
    select key from level2 group by key having count(*) between 2 and {cap}
),
posting as (
    select key, record, weak from level0
    union all select key, record, weak from level1
    union all select level2.key, record, weak from level2 join sized2 using (key)
)
select distinct least(a.record, b.record) as earlier, greatest(a.record, b.record) as later
from {some} as a join posting as b
    on a.key = b.key and a.record {differs} b.record and not (a.weak and b.weak)
order by earlier, later
"""


def find_candidates(table: Compared) -> Candidates:
    """Return the pairs of reports, which are in the order of their age, that share a key."""
    with open_database() as connection:
        connection.register("keys", postings_of(table, np.arange(len(table))))
        return join(connection)


def postings_of(table: Compared, numbers: Integers) -> pa.Table:
    """Return the keys of reports, a row a key of a report, under the numbers that they go by."""
    begun, days = are_gone_on_with(table), np.maximum(table.day, 0).astype(np.int32)
    portions = []
    for first in range(0, max(len(table), 1), AT_ONCE):
        keys = keys_of(table.part(first, first + AT_ONCE), begun[first : first + AT_ONCE])
        report = keys.report + first
        columns = keys.key, numbers[report].astype(np.int32), days[report], keys.weak
        portions.append(pa.table(dict(zip(("key", "record", "day", "weak"), columns, strict=True))))
    return pa.concat_tables(portions)


_SOME = "(select * from posting semi join {wanted} using (record))"


def join(connection: duckdb.DuckDBPyConnection, wanted: str | None = None) -> Candidates:
    """Return the pairs of records that share a key, the lower number first.

    Args:
        connection: a database whose table ``keys`` is as `postings_of` returns it.
        wanted: a table of records of which a pair must hold one; all pairs if none is named.
    """
    for statement in _LEVELS.format(cap=LARGEST_BLOCK, fortnight=FORTNIGHT).split(";"):
        if statement.strip():
            connection.execute(statement)
    some, differs = (_SOME.format(wanted=wanted), "<>") if wanted else ("posting", "<")
    query = _JOIN.format(cap=LARGEST_BLOCK, some=some, differs=differs)
    found = connection.execute(query).fetchnumpy()
    return Candidates(np.asarray(found["earlier"], np.int64), np.asarray(found["later"], np.int64))

"""Which pairs of statements to look at again when some came and others went.

Who shares a key meets (`pipelines.claims.candidates`), unless too many do. So statements that came
meet others, and a block that grows too large, or is no longer so, changes who meets in it.
"""

from typing import NamedTuple

import duckdb
import numpy as np
import pyarrow as pa

from pipelines.claims.candidates import LARGEST_BLOCK, Candidates, join
from pipelines.claims.columns.arrays import Flags, Integers, distinct
from pipelines.claims.columns.keys import FORTNIGHT
from pipelines.claims.updating.kept import POSTINGS
from pipelines.snapshots.database import open_database

_NEAR = """
create temp table near as
select met.*
from met
semi join (
    select key from met group by key having greatest(sum(was), sum(stays)) > {cap}
) as large using (key)
"""
"""The large blocks in which somebody came or went, with who was in them and who is."""

_TURNED = """
create temp table turned as
with whole as (
    select key, sum(was) as had, sum(stays) as has from near group by key
),
half as (
    select key, record, day, was, stays, fortnight
    from near
    join whole using (key),
         (values (0), (1)) as halves(step),
         lateral (select day // {fortnight} + step as fortnight)
    where had > {cap} and has > {cap}
),
halves as (
    select key, fortnight, sum(was) as had, sum(stays) as has from half group by all
),
daily as (
    select key, fortnight, half.day, record, was, stays
    from half join halves using (key, fortnight)
    where had > {cap} and has > {cap}
),
days as (
    select key, fortnight, day, sum(was) as had, sum(stays) as has from daily group by all
),
met as (
    select record, stays, had, has from near join whole using (key)
    union all select record, stays, had, has from half join halves using (key, fortnight)
    union all select record, stays, had, has from daily join days using (key, fortnight, day)
)
select record, bool_or(had <= {cap}) as grown, bool_or(had > {cap}) as shrunk
from met
where stays > 0 and (had <= {cap}) <> (has <= {cap})
group by record
"""
"""Who is in a block that grew too large, or was too large: whole, in a fortnight, or on a day."""


class Meetings(NamedTuple):
    """All pairs that meet in which somebody came, or is in a block that has `shrunk` to a size at
    which all meet, or has an edge in one that has `grown` too large; all who are in such blocks;
    and the keys of all from now on.
    """

    pairs: Candidates
    grown: Integers
    shrunk: Integers
    postings: pa.Table


def find_meetings(before: pa.Table, edges: pa.Table, gone: Integers, fresh: pa.Table) -> Meetings:
    """Find who meets whom since some went and others came.

    Args:
        before: the keys of all before, in the order of the keys.
        edges: the edges of before.
        gone: the numbers of those that went.
        fresh: the keys of those that came, under numbers of their own.
    """
    key, record = _numbers(before, "key"), _numbers(before, "record")
    went = _marks(gone, record)[record]
    with open_database() as connection:
        connection.register("met", _met(before, key, went, fresh))
        connection.execute(_NEAR.format(cap=LARGEST_BLOCK))
        connection.execute(_TURNED.format(cap=LARGEST_BLOCK, fortnight=FORTNIGHT))
        grown, shrunk = _records(connection, "grown"), _records(connection, "shrunk")
        wanted = distinct(
            np.concatenate([_numbers(fresh, "record"), shrunk, _joined_by(edges, grown)])
        )
        theirs = key[_marks(wanted, record)[record] & ~went]
        rows = _rows_with(key, distinct(np.concatenate([_numbers(fresh, "key"), theirs])))
        keys = pa.concat_tables([before.take(pa.array(rows[~went[rows]])), fresh])
        return Meetings(
            pairs=join(keys, wanted),
            grown=grown,
            shrunk=shrunk,
            postings=_merged(before, key, ~went, fresh),
        )


def _numbers(table: pa.Table, name: str) -> Integers:
    return np.asarray(table[name].to_numpy(), np.int64)


def _marks(numbers: Integers, record: Integers) -> Flags:
    """Mark numbers among all that records go by."""
    marks = np.zeros(max(record.max(initial=-1), numbers.max(initial=-1)) + 1, np.bool_)
    marks[numbers] = True
    return marks


def _met(before: pa.Table, key: Integers, went: Flags, fresh: pa.Table) -> pa.Table:
    """Return who is, and who was, in the blocks in which somebody came or went."""
    touched = distinct(np.concatenate([_numbers(fresh, "key"), key[went]]))
    rows = _rows_with(key, touched)
    names = ["key", "record", "day"]
    old, new = before.select(names).take(pa.array(rows)), fresh.select(names)
    was = np.repeat(np.array([1, 0]), (len(rows), fresh.num_rows))
    stays = np.concatenate([~went[rows], np.ones(fresh.num_rows, np.bool_)]).astype(np.int64)
    met = pa.concat_tables([old, new]).append_column("was", pa.array(was))
    return met.append_column("stays", pa.array(stays))


def _rows_with(key: Integers, wanted: Integers) -> Integers:
    """Return the rows, which are in the order of their keys, that have one of the wanted keys."""
    first, last = (np.searchsorted(key, wanted, side=side) for side in ("left", "right"))
    many = last - first
    return np.repeat(first - (np.cumsum(many) - many), many) + np.arange(int(many.sum()))


def _joined_by(edges: pa.Table, grown: Integers) -> Integers:
    """Return the ends of the edges that join two of those that are in grown blocks."""
    first, second = _numbers(edges, "first"), _numbers(edges, "second")
    marks = _marks(grown, np.concatenate([first, second]))
    both = marks[first] & marks[second]
    return np.concatenate([first[both], second[both]])


def _merged(before: pa.Table, key: Integers, stays: Flags, fresh: pa.Table) -> pa.Table:
    """Return the keys of those that stay and of those that came, in the order of the keys."""
    order = np.argsort(_numbers(fresh, "key"), kind="stable")
    new = fresh.take(pa.array(order))
    at = np.searchsorted(key[stays], _numbers(new, "key"), side="right")
    columns = [
        np.insert(before[name].to_numpy()[stays], at, new[name].to_numpy())
        for name in POSTINGS.names
    ]
    return pa.table([pa.array(column) for column in columns], schema=POSTINGS)


def _records(connection: duckdb.DuckDBPyConnection, flag: str) -> Integers:
    found = connection.execute(f"select record from turned where {flag}").fetchnumpy()
    return np.asarray(found["record"], np.int64)

"""Which pairs of statements to look at again when some came and others went.

Who shares a key meets (`pipelines.claims.candidates`), unless too many do. So statements that came
meet others, and a block that grows too large, or is no longer so, changes who meets in it.
"""

from typing import NamedTuple

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.claims.candidates import LARGEST_BLOCK, Candidates, join
from pipelines.claims.columns.arrays import Integers
from pipelines.claims.columns.keys import FORTNIGHT
from pipelines.snapshots.database import open_database

_NEAR = """
create temp table near as
with touched as (
    select key, record, day, 1 as was, 1 - (record in (select record from gone))::int as stays
    from before
    semi join (
        select key from fresh
        union
        select key from before semi join gone using (record)
    ) as touched using (key)
    union all
    select key, record, day, 0, 1 from fresh
)
select touched.*
from touched
semi join (
    select key from touched group by key having greatest(sum(was), sum(stays)) > {cap}
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

_KEYS = """
create temp table wanted as
    select record from fresh
    union
    select record from turned where shrunk
    union
    select unnest([edges.first, edges.second])
    from edges
    semi join (select record as first from turned where grown) as a using (first)
    semi join (select record as second from turned where grown) as b using (second);
create temp view after as
    select * from before anti join gone using (record) union all select * from fresh;
create temp table keys as
    select * from after
    semi join (select key from after semi join wanted using (record)) as own using (key)
"""


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
        before: the keys of all before.
        edges: the edges of before.
        gone: the numbers of those that went.
        fresh: the keys of those that came, under numbers of their own.
    """
    with open_database() as connection:
        connection.register("before", before)
        connection.register("edges", edges)
        connection.register("fresh", fresh)
        connection.register("gone", pa.table({"record": gone.astype(np.int32)}))
        connection.execute(_NEAR.format(cap=LARGEST_BLOCK))
        connection.execute(_TURNED.format(cap=LARGEST_BLOCK, fortnight=FORTNIGHT))
        connection.execute(_KEYS)
        pairs = join(connection, "wanted")
        return Meetings(
            pairs=pairs,
            grown=_records(connection, "grown"),
            shrunk=_records(connection, "shrunk"),
            postings=pa.concat_tables([_without(before, gone), fresh]),
        )


def _without(postings: pa.Table, gone: Integers) -> pa.Table:
    if not len(gone):
        return postings
    return postings.filter(pc.invert(pc.is_in(postings["record"], pa.array(gone, pa.int32()))))


def _records(connection: duckdb.DuckDBPyConnection, flag: str) -> Integers:
    found = connection.execute(f"select record from turned where {flag}").fetchnumpy()
    return np.asarray(found["record"], np.int64)

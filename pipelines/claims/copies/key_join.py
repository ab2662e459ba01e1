"""Which records share keys: the join behind near-identical articles, claims and conflicts.

The join runs in DuckDB, within fixed memory and spilling to disk, so that a hundred thousand
articles need no more than time.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipelines.snapshots.database import open_database

Keys = npt.NDArray[np.uint32]
"""Hashes of one record's keys, each once."""

ROWS_AT_ONCE = 100_000

_JOIN = """
with shared as (select key from keys group by key having count(*) > 1),
posting as (
    select key, record, row_number() over (partition by key order by record) as place
    from keys semi join shared using (key)
),
size as (select record, count(*) as keys from keys group by record),
pair as (
    select later.record as later, earlier.record as earlier, count(*) as shared
    from posting as later
    join posting as earlier
      on later.key = earlier.key
     and later.place > earlier.place
     and later.place <= earlier.place + ?
    group by all
)
select pair.later, pair.earlier
from pair
join size as one on one.record = pair.later
join size as other on other.record = pair.earlier
where pair.shared >= ? * least(one.keys, other.keys)
order by pair.later, pair.shared desc, pair.earlier
"""


def pairs_sharing_keys(
    keys: Sequence[Keys], *, neighbourhood: int, share: float = 0.0
) -> Iterator[tuple[int, int]]:
    """Yield the pairs ``(later, earlier)`` of positions in ``keys`` whose records share keys.

    Args:
        keys: the keys of each record; records in the order of their age.
        neighbourhood: of the records that share a key, each meets so many of those that follow it,
            so that a key which very many have costs no more than it tells.
        share: the part of the keys of the record with fewer of them that a pair must have in
            common.

    Yields:
        The pairs in the order of the later record, for each those with the most shared keys first.
    """
    if not keys:
        return
    table = pa.table(
        {
            "key": np.concatenate(keys).astype(np.uint32),
            "record": np.repeat(np.arange(len(keys), dtype=np.int32), [len(each) for each in keys]),
        }
    )
    with open_database() as connection:
        connection.register("keys", table)
        result = connection.execute(_JOIN, [neighbourhood, share])
        while rows := result.fetchmany(ROWS_AT_ONCE):
            yield from rows

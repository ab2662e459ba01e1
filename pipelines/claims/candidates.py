"""Which statements are worth comparing: those that share a key.

A key is a value's size with a party or a name, two parties in a fortnight, a weapon system with a
party, or an exact figure of three digits in a fortnight. What changes by the day (measurements,
prices) is keyed by its month or day as well. A block of too many statements is split by fortnight,
then by day; what is still too large tells nothing and is left out, so that the work grows with the
statements and not with their square.
"""

import math
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipelines.claims.compared import hashed
from pipelines.claims.features import Features
from pipelines.claims.party_names import read_name
from pipelines.snapshots.database import open_database

BUCKET = 1.6
"""Ratio of the ends of a bucket of values: rivals of one matter lie in the same or in neighbours.
"""

MOST_BUCKETS, MOST_KEYED_VALUES, MOST_PARTIES, MOST_PRINTED = 4, 3, 6, 4
LARGEST_BLOCK = 48
"""Statements of one key that all meet each other."""

FORTNIGHT = 14
NEIGHBOURHOOD = 300
"""Characters of an article in which a deal is gone on with."""
EXACT_DIGITS = 3
SMALLEST = 1e-9

Keys = list[int]


class Candidates(NamedTuple):
    """Pairs of places, the earlier report first; each pair once, in order."""

    one: npt.NDArray[np.int64]
    other: npt.NDArray[np.int64]


def keys_of(features: Features) -> Keys:
    """Return the keys of one report, each once."""
    parties, systems = _party_keys(features), _system_keys(features)
    tokens = {*parties, *features.tokens, *systems}
    moment = _moment(features)
    keys = {hash((bucket, token, moment)) for bucket in _buckets(features) for token in tokens}
    keys.update(_figure_keys(features, parties))
    keys.update(_deal_keys(features, parties, systems))
    report = features.report
    article, place = hashed(report.article_id), report.position // NEIGHBOURHOOD
    keys |= {hash((5, article, place)), hash((5, article, place + 1))}
    return sorted(keys)


def _figure_keys(features: Features, parties: Sequence[int]) -> Iterator[int]:
    """Yield keys of exact figures, and of those printed beside a party, for conversions."""
    figures = set(features.figures[:MOST_PRINTED]) if features.values else set()
    for value in features.values[:MOST_KEYED_VALUES]:
        if value.digits >= EXACT_DIGITS:
            exact = hashed(max(value.figures))
            yield from (hash((1, exact, day)) for day in _fortnights(features.report.published_on))
        if value.field == "amount":
            figures.update(map(hashed, value.figures))
    yield from (hash((2, figure, token)) for figure in figures for token in parties)


def _deal_keys(features: Features, parties: Sequence[int], systems: Sequence[int]) -> Iterator[int]:
    """Yield keys of two parties, and of a system with a party, in a fortnight."""
    names = [read_name(p.entity_id, p.name) for p in features.report.parties]
    ends = {name.whole for name in names} | {name.country for name in names if name.country}
    met = list(combinations(sorted(ends)[:MOST_PARTIES], 2))
    armed = list(product(systems, parties))
    for day in _fortnights(features.report.published_on):
        yield from (hash((3, *pair, day)) for pair in met)
        yield from (hash((4, *pair, day)) for pair in armed)


def _party_keys(features: Features) -> list[int]:
    found: dict[int, None] = {}
    for party in features.report.parties[:MOST_PARTIES]:
        found.update(dict.fromkeys(read_name(party.entity_id, party.name).keys()))
    return [*found]


def _system_keys(features: Features) -> list[int]:
    """Return hashes of what a system and its variants have in common: the "fa18" of
    "fa18efsuperhornet".
    """
    return [hashed(_designation(system)) for system in features.systems]


def _designation(system: str) -> str:
    digits = next((at for at, letter in enumerate(system) if letter.isdigit()), None)
    if digits is None:
        return system
    end = digits
    while end < len(system) and system[end].isdigit():
        end += 1
    return system[:end] if digits else system


def _moment(features: Features) -> int:
    """Return the month that a measurement is of, and the day of a price; 0 for all else."""
    report = features.report
    if features.is_quote:
        day = report.period_start or report.published_on
        return day.toordinal() if day else 0
    if features.kind.has("measured"):
        day = report.period_end or report.period_start or report.published_on
        return day.year * 12 + day.month if day else 0
    return 0


def _fortnights(day: date | None) -> tuple[int, ...]:
    """Return the fortnight that a day is in and the next, so that neighbours meet."""
    if day is None:
        return (0,)
    return day.toordinal() // FORTNIGHT, day.toordinal() // FORTNIGHT + 1


def _buckets(features: Features) -> Iterator[int]:
    for value in features.values[:MOST_KEYED_VALUES]:
        first, last = _bucket(value.low), _bucket(value.high)
        for bucket in range(first, min(last, first + MOST_BUCKETS) + 2):
            yield hash((hashed(value.field), hashed(value.unit), bucket))


def _bucket(value: float) -> int:
    size = math.floor(math.log(max(abs(value) / SMALLEST, 1.0), BUCKET))
    return size if value >= 0 else -size


_LEVELS = """
create temp table sized as
    select key, count(*) as many from keys group by key having count(*) > 1;
create temp table level0 as
    select keys.key, record from keys join sized using (key) where many <= {cap};
create temp table large0 as
    select hash(key, half) as key, record, day
    from (select keys.key, record, day from keys join sized using (key) where many > {cap}) as k,
         (values (0), (1)) as halves(step),
         lateral (select day // {fortnight} + step as half);
create temp table sized1 as
    select key, count(*) as many from large0 group by key having count(*) > 1;
create temp table level1 as
    select large0.key, record from large0 join sized1 using (key) where many <= {cap};
create temp table level2 as
    select hash(large0.key, day) as key, record
    from large0 join sized1 using (key) where many > {cap};
"""

_JOIN = """
with sized2 as (
    select key from level2 group by key having count(*) between 2 and {cap}
),
posting as (
    select key, record from level0
    union all select key, record from level1
    union all select level2.key, record from level2 join sized2 using (key)
)
select distinct a.record as earlier, b.record as later
from posting as a join posting as b on a.key = b.key and a.record < b.record
order by earlier, later
"""


def find_candidates(features: Sequence[Features]) -> Candidates:
    """Return the pairs of `features`, which are in the order of their age, that share a key."""
    if not features:
        return Candidates(np.empty(0, np.int64), np.empty(0, np.int64))
    keys = [keys_of(each) for each in features]
    counts = [len(each) for each in keys]
    days = [each.report.published_on for each in features]
    ordinals = np.array([day.toordinal() if day else 0 for day in days], np.int32)
    record = np.repeat(np.arange(len(keys), dtype=np.int32), counts)
    table = pa.table(
        {
            "key": np.fromiter((key for each in keys for key in each), np.int64, sum(counts)),
            "record": record,
            "day": ordinals[record],
        }
    )
    return join(table)


def join(table: pa.Table) -> Candidates:
    """Return the pairs of records that share a key; `table` has a row a key of a record."""
    with open_database() as connection:
        connection.register("keys", table)
        for statement in _LEVELS.format(cap=LARGEST_BLOCK, fortnight=FORTNIGHT).split(";"):
            if statement.strip():
                connection.execute(statement)
        found = connection.execute(_JOIN.format(cap=LARGEST_BLOCK)).fetchnumpy()
    return Candidates(np.asarray(found["earlier"], np.int64), np.asarray(found["later"], np.int64))

"""Which statements are worth comparing: those that share a key (`columns.keys`).

A block of too many statements is split by fortnight, then by day; what is still too large tells
nothing and is left out, so that the work grows with the statements and not with their square.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipelines.claims.columns.arrays import Flags, Integers, distinct, runs
from pipelines.claims.columns.compared import Compared
from pipelines.claims.columns.keys import FORTNIGHT, keys_of, mix

AT_ONCE = 10_000
"""Reports whose keys are made at once: a report has some thirty."""

LARGEST_BLOCK = 24
"""Statements of one key that all meet each other."""

POSTINGS_AT_ONCE = 4_000_000
"""Keys of statements that are joined at once: those of one part of all keys. Beside the keys
themselves, which are 17 bytes each, the join takes memory for so many only.
"""


class Candidates(NamedTuple):
    """Pairs of places, the earlier report first; each pair once, in order."""

    one: npt.NDArray[np.int64]
    other: npt.NDArray[np.int64]


LAST_BITS = 2**20 - 1
MOST_PARTS = 255
"""Parts of the keys: which of them a key is in, one of its bytes says."""


class _Postings(NamedTuple):
    """Keys with the record and the day that each is of, and whether it is weak."""

    key: Integers
    record: npt.NDArray[np.int32]
    day: npt.NDArray[np.int32]
    weak: Flags

    def at(self, rows: Integers | Flags) -> "_Postings":
        """Return some of them."""
        return _Postings(self.key[rows], self.record[rows], self.day[rows], self.weak[rows])


def find_candidates(table: Compared) -> Candidates:
    """Return the pairs of reports, which are in the order of their age, that share a key."""
    return join(postings_of(table, np.arange(len(table))))


def postings_of(table: Compared, numbers: Integers) -> pa.Table:
    """Return the keys of reports, a row a key of a report, under the numbers that they go by."""
    days = np.maximum(table.day, 0).astype(np.int32)
    columns: dict[str, list[Any]] = {"key": [], "record": [], "day": [], "weak": []}
    for first in range(0, max(len(table), 1), AT_ONCE):
        keys = keys_of(table.part(first, first + AT_ONCE))
        report = keys.report + first
        told = keys.key, numbers[report].astype(np.int32), days[report], keys.weak
        for portions, column in zip(columns.values(), told, strict=True):
            portions.append(column)
    # one column after the other, so that no more than one stands twice in memory
    return pa.table({name: pa.array(np.concatenate(columns.pop(name))) for name in [*columns]})


def join(postings: pa.Table, wanted: Integers | None = None) -> Candidates:
    """Return the pairs of records that share a key, the lower number first.

    Args:
        postings: the keys of records, as `postings_of` returns them.
        wanted: the records of which a pair must hold one; all pairs if none is given.
    """
    columns = _Postings(*(postings[name].to_numpy() for name in _Postings._fields))
    size = int(columns.record.max(initial=-1)) + 1
    asked = np.ones(size, np.bool_) if wanted is None else np.zeros(size, np.bool_)
    if wanted is not None:
        asked[wanted] = True
    found = [np.empty(0, np.int64)]
    parts = min(len(columns.key) // POSTINGS_AT_ONCE + 1, MOST_PARTS)
    part_of = columns.key.view(np.uint8)[:: columns.key.itemsize] % np.uint8(parts)  # by one byte
    for part in range(parts):
        some = columns.at(part_of == part) if parts > 1 else columns
        levels = _levels(some, asked)
        found.append(distinct(np.concatenate([_pairs(each, asked) for each in levels])))
    codes = distinct(np.concatenate(found))
    return Candidates(codes // max(size, 1), codes % max(size, 1))


def _levels(postings: _Postings, asked: Flags) -> Iterator[_Postings]:
    """Yield the blocks in which all meet, sorted by their keys: whole ones, of a fortnight, of a
    day; of the parts of large ones those in which somebody is asked for.
    """
    small, large = _blocks(postings)
    yield small
    halves = large.day // FORTNIGHT
    both = [
        _with_asked(large._replace(key=mix(large.key, (halves + step).astype(np.int64))), asked)
        for step in (0, 1)
    ]
    small, large = _blocks(
        _Postings(*(np.concatenate(column) for column in zip(*both, strict=True)))
    )
    yield small
    days = large._replace(key=mix(large.key, large.day.astype(np.int64)))
    yield _blocks(_with_asked(days, asked))[0]


def _with_asked(postings: _Postings, asked: Flags) -> _Postings:
    """Leave out blocks in which nobody is asked for, as far as the last bits of their keys tell."""
    if asked.all():
        return postings
    last = postings.key & LAST_BITS
    marks = np.zeros(LAST_BITS + 1, np.bool_)
    marks[last[asked[postings.record]]] = True
    return postings.at(marks[last])


def _blocks(postings: _Postings) -> tuple[_Postings, _Postings]:
    """Return what is in blocks of two and more in which all meet, and in those that are too large,
    in the order of the keys.
    """
    order = np.argsort(postings.key)
    _, sizes = runs(postings.key[order])
    many = np.repeat(sizes, sizes)
    small = order[(many > 1) & (many <= LARGEST_BLOCK)]
    return postings.at(small), postings.at(order[many > LARGEST_BLOCK])


def _pairs(blocks: _Postings, asked: Flags) -> Integers:
    """Return each two records of a block, of which one is asked for, as one number."""
    begins, sizes = runs(blocks.key)
    found = [np.empty(0, np.int64)]
    for size in distinct(sizes).tolist():
        first, second = np.triu_indices(size, 1)
        block = begins[sizes == size][:, None]
        one, other = (block + first).reshape(-1), (block + second).reshape(-1)
        a, b = blocks.record[one].astype(np.int64), blocks.record[other].astype(np.int64)
        met = (a != b) & ~(blocks.weak[one] & blocks.weak[other]) & (asked[a] | asked[b])
        a, b = a[met], b[met]
        found.append(np.minimum(a, b) * len(asked) + np.maximum(a, b))
    return np.concatenate(found)

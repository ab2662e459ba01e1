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


MOST_PARTS = 255
"""Parts of the keys: which of them a key is in, one of its bytes says."""


class Postings(NamedTuple):
    """Keys with the record and the day that each is of, and whether it is weak."""

    key: Integers
    record: npt.NDArray[np.int32]
    day: npt.NDArray[np.int32]
    weak: Flags

    def at(self, rows: Integers | Flags) -> "Postings":
        """Return some of them."""
        return Postings(self.key[rows], self.record[rows], self.day[rows], self.weak[rows])

    def beside(self, other: "Postings") -> "Postings":
        """Return these and others after them."""
        return Postings(
            np.concatenate([self.key, other.key]),
            np.concatenate([self.record, other.record]),
            np.concatenate([self.day, other.day]),
            np.concatenate([self.weak, other.weak]),
        )


def find_candidates(table: Compared) -> Candidates:
    """Return the pairs of reports, which are in the order of their age, that share a key."""
    size = max(len(table), 1)
    postings = Postings(*columns_of(postings_of(table, np.arange(len(table)))))
    codes = [np.empty(0, np.int64)]
    parts = min(len(postings.key) // POSTINGS_AT_ONCE + 1, MOST_PARTS)
    part_of = postings.key.view(np.uint8)[:: postings.key.itemsize] % np.uint8(parts)
    for part in range(parts):
        some = postings.at(part_of == part) if parts > 1 else postings
        met = [codes_of(*pairs_in(block), size) for block in meeting_blocks(some)]
        codes.append(distinct(np.concatenate(met)))
    one, other = np.divmod(distinct(np.concatenate(codes)), size)
    return Candidates(one, other)


def postings_of(table: Compared, numbers: Integers) -> pa.Table:
    """Return the keys of reports, a row a key of a report, under the numbers that they go by."""
    days = np.maximum(table.day, 0).astype(np.int32)
    columns: dict[str, list[Any]] = {"key": [], "record": [], "day": [], "weak": []}
    for first in range(0, max(len(table), 1), AT_ONCE):
        keys = keys_of(table.at(slice(first, first + AT_ONCE)))
        report = keys.report + first
        told = keys.key, numbers[report].astype(np.int32), days[report], keys.weak
        for portions, column in zip(columns.values(), told, strict=True):
            portions.append(column)
    # one column after the other, so that no more than one stands twice in memory
    return pa.table({name: pa.array(np.concatenate(columns.pop(name))) for name in [*columns]})


def columns_of(postings: pa.Table) -> list[Any]:
    """Return the columns of a table of `Postings`."""
    return [postings[name].to_numpy() for name in Postings._fields]


def meeting_blocks(postings: Postings) -> Iterator[Postings]:
    """Yield the blocks in which all meet, sorted by their keys: whole ones, of a fortnight, of a
    day.
    """
    small, large = _blocks(postings)
    yield small
    one, other = (large._replace(key=key) for key in fortnight_keys(large.key, large.day))
    small, large = _blocks(one.beside(other))
    yield small
    yield _blocks(large._replace(key=day_keys(large.key, large.day)))[0]


def fortnight_keys(key: Integers, day: npt.NDArray[np.int32]) -> tuple[Integers, Integers]:
    """Return the keys of the two fortnights that a day is in, of the records in a large block."""
    number = (day // FORTNIGHT).astype(np.int64)
    return mix(key, number), mix(key, number + 1)


def day_keys(key: Integers, day: npt.NDArray[np.int32]) -> Integers:
    """Return the keys of the days of the records in a large block of a fortnight."""
    return mix(key, day.astype(np.int64))


def _blocks(postings: Postings) -> tuple[Postings, Postings]:
    """Return what is in blocks of two and more in which all meet, and in those that are too large,
    in the order of the keys.
    """
    order = np.argsort(postings.key)
    _, sizes = runs(postings.key[order])
    many = np.repeat(sizes, sizes)
    small = order[(many > 1) & (many <= LARGEST_BLOCK)]
    return postings.at(small), postings.at(order[many > LARGEST_BLOCK])


def pairs_in(blocks: Postings, asked: Flags | None = None) -> tuple[Integers, Integers]:
    """Return each two records of a block, the lower number first.

    Args:
        blocks: small blocks, sorted by their keys.
        asked: the rows of which a pair must hold one; all pairs if none are given.
    """
    begins, sizes = runs(blocks.key)
    found = [np.empty((2, 0), np.int64)]
    for size in distinct(sizes).tolist():
        first, second = np.triu_indices(size, 1)
        block = begins[sizes == size][:, None]
        one, other = (block + first).reshape(-1), (block + second).reshape(-1)
        a, b = blocks.record[one].astype(np.int64), blocks.record[other].astype(np.int64)
        met = (a != b) & ~(blocks.weak[one] & blocks.weak[other])
        if asked is not None:
            met &= asked[one] | asked[other]
        found.append(np.stack([np.minimum(a, b)[met], np.maximum(a, b)[met]]))
    one, other = np.concatenate(found, axis=1)
    return one, other


def codes_of(one: Integers, other: Integers, size: int) -> Integers:
    """Return pairs of numbers below `size` as one number each."""
    return one * size + other

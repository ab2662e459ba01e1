"""Which statements are worth comparing: those that share a key (`columns.keys`).

A block of too many statements is split by fortnight, then by day; what is still too large tells
nothing and is left out, so that the work grows with the statements and not with their square.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipelines.claims.columns.arrays import Flags, Integers, distinct, runs
from pipelines.claims.columns.compared import Compared
from pipelines.claims.columns.keys import FORTNIGHT, mix
from pipelines.claims.columns.postings import HELD, Postings, beside, gather_postings
from pipelines.claims.columns.sorted_runs import SortedRuns
from pipelines.snapshots.database import memory_allowed, scratch_folder

REPORTS_AT_ONCE = 20_000
"""Reports whose pairs are given out at once."""

FEW_PAIRS = 20_000
"""Pairs below which those of more reports are given out with them."""

LARGEST_BLOCK = 24
"""Statements of one key that all meet each other."""


class Candidates(NamedTuple):
    """Pairs of places, the earlier report first; each pair once, in order."""

    one: npt.NDArray[np.int64]
    other: npt.NDArray[np.int64]


def find_candidates(table: Compared) -> Candidates:
    """Return the pairs of reports, which are in the order of their age, that share a key."""
    one, other = (np.concatenate(ends) for ends in zip(*candidates_by_report(table), strict=True))
    return Candidates(one, other)


def candidates_by_report(table: Compared) -> Iterator[Candidates]:
    """Yield the same, for so many reports at once."""
    size = max(len(table), 1)
    with scratch_folder() as folder:
        runs_of_codes = SortedRuns(folder, memory_allowed() // HELD)
        with gather_postings(table, np.arange(len(table))) as gathered:
            for _, part in gathered.parts():
                met = [codes_of(*pairs_in(block), size) for block in meeting_blocks(part)]
                runs_of_codes.add(distinct(np.concatenate(met)))
        yield from pairs_by_report(runs_of_codes, size, size)


def pairs_by_report(codes: SortedRuns, many: int, size: int) -> Iterator[Candidates]:
    """Yield the pairs that codes stand for, those of so many first reports at once; of more where
    they are few, as in an update.

    Args:
        codes: as `codes_of` makes them.
        many: how many reports may be the first of a pair.
        size: what the codes were made with.
    """
    waiting = [np.empty(0, np.int64)]
    for first in range(0, many, REPORTS_AT_ONCE):
        last = first + REPORTS_AT_ONCE
        waiting.append(codes.distinct_between(first * size, last * size))
        if last >= many or sum(map(len, waiting)) >= FEW_PAIRS:
            yield pairs_of(np.concatenate(waiting), size)
            waiting.clear()


def pairs_of(codes: Integers, size: int) -> Candidates:
    """Return the pairs that codes stand for, as `codes_of` makes them with a size."""
    return Candidates(*np.divmod(codes, size))


def meeting_blocks(postings: Postings) -> Iterator[Postings]:
    """Yield the blocks in which all meet, sorted by their keys: whole ones, of a fortnight, of a
    day.
    """
    small, large = _blocks(postings)
    yield small
    one, other = (large._replace(key=key) for key in fortnight_keys(large.key, large.day))
    small, large = _blocks(beside([one, other]))
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

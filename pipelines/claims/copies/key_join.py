"""Which records share keys: the join behind near-identical articles.

Of the records that share a key each meets a number of those before it, so the work grows with the
keys and not with the square of the records; it is done a portion of the records at a time, so that
a hundred thousand articles need no more than time.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipelines.claims.columns.arrays import Flags, Integers, runs

Keys = npt.NDArray[np.uint32]
"""Hashes of a record's keys, each once; or of many records, one after the other."""

KEYS_IN_A_PORTION = 250_000

_BITS = 32
"""Of a record's number, and of a key."""

Near = Callable[[Integers, Integers], Flags]
"""Says of pairs of records, the earlier and the later, which are worth looking at."""


class Pairs(NamedTuple):
    """Pairs of records, with the number of keys that they share: in the order of the later record,
    for each those with the most shared keys first.
    """

    later: Integers
    earlier: Integers
    shared: Integers

    def at(self, rows: Integers | Flags) -> "Pairs":
        """Return some of the pairs."""
        return Pairs(self.later[rows], self.earlier[rows], self.shared[rows])


def pairs_sharing_keys(
    keys: Keys, sizes: Integers, near: Near, *, neighbourhood: int, share: float = 0.0
) -> Pairs:
    """Return the pairs of records that share keys.

    Args:
        keys: the keys of all records, one after the other, in the order of their age.
        sizes: how many keys each record has.
        near: which pairs count.
        neighbourhood: of the records that share a key, each meets so many of those that follow it,
            so that a key which very many have costs no more than it tells.
        share: the part of the keys of the record with fewer of them that a pair must have in
            common.
    """
    records = np.repeat(np.arange(len(sizes)), sizes)
    posting = np.sort((keys.astype(np.uint64) << np.uint64(_BITS)) | records.astype(np.uint64))
    key, record = (posting >> np.uint64(_BITS)).astype(np.uint32), posting.astype(np.uint32)
    portion = (np.cumsum(sizes) // KEYS_IN_A_PORTION).astype(np.uint16)
    found = [Pairs(*(np.empty(0, np.int64) for _ in Pairs._fields))]
    for number in range(int(portion.max(initial=0)) + 1):
        places = np.flatnonzero(portion[record] == number)
        codes = _meetings(key, record, places, near, neighbourhood) if len(places) else places
        found.append(_counted(codes, sizes, share))
    return Pairs(*(np.concatenate(column) for column in zip(*found, strict=True)))


def _meetings(key: Keys, record: Keys, at: Integers, near: Near, neighbourhood: int) -> Integers:
    """Return a number for each pair and each key that it shares, of the later records whose
    postings stand `at` these places.
    """
    found = []
    for step in range(1, neighbourhood + 1):
        at = at[at >= step]
        at = at[key[at] == key[at - step]]
        later, earlier = record[at].astype(np.int64), record[at - step].astype(np.int64)
        here = near(earlier, later)
        found.append((later[here] << _BITS) | earlier[here])
    return np.concatenate(found)


def _counted(codes: Integers, sizes: Integers, share: float) -> Pairs:
    """Return the pairs that have enough keys in common, in their order."""
    ordered = np.sort(codes)
    begins, shared = runs(ordered)
    pairs = ordered[begins]
    later, earlier = pairs >> _BITS, pairs & ((1 << _BITS) - 1)
    enough = shared >= share * np.minimum(sizes[later], sizes[earlier])
    found = Pairs(later, earlier, shared).at(enough)
    return found.at(np.lexsort((found.earlier, -found.shared, found.later)))

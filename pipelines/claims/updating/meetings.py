"""Which pairs of statements meet, and which do so no more, when some came and others went.

Who shares a key meets (`pipelines.claims.candidates`), unless too many do. So statements that came
meet others, and a block that grows too large, or is no longer so, changes who meets in it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipelines.claims.candidates import (
    LARGEST_BLOCK,
    Candidates,
    codes_of,
    day_keys,
    fortnight_keys,
    meeting_blocks,
    pairs_by_report,
    pairs_in,
    pairs_of,
)
from pipelines.claims.columns.arrays import Flags, Integers, distinct, runs
from pipelines.claims.columns.keys import mix
from pipelines.claims.columns.postings import (
    HELD,
    Aside,
    Gathered,
    Postings,
    beside,
    of_table,
    rows_in_part,
    to_table,
)
from pipelines.claims.columns.sorted_runs import SortedRuns
from pipelines.claims.updating.kept import POSTINGS
from pipelines.snapshots.database import memory_allowed

LAST_BITS = 2**20 - 1

NUMBERS = 2**31
"""Numbers of statements are below it."""


class Meetings(NamedTuple):
    """The pairs that meet now and did not, or may not have, before, as codes; the edges between
    those that meet no more, though both are there; and the keys of all from now on.
    """

    met: SortedRuns
    parted: Candidates
    postings: pa.Table

    def met_by_number(self, many: int) -> Iterator[Candidates]:
        """Yield the pairs that meet anew of so many statements, for some of them at once."""
        return pairs_by_report(self.met, many, NUMBERS)


class _Touched(NamedTuple):
    """Who was in some blocks, and who stays or came, a row a record in a block."""

    postings: Postings
    was: Flags
    stays: Flags

    def at(self, rows: Flags | Integers) -> "_Touched":
        """Return some of them."""
        return _Touched(self.postings.at(rows), self.was[rows], self.stays[rows])

    def by_fortnight(self) -> "_Touched":
        """Return the same, in the blocks of their fortnights."""
        one, other = fortnight_keys(self.postings.key, self.postings.day)
        twice = self.at(np.tile(np.arange(len(self.was)), 2))
        return twice._replace(postings=twice.postings._replace(key=np.concatenate([one, other])))

    def by_day(self) -> "_Touched":
        """Return the same, in the blocks of their days."""
        key = day_keys(self.postings.key, self.postings.day)
        return self._replace(postings=self.postings._replace(key=key))

    def where_somebody_moved(self) -> "_Touched":
        """Leave out blocks in which nobody came or went, as far as the last bits of their keys
        tell.
        """
        last = self.postings.key & LAST_BITS
        marks = np.zeros(LAST_BITS + 1, np.bool_)
        marks[last[self.was != self.stays]] = True
        return self.at(marks[last])


def find_meetings(
    before: pa.Table, edges: pa.Table, gone: Integers, fresh: Gathered, folder: Path
) -> Meetings:
    """Find who meets whom since some went and others came.

    Args:
        before: the keys of all before, in the order of the keys.
        edges: the edges of before.
        gone: the numbers of those that went.
        fresh: the keys of those that came, under numbers of their own.
        folder: for what does not fit into memory, while the result is of use.
    """
    key = before["key"].to_numpy()
    met, doubtful = SortedRuns(folder, memory_allowed() // HELD), [np.empty(0, np.int64)]
    aside, now = Aside(folder, memory_allowed() // HELD), []
    for first_bytes, new in fresh.parts():
        rows = rows_in_part(key, first_bytes)
        old = of_table(before.slice(rows.start, rows.stop - rows.start))
        stays = ~np.isin(old.record, gone) if len(gone) else np.ones(len(old.key), np.bool_)
        anew, apart = _changes(_touched(old, stays, new))
        met.add(anew)
        doubtful.append(apart)
        now.append(aside.put(to_table(_merged(old, stays, new)).cast(POSTINGS)))
    return Meetings(
        met=met,
        parted=_parted(now, edges, distinct(np.concatenate(doubtful))),
        postings=pa.concat_tables(now),
    )


def _touched(old: Postings, stays: Flags, new: Postings) -> _Touched:
    """Return who is, and who was, in the blocks in which somebody came or went."""
    keys = distinct(np.concatenate([new.key, old.key[~stays]]))
    rows = _rows_of_each(old.key, keys)[1]
    return _Touched(
        beside([old.at(rows), new]),
        was=np.repeat((True, False), (len(rows), len(new.key))),
        stays=np.concatenate([stays[rows], np.ones(len(new.key), np.bool_)]),
    )


def _changes(touched: _Touched) -> tuple[Integers, Integers]:
    """Return the pairs that meet anew: with somebody who came, or in a block that was too large;
    and those that met in a block that grew too large. Whole blocks, of a fortnight, and of a day.
    """
    met, doubtful = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for finer in (_Touched.by_fortnight, _Touched.by_day, None):
        touched, was_large, is_large = _sizes(touched.where_somebody_moved())
        small = touched.stays & ~is_large
        asked = (was_large | ~touched.was)[small]
        met.append(codes_of(*pairs_in(touched.postings.at(small), asked), NUMBERS))
        grown = touched.was & touched.stays & is_large & ~was_large
        doubtful.append(codes_of(*pairs_in(touched.postings.at(grown)), NUMBERS))
        if finer:
            touched = finer(touched.at(is_large))
    return distinct(np.concatenate(met)), distinct(np.concatenate(doubtful))


def _sizes(touched: _Touched) -> tuple[_Touched, Flags, Flags]:
    """Return all in the order of their blocks, and of each whether the block was too large, and
    whether it is.
    """
    touched = touched.at(np.argsort(touched.postings.key))
    begins, sizes = runs(touched.postings.key)
    if not len(begins):
        return touched, touched.was, touched.stays
    was_large, is_large = (
        np.repeat(np.add.reduceat(flags, begins, dtype=np.int64) > LARGEST_BLOCK, sizes)
        for flags in (touched.was, touched.stays)
    )
    return touched, was_large, is_large


def _parted(now: Iterable[pa.Table], edges: pa.Table, doubtful: Integers) -> Candidates:
    """Return the edges of doubtful pairs that meet in no block any more."""
    one, other = (edges[name].to_numpy().astype(np.int64) for name in ("first", "second"))
    codes = codes_of(one, other, NUMBERS)
    codes = codes[np.isin(codes, doubtful)]
    for part in now:
        if len(codes):
            codes = codes[~_meet(of_table(part), codes)]
    return pairs_of(codes, NUMBERS)


def _meet(now: Postings, codes: Integers) -> Flags:
    """Say which pairs meet in a block."""
    pair, key, weak = _shared_keys(now, pairs_of(codes, NUMBERS))
    keys, place = np.unique(key, return_inverse=True)
    first, last = (np.searchsorted(now.key, keys, side=side) for side in ("left", "right"))
    small = (last - first <= LARGEST_BLOCK)[place]
    found = np.zeros(len(codes), np.bool_)
    found[pair[small & ~weak]] = True
    large = distinct(key[~found[pair] & ~small])  # they may meet in a fortnight, or on a day
    blocks = meeting_blocks(now.at(_rows_of_each(now.key, large)[1]))
    met = [codes_of(*pairs_in(block), NUMBERS) for block in blocks]
    return np.asarray(found | np.isin(codes, np.concatenate(met)))


def _shared_keys(now: Postings, pairs: Candidates) -> tuple[Integers, Integers, Flags]:
    """Return the keys that the two of a pair share, by the place of the pair, and whether the key
    is weak for both.
    """
    marks = np.zeros(max(now.record.max(initial=0), pairs.other.max(initial=0)) + 1, np.bool_)
    marks[pairs.one] = marks[pairs.other] = True
    rows = np.flatnonzero(marks[now.record])
    theirs = now.at(rows[np.argsort(now.record[rows], kind="stable")])
    (place, ours), (again, others) = (_rows_of_each(theirs.record, ends) for ends in pairs)
    codes = mix(place, theirs.key[ours]), mix(again, theirs.key[others])
    _, one, other = np.intersect1d(*codes, assume_unique=True, return_indices=True)
    both = theirs.weak[ours[one]] & theirs.weak[others[other]]
    return place[one], theirs.key[ours[one]], both


def _rows_of_each(ordered: npt.NDArray[Any], wanted: Integers) -> tuple[Integers, Integers]:
    """Return all rows of an ordered column that have one of the wanted values, with the place of
    that value.
    """
    first, last = (np.searchsorted(ordered, wanted, side=side) for side in ("left", "right"))
    many = last - first
    place = np.repeat(np.arange(len(wanted)), many)
    return place, np.repeat(first - (np.cumsum(many) - many), many) + np.arange(len(place))


def _merged(old: Postings, stays: Flags, new: Postings) -> Postings:
    """Return the keys of those that stay and of those that came, in the order of the keys."""
    if not stays.all():
        old = old.at(stays)
    new = new.at(np.argsort(new.key, kind="stable"))
    at = np.searchsorted(old.key, new.key, side="right") + np.arange(len(new.key))
    kept = np.ones(len(old.key) + len(new.key), np.bool_)
    kept[at] = False
    columns: list[Any] = []
    both: Iterable[tuple[Any, Any]] = zip(old, new, strict=True)
    for ours, theirs in both:
        column = np.empty(len(kept), ours.dtype)
        column[kept], column[at] = ours, theirs
        columns.append(column)
    return Postings(*columns)

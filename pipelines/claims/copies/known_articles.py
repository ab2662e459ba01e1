"""What is known of articles from the last comparison, and what of it holds of those that there are
now.
"""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from typing import Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.claims.columns.arrays import Flags, Integers
from pipelines.claims.copies.key_join import Pairs
from pipelines.claims.copies.shingling import Hashes

ARTICLES = pa.schema(
    [
        ("article_id", pa.string()),
        ("day", pa.int32()),
        ("path", pa.string()),
        ("content_hash", pa.string()),
        ("shingles", pa.list_(pa.uint32())),
        ("earliest", pa.int32()),
    ]
)
"""A row an article, by age; `earliest` is the row of the first article of its group."""

PAIRS = pa.schema(
    [
        ("later", pa.int32()),
        ("earlier", pa.int32()),
        ("shared", pa.int32()),
        ("same", pa.bool_()),
    ]
)
"""The pairs that were compared, as rows of articles: how many keys they share, and whether they are
versions of one text.
"""

_UNDATED = 2**31 - 1
_MOST_KEYS = 2**20


@dataclass(frozen=True, slots=True)
class Known:
    """What one comparison leaves for the next."""

    articles: pa.Table
    pairs: pa.Table

    def duplicates(self) -> dict[str, str]:
        """Map the id of each article that repeats an earlier one to the id of the earliest."""
        earliest = np.asarray(self.articles["earliest"], np.int64)
        repeats = np.flatnonzero(earliest != np.arange(len(earliest)))
        ids = self.articles["article_id"]
        ends = (ids.take(pa.array(rows)).to_pylist() for rows in (repeats, earliest[repeats]))
        return dict(zip(*ends, strict=True))

    def compared(self) -> Pairs:
        """Return the pairs that were compared."""
        names = Pairs._fields
        return Pairs(*(np.asarray(self.pairs[name], np.int64) for name in names))


NOTHING = Known(ARTICLES.empty_table(), PAIRS.empty_table())
"""What is known before the first comparison."""

ReadShingles = Callable[[Set[str]], Iterable[tuple[str, Hashes]]]
"""Yields the ids of articles with the shingles of their texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """The articles in the order of their age.

    `day` is that of publication, `content` is alike for equal texts, `before` the row in which an
    article stood in the last comparison as it is now, else -1. The shingles of article `n` begin at
    `begins[n]`.
    """

    table: pa.Table
    day: Integers
    is_dated: Flags
    content: Integers
    before: Integers
    shingles: Hashes
    begins: Integers

    @classmethod
    def of(cls, known: Known, articles: pa.Table, read: ReadShingles) -> Self:
        """Return the articles that there are now; only those that are not known are read."""
        table = _by_age(articles)
        before = _places_before(known, table)
        fresh = set(table["article_id"].filter(pa.array(before < 0)).to_pylist())
        lists = _shingles(known, table["article_id"], before, read(fresh) if fresh else ())
        return cls(
            table=table,
            day=np.asarray(table["day"], np.int64),
            is_dated=np.asarray(table["day"], np.int64) != _UNDATED,
            content=np.asarray(pc.rank(table["content_hash"], tiebreaker="min"), np.int64),
            before=before,
            shingles=np.asarray(lists.values),
            begins=np.asarray(lists.offsets, np.int64),
        )

    def __len__(self) -> int:
        return len(self.before)

    @property
    def ids(self) -> pa.ChunkedArray:
        """Return the ids of the articles."""
        return self.table["article_id"]

    def shingles_of(self, place: int) -> Hashes:
        """Return the shingles of one article."""
        return self.shingles[self.begins[place] : self.begins[place + 1]]

    def day_of(self, place: int) -> int | None:
        """Return the day of one article."""
        return int(self.day[place]) if self.is_dated[place] else None

    def known_same(self, known: Known, pairs: Pairs) -> Integers:
        """Return for each pair whether it is of one text: 1 yes, 0 no, -1 not known yet."""
        before, is_here = self._still(known)
        codes = before.later * len(self) + before.earlier
        order = np.argsort(codes)
        at = np.searchsorted(codes[order], pairs.later * len(self) + pairs.earlier)
        at = np.minimum(at, max(len(codes) - 1, 0))
        if not len(codes):
            return np.full(len(pairs.later), -1)
        place = order[at]
        met = codes[place] == pairs.later * len(self) + pairs.earlier
        same = np.asarray(known.pairs["same"], np.bool_)[is_here][place]
        return np.where(met, same.astype(np.int64), -1)

    def _still(self, known: Known) -> tuple[Pairs, Flags]:
        """Return the pairs of before of which both articles are as they were, and which these
        are.
        """
        now = self._now(known)
        pairs = known.compared()
        later, earlier = now[pairs.later], now[pairs.earlier]
        is_here = (later >= 0) & (earlier >= 0)
        return Pairs(later[is_here], earlier[is_here], pairs.shared[is_here]), is_here

    def _now(self, known: Known) -> Integers:
        """Return for each row of before where its article stands now; -1 if it is not as it was."""
        now = np.full(known.articles.num_rows, -1)
        stays = self.before >= 0
        now[self.before[stays]] = np.flatnonzero(stays)
        return now

    def touched(self, known: Known, edges: Pairs, leader: Integers) -> Flags:
        """Return which articles hang together by edges that are not all as they were before."""
        now, pairs = self._now(known), known.compared()
        were = pairs.at(np.asarray(known.pairs["same"], np.bool_))
        ends = np.stack([now[were.later], now[were.earlier]])
        here = (ends >= 0).all(axis=0)
        lost = ends[:, ~here]
        stayed = Pairs(ends[0][here], ends[1][here], were.shared[here])
        is_touched = np.zeros(len(self), np.bool_)
        is_touched[lost[lost >= 0]] = True
        for some, others in ((edges, stayed), (stayed, edges)):
            new = ~np.isin(self._codes(some), self._codes(others))
            is_touched[some.later[new]] = is_touched[some.earlier[new]] = True
        return np.isin(leader, leader[is_touched]) | (self.before < 0)

    def _codes(self, edges: Pairs) -> Integers:
        """Return a number for each edge with the number of keys that its ends share."""
        return (edges.later * len(self) + edges.earlier) * _MOST_KEYS + edges.shared

    def earliest_before(self, known: Known) -> Integers:
        """Return for each article where the earliest of its group of before stands now."""
        earliest = np.asarray(known.articles["earliest"], np.int64)
        now = self._now(known)
        return (
            np.where(self.before >= 0, now[earliest[self.before]], -1) if len(now) else self.before
        )

    def known(self, earliest: Integers, pairs: Pairs, same: Integers) -> Known:
        """Return what is to be kept for the next comparison."""
        lists = pa.ListArray.from_arrays(pa.array(self.begins, pa.int32()), pa.array(self.shingles))
        columns = *self.table.columns, lists, pa.array(earliest, pa.int32())
        ends = *(pa.array(each, pa.int32()) for each in pairs), pa.array(same == 1)
        return Known(pa.table(list(columns), schema=ARTICLES), pa.table(list(ends), schema=PAIRS))


def _by_age(articles: pa.Table) -> pa.Table:
    """Return articles by day, undated ones last, path and id."""
    day = articles["published_on"].cast(pa.date32()).cast(pa.int32())
    table = pa.table(
        {
            "article_id": articles["article_id"],
            "day": pc.fill_null(day, _UNDATED),
            "path": articles["path"],
            "content_hash": articles["content_hash"],
        }
    )
    keys = ("day", "path", "article_id")
    return table.sort_by([(name, "ascending") for name in keys]).combine_chunks()


def _places_before(known: Known, table: pa.Table) -> Integers:
    ids = known.articles["article_id"].combine_chunks()
    at = np.asarray(pc.fill_null(pc.index_in(table["article_id"], ids), -1), np.int64)
    found = np.flatnonzero(at >= 0)
    was = known.articles.take(pa.array(at[found]))
    same = np.ones(len(found), np.bool_)
    for name in ("day", "path", "content_hash"):
        same &= np.asarray(pc.equal(table[name].take(pa.array(found)), was[name]), np.bool_)
    at[found[~same]] = -1
    return at


def _shingles(
    known: Known,
    ids: pa.ChunkedArray,
    before: Integers,
    fresh: Iterable[tuple[str, Hashes]],
) -> pa.ListArray:
    """Return the shingles of all articles: of those that are known, and of fresh ones."""
    names, lists = [], []
    for name, shingles in fresh:
        names.append(name)
        lists.append(shingles)
    read = pa.ListArray.from_arrays(
        np.cumsum([0, *map(len, lists)], dtype=np.int32),
        np.concatenate([np.empty(0, np.uint32), *lists]),
    )
    kept = known.articles["shingles"].combine_chunks()
    at = np.asarray(pc.fill_null(pc.index_in(ids, pa.array(names, pa.string())), -1), np.int64)
    place = np.where(before >= 0, before, at + len(kept))
    return pa.concat_arrays([kept, read]).take(pa.array(place))

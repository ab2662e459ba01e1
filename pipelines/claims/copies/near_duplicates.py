"""The same story printed twice: which articles repeat an earlier one.

Candidates are articles that share word 3-gram shingles: a sample of the shingles' hashes is joined
(`key_join`), and each pair is then compared (`same_text`). Sampling shingles by their hash follows
Broder (1997) and Manku, Jain and Das Sarma (2007).

From run to run it is kept which shingles each article has and which pairs were compared, so that
only what is new is read and compared. The result is that of comparing all: who meets whom is found
anew for all each time, how two articles compare depends on the two alone, and who belongs to a
group on those that hang together by such pairs.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import islice

import numpy as np
import pyarrow as pa

from pipelines.claims.columns.arrays import Flags, Integers
from pipelines.claims.components import hanging_together
from pipelines.claims.copies.key_join import Keys, Pairs, pairs_sharing_keys
from pipelines.claims.copies.known_articles import NOTHING, Known, Roll
from pipelines.claims.copies.same_text import (
    MOST_DAYS,
    Version,
    are_related,
    are_versions,
    is_overlap,
)
from pipelines.claims.copies.shingling import Hashes, shingle
from pipelines.claims.scoring import Edges

SAMPLING = 2
"""One shingle in so many is a join key."""

FEWEST_KEYS = 16
"""A short text keeps at least so many keys: the shingles with the smallest hashes."""

MINIMUM_SHARED_KEYS = 0.20
"""Share of the keys of the text with fewer of them that a candidate pair has in common."""

LARGEST_NEIGHBOURHOOD = 30
"""Of the articles that share a key, each meets at most so many of those that follow it in age."""

TEXTS_AT_ONCE = 5_000
"""So many texts are in memory while they are compared."""

Read = Callable[[Set[str]], Iterable[tuple[str, str]]]
"""Yields the ids of articles with their texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedArticle:
    """What is compared of one article; `path` breaks ties between articles of one day."""

    article_id: str
    text: str
    published_on: date | None
    path: str = ""


def find_near_duplicates(texts: Sequence[ComparedArticle]) -> dict[str, str]:
    """Map the id of each article that repeats an earlier one to the id of the earliest of its
    group.

    The earliest is the first by publication day (undated ones last), path and id, so the result
    does not depend on the order of ``texts``; no article is mapped to one that is itself mapped.
    """
    by_id = {article.article_id: article.text for article in texts}
    articles = pa.table(
        {
            "article_id": pa.array([article.article_id for article in texts], pa.string()),
            "published_on": pa.array([article.published_on for article in texts], pa.date32()),
            "path": pa.array([article.path for article in texts], pa.string()),
            "content_hash": pa.array([article.text for article in texts], pa.string()),
        }
    )
    known = update_near_duplicates(
        NOTHING, articles, lambda ids: ((each, by_id[each]) for each in ids)
    )
    return known.duplicates()


def update_near_duplicates(known: Known, articles: pa.Table, read: Read) -> Known:
    """Find out which articles repeat an earlier one.

    Args:
        known: what the last update found out.
        articles: all that there are now: ``article_id``, ``published_on``, ``path`` and
            ``content_hash``, which stands for the text.
        read: gives the texts of articles.
    """
    roll = Roll.of(known, articles, lambda ids: _shingled(read(ids)))
    pairs = _candidates(roll)
    same = roll.known_same(known, pairs)
    for some in _portions(roll, pairs, np.flatnonzero(same < 0)):
        versions = _versions(roll, read, [pairs.later[some], pairs.earlier[some]])
        ends = zip(pairs.earlier[some].tolist(), pairs.later[some].tolist(), strict=True)
        same[some] = [are_versions(versions[one], versions[other]) for one, other in ends]
    edges = pairs.at(same == 1)
    leader = hanging_together(Edges(edges.earlier, edges.later, np.empty(0)), len(roll))
    again = roll.touched(known, edges, leader)
    earliest = np.where(again, np.arange(len(roll)), roll.earliest_before(known))
    for group in _groups(roll, edges.at(again[edges.later]), leader, read):
        earliest[group] = group[0]
    return roll.known(earliest, pairs, same)


def _shingled(texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Hashes]]:
    """Yield articles' ids with the shingles of their texts, some articles at a time."""
    given = iter(texts)
    while some := [*islice(given, TEXTS_AT_ONCE // 10)]:
        yield from zip((name for name, _ in some), shingle([text for _, text in some]), strict=True)


def _candidates(roll: Roll) -> Pairs:
    """Return the pairs that are worth comparing: articles that differ and lie further apart in time
    than two versions do are none, whatever they share.
    """
    keys, sizes = _keys(roll)
    day, dated, content = roll.day, roll.is_dated, roll.content

    def near(earlier: Integers, later: Integers) -> Flags:
        apart = (day[later] - day[earlier] > MOST_DAYS) & dated[later] & dated[earlier]
        return np.asarray(~apart | (content[later] == content[earlier]))

    return pairs_sharing_keys(
        keys, sizes, near, neighbourhood=LARGEST_NEIGHBOURHOOD, share=MINIMUM_SHARED_KEYS
    )


def _keys(roll: Roll) -> tuple[Keys, Integers]:
    """Return the keys of all articles, and how many each has."""
    begins, sizes = roll.begins[:-1], np.diff(roll.begins)
    of_text = np.repeat(np.arange(len(roll)), sizes)
    sampled = roll.shingles % np.uint32(SAMPLING) == 0
    many = np.bincount(of_text[sampled], minlength=len(roll))
    first = np.arange(len(of_text)) - begins[of_text] < FEWEST_KEYS
    chosen = np.where(many[of_text] >= FEWEST_KEYS, sampled, first)
    return roll.shingles[chosen], np.bincount(of_text[chosen], minlength=len(roll))


def _portions(roll: Roll, pairs: Pairs, unknown: Integers) -> Iterator[Integers]:
    """Yield those of some pairs that share enough for their texts to be read, in portions."""
    ends = zip(pairs.earlier[unknown].tolist(), pairs.later[unknown].tolist(), strict=True)
    is_open = [is_overlap(roll.shingles_of(one), roll.shingles_of(other)) for one, other in ends]
    open_ = unknown[np.array(is_open, np.bool_)]
    step = TEXTS_AT_ONCE // 2
    return (open_[first : first + step] for first in range(0, len(open_), step))


def _versions(roll: Roll, read: Read, ends: Sequence[Integers]) -> Mapping[int, Version]:
    """Return what is compared of some articles."""
    places = {roll.ids[place].as_py(): place for place in np.unique(np.concatenate(ends)).tolist()}
    return {
        places[article]: Version(
            text, roll.shingles_of(places[article]), roll.day_of(places[article])
        )
        for article, text in read(places.keys())
    }


def _groups(roll: Roll, edges: Pairs, leader: Integers, read: Read) -> Iterator[list[int]]:
    """Yield the groups that edges make, of two articles and more; articles that hang together are
    looked at together.
    """
    order = np.argsort(leader[edges.later], kind="stable")
    begins = np.flatnonzero(np.diff(leader[edges.later][order], prepend=-1))
    bundle: list[Integers] = []
    for rows in np.split(order, begins[1:]) if len(order) else []:
        if bundle and sum(map(len, bundle)) + len(rows) > TEXTS_AT_ONCE // 2:
            yield from _grouped(roll, edges.at(np.concatenate(bundle)), read)
            bundle = []
        bundle.append(rows)
    if bundle:
        yield from _grouped(roll, edges.at(np.concatenate(bundle)), read)


def _grouped(roll: Roll, edges: Pairs, read: Read) -> list[list[int]]:
    """Gather places into groups, each in ascending order.

    Two groups become one when a pair across them are versions of one text, and all of them are
    related (`are_related`): neither does a round-up join the stories that it quotes, nor a chain of
    daily notes the first and the last.
    """
    versions = _versions(roll, read, [edges.later, edges.earlier])
    groups = {place: [place] for place in sorted(versions)}
    for a, b in zip(edges.earlier.tolist(), edges.later.tolist(), strict=True):
        one, other = groups[a], groups[b]
        first, later = (one, other) if one[0] < other[0] else (other, one)
        if one is not other and are_related(
            [versions[place] for place in first], [versions[place] for place in later]
        ):
            joined = sorted(one + other)
            for place in joined:
                groups[place] = joined
    return [group for place, group in groups.items() if group[0] == place and len(group) > 1]

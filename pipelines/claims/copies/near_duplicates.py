"""The same story printed twice: articles whose texts go back to one written text.

Copies, abridged, extended and re-headlined versions count; a second report of the same event
in other words does not. Candidates are articles that share word 3-gram shingles: a sample of
the shingles' hashes is joined in DuckDB, a candidate pair is then verified on all its shingles
(Jaccard or containment), and vetoed where the figures or the names of the texts differ too
much, or other figures stand in the same places, as in a daily market note that is the same
sentences with other numbers, or they are about other companies' shares, or the articles
appeared more than a few days apart.

Sampling shingles by their hash follows Broder (1997) and Manku, Jain and Das Sarma (2007); the
thresholds were chosen on labelled news (``benchmarks/deduplication.py`` prints the figures).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import NamedTuple

import numpy as np

from pipelines.claims.copies.key_join import Keys, pairs_sharing_keys
from pipelines.claims.copies.shingling import shingle
from pipelines.claims.copies.vetoes import same_figures, same_names, same_places, same_symbols

MINIMUM_JACCARD = 0.40
"""Share of all shingles that two versions of one text have in common."""

MINIMUM_CONTAINMENT = 0.50
"""Share of the shorter text's shingles that stand in the longer text, for an abridged version."""

MOST_DAYS = 4
"""Days between two versions of one text: among agency stories no true pair lies further apart, and
three of four false ones do.
"""

SAMPLING = 2
"""One shingle in so many is a join key."""

FEWEST_KEYS = 16
"""A short text keeps at least so many keys: the shingles with the smallest hashes."""

MINIMUM_SHARED_KEYS = 0.20
"""Share of the keys of the text with fewer of them that a candidate pair has in common."""

RELATED = 0.30
"""Containment that all pairs of a group have."""

LARGEST_SAMPLE = 5
"""Of two groups, so many texts each are compared before the groups become one."""

LARGEST_NEIGHBOURHOOD = 30
"""Of the articles that share a key, each meets at most so many of those that follow it in age."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedArticle:
    """What is compared of one article; `path` breaks ties between articles of one day."""

    article_id: str
    text: str
    published_on: date | None
    path: str = ""


@dataclass(frozen=True, slots=True)
class _Shingled:
    """A text with the sorted, distinct hashes of its shingles."""

    text: str
    shingles: Keys
    published_on: date | None = None


def find_near_duplicates(texts: Sequence[ComparedArticle]) -> dict[str, str]:
    """Map the id of each article that repeats an earlier one to the id of the earliest of its
    group.

    The earliest is the first by publication day (undated ones last), path and id, so the result
    does not depend on the order of ``texts``; no article is mapped to one that is itself mapped.
    """
    ordered = sorted(texts, key=_age)
    shingles = shingle([article.text for article in ordered])
    articles = [
        _Shingled(article.text, hashes, article.published_on)
        for article, hashes in zip(ordered, shingles, strict=True)
    ]
    groups = _groups(articles)
    return {
        ordered[place].article_id: ordered[group[0]].article_id
        for group in groups
        for place in group[1:]
    }


def same_text(one: str, other: str) -> bool:
    """Say whether two texts are versions of one written text.

    >>> note = "Gas futures rose on Monday as colder weather was forecast for the north"
    >>> same_text(note, note + " and the east"), same_text(note, "Gas futures fell")
    (True, False)
    """
    ours, theirs = shingle([one, other])
    return _same_text(_Shingled(one, ours), _Shingled(other, theirs))


def _age(article: ComparedArticle) -> tuple[date, str, str]:
    return article.published_on or date.max, article.path, article.article_id


def _groups(articles: Sequence[_Shingled]) -> list[list[int]]:
    """Gather positions into groups, each in ascending order.

    Two groups become one when a pair across them are versions of one text, all pairs are at least
    related, and no day and no figure tells the earliest of all from what joins it: neither does a
    round-up join the stories that it quotes, nor a chain of daily notes the first and the last.
    """
    groups = [[place] for place in range(len(articles))]
    keys = [_keys(article.shingles) for article in articles]
    for later, earlier in pairs_sharing_keys(
        keys, neighbourhood=LARGEST_NEIGHBOURHOOD, share=MINIMUM_SHARED_KEYS
    ):
        one, other = groups[earlier], groups[later]
        if (
            one is not other
            and _same_text(articles[earlier], articles[later])
            and _belong(one, other, articles)
        ):
            joined = sorted(one + other)
            for place in joined:
                groups[place] = joined
    return [group for place, group in enumerate(groups) if group[0] == place]


def _belong(one: Sequence[int], other: Sequence[int], articles: Sequence[_Shingled]) -> bool:
    first, later = (one, other) if one[0] < other[0] else (other, one)
    if not all(_same_issue(articles[first[0]], articles[b]) for b in later[:LARGEST_SAMPLE]):
        return False
    pairs = product(one[:LARGEST_SAMPLE], other[:LARGEST_SAMPLE])
    return all(_overlap(articles[a], articles[b]).containment >= RELATED for a, b in pairs)


def _keys(shingles: Keys) -> Keys:
    sampled = shingles[shingles % np.uint32(SAMPLING) == 0]
    return sampled if len(sampled) >= FEWEST_KEYS else shingles[:FEWEST_KEYS]


class _Overlap(NamedTuple):
    """The shingles that two texts share, as parts of all of theirs and of the shorter text's."""

    jaccard: float
    containment: float


def _overlap(one: _Shingled, other: _Shingled) -> _Overlap:
    sizes = len(one.shingles), len(other.shingles)
    if not min(sizes):
        return _Overlap(0.0, 0.0)
    shared = len(np.intersect1d(one.shingles, other.shingles, assume_unique=True))
    return _Overlap(shared / (sum(sizes) - shared), shared / min(sizes))


def _same_text(one: _Shingled, other: _Shingled) -> bool:
    overlap = _overlap(one, other)
    if overlap.jaccard < MINIMUM_JACCARD and overlap.containment < MINIMUM_CONTAINMENT:
        return False
    return (
        _same_issue(one, other)
        and same_figures(one.text, other.text)
        and same_names(one.text, other.text)
        and same_symbols(one.text, other.text)
    )


def _same_issue(one: _Shingled, other: _Shingled) -> bool:
    """Say whether neither the days nor the figures in the same places tell two texts apart."""
    near = _same_days(one, other) and same_places(one.text, other.text)
    return near or one.text == other.text


def _same_days(one: _Shingled, other: _Shingled) -> bool:
    """Say whether two articles are near enough in time, as far as their days are known."""
    if one.published_on is None or other.published_on is None:
        return True
    return abs((one.published_on - other.published_on).days) <= MOST_DAYS

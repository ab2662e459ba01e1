"""Whether two articles are versions of one written text.

Copies, abridged, extended and re-headlined versions count; a second report of the same event in
other words does not. Two texts are compared by their word 3-gram shingles (Jaccard or
containment), and told apart where their figures or names differ too much, or other figures stand in
the same places, as in a daily market note that is the same sentences with other numbers, or they
are about other companies' shares, or the articles appeared more than a few days apart.

The thresholds were chosen on labelled news (``benchmarks/deduplication.py`` prints the figures).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import numpy as np

from pipelines.claims.copies.shingling import Hashes, shingle
from pipelines.claims.copies.vetoes import same_figures, same_names, same_places, same_symbols

MINIMUM_JACCARD = 0.40
"""Share of all shingles that two versions of one text have in common."""

MINIMUM_CONTAINMENT = 0.50
"""Share of the shorter text's shingles that stand in the longer text, for an abridged version."""

MOST_DAYS = 4
"""Days between two versions of one text: among agency stories no true pair lies further apart, and
three of four false ones do.
"""

RELATED = 0.30
"""Containment that all pairs of a group have."""

LARGEST_SAMPLE = 5
"""Of two groups, so many texts each are compared before the groups become one."""


@dataclass(frozen=True, slots=True)
class Version:
    """An article's text, with the hashes of its shingles and the day on which it was published,
    counted from any other; None where that is not known.
    """

    text: str
    shingles: Hashes
    day: int | None = None


def same_text(one: str, other: str) -> bool:
    """Say whether two texts are versions of one written text.

    >>> note = "Gas futures rose on Monday as colder weather was forecast for the north"
    >>> same_text(note, note + " and the east"), same_text(note, "Gas futures fell")
    (True, False)
    """
    ours, theirs = shingle([one, other])
    return are_versions(Version(one, ours), Version(other, theirs))


def are_versions(one: Version, other: Version) -> bool:
    """Say whether two articles are versions of one written text."""
    return (
        is_overlap(one.shingles, other.shingles)
        and _same_issue(one, other)
        and same_figures(one.text, other.text)
        and same_names(one.text, other.text)
        and same_symbols(one.text, other.text)
    )


def is_overlap(one: Hashes, other: Hashes) -> bool:
    """Say whether two texts have as many shingles in common as versions of one text have."""
    overlap = _overlap(one, other)
    return overlap.jaccard >= MINIMUM_JACCARD or overlap.containment >= MINIMUM_CONTAINMENT


def are_related(first: Sequence[Version], later: Sequence[Version]) -> bool:
    """Say whether two groups of versions can be one, the earliest of all first: all pairs are at
    least related, and no day and no figure tells the earliest from what joins it.
    """
    if not all(_same_issue(first[0], each) for each in later[:LARGEST_SAMPLE]):
        return False
    pairs = product(first[:LARGEST_SAMPLE], later[:LARGEST_SAMPLE])
    return all(_overlap(a.shingles, b.shingles).containment >= RELATED for a, b in pairs)


class _Overlap(NamedTuple):
    """The shingles that two texts share, as parts of all of theirs and of the shorter text's."""

    jaccard: float
    containment: float


def _overlap(one: Hashes, other: Hashes) -> _Overlap:
    sizes = len(one), len(other)
    if not min(sizes):
        return _Overlap(0.0, 0.0)
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return _Overlap(shared / (sum(sizes) - shared), shared / min(sizes))


def _same_issue(one: Version, other: Version) -> bool:
    """Say whether neither the days nor the figures in the same places tell two texts apart."""
    near = _same_days(one, other) and same_places(one.text, other.text)
    return near or one.text == other.text


def _same_days(one: Version, other: Version) -> bool:
    """Say whether two articles are near enough in time, as far as their days are known."""
    return one.day is None or other.day is None or abs(one.day - other.day) <= MOST_DAYS

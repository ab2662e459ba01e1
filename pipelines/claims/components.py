"""What hangs together by edges: the groups of which it is settled what is one matter."""

import numpy as np

from pipelines.claims.columns.arrays import Integers
from pipelines.claims.scoring import Edges

LARGEST_MATTER = 64
"""Reports that are brought together before it is settled which of them are one matter."""


def find_components(edges: Edges, leader: Integers) -> list[list[int]]:
    """Return the groups of places, of two and more, that edges join, the surest first, as long as
    no group grows too large; `leader` is what `hanging_together` says of the edges.
    """
    many = np.bincount(leader, minlength=len(leader))
    order = np.argsort(leader, kind="stable")
    small = order[(many[leader[order]] > 1) & (many[leader[order]] <= LARGEST_MATTER)]
    begins = np.flatnonzero(np.diff(leader[small], prepend=-1))
    groups = [each.tolist() for each in np.split(small, begins[1:])] if len(small) else []
    large = many[leader[edges.one]] > LARGEST_MATTER
    groups += _join_surest(edges.at(large))
    return sorted(groups)


def hanging_together(edges: Edges, size: int) -> Integers:
    """Return for each of `size` places the first of those with which edges connect it."""
    leader = np.arange(size)
    while True:
        one, other = leader[edges.one], leader[edges.other]
        apart = one != other
        if not apart.any():
            return leader
        first, last = np.minimum(one, other)[apart], np.maximum(one, other)[apart]
        np.minimum.at(leader, last, first)
        while (leader[leader] != leader).any():
            leader = leader[leader]


def _join_surest(edges: Edges) -> list[list[int]]:
    """Join places by edges, the surest first, as long as no group grows too large."""
    leader = {place: place for end in edges[:2] for place in end.tolist()}
    members: dict[int, list[int]] = {}
    order = np.lexsort((edges.other, edges.one, -edges.bits))
    for a, b in zip(edges.one[order].tolist(), edges.other[order].tolist(), strict=True):
        one, other = _leader(leader, a), _leader(leader, b)
        if one == other:
            continue
        joined = members.get(one, [one]) + members.get(other, [other])
        if len(joined) <= LARGEST_MATTER:
            first, last = min(one, other), max(one, other)
            leader[last] = first
            members.pop(last, None)
            members[first] = joined
    return [sorted(members[first]) for first in sorted(members)]


def _leader(leader: dict[int, int], place: int) -> int:
    while leader[place] != place:
        leader[place] = leader[leader[place]]
        place = leader[place]
    return place

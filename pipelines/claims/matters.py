"""From scored pairs of reports to matters, and from matters to claims.

A matter is one deal or one measurement, whatever is told of it; its claims are the groups of
reports in it that can all hold. Matters are found by average link, pairs whose values agree before
others and the surest of either first, so that no other sum of an article takes the place of the one
that both give; no pair that a veto keeps apart falls into one. In a matter the most precise report
begins a claim, and each further one joins the claim with all of whose members it agrees (complete
link), so no two members of a claim contradict each other. Ties are broken by age and id: the order
of the reports does not matter.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple, TypeVar

import numpy as np

from pipelines.claims.agreement import Relation
from pipelines.claims.candidates import Candidates
from pipelines.claims.columns.arrays import Flags, Integers, Numbers
from pipelines.claims.columns.compared import Compared
from pipelines.claims.compatibility import find_compatibility
from pipelines.claims.evidence import COHESION, THRESHOLD, weigh
from pipelines.claims.pairs import Pairs, compare_pairs
from pipelines.claims.sides import compare_sides
from pipelines.claims.vetoes import veto

AT_ONCE = 8_192
"""Pairs that are compared at once: as many as a processor's cache holds."""

LARGEST_MATTER = 64
"""Reports that are brought together before it is settled which of them are one matter."""

CERTAIN = 1000.0
"""Bits of a pair that a reviewer calls the same."""

Verdicts = Mapping[tuple[int, int], bool]
"""By the places of two reports, the earlier first: whether a reviewer calls them the same."""


class Edges(NamedTuple):
    """Pairs of places that speak for one matter, with their bits."""

    one: Integers
    other: Integers
    bits: Numbers

    def at(self, rows: Integers | Flags) -> "Edges":
        """Return some of the edges."""
        return Edges(self.one[rows], self.other[rows], self.bits[rows])


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two claims of one matter, by their places in it, and the reports in which they differ most
    clearly.
    """

    claims: tuple[int, int]
    one: int
    other: int
    reason: int
    column: int


@dataclass(frozen=True, slots=True)
class Matter:
    """The claims of one matter, as places of reports, each with the links that made it."""

    claims: tuple[tuple[int, ...], ...]
    links: tuple[tuple[int, int, float], ...] = ()
    rivals: tuple[Rivals, ...] = ()


def find_edges(table: Compared, candidates: Candidates, verdicts: Verdicts) -> Edges:
    """Score the candidates, but where reviewers have ruled."""
    return overrule(score_pairs(table, candidates), verdicts)


def score_pairs(table: Compared, candidates: Candidates) -> Edges:
    """Score the candidates; return those that nothing keeps apart and enough speaks for."""
    kept = [Edges(*_no_pairs(), np.empty(0))]
    for one, other in _portions(table, candidates):
        sides = compare_sides(table, one, other)
        near = ~sides.other_party  # most pairs are told apart by their parties alone
        one, other = one[near], other[near]
        pairs = compare_pairs(table, one, other, sides.at(near))
        bits = weigh(pairs)
        good = (bits >= THRESHOLD) & ~veto(pairs)[0]
        kept.append(Edges(one[good], other[good], bits[good]))
    return Edges(*(np.concatenate(column) for column in zip(*kept, strict=True)))


def _portions(table: Compared, candidates: Candidates) -> Iterator[tuple[Integers, Integers]]:
    """Yield the candidates in portions, those apart of which one tells several values, which takes
    longer.
    """
    one, other = candidates
    several = (table.values.count[one] > 1) | (table.values.count[other] > 1)
    for group in (np.flatnonzero(~several), np.flatnonzero(several)):
        for first in range(0, len(group), AT_ONCE):
            at = group[first : first + AT_ONCE]
            yield one[at], other[at]


def _no_pairs() -> tuple[Integers, Integers]:
    return np.empty(0, np.int64), np.empty(0, np.int64)


def overrule(edges: Edges, verdicts: Verdicts) -> Edges:
    """Put reviewers' verdicts in the place of scores."""
    if not verdicts:
        return edges
    size = int(max(edges.other.max(initial=0), max(b for _, b in verdicts))) + 1
    judged = np.array([a * size + b for a, b in verdicts], np.int64)
    open_ = ~np.isin(edges.one * size + edges.other, judged)
    same = np.array([pair for pair, verdict in verdicts.items() if verdict], np.int64).reshape(
        -1, 2
    )
    return Edges(
        np.concatenate([edges.one[open_], same[:, 0]]),
        np.concatenate([edges.other[open_], same[:, 1]]),
        np.concatenate([edges.bits[open_], np.full(len(same), CERTAIN)]),
    )


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


Cell = TypeVar("Cell", float, bool, int)
Square = list[list[Cell]]
"""Of each two of a group: lists, since most groups are too small for arrays to pay."""


@dataclass(frozen=True, slots=True)
class _Block:
    """All pairs of one group of places: a row and a column each; `precision` ranks the reports by
    how precisely they tell their values.
    """

    places: Sequence[int]
    precision: Sequence[tuple[bool, int, bool, int]]
    bits: Square[float]
    barred: Square[bool]
    apart: Square[bool]
    one_claim: Square[bool]
    reason: Square[int]
    column: Square[int]
    fit: Square[float]
    same_occasion: Square[bool]


def settle(
    table: Compared, components: Sequence[Sequence[int]], verdicts: Verdicts
) -> Iterator[Matter]:
    """Yield the matters that the groups of places hold; places alone make no matter here."""
    begun: list[Sequence[int]] = []
    pairs = 0
    for places in components:
        begun.append(places)
        pairs += len(places) * (len(places) - 1) // 2
        if pairs >= AT_ONCE:
            yield from _settle_blocks(table, begun, verdicts)
            begun, pairs = [], 0
    if begun:
        yield from _settle_blocks(table, begun, verdicts)


def _settle_blocks(
    table: Compared, components: Sequence[Sequence[int]], verdicts: Verdicts
) -> Iterator[Matter]:
    for block in _blocks(table, components, verdicts):
        for group in _matters(block):
            yield _matter(block, group)


def _blocks(
    table: Compared, components: Sequence[Sequence[int]], verdicts: Verdicts
) -> Iterator[_Block]:
    """Compare all pairs within each component."""
    sizes = np.array([len(places) for places in components], np.int64)
    members = np.fromiter(chain.from_iterable(components), np.int64, int(sizes.sum()))
    first = np.repeat(np.cumsum(sizes) - sizes, sizes * (sizes - 1) // 2)
    rows, cols = (np.concatenate([_each_two(int(size))[end] for size in sizes]) for end in range(2))
    pairs = compare_pairs(table, members[first + rows], members[first + cols])
    squares = [*_squares(pairs, sizes, (rows, cols))]
    precision = _precision(table, members)
    begun = begun_cells = 0
    for places, size in zip(components, sizes.tolist(), strict=True):
        starts = range(begun_cells, begun_cells + size * size, size)
        square: list[Any] = [[cells[at : at + size] for at in starts] for cells in squares]
        block = _Block(places, precision[begun : begun + size], *square)
        _overrule_block(block, verdicts)
        yield block
        begun, begun_cells = begun + size, begun_cells + size * size


@lru_cache(maxsize=LARGEST_MATTER)
def _each_two(size: int) -> tuple[Integers, Integers]:
    """Return the rows and columns of all pairs in a group of a size."""
    rows, cols = np.triu_indices(size, 1)
    return rows, cols


def _squares(pairs: Pairs, sizes: Integers, ends: tuple[Integers, Integers]) -> Iterator[list[Any]]:
    """Yield what a `_Block` holds of its pairs, column by column: the cells of all blocks, row by
    row.

    Args:
        pairs: the pairs of one block after the other.
        sizes: how many reports each block has.
        ends: the row and the column of each pair in its block.
    """
    many = sizes * (sizes - 1) // 2
    first, size = np.repeat(np.cumsum(sizes**2) - sizes**2, many), np.repeat(sizes, many)
    found = find_compatibility(pairs)
    relation = pairs.values.relation
    fit = np.where(pairs.values.same, 3.0, np.where(relation == Relation.WITHIN, 2.0, 0.0))
    alike = found.one_claim, found.reason, found.column, fit, found.same_occasion
    for column in (weigh(pairs), *veto(pairs), *alike):
        cells = np.zeros(int((sizes**2).sum()), column.dtype)
        for row, col in (ends, ends[::-1]):
            cells[first + row * size + col] = column
        yield cells.tolist()


def _overrule_block(block: _Block, verdicts: Verdicts) -> None:
    """Put reviewers' verdicts in the place of scores and vetoes."""
    if not verdicts:
        return
    for a in range(len(block.places)):
        for b in range(a + 1, len(block.places)):
            verdict = verdicts.get((block.places[a], block.places[b]))
            if verdict is None:
                continue
            for x, y in ((a, b), (b, a)):
                block.bits[x][y] = CERTAIN if verdict else 0.0
                block.barred[x][y] = block.apart[x][y] = not verdict
                block.one_claim[x][y] = verdict
                block.reason[x][y] = 0


def _matters(block: _Block) -> list[list[int]]:
    """Group the rows of a block by average link; each group in ascending order."""
    size = len(block.places)
    order = sorted(
        (not block.same_occasion[row][col], -block.bits[row][col], row, col)
        for row in range(size)
        for col in range(row + 1, size)
        if not block.barred[row][col] and block.bits[row][col] >= THRESHOLD
    )
    group = [[row] for row in range(size)]
    for _, _, a, b in order:
        one, other = group[a], group[b]
        if one is not other and _cohere(block, one, other):
            joined = sorted(one + other)
            for row in joined:
                group[row] = joined
    return [rows for row, rows in enumerate(group) if rows[0] == row]


def _cohere(block: _Block, one: Sequence[int], other: Sequence[int]) -> bool:
    """Say whether no pair across two groups is kept apart, and the pairs that tell something are
    strong enough on average.
    """
    if any(block.apart[a][b] for a in one for b in other):
        return False
    known = [block.bits[a][b] for a in one for b in other if not block.barred[a][b]]
    return bool(known) and sum(known) / len(known) >= COHESION * THRESHOLD


def _matter(block: _Block, rows: Sequence[int]) -> Matter:
    """Cut a matter into claims."""
    if len(rows) == 1:
        return Matter(claims=((block.places[rows[0]],),))
    claims = _claims(block, rows)
    return Matter(
        claims=tuple(tuple(block.places[row] for row in claim) for claim in claims),
        links=tuple(link for claim in claims for link in _links(block, claim)),
        rivals=tuple(_rivals(block, claims)),
    )


def _claims(block: _Block, rows: Sequence[int]) -> list[list[int]]:
    """Let the most precise reports begin claims and the others join the one that they fit best."""
    claims: list[list[int]] = []
    for row in sorted(rows, key=lambda row: (block.precision[row], row)):
        fits = [
            (sum(block.fit[row][each] for each in claim) / len(claim) + len(claim) / 1000, -place)
            for place, claim in enumerate(claims)
            if all(block.one_claim[row][each] for each in claim)
        ]
        if fits:
            claims[-max(fits)[1]].append(row)
        else:
            claims.append([row])
    return [sorted(claim) for claim in claims]


def _precision(table: Compared, places: Integers) -> list[tuple[bool, int, bool, int]]:
    """Rank reports by how precisely they tell their values."""
    values = table.values
    told = (
        values.count[places] == 0,
        -values.digits[places].max(axis=1, initial=0),
        table.hedged[places],
        -(table.parties[places] >= 0).sum(axis=(1, 2)),
    )
    return list(zip(*(column.tolist() for column in told), strict=True))


def _links(block: _Block, claim: Sequence[int]) -> Iterator[tuple[int, int, float]]:
    """Yield the strongest pairs that join the members of a claim."""
    bits, left = block.bits, dict.fromkeys(claim[1:], claim[0])
    while left:
        row = max(left, key=lambda row: bits[left[row]][row])
        one, other = sorted((block.places[left[row]], block.places[row]))
        yield one, other, bits[left.pop(row)][row]
        for each, nearest in left.items():
            if bits[row][each] > bits[nearest][each]:
                left[each] = row


def _rivals(block: _Block, claims: Sequence[Sequence[int]]) -> Iterator[Rivals]:
    """Yield each two claims that cannot both hold, by their clearest pair; where all pairs of them
    are barred too little is known.
    """
    for a in range(len(claims)):
        for b in range(a + 1, len(claims)):
            rivals = [
                (x, y)
                for x in claims[a]
                for y in claims[b]
                if block.reason[x][y] and not block.barred[x][y]
            ]
            if not rivals:
                continue
            one, other = max(rivals, key=lambda pair: block.bits[pair[0]][pair[1]])
            yield Rivals(
                claims=(a, b),
                one=block.places[one],
                other=block.places[other],
                reason=block.reason[one][other],
                column=block.column[one][other],
            )

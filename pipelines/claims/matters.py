"""From scored pairs of reports to matters, and from matters to claims.

A matter is one deal or one measurement, whatever is told of it; its claims are the groups of
reports in it that can all hold. Matters are found by average link, pairs whose values agree before
others and the surest of either first, so that no other sum of an article takes the place of the one
that both give; no pair that a veto keeps apart falls into one. In a matter the most precise report
begins a claim, and each further one joins the claim with all of whose members it agrees (complete
link), so no two members of a claim contradict each other. Ties are broken by age and id: the order
of the reports does not matter.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, compress
from typing import Any, NamedTuple, TypeVar

import numpy as np

from pipelines.claims.agreement import Relation
from pipelines.claims.columns.arrays import Flags, Integers, Numbers
from pipelines.claims.columns.compared import Compared
from pipelines.claims.compatibility import Compatibility, find_compatibility
from pipelines.claims.components import LARGEST_MATTER
from pipelines.claims.evidence import COHESION, THRESHOLD, reasons, weigh
from pipelines.claims.pairs import Pairs, compare_pairs
from pipelines.claims.scoring import AT_ONCE, CERTAIN, Verdicts
from pipelines.claims.vetoes import veto

COHERENT = COHESION * THRESHOLD
"""Bits that the pairs across two groups must reach on average."""


Link = tuple[int, int, float]
"""Two places, the lower first, with the bits that speak for them."""


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
    links: tuple[Link, ...] = ()
    rivals: tuple[Rivals, ...] = ()


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


class Batch(NamedTuple):
    """Some matters, and why each of their links is one, in the order of the links."""

    matters: list[Matter]
    reasons: list[str]


def settle(
    table: Compared, components: Iterable[Sequence[int]], verdicts: Verdicts
) -> Iterator[Batch]:
    """Yield the matters that the groups of places hold; places alone make no matter here."""
    begun: list[Sequence[int]] = []
    pairs = 0
    for places in components:
        begun.append(places)
        pairs += len(places) * (len(places) - 1) // 2
        if pairs >= AT_ONCE:
            yield _settle_blocks(table, begun, verdicts)
            begun, pairs = [], 0
    if begun:
        yield _settle_blocks(table, begun, verdicts)


class _Compared(NamedTuple):
    """All pairs within some components, one component after the other: the members and the size of
    each, the row and the column of each pair in its component, and what they say.
    """

    members: Integers
    sizes: Integers
    rows: Integers
    cols: Integers
    pairs: Pairs
    bits: Numbers
    barred: Flags
    apart: Flags
    found: Compatibility

    @classmethod
    def of(cls, table: Compared, components: Sequence[Sequence[int]]) -> "_Compared":
        """Compare all pairs within each component."""
        sizes = np.array([len(places) for places in components], np.int64)
        members = np.fromiter(chain.from_iterable(components), np.int64, int(sizes.sum()))
        first = np.repeat(np.cumsum(sizes) - sizes, sizes * (sizes - 1) // 2)
        ends = [_each_two(size) for size in sizes.tolist()]
        rows, cols = (np.concatenate([each[end] for each in ends]) for end in range(2))
        pairs = compare_pairs(table, members[first + rows], members[first + cols])
        found = weigh(pairs), *veto(pairs), find_compatibility(pairs)
        return cls(members, sizes, rows, cols, pairs, *found)

    def reasons(self, links: Sequence[Link]) -> list[str]:
        """Say why links are."""
        if not links:
            return []
        order = np.argsort(self.members)
        ends = np.array([link[:2] for link in links], np.int64).T
        one, other = order[np.searchsorted(self.members[order], ends)]
        many = self.sizes * (self.sizes - 1) // 2
        begins, size, first = (
            np.repeat(column, self.sizes)[one]
            for column in (np.cumsum(self.sizes) - self.sizes, self.sizes, np.cumsum(many) - many)
        )
        row = one - begins
        return reasons(self.pairs.at(first + row * size - row * (row + 1) // 2 + other - one - 1))

    def agree(self) -> Flags:
        """Say in which components every pair can be one claim, none is kept apart, and none that
        tells something is weak: whatever is brought together first, each is one claim in the end.
        """
        fit = self.found.one_claim & ~self.apart & (self.barred | (self.bits >= COHERENT))
        many = self.sizes * (self.sizes - 1) // 2
        return np.asarray(np.logical_and.reduceat(fit, np.cumsum(many) - many))

    def squares(self, column: Any, chosen: Flags) -> Iterator[Square[Any]]:
        """Yield a column of the pairs as a square for each of the components that are chosen."""
        kept = np.repeat(chosen, self.sizes * (self.sizes - 1) // 2)
        sizes = self.sizes[chosen]
        many = sizes * (sizes - 1) // 2
        begins = np.cumsum(sizes**2) - sizes**2
        first, size = np.repeat(begins, many), np.repeat(sizes, many)
        cells = np.zeros(int((sizes**2).sum()), column.dtype)
        rows, cols = self.rows[kept], self.cols[kept]
        for row, col in ((rows, cols), (cols, rows)):
            cells[first + row * size + col] = column[kept]
        told = cells.tolist()
        for begin, each in zip(begins.tolist(), sizes.tolist(), strict=True):
            yield [told[at : at + each] for at in range(begin, begin + each * each, each)]

    def fit(self) -> Numbers:
        """Say how well the values of each pair fit together."""
        values = self.pairs.values
        within = np.where(values.relation == Relation.WITHIN, 2.0, 0.0)
        return np.where(values.same, 3.0, within)


def _settle_blocks(
    table: Compared, components: Sequence[Sequence[int]], verdicts: Verdicts
) -> Batch:
    """Settle components: those in which all agree, which are most, at once."""
    compared = _Compared.of(table, components)
    judged = {place for pair in verdicts for place in pair}
    agreed = compared.agree() & np.array([judged.isdisjoint(places) for places in components])
    bits = compared.squares(compared.bits, agreed)
    matters = [
        Matter((tuple(places),), tuple(_links(places, square, range(len(places)))))
        for places, square in zip(compress(components, agreed), bits, strict=True)
    ]
    if not agreed.all():
        left = [*compress(components, ~agreed)]
        for block in _blocks(table, left, _columns(compared, ~agreed), verdicts):
            matters += [_matter(block, group) for group in _matters(block)]
    return Batch(matters, compared.reasons([link for each in matters for link in each.links]))


def _columns(compared: _Compared, chosen: Flags) -> Iterator[tuple[Square[Any], ...]]:
    """Yield what a `_Block` holds of its pairs, for each of the components that are chosen."""
    found = compared.found
    columns = (
        *(compared.bits, compared.barred, compared.apart),
        *(found.one_claim, found.reason, found.column),
        *(compared.fit(), found.same_occasion),
    )
    return zip(*(compared.squares(column, chosen) for column in columns), strict=True)


def _blocks(
    table: Compared,
    components: Sequence[Sequence[int]],
    squares: Iterable[tuple[Square[Any], ...]],
    verdicts: Verdicts,
) -> Iterator[_Block]:
    ranked = _precision(table, np.fromiter(chain.from_iterable(components), np.int64))
    begun = 0
    for places, square in zip(components, squares, strict=True):
        block = _Block(places, ranked[begun : begun + len(places)], *square)
        _overrule_block(block, verdicts)
        yield block
        begun += len(places)


@lru_cache(maxsize=LARGEST_MATTER)
def _each_two(size: int) -> tuple[Integers, Integers]:
    """Return the rows and columns of all pairs in a group of a size."""
    rows, cols = np.triu_indices(size, 1)
    return rows, cols


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
    return bool(known) and sum(known) / len(known) >= COHERENT


def _matter(block: _Block, rows: Sequence[int]) -> Matter:
    """Cut a matter into claims."""
    if len(rows) == 1:
        return Matter(claims=((block.places[rows[0]],),))
    claims = _claims(block, rows)
    return Matter(
        claims=tuple(tuple(block.places[row] for row in claim) for claim in claims),
        links=tuple(link for claim in claims for link in _links(block.places, block.bits, claim)),
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
        -values.cells("digits", places).max(axis=1, initial=0),
        table.hedged[places],
        -(table.parties[places] >= 0).sum(axis=(1, 2)),
    )
    return list(zip(*(column.tolist() for column in told), strict=True))


def _links(places: Sequence[int], bits: Square[float], claim: Sequence[int]) -> Iterator[Link]:
    """Yield the strongest pairs that join the members of a claim (Prim, 1957)."""
    left = dict.fromkeys(claim[1:], claim[0])
    while left:
        row = max(left, key=lambda row: bits[left[row]][row]) if len(left) > 1 else next(iter(left))
        one, other = sorted((places[left[row]], places[row]))
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

"""What every report begins with: counts by cause, table and kind, and samples of each group."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipelines.review.changes import Change, Filters, Group
from pipelines.review.comparison import Comparison

OF_A_GROUP = 3
"""Changes of one group that are shown before more of any is."""

_KINDS = ("added", "removed", "changed", "moved", "merged", "split")


@dataclass(frozen=True, slots=True)
class Sample:
    """Some changes of a group."""

    group: Group
    changes: tuple[Change, ...]


def count_table(
    comparison: Comparison, filters: Filters
) -> tuple[list[str], list[tuple[str, str, list[int]]]]:
    """Return the kinds that there are, and for each cause and table how many of each kind."""
    counts = comparison.counts(("cause", "table", "kind"), filters)
    kinds = [kind for kind in _KINDS if any(key[2] == kind for key in counts)]
    causes = comparison.counts(("cause",), filters)
    rows = {
        (cause, table): [counts.get((cause, table, kind), 0) for kind in kinds]
        for (known,) in causes
        for cause, table, _ in counts
        if cause == known
    }
    return kinds, [(cause, table, found) for (cause, table), found in rows.items()]


def sample_groups(comparison: Comparison, filters: Filters, limit: int) -> Iterator[Sample]:
    """Yield samples of the groups, the most telling first, of `limit` changes in all if there are
    so many: of each group some, and more where there is room.
    """
    groups = comparison.groups(filters, limit=limit)
    for group, size in zip(groups, share_out([g.count for g in groups], limit), strict=True):
        own = replace(
            filters,
            table=group.table,
            kind=group.kind,
            cause=str(group.cause),
            effect=group.effect,
        )
        if size:
            yield Sample(group, tuple(comparison.page(own, limit=size)))


def share_out(counts: Sequence[int], limit: int) -> list[int]:
    """Return how many of each group are shown, of `limit` in all.

    >>> share_out([9, 1, 5], 8)
    [4, 1, 3]
    """
    shares = [0] * len(counts)
    for most in (OF_A_GROUP, limit):
        for place, count in enumerate(counts):
            share = min(count, most, shares[place] + limit)
            limit -= share - shares[place]
            shares[place] = share
    return shares

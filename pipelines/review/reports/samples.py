"""What every report begins with: counts by cause, table and kind, and samples of each group."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.review.changes import Change, Filters, Group
from pipelines.review.comparison import Comparison

OF_A_GROUP = 3
"""Changes of one group that are shown while there are other groups to show."""

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


def sample_groups(
    comparison: Comparison, filters: Filters, limit: int, each: int = OF_A_GROUP
) -> Iterator[Sample]:
    """Yield samples of the groups, the most telling first, of at most `limit` changes in all."""
    for group in comparison.groups(filters, limit=limit):
        if limit <= 0:
            return
        own = replace(
            filters,
            table=group.table,
            kind=group.kind,
            cause=str(group.cause),
            effect=group.effect,
        )
        changes = comparison.page(own, limit=min(each, limit))
        limit -= len(changes)
        yield Sample(group, tuple(changes))

"""The statements that there are now, a row each: those that stay, then those that came."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.claims.columns.arrays import Flags, Integers
from pipelines.claims.records import Verdict
from pipelines.claims.scoring import Edges
from pipelines.claims.updating.kept import EDGES, STATEMENTS, Kept
from pipelines.claims.updating.loaded import Loaded

CAME = -1
"""The group before of a statement that was not there."""


class Judged(NamedTuple):
    """Pairs of rows, the lower first, on which reviewers ruled, and whether they call them the
    same.
    """

    one: Integers
    other: Integers
    same: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """The statements, in the order of their numbers, with the component and the group in which
    each was before; `gone` are the numbers of those that went, `gone_ids` their ids, and `sizes`
    says how many there were in each group of before.
    """

    number: Integers
    statement: pa.Array
    article: pa.Array
    day: Integers
    is_fresh: Flags
    component: Integers
    group: Integers
    gone: Integers
    gone_ids: Sequence[str]
    sizes: tuple[Integers, Integers]

    @classmethod
    def of(cls, kept: Kept, articles: Set[str], fresh: pa.Table) -> Self:
        """Return what there is when the statements of some articles went and others, of which these
        are the heads, came.
        """
        changed = pa.array(sorted(articles), pa.string())
        went = np.asarray(pc.is_in(kept.statements["article_id"], changed), np.bool_)
        staying = kept.statements.filter(pa.array(~went))
        numbers = kept.numbers("number")
        first = int(numbers.max(initial=-1)) + 1
        came = np.arange(first, first + len(fresh))

        def both(name: str, other: Integers) -> Integers:
            return np.concatenate([kept.numbers(name)[~went], other])

        def strings(name: str) -> pa.Array:
            chunks = [*staying[name].chunks, *fresh[name].chunks]
            return pa.chunked_array(chunks, pa.string()).combine_chunks()

        return cls(
            number=both("number", came),
            statement=strings("statement_id"),
            article=strings("article_id"),
            day=both("day", fresh["day"].to_numpy().astype(np.int64)),
            is_fresh=np.arange(staying.num_rows + len(fresh)) >= staying.num_rows,
            component=both("component", came),
            group=both("group", np.full(len(fresh), CAME)),
            gone=numbers[went],
            gone_ids=kept.statements["statement_id"].filter(pa.array(went)).to_pylist(),
            sizes=np.unique(kept.numbers("group"), return_counts=True),
        )

    def __len__(self) -> int:
        return len(self.number)

    def rows(self, numbers: Integers) -> Integers:
        """Return the rows of statements by their numbers; -1 of those that went."""
        at = np.searchsorted(self.number, numbers)
        at[at == len(self)] = 0
        return np.where(self.number[at] == numbers, at, -1) if len(self) else at - 1

    def ids(self, rows: Integers | Flags) -> list[str]:
        """Return the ids of the statements in some rows."""
        found: list[str] = self._some(self.statement, rows).to_pylist()
        return found

    def articles(self, rows: Integers | Flags) -> set[str]:
        """Return the ids of the articles of some rows."""
        return set(pc.unique(self._some(self.article, rows)).to_pylist())

    @staticmethod
    def _some(column: pa.Array, rows: Integers | Flags) -> pa.Array:
        return column.take(pa.array(np.flatnonzero(rows) if rows.dtype == np.bool_ else rows))

    def rows_of(self, loaded: Loaded) -> Integers:
        """Return the rows of the reports that are loaded."""
        ids = loaded.reports.heads["statement_id"].combine_chunks()
        place = pc.index_in(self.statement, ids)  # of the few among the many
        rows = np.flatnonzero(np.asarray(pc.is_valid(place)))
        found = np.empty(len(ids), np.int64)
        found[np.asarray(place.take(pa.array(rows)))] = rows
        return found

    def judged(self, verdicts: Sequence[Verdict]) -> Judged:
        """Return the pairs on which reviewers ruled, as far as both statements are there."""
        if not verdicts:
            return Judged(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.bool_))
        ends = [
            np.asarray(
                pc.fill_null(pc.index_in(pa.array(ids, pa.string()), self.statement), -1), np.int64
            )
            for ids in (
                [each.statement_id_a for each in verdicts],
                [each.statement_id_b for each in verdicts],
            )
        ]
        here = (ends[0] >= 0) & (ends[1] >= 0) & (ends[0] != ends[1])
        same = np.array([each.same for each in verdicts], np.bool_)
        return Judged(np.minimum(*ends)[here], np.maximum(*ends)[here], same[here])

    def by_age(self, chosen: Flags) -> Integers:
        """Return the chosen rows in the order of their age (`pipelines.claims.records.age`)."""
        rows = np.flatnonzero(chosen)
        table = pa.table({"day": self.day[rows], "id": self.statement.take(pa.array(rows))})
        order = pc.sort_indices(table, [("day", "ascending"), ("id", "ascending")])
        return np.asarray(rows[np.asarray(order)])

    def edges(self, kept: Kept) -> Edges:
        """Return the edges of before as rows, -1 for a statement that went."""
        one, other, bits = kept.ends()
        return Edges(self.rows(one), self.rows(other), bits)

    def are_changed(self, group: Integers, chosen: Flags) -> Flags:
        """Say of each row whether it is with others now than it was before.

        Args:
            group: what each row is in now.
            chosen: the rows of which this is to be asked; of the others it is known.
        """
        rows = np.flatnonzero(chosen)
        _, place, size = np.unique(group[rows], return_inverse=True, return_counts=True)
        first = np.full(len(size), np.iinfo(np.int64).max)
        last = np.full(len(size), np.iinfo(np.int64).min)
        np.minimum.at(first, place, self.group[rows])
        np.maximum.at(last, place, self.group[rows])
        labels, many = self.sizes
        at = np.minimum(np.searchsorted(labels, first), max(len(labels) - 1, 0))
        had = many[at] if len(labels) else np.zeros(len(first), np.int64)
        same = (first == last) & (first != CAME) & (had == size)
        found = np.zeros(len(self), np.bool_)
        found[rows] = ~same[place]
        return found

    def kept(self, component: Integers, group: Integers) -> pa.Table:
        """Return the statements as they are kept for the next time."""
        columns = {
            "number": self.number,
            "statement_id": self.statement,
            "article_id": self.article,
            "day": self.day,
            "component": component,
            "group": group,
        }
        return pa.table([pa.array(columns[f.name], f.type) for f in STATEMENTS], schema=STATEMENTS)

    def kept_edges(self, edges: Edges) -> pa.Table:
        """Return edges as they are kept for the next time."""
        columns = self.number[edges.one], self.number[edges.other], edges.bits
        typed = zip(columns, EDGES, strict=True)
        return pa.table([pa.array(column, f.type) for column, f in typed], schema=EDGES)

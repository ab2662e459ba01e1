"""What changed between two snapshots, counted, grouped and paged in the database that found it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal, Self

from pipelines.review.changes import (
    EVERYTHING,
    Cause,
    Change,
    FieldChange,
    Filters,
    Group,
    Span,
    shorten_cause,
)
from pipelines.review.describe import describe_row
from pipelines.review.engine.compare import compare_snapshots
from pipelines.review.engine.differences import COMPARED
from pipelines.review.engine.sides import make_table
from pipelines.snapshots.database import open_database
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import rows_of

if TYPE_CHECKING:
    import pandas as pd

MEMORY = 600_000_000
"""What the database may hold in memory; more goes to the disk."""

_WHERE: Mapping[str, str] = {
    "table": "table_name = $table",
    "kind": "kind = $kind",
    "cause": "$cause in (cause, cause_kind)",
    "article": "($article in (b_article, h_article) or contains(lower(path), lower($article)))",
    "type": "list_contains(types, $type)",
    "party": "contains(lower(array_to_string(parties, '; ')), lower($party))",
    "effect": "effect = $effect",
    "judged": "(change_id in (select change_id from judged)) = $judged",
    "text": "contains(lower(concat_ws(' ', effect, path, title, source, sentence_before, "
    "sentence_after, array_to_string(parties, '; '))), lower($text))",
}
"""How each filter is put to the database."""

_COUNTED: Mapping[str, str] = {
    "table": "table_name",
    "kind": "kind",
    "cause": "cause",
    "effect": "effect",
    "article": "coalesce(path, '')",
    "source": "coalesce(source, '')",
}
"""What changes can be counted by."""

_PAGE = 1_000

_IN_NOTEBOOK = 10


class Comparison:
    """The changes from one snapshot to another, the most telling first.

    It holds a database in memory until it is closed; it may be asked from several threads.
    """

    def __init__(self, database: Any, base: Snapshot, head: Snapshot, resources: ExitStack) -> None:
        self.base = base
        self.head = head
        self._database = database
        self._resources = resources
        self._lock = Lock()
        self.mark_judged(())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the database go."""
        self._resources.close()

    def __len__(self) -> int:
        """Return how many changes there are."""
        return self.total()

    def __bool__(self) -> bool:
        """Say whether anything changed."""
        return self.total() > 0

    def __iter__(self) -> Iterator[Change]:
        """Yield all changes."""
        return self.changes()

    def total(self, filters: Filters = EVERYTHING) -> int:
        """Return how many changes are as the filters say."""
        [(found,)] = self._ask("select count(*) from changes {where}", filters).fetchall()
        return int(found)

    def counts(
        self,
        by: Sequence[str] = ("table", "kind", "cause"),
        filters: Filters = EVERYTHING,
    ) -> dict[tuple[str, ...], int]:
        """Count changes, the largest number first.

        Args:
            by: what they are counted by: table, kind, cause, effect, article (its path), source.
            filters: which changes are counted.
        """
        columns = ", ".join(_COUNTED[name] for name in by)
        query = (
            f"select {columns}, count(*) as found, min(place) from changes {{where}} group by all"
        )
        rows = self._ask(f"{query} order by found desc, min(place)", filters).fetchall()
        return {tuple(row[: len(by)]): row[len(by)] for row in rows}

    def groups(
        self, filters: Filters = EVERYTHING, offset: int = 0, limit: int = 100
    ) -> list[Group]:
        """Return the changes by cause and effect, the most telling group first."""
        query = (
            "select table_name, kind, cause_kind, "
            "case when cause = cause_kind then [] else any_value(names) end, effect, count(*), "
            "arg_min(change_id, place) "
            "from changes {where} group by table_name, kind, cause_kind, cause, effect "
            "order by min(place) limit $limit offset $offset"
        )
        rows = self._ask(query, filters, limit=limit, offset=offset).fetchall()
        return [
            Group(
                table=table,
                kind=kind,
                cause=Cause(kind=cause, names=tuple(names)),
                effect=effect,
                count=count,
                first_change_id=first,
            )
            for table, kind, cause, names, effect, count, first in rows
        ]

    def group_count(self, filters: Filters = EVERYTHING) -> int:
        """Return how many groups there are of changes that are as the filters say."""
        columns = "table_name, kind, cause, effect"
        query = f"select count(*) from (select distinct {columns} from changes {{where}})"
        [(found,)] = self._ask(query, filters).fetchall()
        return int(found)

    def mark_judged(self, change_ids: Iterable[str]) -> None:
        """Tell which changes reviewers ruled on, by their ids; it takes the place of what was told
        before.
        """
        with self._lock:
            ids = [list(change_ids)]
            make_table(self._database.cursor(), "judged", {"change_id": "varchar"}, ids)

    def page(self, filters: Filters = EVERYTHING, offset: int = 0, limit: int = 50) -> list[Change]:
        """Return a stretch of the changes, the most telling first."""
        query = "select * from changes {where} order by place limit $limit offset $offset"
        found = self._ask(query, filters, limit=limit, offset=offset)
        return self._build(rows_of(found.to_arrow_table()))

    def find(self, change_id: str) -> Change | None:
        """Return a change by its id, None where there is no such change."""
        return next(iter(self.find_all([change_id])), None)

    def find_all(self, change_ids: Sequence[str]) -> list[Change]:
        """Return the changes with these ids, the most telling first."""
        query = "select * from changes where list_contains($1, change_id) order by place"
        found = self._database.cursor().sql(query, params=[list(change_ids)])
        return self._build(rows_of(found.to_arrow_table()))

    def change_ids(self, filters: Filters = EVERYTHING) -> list[str]:
        """Return the ids of all changes that are as the filters say."""
        query = "select change_id from changes {where} order by place"
        return [row[0] for row in self._ask(query, filters).fetchall()]

    def path_of(self, article_id: str) -> str | None:
        """Return the file of an article of either snapshot, None where neither has it."""
        query = "select path from article_pairs where $1 in (b_id, h_id) limit 1"
        found = self._database.cursor().execute(query, [article_id]).fetchone()
        return None if found is None else str(found[0])

    def summary_of(self, claim_id: str, side: Literal["before", "after"]) -> str:
        """Return the summary of a claim of one of the snapshots, its id where there is none."""
        query = f"select summary from {'b' if side == 'before' else 'h'}_claims where claim_id = $1"
        found = self._database.cursor().execute(query, [claim_id]).fetchone()
        return claim_id if found is None else str(found[0])

    def changes(self, filters: Filters = EVERYTHING) -> Iterator[Change]:
        """Yield all changes that are as the filters say."""
        offset = 0
        while found := self.page(filters, offset, _PAGE):
            yield from found
            offset += len(found)

    def frame(self, filters: Filters = EVERYTHING) -> "pd.DataFrame":
        """Return the changes as a data frame, a row for each."""
        import pandas as pd

        columns = ("table", "kind", "cause", "effect", "before", "after", "path", "source",
                   "sentence_after", "sentence_before", "row_id", "change_id")  # fmt: skip
        rows = [
            {name: getattr(change, name) for name in columns} | {"cause": str(change.cause)}
            for change in self.changes(filters)
        ]
        return pd.DataFrame(rows, columns=list(columns))

    def _ask(self, query: str, filters: Filters, **values: object) -> Any:
        """Put a query, in which ``{where}`` stands for the filters."""
        given = {name: getattr(filters, name) for name in _WHERE}
        wanted = {name: value for name, value in given.items() if value is not None}
        where = " and ".join(_WHERE[name] for name in wanted)
        asked = query.format(where=f"where {where}" if where else "")
        return self._database.cursor().sql(asked, params=wanted | values)

    def _build(self, found: Sequence[Mapping[str, Any]]) -> list[Change]:
        numbers = [row["number"] for row in found]
        fields = self._fields(numbers)
        rows = {side: self._rows(side, found) for side in ("before", "after")}
        return [
            _change(row, fields.get(row["number"], ()), rows["before"], rows["after"])
            for row in found
        ]

    def _fields(self, numbers: Sequence[int]) -> dict[int, list[FieldChange]]:
        query = (
            "select number, field, before, after from field_changes "
            "where number in (select unnest($1)) order by number, place, field"
        )
        fields: dict[int, list[FieldChange]] = {}
        for number, name, *values in self._database.cursor().execute(query, [numbers]).fetchall():
            before, after = (None if value is None else json.loads(value) for value in values)
            change = FieldChange(field=name, before=before, after=after)
            fields.setdefault(number, []).append(change)
        return fields

    def _rows(
        self, side: str, found: Sequence[Mapping[str, Any]]
    ) -> dict[tuple[str, str], Mapping[str, Any]]:
        """Return the rows of one side that changes are about, by table and key."""
        rows: dict[tuple[str, str], Mapping[str, Any]] = {}
        for table in {row["table_name"] for row in found}:
            key = COMPARED[table].key
            wanted = [row["b_key" if side == "before" else "h_key"] for row in found]
            query = f"select * from {side}_{table} where {key} in (select unnest($1))"
            answer = self._database.cursor().sql(query, params=[wanted]).to_arrow_table()
            rows |= {(table, str(row[key])): row for row in rows_of(answer)}
        return rows

    def _repr_html_(self) -> str:
        """Show, in a notebook, the counts and the most telling changes."""
        from pipelines.review.templates import templates

        page = templates().get_template("changes_in_notebook.html")
        return page.render(
            base=self.base.run_id,
            head=self.head.run_id,
            total=self.total(),
            counts=self.counts(("cause", "table", "kind")),
            changes=self.page(limit=_IN_NOTEBOOK),
            shorten_cause=shorten_cause,
        )


class _NoChanges(Comparison):
    """The comparison of two snapshots that are alike, for which no database is opened."""

    def __init__(self, base: Snapshot, head: Snapshot) -> None:
        self.base = base
        self.head = head

    def close(self) -> None:
        """Let nothing go."""

    def total(self, filters: Filters = EVERYTHING) -> int:
        """Return that there are none."""
        return 0

    def counts(
        self, by: Sequence[str] = (), filters: Filters = EVERYTHING
    ) -> dict[tuple[str, ...], int]:
        """Return that there is nothing to count."""
        return {}

    def groups(
        self, filters: Filters = EVERYTHING, offset: int = 0, limit: int = 100
    ) -> list[Group]:
        """Return that there are none."""
        return []

    def group_count(self, filters: Filters = EVERYTHING) -> int:
        """Return that there are none."""
        return 0

    def mark_judged(self, change_ids: Iterable[str]) -> None:
        """Keep nothing, for nothing is asked of it."""

    def page(self, filters: Filters = EVERYTHING, offset: int = 0, limit: int = 50) -> list[Change]:
        """Return that there are none."""
        return []

    def find_all(self, change_ids: Sequence[str]) -> list[Change]:
        """Return that there are none."""
        return []

    def change_ids(self, filters: Filters = EVERYTHING) -> list[str]:
        """Return that there are none."""
        return []

    def path_of(self, article_id: str) -> str | None:
        """Return that no change is about it."""
        return None

    def summary_of(self, claim_id: str, side: Literal["before", "after"]) -> str:
        """Return the id: no change is about it."""
        return claim_id


def compare(base: Snapshot, head: Snapshot) -> Comparison:
    """Find what changed from `base` to `head`, and why.

    Raises:
        SnapshotError: a manifest cannot be read.
        DatabaseError: memory and disk do not suffice.
    """
    tables = base.manifest().get("tables")
    if tables and tables == head.manifest().get("tables"):  # the digests of all their files
        return _NoChanges(base, head)
    with ExitStack() as resources:
        database = resources.enter_context(open_database(MEMORY))
        compare_snapshots(database, base, head)
        return Comparison(database, base, head, resources.pop_all())


def _change(
    row: Mapping[str, Any],
    fields: Sequence[FieldChange],
    before: Mapping[tuple[str, str], Mapping[str, Any]],
    after: Mapping[tuple[str, str], Mapping[str, Any]],
) -> Change:
    table = row["table_name"]
    old, new = before.get((table, row["b_key"])), after.get((table, row["h_key"]))
    return Change(
        change_id=row["change_id"],
        table=table,
        kind=row["kind"],
        cause=Cause(kind=row["cause_kind"], names=tuple(row["names"])),
        effect=row["effect"],
        row_id=row["h_key"] or row["b_key"],
        fields=tuple(fields),
        before=None if old is None else describe_row(table, old),
        after=None if new is None else describe_row(table, new),
        article_id=row["h_article"] or row["b_article"],
        path=row["path"],
        source=row["source"],
        title=row["title"],
        sentence_before=row["sentence_before"],
        sentence_after=row["sentence_after"],
        sentence_start_before=row["sentence_start_before"],
        sentence_start_after=row["sentence_start_after"],
        span_before=_span(row["start_before"], row["end_before"]),
        span_after=_span(row["start_after"], row["end_after"]),
        row_before=old,
        row_after=new,
    )


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)

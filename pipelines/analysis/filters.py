"""What of a table is wanted, as conditions that DuckDB pushes down into the Parquet files."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from pipelines.snapshots.schemas import MENTION_TABLES, TABLES
from pipelines.snapshots.shared_columns import VERDICT

_NAMED = """(
    entity_id = $party or lower(name) = lower($party) or entity_id in (
        select entity_id from names
        where lower(name) = lower($party)
            or list_contains(string_split(lower(aliases), '; '), lower($party))
    )
)"""
NO_PARTY_ROLES = ("place", "source", "speaker", "time", "value")
"""What `extractors.records.NO_PARTIES` says; to import it takes seconds that a notebook waits."""

_NO_PARTIES = ", ".join(f"'{role}'" for role in NO_PARTY_ROLES)

_CONDITIONS: Mapping[str, Mapping[str, str]] = {
    "articles": {
        "since": "published_on >= $since",
        "until": "published_on <= $until",
        "source": "list_contains($source, source)",
    },
    "statements": {
        "since": "article_id in (select article_id from articles where published_on >= $since)",
        "until": "article_id in (select article_id from articles where published_on <= $until)",
        "source": "article_id in "
        "(select article_id from articles where list_contains($source, source))",
        "types": "list_contains($types, statement_type)",
        "party": "statement_id in (select statement_id from statement_arguments "
        f"where role not in ({_NO_PARTIES}) and {_NAMED})",
        "min_sources": "claim_id in "
        "(select claim_id from claims where source_count >= $min_sources)",
        "status": "claim_id in (select claim_id from claims where list_contains($status, status))",
        "min_confidence": "confidence >= $min_confidence",
    },
    "claims": {
        "since": "last_reported >= $since",
        "until": "first_reported <= $until",
        "source": "claim_id in (select claim_id from statements join articles using (article_id) "
        "where list_contains($source, source))",
        "types": "list_contains($types, statement_type)",
        "party": f"claim_id in (select claim_id from claim_parties where {_NAMED})",
        "min_sources": "source_count >= $min_sources",
        "status": "list_contains($status, status)",
        "min_confidence": "claim_id in "
        "(select claim_id from statements where confidence >= $min_confidence)",
    },
    "names": {
        "since": "last_seen >= $since",
        "until": "first_seen <= $until",
        "party": _NAMED,
    },
}
"""For each table that filters speak of, the condition of each of them."""

_OWNERS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    **{table.name: ("articles", ("article_id",)) for table in MENTION_TABLES},
    "statement_arguments": ("statements", ("statement_id",)),
    "claim_parties": ("claims", ("claim_id",)),
    "conflicts": ("claims", ("claim_id_a", "claim_id_b")),
    "claim_links": ("statements", ("statement_id_a", "statement_id_b")),
}
"""The table whose rows the rows of another belong to, and by which columns: any of them will do."""

_MANY = ("source", "types", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What of a table is wanted; None leaves a filter out.

    `since` and `until` are days of publication, both included; of a claim, one of its reports lies
    between them. `source` is one publisher or several, `types` types of statements, `party` an
    entity's id, name or alias, `status` a claim's. `min_sources` counts independent publishers, and
    `min_confidence` is a statement's, of a claim that of its best statement. `exclude_rejected`
    leaves out what a reviewer rejected, and what belongs to it.
    """

    since: str | date | None = None
    until: str | date | None = None
    source: str | Sequence[str] | None = None
    types: str | Sequence[str] | None = None
    party: str | None = None
    min_sources: int | None = None
    status: str | Sequence[str] | None = None
    min_confidence: float | None = None
    exclude_rejected: bool = False

    def any(self) -> bool:
        """Whether anything is left out."""
        return self.exclude_rejected or bool(self.parameters())

    def conditions(self, table: str) -> list[str]:
        """Return the SQL conditions on the rows of a table, with the names of `parameters`.

        Raises:
            ValueError: the table knows nothing of one of the filters.
        """
        owner, columns = _OWNERS.get(table, (table, ()))
        known = _CONDITIONS.get(owner, {})
        unknown = [name for name in self.parameters() if name not in known]
        if unknown:
            others = ", ".join(known) or "none"
            raise ValueError(f"{table} cannot be filtered by {unknown[0]}; it knows {others}")
        wanted = [known[name] for name in self.parameters()]
        own = list(self._unrejected(table))
        if owner == table:
            return [*wanted, *own]
        wanted += self._unrejected(owner)
        key = TABLES[owner].key[0]
        if not wanted:
            return own
        of_owner = f"(select {key} from {owner} where {' and '.join(wanted)})"
        return [" or ".join(f"{column} in {of_owner}" for column in columns), *own]

    def parameters(self) -> dict[str, Any]:
        """Return the filters that are given, by name."""
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        del given["exclude_rejected"]
        return {
            name: [value] if name in _MANY and isinstance(value, str) else _listed(value)
            for name, value in given.items()
            if value is not None
        }

    def _unrejected(self, table: str) -> Iterator[str]:
        if self.exclude_rejected and VERDICT.name in TABLES[table].column_names():
            yield f"{VERDICT.name} is distinct from 'rejected'"


def _listed(value: Any) -> Any:
    return value if isinstance(value, str | int | float | date) else list(value)

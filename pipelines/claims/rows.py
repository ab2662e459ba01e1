"""From the statements of a run to its claims: what the claims modules are told, and the table rows
they give.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

from pipelines.claims.clustering import Claim, Party, Report, build_claims, mark_conflicting
from pipelines.claims.conflicts import find as find_conflicts
from pipelines.snapshots.schemas import CLAIMS

Row = dict[str, Any]

OTHER_ROLES = frozenset({"value", "time", "speaker", "source", "place"})
"""Roles of a statement's arguments that no party plays."""


def link_statements(
    statements: Sequence[Row], arguments: Sequence[Row], articles: Sequence[Row]
) -> dict[str, list[Row]]:
    """Bring the statements of all articles together into claims.

    Args:
        statements: rows of ``statements``, without ``claim_id``.
        arguments: rows of ``statement_arguments``.
        articles: rows of ``articles``.

    Returns:
        The rows of ``statements``, ``claims``, ``claim_parties``, ``claim_links`` and
        ``conflicts``.
    """
    reports = build_reports(statements, arguments, articles)
    linked = build_claims(reports)
    conflicts = find_conflicts(linked.claims, reports)
    claims = mark_conflicting(linked.claims, conflicts)
    return {
        "statements": [
            row | {"claim_id": linked.claim_of[row["statement_id"]]} for row in statements
        ],
        "claims": [_claim_row(claim) for claim in claims],
        "claim_parties": [
            {"claim_id": claim.claim_id} | asdict(party)
            for claim in claims
            for party in claim.parties
        ],
        "claim_links": [asdict(link) for link in linked.links],
        "conflicts": [asdict(conflict) for conflict in conflicts],
    }


def build_reports(
    statements: Sequence[Row], arguments: Sequence[Row], articles: Sequence[Row]
) -> list[Report]:
    """Return each statement as the claims modules read it: with its article's day and source, and
    its parties.
    """
    by_article = {row["article_id"]: row for row in articles}
    parties: dict[str, dict[Party, None]] = {}
    for argument in arguments:
        if argument["role"] not in OTHER_ROLES:
            party = Party(
                role=argument["role"], entity_id=argument["entity_id"], name=argument["name"]
            )
            parties.setdefault(argument["statement_id"], {})[party] = None
    return [
        _report(row, tuple(parties.get(row["statement_id"], ())), by_article[row["article_id"]])
        for row in statements
    ]


_SHARED_FIELDS = frozenset(field.name for field in fields(Report)) - {
    "story_id", "published_on", "source", "parties", "systems", "period_start", "period_end",
}  # fmt: skip


def _report(row: Row, parties: tuple[Party, ...], article: Row) -> Report:
    return Report(
        story_id=article["duplicate_of"] or article["article_id"],
        published_on=as_day(article["published_on"]),
        source=article["source"],
        parties=parties,
        systems=tuple(row["systems"].split("; ")) if row["systems"] else (),
        period_start=as_day(row["period_start"]),
        period_end=as_day(row["period_end"]),
        **{name: row[name] for name in _SHARED_FIELDS},
    )


def as_day(value: date | str | None) -> date | None:
    """Return a cell of a day column as a `date`, whether it was read from Parquet or from JSON."""
    if isinstance(value, datetime):
        return value.date()
    return date.fromisoformat(value) if isinstance(value, str) else value


def _claim_row(claim: Claim) -> Row:
    values: Mapping[str, Any] = {name: getattr(claim, name) for name in CLAIMS.column_names()}
    return dict(values) | {
        "parties": "; ".join(dict.fromkeys(party.name for party in claim.parties)) or None
    }

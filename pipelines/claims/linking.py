"""From the statements of a run to its claims: what the claims modules are told, and the table rows
they give.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields

from extractors.records import NO_PARTIES
from pipelines.claims.clustering import build_claims, mark_conflicting
from pipelines.claims.conflicts import find_conflicts
from pipelines.claims.records import Claim, ClaimParty, ReportedStatement
from pipelines.snapshots.rows import ArgumentRow, PublishedArticle, Row, StatementRow
from pipelines.snapshots.schemas import CLAIMS


def link_statements(
    statements: Sequence[StatementRow],
    arguments: Iterable[ArgumentRow],
    articles: Iterable[PublishedArticle],
) -> dict[str, list[Row]]:
    """Bring the statements of all articles together into claims.

    Returns:
        The rows of ``statements``, now with their ``claim_id``, of ``claims``, ``claim_parties``,
        ``claim_links`` and ``conflicts``.
    """
    reports = build_reports(statements, arguments, articles)
    linked = build_claims(reports)
    conflicts = find_conflicts(linked.claims, reports)
    claims = mark_conflicting(linked.claims, conflicts)
    return {
        "statements": [
            row.as_row() | {"claim_id": linked.claim_of[row.statement_id]} for row in statements
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
    statements: Iterable[StatementRow],
    arguments: Iterable[ArgumentRow],
    articles: Iterable[PublishedArticle],
) -> list[ReportedStatement]:
    """Return each statement as the claims modules read it: with its article's day and source, and
    its parties.
    """
    by_id = {article.article_id: article for article in articles}
    parties = _parties_by_statement(arguments)
    return [
        _report(row, tuple(parties.get(row.statement_id, ())), by_id[row.article_id])
        for row in statements
    ]


def _parties_by_statement(arguments: Iterable[ArgumentRow]) -> Mapping[str, Iterable[ClaimParty]]:
    """Return the parties to each statement, each once, in the order of the arguments."""
    parties: dict[str, dict[ClaimParty, None]] = {}
    for argument in arguments:
        if argument.role not in NO_PARTIES:
            party = ClaimParty(role=argument.role, entity_id=argument.entity_id, name=argument.name)
            parties.setdefault(argument.statement_id, {})[party] = None
    return parties


_TAKEN_OVER = {field.name for field in fields(ReportedStatement)} & {
    field.name for field in fields(StatementRow)
} - {"systems"}
"""What a report says as the row of its statement does."""


def _report(
    row: StatementRow, parties: tuple[ClaimParty, ...], article: PublishedArticle
) -> ReportedStatement:
    return ReportedStatement(
        story_id=article.duplicate_of or article.article_id,
        published_on=article.published_on,
        source=article.source,
        parties=parties,
        systems=tuple(row.systems.split("; ")) if row.systems else (),
        **{name: getattr(row, name) for name in _TAKEN_OVER},
    )


def _claim_row(claim: Claim) -> Row:
    columns: Row = {name: getattr(claim, name) for name in CLAIMS.column_names()}
    names = dict.fromkeys(party.name for party in claim.parties)
    return columns | {"parties": "; ".join(names) or None}

"""The records that claims are made of: statements as reported, the claims they make, links and
conflicts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pipelines.snapshots.rows import Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimParty:
    """Who plays which role in a statement or claim."""

    role: str
    entity_id: str | None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedStatement(Stated):
    """One statement as its article makes it.

    `story_id` is the id of the earliest article near-identical to this one, or the article's own:
    reports of one story are one source.
    """

    statement_id: str
    article_id: str
    story_id: str
    published_on: date | None
    source: str | None
    predicate: str | None
    sentence: str
    systems: tuple[str, ...]
    attributed_to: str | None
    parties: tuple[ClaimParty, ...]


def age(report: ReportedStatement) -> tuple[date, str]:
    """Return what reports are ordered by: day of publication, undated ones last, then id."""
    return report.published_on or date.max, report.statement_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Stated):
    """What one or several articles state of one fact; `statement_ids` are its members, earliest
    first.

    `systems` holds the names joined with "; ", as in the table. `source_count` counts independent
    articles: near-identical ones once. `status` is ``single``, ``corroborated`` or ``conflicting``.
    """

    claim_id: str
    summary: str
    parties: tuple[ClaimParty, ...]
    systems: str | None
    statement_count: int
    article_count: int
    source_count: int
    first_reported: date | None
    last_reported: date | None
    status: str
    representative_statement_id: str
    statement_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLink:
    """Why two statements are one claim: how strongly, from 0 to 1, and what speaks for it."""

    statement_id_a: str
    statement_id_b: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSet:
    """The claims that a set of reports makes, by id, and where each statement went."""

    claims: tuple[Claim, ...]
    links: tuple[ClaimLink, ...]
    claim_of: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two claims about one matter that cannot both hold; `field` is the column in which they
    differ.

    `reason` is ``contradiction``, ``scope`` (a total against a rate), ``time`` (for periods that
    overlap but differ) or ``superseded`` (a running or corrected figure against a later one).
    """

    claim_id_a: str
    claim_id_b: str
    field: str
    value_a: str | None
    value_b: str | None
    reason: str

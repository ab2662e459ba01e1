"""The records that claims are made of: statements as reported, the claims they make, links and
conflicts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pipelines.snapshots.rows import Stated


class ClaimParty(NamedTuple):
    """Who plays which role in a statement or claim."""

    role: str
    entity_id: str | None
    name: str


WEAPONS = "weapons"
"""The unit of numbers of weapons."""


class StatedValue(NamedTuple):
    """One value beside the first of its kind, as its mention gives it: a conversion in brackets, a
    second sum. `field` is ``amount``, ``m3`` or ``quantity``, `unit` the currency of an amount.
    """

    field: str
    unit: str
    per: str | None
    low: float | None
    high: float | None
    comparator: str | None


class PrintedValue(NamedTuple):
    """An amount or a volume as its mention prints it: its words and their place in the article,
    and the value in its own `unit`, a currency or an unscaled unit of gas. `counted` is the lower
    end as the columns of statements hold it; `field` is ``amount`` or ``m3``.
    """

    field: str
    text: str
    start: int
    end: int
    low: float
    high: float
    unit: str
    counted: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedStatement(Stated):
    """One statement as its article makes it.

    `story_id` is the id of the earliest article near-identical to this one, or the article's own:
    reports of one story are one source. `publisher` is who answers for the report, the agency
    where the article is an agency's copy (`pipelines.claims.sources`). `measure` is what the
    figure measures ("debt", "capacity"), `others` are the values beside those of the columns,
    `printed` all of them as their mentions print them, and `title` is the article's, `position`
    where in it the sentence begins.
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
    publisher: str | None = None
    measure: str | None = None
    others: tuple[StatedValue, ...] = ()
    printed: tuple[PrintedValue, ...] = ()
    title: str | None = None
    position: int = 0


def age(report: ReportedStatement) -> tuple[date, str]:
    """Return what reports are ordered by: day of publication, undated ones last, then id."""
    return report.published_on or date.max, report.statement_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Stated):
    """What one or several articles state of one fact; `statement_ids` are its members, earliest
    first, `amount_reported_on` is the day of the report that its amount of money is from.

    `systems` and `sources` hold names joined with "; ", as in the table. `source_count` counts
    independent publishers (`pipelines.claims.sources`). `status` is ``single``, ``corroborated`` or
    ``conflicting``.
    """

    claim_id: str
    summary: str
    parties: tuple[ClaimParty, ...]
    supplier: str | None
    buyer: str | None
    subject: str | None
    systems: str | None
    measure: str | None
    printed_amount: str | None
    converted_low: float | None
    converted_high: float | None
    converted_currency: str | None
    printed_volume: str | None
    volume_low: float | None
    volume_high: float | None
    volume_unit: str | None
    bcm: float | None
    bcm_per_year: float | None
    amount_reported_on: date | None
    statement_count: int
    article_count: int
    source_count: int
    sources: str | None
    first_reported: date | None
    last_reported: date | None
    status: str
    representative_statement_id: str
    statement_ids: tuple[str, ...]


class ClaimLink(NamedTuple):
    """Why two statements are one claim: how strongly, from 0 to 1, and what speaks for it."""

    statement_id_a: str
    statement_id_b: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two claims about one matter that cannot both hold; `field` is the column in which they
    differ.

    `reason` is ``contradiction``, ``scope`` (a total against a rate), ``time`` (the same thing by
    another deadline) or ``superseded``, where `standing_claim_id` says which of them now stands.
    The values stand as text and, where they are numbers, as numbers; a sentence of each claim
    shows them.
    """

    claim_id_a: str
    claim_id_b: str
    field: str
    value_a: str | None
    value_b: str | None
    number_a: float | None
    number_b: float | None
    reason: str
    standing_claim_id: str | None
    sentence_a: str
    sentence_b: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """That statements of an earlier claim are now in another, since a run."""

    from_claim_id: str
    to_claim_id: str
    run_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A reviewer's word on two statements: the same claim, or different ones."""

    statement_id_a: str
    statement_id_b: str
    same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSet:
    """The claims that a set of reports makes, by id, why, which of them cannot both hold, and where
    each statement went.
    """

    claims: Sequence[Claim]
    links: Sequence[ClaimLink]
    conflicts: Sequence[Conflict]
    claim_of: Mapping[str, str]

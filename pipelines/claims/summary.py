"""From the reports of one fact to the claim: its best values, its parties, and what is told of
them.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

from extractors.statements import rate_is_of_gas, type_named
from extractors.text import fold_name
from pipelines.claims.columns.roles import side_of
from pipelines.claims.records import Claim, ClaimParty, ReportedStatement
from pipelines.claims.sources import independent_sources
from pipelines.claims.telling.printed import printed_columns
from pipelines.claims.telling.wording import names_on_sides, say_claim

Counted = TypeVar("Counted", bound=Hashable)


def summarise(claim_id: str, reports: Sequence[ReportedStatement], status: str | None) -> Claim:
    """Make the claim of ``reports``, which are in the order of their age.

    Args:
        claim_id: the claim's id.
        reports: its members.
        status: its status; None where its sources decide it.
    """
    kind = reports[0].statement_type
    ranked = sorted(reports, key=_fullness, reverse=True) if len(reports) > 1 else reports
    money, gas = _report_with(ranked, "amount_low"), _report_with(ranked, "m3_low")
    values = _values(ranked, kind, money, gas)
    values |= printed_columns(money, gas, values | {"statement_type": kind})
    parties = _parties(kind, ranked)
    modality = _modality(reports)
    days = [report.published_on for report in reports if report.published_on is not None]
    sources = independent_sources(reports)
    return Claim(
        claim_id=claim_id,
        statement_type=kind,
        summary=say_claim(kind, parties, values, modality),
        parties=parties,
        **_sides(kind, parties),
        **values,
        amount_reported_on=money.published_on,
        modality=modality,
        statement_count=len(reports),
        article_count=len({report.article_id for report in reports}),
        source_count=max(len(sources), 1),
        sources="; ".join(sources) or None,
        first_reported=min(days, default=None),
        last_reported=max(days, default=None),
        status=status or status_of(len(sources)),
        representative_statement_id=ranked[0].statement_id,
        statement_ids=tuple([report.statement_id for report in reports]),
    )


def status_of(source_count: int) -> str:
    """Return the status of a claim that stands in no conflict.

    >>> status_of(2)
    'corroborated'
    """
    return "corroborated" if source_count > 1 else "single"


def _fullness(report: ReportedStatement) -> tuple[int, bool, bool, bool]:
    """Rank a report by how much it says; the first of equals, the earliest, stays first when sorted
    stably.
    """
    said = (
        len(report.parties)
        + bool(report.amount_low)
        + bool(report.m3_low)
        + bool(report.quantity_low)
        + bool(report.period)
        + bool(report.attributed_to)
        + bool(report.systems)
    )
    return (
        said,
        report.comparator in (None, "="),
        report.published_on is not None,
        not type_named(report.statement_type).has("unsettled"),
    )


def _values(
    ranked: Sequence[ReportedStatement],
    statement_type: str,
    money: ReportedStatement,
    gas: ReportedStatement,
) -> dict[str, Any]:
    """Take each value from the fullest report that has it; `per` and `comparator` go with the value
    they are of.
    """
    of_gas = rate_is_of_gas(statement_type, amount=money.amount_low, volume=gas.m3_low)
    owner = gas if of_gas else money
    arms, period = _report_with(ranked, "quantity_low"), _report_with(ranked, "period")
    systems = dict.fromkeys([system for report in ranked for system in report.systems])
    return {
        "amount_low": money.amount_low,
        "amount_high": money.amount_high,
        "currency": money.currency,
        "m3_low": gas.m3_low,
        "m3_high": gas.m3_high,
        "per": owner.per,
        "comparator": owner.comparator,
        "systems": "; ".join(systems) or None,
        "weapon_class": _report_with(ranked, "weapon_class").weapon_class,
        "quantity_low": arms.quantity_low,
        "quantity_high": arms.quantity_high,
        "period": period.period,
        "period_start": period.period_start,
        "period_end": period.period_end,
    }


def _report_with(ranked: Sequence[ReportedStatement], key: str) -> ReportedStatement:
    """Return the first report whose column ``key`` is known, else the first report."""
    for report in ranked:
        if getattr(report, key) is not None:
            return report
    return ranked[0]


def _parties(statement_type: str, ranked: Sequence[ReportedStatement]) -> tuple[ClaimParty, ...]:
    """Return each party once in a role, under the name that most reports give it; nobody gives and
    takes, so that of two sides of a deal a party is on the one where most reports see it.
    """
    told = tuple([report.parties for report in ranked])
    if told.count(told[0]) == len(told):
        told = told[:1]  # all tell the same: counting it once is enough
    return _counted_parties(statement_type, told)


@lru_cache(maxsize=65536)
def _counted_parties(
    statement_type: str, told: Sequence[Sequence[ClaimParty]]
) -> tuple[ClaimParty, ...]:
    """Count the parties as several reports tell them."""
    spellings: dict[tuple[str, str], dict[ClaimParty, int]] = {}
    sides: dict[str, dict[str, int]] = {}
    for party in chain.from_iterable(told):
        who, side = party.entity_id or fold_name(party.name), side_of(statement_type, party.role)
        _count(spellings.setdefault((party.role, who), {}), party)
        if side != "subject":
            _count(sides.setdefault(who, {}), side)
    named: dict[tuple[str, str], ClaimParty] = {}
    for (role, who), counts in spellings.items():
        side = side_of(statement_type, role)
        if side == "subject" or side == _most(sides[who]):
            party = _most(counts)
            named[role, party.name] = party
    return tuple(sorted(named.values(), key=_role_and_name))


_role_and_name = attrgetter("role", "name")


def _count(counts: dict[Counted, int], what: Counted) -> None:
    counts[what] = counts.get(what, 0) + 1


def _most(counts: Mapping[Counted, int]) -> Counted:
    """Return what is counted most, of equals the first."""
    return max(counts, key=counts.__getitem__)


def _modality(reports: Sequence[ReportedStatement]) -> str:
    """Return the modality that most reports give, of equals the one given last."""
    last = {report.modality: place for place, report in enumerate(reports)}
    if len(last) == 1:
        return reports[0].modality
    counts = Counter([report.modality for report in reports])
    return max(last, key=lambda modality: (counts[modality], last[modality]))


def _sides(statement_type: str, parties: tuple[ClaimParty, ...]) -> dict[str, Any]:
    """Name who gives, who takes, and whom it is about, joined with "; "."""
    names = names_on_sides(statement_type, parties)
    return {
        column: "; ".join(names[side]) or None
        for column, side in (("supplier", "giver"), ("buyer", "taker"), ("subject", "subject"))
    }

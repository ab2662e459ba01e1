"""From the reports of one fact to the claim: its best values, its parties, and what is told of
them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from extractors.statements import rate_is_of_gas, type_named
from extractors.text import fold_name
from pipelines.claims.columns.compared import side_of
from pipelines.claims.records import Claim, ClaimParty, ReportedStatement
from pipelines.claims.sources import independent_sources
from pipelines.claims.telling.printed import printed_columns
from pipelines.claims.telling.wording import say_claim


def summarise(claim_id: str, reports: Sequence[ReportedStatement], status: str | None) -> Claim:
    """Make the claim of ``reports``, which are in the order of their age.

    Args:
        claim_id: the claim's id.
        reports: its members.
        status: its status; None where its sources decide it.
    """
    anchor = reports[0]
    ranked = sorted(reports, key=_fullness, reverse=True) if len(reports) > 1 else reports
    values = _values(ranked, anchor.statement_type)
    money, gas = _report_with(ranked, "amount_low"), _report_with(ranked, "m3_low")
    printed = printed_columns(money, gas, values | {"statement_type": anchor.statement_type})
    parties = _parties(anchor.statement_type, ranked)
    modality = _modality(reports)
    days = [report.published_on for report in reports if report.published_on is not None]
    sources = independent_sources(reports)
    return Claim(
        claim_id=claim_id,
        statement_type=anchor.statement_type,
        summary=say_claim(anchor.statement_type, parties, values | printed, modality),
        parties=parties,
        **_sides(anchor.statement_type, parties),
        **values,
        **printed,
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
        statement_ids=tuple(report.statement_id for report in reports),
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
        report.amount_low,
        report.m3_low,
        report.quantity_low,
        report.period,
        report.attributed_to,
        report.systems,
    )
    return (
        len(report.parties) + sum(bool(each) for each in said),
        report.comparator in (None, "="),
        report.published_on is not None,
        not type_named(report.statement_type).has("unsettled"),
    )


def _values(ranked: Sequence[ReportedStatement], statement_type: str) -> dict[str, Any]:
    """Take each value from the fullest report that has it; `per` and `comparator` go with the value
    they are of.
    """
    money = _first(ranked, "amount_low", ("amount_low", "amount_high", "currency"))
    gas = _first(ranked, "m3_low", ("m3_low", "m3_high"))
    of_gas = rate_is_of_gas(statement_type, amount=money["amount_low"], volume=gas["m3_low"])
    owner = "m3_low" if of_gas else "amount_low"
    return (
        money
        | gas
        | _first(ranked, owner, ("per", "comparator"))
        | {
            "systems": "; ".join(
                dict.fromkeys(system for report in ranked for system in report.systems)
            )
            or None
        }
        | _first(ranked, "weapon_class", ("weapon_class",))
        | _first(ranked, "quantity_low", ("quantity_low", "quantity_high"))
        | _first(ranked, "period", ("period", "period_start", "period_end"))
    )


def _first(ranked: Sequence[ReportedStatement], key: str, columns: Iterable[str]) -> dict[str, Any]:
    report = _report_with(ranked, key)
    return {column: getattr(report, column) for column in columns}


def _report_with(ranked: Sequence[ReportedStatement], key: str) -> ReportedStatement:
    """Return the first report whose column ``key`` is known, else the first report."""
    return next((report for report in ranked if getattr(report, key) is not None), ranked[0])


def _parties(statement_type: str, ranked: Sequence[ReportedStatement]) -> tuple[ClaimParty, ...]:
    """Return each party once in a role, under the name that most reports give it; nobody gives and
    takes, so that of two sides of a deal a party is on the one where most reports see it.
    """
    spellings: dict[tuple[str, str], Counter[ClaimParty]] = {}
    sides: dict[str, Counter[str]] = {}
    for party in (party for report in ranked for party in report.parties):
        who, side = party.entity_id or fold_name(party.name), side_of(statement_type, party.role)
        spellings.setdefault((party.role, who), Counter())[party] += 1
        if side != "subject":
            sides.setdefault(who, Counter())[side] += 1
    named = {
        (role, party.name): party
        for (role, who), counts in spellings.items()
        for party, _ in counts.most_common(1)
        if side_of(statement_type, role) in ("subject", *_most(sides.get(who)))
    }
    return tuple(sorted(named.values(), key=lambda party: (party.role, party.name)))


def _most(counts: Counter[str] | None) -> list[str]:
    """Return what is counted most, of equals the first."""
    return [each for each, _ in counts.most_common(1)] if counts else []


def _modality(reports: Sequence[ReportedStatement]) -> str:
    """Return the modality that most reports give, of equals the one given last."""
    counts = Counter(report.modality for report in reports)
    last = {report.modality: place for place, report in enumerate(reports)}
    return max(counts, key=lambda modality: (counts[modality], last[modality]))


def _sides(statement_type: str, parties: Sequence[ClaimParty]) -> dict[str, Any]:
    """Name who gives, who takes, and whom it is about, joined with "; "."""
    names: dict[str, dict[str, None]] = {"giver": {}, "taker": {}, "subject": {}}
    for party in parties:
        names[side_of(statement_type, party.role)][party.name] = None
    return {
        column: "; ".join(names[side]) or None
        for column, side in (("supplier", "giver"), ("buyer", "taker"), ("subject", "subject"))
    }

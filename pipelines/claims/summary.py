"""From the reports of one fact to the claim's row: its best values, its parties, and one line that
says it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from extractors.statements import rate_is_of_gas, type_named
from extractors.text import fold_name
from pipelines.claims.features import SIDES
from pipelines.claims.records import Claim, ClaimParty, ReportedStatement
from pipelines.claims.sources import independent_sources

COMPARATOR_WORDS = {
    "~": "about ",
    ">": "more than ",
    ">=": "at least ",
    "<": "less than ",
    "<=": "up to ",
}
SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))


def summarise(claim_id: str, reports: Sequence[ReportedStatement], status: str | None) -> Claim:
    """Make the claim of ``reports``, which are in the order of their age.

    Args:
        claim_id: the claim's id.
        reports: its members.
        status: its status; None where its sources decide it.
    """
    anchor = reports[0]
    ranked = sorted(reports, key=_fullness, reverse=True)
    values = _values(ranked, anchor.statement_type)
    parties = _parties(ranked)
    modality = _modality(reports)
    days = [report.published_on for report in reports if report.published_on is not None]
    sources = independent_sources(reports)
    return Claim(
        claim_id=claim_id,
        statement_type=anchor.statement_type,
        summary=_summary(anchor.statement_type, parties, values, modality),
        parties=parties,
        **values,
        modality=modality,
        statement_count=len(reports),
        article_count=len({report.article_id for report in reports}),
        source_count=max(len(sources), 1),
        sources="; ".join(sources) or None,
        first_reported=min(days, default=None),
        last_reported=max(days, default=None),
        status=status or ("corroborated" if len(sources) > 1 else "single"),
        representative_statement_id=ranked[0].statement_id,
        statement_ids=tuple(report.statement_id for report in reports),
    )


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
    owner = "m3_low" if _rate_is_of_gas(statement_type, money | gas) else "amount_low"
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
    """Return the columns of the first report whose column ``key`` is known, else of the first
    report.
    """
    report = next((report for report in ranked if getattr(report, key) is not None), ranked[0])
    return {column: getattr(report, column) for column in columns}


def _parties(ranked: Sequence[ReportedStatement]) -> tuple[ClaimParty, ...]:
    """Return each party once in a role, under the name that most reports give it."""
    spellings: dict[tuple[str, str], Counter[ClaimParty]] = {}
    for party in (party for report in ranked for party in report.parties):
        spellings.setdefault((party.role, party.entity_id or fold_name(party.name)), Counter())[
            party
        ] += 1
    named = {
        (party.role, party.name): party
        for party in (each.most_common(1)[0][0] for each in spellings.values())
    }
    return tuple(sorted(named.values(), key=lambda party: (party.role, party.name)))


def _modality(reports: Sequence[ReportedStatement]) -> str:
    """Return the modality that most reports give, of equals the one given last."""
    counts = Counter(report.modality for report in reports)
    last = {report.modality: place for place, report in enumerate(reports)}
    return max(counts, key=lambda modality: (counts[modality], last[modality]))


def _summary(
    statement_type: str, parties: Sequence[ClaimParty], values: dict[str, Any], modality: str
) -> str:
    """Say a claim in one line: "Gas supply: SOCAR to Srbijagas, 400 million m3, ../2024-12-31"."""
    parts = [_deal(parties), *_amounts(statement_type, values), _arms(values), values["period"]]
    told = ", ".join(part for part in parts if part)
    kind = statement_type.replace("_", " ").capitalize()
    return f"{kind}: {told}" + ("" if modality == "asserted" else f" ({modality})")


def _deal(parties: Sequence[ClaimParty]) -> str:
    sides: dict[str, list[str]] = {"giver": [], "taker": [], "subject": []}
    for party in parties:
        side = sides[SIDES.get(party.role, "subject")]
        if party.name not in side:
            side.append(party.name)
    ends = [" and ".join(sides[side]) for side in ("giver", "taker")]
    deal = " to ".join(ends) if all(ends) else "".join(ends)
    return ", ".join(part for part in (deal, " and ".join(sides["subject"])) if part)


def _rate_is_of_gas(statement_type: str, values: dict[str, Any]) -> bool:
    return rate_is_of_gas(statement_type, amount=values["amount_low"], volume=values["m3_low"])


def _amounts(statement_type: str, values: dict[str, Any]) -> Iterator[str]:
    said = (
        COMPARATOR_WORDS.get(values["comparator"], ""),
        f" per {values['per']}" if values["per"] else "",
    )
    of_gas = _rate_is_of_gas(statement_type, values)
    if values["amount_low"] is not None:
        prefix, rate = ("", "") if of_gas else said
        amount = _range(values["amount_low"], values["amount_high"])
        yield f"{prefix}{values['currency']} {amount}{rate}"
    if values["m3_low"] is not None:
        prefix, rate = said if of_gas else ("", "")
        yield f"{prefix}{_range(values['m3_low'], values['m3_high'])} m3{rate}"


def _arms(values: dict[str, Any]) -> str:
    """Name the weapons with their number: "28 x F/A-18"."""
    name = values["systems"] or values["weapon_class"] or ""
    if values["quantity_low"] is None and values["quantity_high"] is None:
        return name
    number = _range(values["quantity_low"], values["quantity_high"])
    return f"{number} x {name}" if name else number


def _range(low: float | None, high: float | None) -> str:
    ends = dict.fromkeys(_figure(end) for end in (low, high) if end is not None)
    return " to ".join(ends)


def _figure(value: float) -> str:
    """Write a figure as news does.

    >>> _figure(300_000_000), _figure(1648), _figure(3.519)
    ('300 million', '1,648', '3.519')
    """
    scale, word = next(((scale, word) for scale, word in SCALES if abs(value) >= scale), (1.0, ""))
    return f"{float(f'{value / scale:.6g}'):,.12g}{word}" if word else f"{value:,.12g}"

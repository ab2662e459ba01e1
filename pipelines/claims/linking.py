"""From the statements of a run to its claims: what the claims modules are told, and the table rows
they give.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from extractors.records import NO_PARTIES
from pipelines.claims.records import (
    WEAPONS,
    Claim,
    ClaimParty,
    Conflict,
    PrintedValue,
    ReportedStatement,
    StatedValue,
)
from pipelines.claims.sources import publisher_of
from pipelines.claims.telling.rates import NO_RATES, Rates
from pipelines.snapshots.rows import ArgumentRow, PublishedArticle, Row, StatementRow
from pipelines.snapshots.schemas import CLAIMS


def claim_rows(claims: Iterable[Claim], rates: Rates = NO_RATES) -> dict[str, list[Row]]:
    """Return the rows of ``claims`` and ``claim_parties``.

    Args:
        claims: some claims.
        rates: what amounts are converted to dollars by.
    """
    rows: dict[str, list[Row]] = {"claims": [], "claim_parties": []}
    for claim in claims:
        rows["claims"].append(_claim_row(claim, rates))
        rows["claim_parties"] += (
            {"claim_id": claim.claim_id, **party._asdict()} for party in claim.parties
        )
    return rows


def conflict_row(conflict: Conflict, summaries: Mapping[str, str]) -> Row:
    """Return the row of a conflict; `summaries` are those of claims, by id."""
    return asdict(conflict) | {
        "summary_a": summaries[conflict.claim_id_a],
        "summary_b": summaries[conflict.claim_id_b],
    }


def build_reports(
    statements: Iterable[StatementRow],
    arguments: Iterable[ArgumentRow],
    articles: Iterable[PublishedArticle],
    values: Mapping[str, StatedValue] | None = None,
    printed: Mapping[str, PrintedValue] | None = None,
) -> list[ReportedStatement]:
    """Return each statement as the claims modules read it: with its article's day and source, its
    parties, and all its values.

    Args:
        statements: rows of ``statements``.
        arguments: rows of ``statement_arguments``.
        articles: rows of ``articles``.
        values: what the mentions of money, gas and weapons say, by id; without it a statement has
            the values of its columns only.
        printed: how the mentions of money and gas print it, by id.
    """
    by_id = {article.article_id: article for article in articles}
    filled: dict[str, list[ArgumentRow]] = {}
    for argument in arguments:
        filled.setdefault(argument.statement_id, []).append(argument)
    return [
        _report(
            row,
            filled.get(row.statement_id, ()),
            by_id[row.article_id],
            values or {},
            printed or {},
        )
        for row in statements
    ]


_UNNAMED_WEAPONS = "unnamed weapons"

VALUE_TABLES: Mapping[str, list[str]] = {
    "money": ["mention_id", "amount_low", "amount_high", "currency", "per", "comparator"],
    "gas_volumes": ["mention_id", "m3_low", "m3_high", "per", "comparator", "is_change"],
    "weapons": ["mention_id", "system", "quantity_low", "quantity_high"],
}
"""The tables of mentions that hold values, with the columns of these."""


def read_values(table: str, rows: Iterable[Row]) -> Iterator[tuple[str, StatedValue]]:
    """Yield what the mentions of one table say, by id; levels only, no rises and falls."""
    for row in rows:
        if stated := _stated(table, row):
            yield str(row["mention_id"]), stated


def _stated(table: str, row: Mapping[str, Any]) -> StatedValue | None:
    match table:
        case "money":
            ends = row["amount_low"], row["amount_high"]
            return StatedValue("amount", row["currency"], row["per"], *ends, row["comparator"])
        case "gas_volumes" if not row["is_change"]:
            return StatedValue(
                "m3", "m3", row["per"], row["m3_low"], row["m3_high"], row["comparator"]
            )
        case "weapons" if row["quantity_low"] is not None or row["quantity_high"] is not None:
            ends = row["quantity_low"], row["quantity_high"]
            unit = WEAPONS if row["system"] else _UNNAMED_WEAPONS
            return StatedValue("quantity", unit, None, *ends, None)
        case _:
            return None


def _parties(arguments: Iterable[ArgumentRow]) -> tuple[ClaimParty, ...]:
    """Return the parties among the arguments of a statement, each once, in their order."""
    parties = (
        ClaimParty(role=argument.role, entity_id=argument.entity_id, name=argument.name)
        for argument in arguments
        if argument.role not in NO_PARTIES
    )
    return tuple(dict.fromkeys(parties))


def _others(
    row: StatementRow, arguments: Iterable[ArgumentRow], values: Mapping[str, StatedValue]
) -> Iterator[StatedValue]:
    """Yield the values of a statement beside those of its columns.

    Beside systems that it names, the number of a class is that of a whole, or of others: "16
    submarines, seven of them Kilos".
    """
    known = {
        ("amount", row.amount_low, row.amount_high),
        ("m3", row.m3_low, row.m3_high),
        ("quantity", row.quantity_low, row.quantity_high),
        ("amount", row.change_low, row.change_high),
    }
    for argument in arguments:
        stated = values.get(argument.mention_id or "") if argument.role == "value" else None
        if stated is None or (stated.field, stated.low, stated.high) in known:
            continue
        if stated.unit != _UNNAMED_WEAPONS:
            yield stated
        elif not row.systems:
            yield stated._replace(unit=WEAPONS)


def _printed(
    arguments: Iterable[ArgumentRow], printed: Mapping[str, PrintedValue]
) -> Iterator[PrintedValue]:
    for argument in arguments:
        found = printed.get(argument.mention_id or "") if argument.role == "value" else None
        if found is not None:
            yield found


_TAKEN_OVER = {field.name for field in fields(ReportedStatement)} & {
    field.name for field in fields(StatementRow)
} - {"systems"}
"""What a report says as the row of its statement does."""


def _report(
    row: StatementRow,
    arguments: Sequence[ArgumentRow],
    article: PublishedArticle,
    values: Mapping[str, StatedValue],
    printed: Mapping[str, PrintedValue],
) -> ReportedStatement:
    return ReportedStatement(
        story_id=article.duplicate_of or article.article_id,
        published_on=article.published_on,
        source=article.source,
        publisher=publisher_of(article.source, article.via, row.cited_source),
        title=article.title,
        position=row.sentence_start,
        parties=_parties(arguments),
        others=tuple(_others(row, arguments, values)),
        printed=tuple(_printed(arguments, printed)),
        systems=tuple(row.systems.split("; ")) if row.systems else (),
        **{name: getattr(row, name) for name in _TAKEN_OVER},
    )


_CLAIM_COLUMNS = tuple(name for name in CLAIMS.column_names() if name in Claim.__dataclass_fields__)


def _claim_row(claim: Claim, rates: Rates) -> Row:
    columns: Row = {name: getattr(claim, name) for name in _CLAIM_COLUMNS}
    names = dict.fromkeys(party.name for party in claim.parties)
    return columns | {"parties": "; ".join(names) or None} | _in_dollars(claim, rates)


def _in_dollars(claim: Claim, rates: Rates) -> Row:
    rate = rates.on(claim.currency, claim.amount_reported_on)
    if rate is None or claim.amount_low is None:
        return {"amount_usd": None, "usd_rate": None, "usd_rate_on": None}
    return {
        "amount_usd": float(f"{claim.amount_low * rate.dollars:.12g}"),
        "usd_rate": rate.dollars,
        "usd_rate_on": rate.day,
    }

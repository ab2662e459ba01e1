"""What the figures of a claim are as printed, and what volumes come to in a common unit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from extractors.statements import is_conversion, rate_is_of_gas
from pipelines.claims.records import PrintedValue, ReportedStatement
from pipelines.snapshots.rows import Row

BCM = 1e9
"""Cubic metres in a billion of them."""

A_YEAR: Mapping[str, float] = {
    "hour": 8760.0,
    "day": 365.0,
    "week": 365.0 / 7,
    "month": 12.0,
    "quarter": 4.0,
    "year": 1.0,
}
"""How often a period goes into a year of 365 days, by the name that `per` has for it."""

PRINTED_TABLES: Mapping[str, list[str]] = {
    "money": ["mention_id", "text", "start", "end", "amount_low", "amount_high", "currency"],
    "gas_volumes": [
        "mention_id", "text", "start", "end", "quantity_low", "quantity_high", "unit", "m3_low",
    ],
}  # fmt: skip
"""The tables of mentions whose figures a reader is shown as printed, with the columns of these."""


def read_printed(table: str, rows: Iterable[Row]) -> Iterator[tuple[str, PrintedValue]]:
    """Yield what the mentions of one table print, by id."""
    field, ends, unit = (
        ("amount", ("amount_low", "amount_high"), "currency")
        if table == "money"
        else ("m3", ("quantity_low", "quantity_high"), "unit")
    )
    for row in rows:
        cells: Mapping[str, Any] = row
        low, high = (cells[end] for end in ends)
        yield (
            str(row["mention_id"]),
            PrintedValue(
                field=field,
                text=" ".join(cells["text"].split()),
                start=cells["start"],
                end=cells["end"],
                low=low,
                high=high,
                unit=cells[unit],
                counted=cells["m3_low"] if field == "m3" else low,
            ),
        )


def printed_columns(
    money: ReportedStatement, gas: ReportedStatement, values: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the columns of a claim that say how its values are printed and what they come to.

    Args:
        money: the report that the claim has its amount of money from.
        gas: the one that it has its gas volume from.
        values: the claim's value columns, and its ``statement_type``.
    """
    amount, volume = _printed(money, "amount"), _printed(gas, "m3")
    conversion = _conversion(money, amount)
    return {
        "measure": (gas if values["amount_low"] is None else money).measure,
        "printed_amount": amount.text if amount else None,
        "converted_low": conversion.low if conversion else None,
        "converted_high": conversion.high if conversion else None,
        "converted_currency": conversion.unit if conversion else None,
        "printed_volume": volume.text if volume else None,
        "volume_low": volume.low if volume else values["m3_low"],
        "volume_high": volume.high if volume else values["m3_high"],
        "volume_unit": volume.unit if volume else None if values["m3_low"] is None else "m3",
    } | _in_bcm(values)


def _printed(report: ReportedStatement, field: str) -> PrintedValue | None:
    """Return the printed value that a report's columns of a kind hold."""
    if not report.printed:
        return None
    value = report.amount_low if field == "amount" else report.m3_low
    return next(
        (
            each
            for each in report.printed
            if (each.field, each.counted) == (field, value)
            and (field == "m3" or each.unit == report.currency)
        ),
        None,
    )


def _conversion(report: ReportedStatement, amount: PrintedValue | None) -> PrintedValue | None:
    """Return the amount in another currency that stands beside an amount: "$27bn (£14bn)"."""
    if amount is None:
        return None
    amounts: Sequence[PrintedValue] = sorted(
        (each for each in report.printed if each.field == "amount"), key=lambda each: each.start
    )
    for one, other in pairwise(amounts):
        gap = report.sentence[one.end - report.position : other.start - report.position]
        if one.unit != other.unit and amount in (one, other) and is_conversion(gap):
            return other if amount == one else one
    return None


def _in_bcm(values: Mapping[str, Any]) -> dict[str, float | None]:
    """Return a volume in billions of cubic metres: a total, or a rate for a year."""
    least, per = values["m3_low"], values["per"]
    if not rate_is_of_gas(values["statement_type"], amount=values["amount_low"], volume=least):
        per = None
    total = rate = None
    if least is not None and per is None:
        total = least / BCM
    elif least is not None and per in A_YEAR:
        rate = least * A_YEAR[per] / BCM
    return {"bcm": total, "bcm_per_year": rate}

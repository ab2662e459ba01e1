"""How papers print the figures of `benchmarks.claims.news`: as they are, rounded, hedged, or
converted.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from benchmarks.claims.words import RATES
from pipelines.claims.records import ClaimParty, StatedValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened: who did it, of what size, and in which words papers tell it."""

    kind: str
    templates: Sequence[str]
    parties: tuple[ClaimParty, ...]
    names: Mapping[str, str]
    amount: float | None = None
    currency: str = "USD"
    m3: float | None = None
    per: str | None = None
    quantity: int | None = None
    system: tuple[str, str] | None = None
    period: str | None = None
    start: date | None = None
    end: date | None = None
    modality: str = "asserted"
    measure: str | None = None
    disputed: bool = False
    """Whether papers disagree over its figure, which all of them then print as they have it."""


def round_to(value: float, digits: int) -> float:
    """Return a value with so many significant figures.

    >>> round_to(1234567.0, 2)
    1200000.0
    """
    return float(f"{value:.{digits - 1}e}")


def print_values(
    event: Event, source: random.Random, *, exact: bool
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the columns of values and the words for them, as one paper prints them."""
    columns: dict[str, Any] = dict.fromkeys(
        ("amount_low", "amount_high", "currency", "m3_low", "m3_high", "per", "comparator")
    )
    said = {"many": str(event.quantity), "system": event.system[0] if event.system else ""}
    if event.m3 is not None:
        value, hedge, comparator = (event.m3, "", "=") if exact else _rounded(event.m3, source)
        columns |= {"m3_low": value, "m3_high": value, "per": event.per, "comparator": comparator}
        return columns, said | {"volume": f"{hedge}{_words(value)} cubic metres", "sum": ""}
    value, hedge, comparator = (
        (event.amount or 0.0, "", "=") if exact else _rounded(event.amount or 0.0, source)
    )
    columns |= {"amount_low": value, "amount_high": value, "currency": event.currency}
    columns |= {"per": event.per, "comparator": comparator}
    told = f"{hedge}{_money(value, event.currency)}"
    if event.currency in RATES and event.kind != "price" and source.random() < 0.35:
        converted = round_to(value * RATES[event.currency], 3)
        told += f" ({_money(converted, 'USD')})"
        columns["others"] = (StatedValue("amount", "USD", None, converted, converted, "="),)
    return columns, said | {"sum": told, "volume": ""}


def _rounded(value: float, source: random.Random) -> tuple[float, str, str]:
    """Print a value as it is, rounded, about so much, or as more than so much."""
    way = source.random()
    if way < 0.62:
        return value, "", "="
    short = round_to(value, 2)
    if way < 0.92:
        slight = abs(short - value) <= 0.02 * value
        return (short, "", "=") if slight and way < 0.8 else (short, "about ", "~")
    step = 10 ** (len(str(int(value))) - 2)
    return float(int(value / step) * step), "more than ", ">"


def _words(value: float) -> str:
    for size, word in ((1e9, "billion"), (1e6, "million")):
        if value >= size:
            return f"{value / size:.4g} {word}"
    return f"{value:,.0f}"


def _money(value: float, currency: str) -> str:
    figure = _words(value) if value >= 1e6 else f"{value:,.2f}"
    sign = {"USD": "$", "EUR": "€", "GBP": "£"}.get(currency)
    names = {"NOK": "Norwegian crowns", "JPY": "yen"}
    return f"{sign}{figure}" if sign else f"{figure} {names[currency]}"

"""Amounts of money: both ends and the currency are the value."""

from decimal import Decimal

from extractors.records import Money
from pipelines.evaluation.kinds.kind import RATES, Kind, Norm, parse_comparator


def _parse(norm: Norm) -> Money:
    low, high = Decimal(norm["low"]), Decimal(norm["high"])
    if norm.get("negative"):
        low, high = -high, -low
    return Money(
        low=low,
        high=high,
        currency=norm["currency"],
        comparator=parse_comparator(norm),
        per=norm.get("per") or None,
    )


def _is_same(gold: Money, found: Money) -> bool:
    return (gold.low, gold.high, gold.currency) == (found.low, found.high, found.currency)


MONEY = Kind(table="money", name="money", parse=_parse, is_same=_is_same, attributes=RATES)

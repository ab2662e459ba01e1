from decimal import Decimal
from typing import Any

import pytest

from extractors.records import Money
from pipelines.evaluation.kinds.money import MONEY


def money(**changes: Any) -> Money:
    return Money(**({"low": Decimal(5), "high": Decimal(5), "currency": "USD"} | changes))


PARSED = [
    pytest.param(
        {"low": "5", "high": "5", "currency": "USD", "comparator": "="}, money(), id="an amount"
    ),
    pytest.param(
        {"low": "200", "high": "400", "currency": "EUR", "comparator": "=", "negative": True},
        money(low=Decimal(-400), high=Decimal(-200), currency="EUR"),
        id="a negative range turns round",
    ),
    pytest.param(
        {"low": "5", "high": "5", "currency": "USD", "comparator": ">", "per": "MMBtu"},
        money(comparator=">", per="MMBtu"),
        id="a price",
    ),
]


@pytest.mark.parametrize(("norm", "expected"), PARSED)
def test_parse(norm: dict[str, Any], expected: Money) -> None:
    assert MONEY.parse(norm) == expected


SAME = [
    pytest.param(money(comparator=">", per="year"), True, id="attributes are left aside"),
    pytest.param(money(low=Decimal("5.0")), True, id="a number, not its spelling"),
    pytest.param(money(high=Decimal(6)), False, id="the upper end"),
    pytest.param(money(currency="CAD"), False, id="the currency"),
]


@pytest.mark.parametrize(("found", "expected"), SAME)
def test_is_same(found: Money, expected: bool) -> None:
    assert MONEY.is_same(money(), found) is expected


ATTRIBUTES = [
    pytest.param("comparator", {"comparator": ">"}, {"comparator": ">"}, True, id="the same"),
    pytest.param("comparator", {"comparator": ">"}, {}, False, id="missed"),
    pytest.param("comparator", {}, {"comparator": "~"}, False, id="invented"),
    pytest.param("comparator", {}, {}, None, id="not asked for where neither has one"),
    pytest.param("per", {"per": "barrel"}, {"per": "year"}, False, id="another rate"),
    pytest.param("per", {}, {}, None, id="no rate"),
]


@pytest.mark.parametrize(("attribute", "gold", "found", "expected"), ATTRIBUTES)
def test_attributes(
    attribute: str, gold: dict[str, Any], found: dict[str, Any], expected: bool | None
) -> None:
    assert MONEY.attributes[attribute](money(**gold), money(**found)) is expected

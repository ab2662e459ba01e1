"""Records as rows: what a statement's values leave in its columns."""

from datetime import date
from decimal import Decimal

import pytest

from extractors.records import (
    Cell,
    GasVolume,
    Mention,
    Money,
    RateOwner,
    Value,
    Weapon,
    value_columns,
)

PRICE = Money(low=Decimal(3), high=Decimal(4), currency="USD", comparator="~", per="MMBtu")
LOSS = Money(low=Decimal(-5), high=Decimal(-5), currency="EUR")
FLOW = GasVolume(
    low=Decimal(7),
    high=Decimal(7),
    unit="m3",
    dimension="volume",
    m3_low=Decimal(7),
    m3_high=Decimal(7),
    per="day",
    comparator=">",
)
TANKS = Weapon(system="T-72", weapon_class="tank", quantity_low=14, quantity_high=20)
FLEET = Weapon(system=None, weapon_class="vehicle", quantity_low=90, quantity_high=90)
RIFLES = Weapon(system=None, weapon_class="rifle", quantity_high=9)
RADAR = Weapon(system="Zorv", weapon_class=None)


def mention(value: Value) -> Mention:
    return Mention(
        kind="any",
        start=0,
        end=1,
        text="x",
        sentence_start=0,
        sentence_end=1,
        value=value,
        rule="test",
    )


COLUMNS = [
    pytest.param([], "money", {}, id="nothing"),
    pytest.param(
        [LOSS, PRICE],
        "money",
        {
            "amount_low": -5.0,
            "amount_high": -5.0,
            "currency": "EUR",
            "comparator": "=",
        },
        id="first-amount-speaks",
    ),
    pytest.param(
        [PRICE, FLOW],
        "money",
        {
            "amount_low": 3.0,
            "amount_high": 4.0,
            "currency": "USD",
            "m3_low": 7.0,
            "m3_high": 7.0,
            "per": "MMBtu",
            "comparator": "~",
        },
        id="rate-of-the-amount",
    ),
    pytest.param(
        [PRICE, FLOW],
        "gas",
        {
            "amount_low": 3.0,
            "amount_high": 4.0,
            "currency": "USD",
            "m3_low": 7.0,
            "m3_high": 7.0,
            "per": "day",
            "comparator": ">",
        },
        id="rate-of-the-gas",
    ),
    pytest.param(
        [RADAR, TANKS, RIFLES, TANKS],
        "money",
        {
            "systems": "Zorv; T-72",
            "weapon_class": "tank",
            "quantity_low": 14,
            "quantity_high": 20,
        },
        id="weapons-each-named-once",
    ),
    pytest.param(
        [RADAR, RIFLES],
        "money",
        {"systems": "Zorv", "weapon_class": "rifle", "quantity_high": 9},
        id="bound-without-a-lower-end",
    ),
    pytest.param(
        [FLEET, TANKS],
        "money",
        {
            "systems": "T-72",
            "weapon_class": "vehicle",
            "quantity_low": 14,
            "quantity_high": 20,
        },
        id="number-of-the-system-not-of-the-whole",
    ),
]


@pytest.mark.parametrize(("values", "rate_of", "expected"), COLUMNS)
def test_value_columns(values: list[Value], rate_of: RateOwner, expected: dict[str, Cell]) -> None:
    columns = value_columns(tuple(map(mention, values)), rate_of)
    assert {name: cell for name, cell in columns.items() if cell is not None} == expected
    assert set(columns) == set(value_columns((), rate_of))


def test_mention_as_row() -> None:
    row = mention(LOSS).as_row()
    assert list(row)[:6] == [
        "start",
        "end",
        "text",
        "sentence_start",
        "sentence_end",
        "rule",
    ]
    assert row["currency"] == "EUR"
    assert not any(isinstance(cell, Decimal | date) for cell in row.values())

"""The extractors' rows and the tables' columns are the same, so that neither can change alone."""

from decimal import Decimal

import pytest

from extractors.records import (
    Argument,
    CalendarDate,
    Entity,
    GasVolume,
    Mention,
    Money,
    Statement,
    Value,
    Weapon,
)
from extractors.statements.types import rate_owner, type_named
from pipelines.snapshots.schemas import STATEMENTS, TABLES

VALUES: dict[str, Value] = {
    "money": Money(low=Decimal(5), high=Decimal(5), currency="EUR"),
    "gas_volumes": GasVolume(
        low=Decimal(2),
        high=Decimal(2),
        unit="m3",
        dimension="volume",
        m3_low=Decimal(2),
        m3_high=Decimal(2),
        per="year",
        comparator=">",
    ),
    "weapons": Weapon(
        system="K9 Thunder", weapon_class="sp_gun", quantity_low=24, quantity_high=24
    ),
    "dates": CalendarDate(value="2024", kind="date"),
    "entities": Entity(label="GPE", entity_id="e_PER", name="Peru", country="PER"),
}


def mention(kind: str) -> Mention:
    return Mention(
        kind=kind,
        start=0,
        end=1,
        text="x",
        sentence_start=0,
        sentence_end=9,
        value=VALUES[kind],
        rule="test",
    )


def statement(statement_type: str, *kinds: str) -> Statement:
    return Statement(
        statement_type=statement_type,
        predicate=None,
        sentence_start=0,
        sentence_end=9,
        sentence="x",
        arguments=tuple(Argument(role="value", name="x", mention=mention(kind)) for kind in kinds),
        period=None,
        modality="asserted",
        rate_of=rate_owner(type_named(statement_type), [mention(kind) for kind in kinds]),
    )


@pytest.mark.parametrize("kind", VALUES)
def test_a_mention_is_a_row_of_its_table(kind: str) -> None:
    columns = ("mention_id", "article_id", *mention(kind).as_row(), "verdict")
    assert columns == TABLES[kind].column_names()


def test_a_statement_is_a_row_of_its_table() -> None:
    ids = {"statement_id", "article_id", "claim_id", "verdict"}
    assert set(statement("loan", "money").as_row()) == set(STATEMENTS.column_names()) - ids


@pytest.mark.parametrize(
    ("statement_type", "kinds", "expected"),
    [
        pytest.param("gas_supply", ("gas_volumes",), ("year", ">"), id="a-volume-alone"),
        pytest.param(
            "gas_supply", ("gas_volumes", "money"), ("year", ">"), id="a-volume-and-its-cost"
        ),
        pytest.param("contract", ("gas_volumes", "money"), (None, "="), id="a-price-for-a-volume"),
        pytest.param("loan", ("money",), (None, "="), id="an-amount-alone"),
        pytest.param("deployment", ("weapons",), (None, None), id="neither"),
    ],
)
def test_whose_rate_stands_in_the_row(
    statement_type: str, kinds: tuple[str, ...], expected: tuple[str | None, str | None]
) -> None:
    row = statement(statement_type, *kinds).as_row()
    assert (row["per"], row["comparator"]) == expected


def test_a_statement_carries_every_value_it_rests_on() -> None:
    row = statement("arms_transfer", "money", "weapons").as_row()
    assert (row["amount_low"], row["currency"], row["systems"], row["quantity_low"]) == (
        5.0,
        "EUR",
        "K9 Thunder",
        24,
    )

from typing import Any

import pytest

from pipelines.review.describe import describe_statement, describe_value
from pipelines.snapshots.schemas import MENTION_TABLES, STATEMENTS, TABLES

VALUES = [
    pytest.param(
        "money",
        {"amount_low": 3e8, "amount_high": 3e8, "currency": "USD", "comparator": ">"},
        "> 300,000,000 USD",
        id="a bound",
    ),
    pytest.param(
        "money",
        {"amount_low": 3.5, "amount_high": 4, "currency": "EUR", "comparator": "=", "per": "MMBtu"},
        "3.5 to 4 EUR per MMBtu",
        id="a price between two",
    ),
    pytest.param(
        "gas_volumes",
        {"quantity_low": 4e8, "quantity_high": 4e8, "unit": "m3", "comparator": "~", "per": "year"},
        "~ 400,000,000 m3 per year",
        id="a flow of gas",
    ),
    pytest.param(
        "weapons",
        {"quantity_low": 24, "quantity_high": 24, "system": "Nora B-52", "caliber_mm": 155.0},
        "24 Nora B-52 155 mm",
        id="a number of a system",
    ),
    pytest.param(
        "weapons",
        {"quantity_low": 6, "quantity_high": None, "weapon_class": "submarine"},
        "6 submarine",
        id="a bare class",
    ),
    pytest.param(
        "dates", {"value": "../2024-12-31", "kind": "range"}, "by 31 December 2024", id="EDTF"
    ),
    pytest.param("dates", {"value": "P1W", "kind": "set"}, "every week", id="a set"),
    pytest.param("dates", {"value": "P10Y", "kind": "duration"}, "10 years", id="a duration"),
    pytest.param("dates", {"kind": "reference"}, "reference", id="a date that nothing resolves"),
    pytest.param("entities", {"name": "Northland", "label": "GPE"}, "Northland", id="a name"),
]


def row(table: str, given: dict[str, Any]) -> dict[str, Any]:
    """Return a row of `table` in which all is null that is not given."""
    return dict.fromkeys(TABLES[table].column_names()) | given


@pytest.mark.parametrize(("kind", "given", "expected"), VALUES)
def test_a_mention_is_its_value_in_a_few_words(
    kind: str, given: dict[str, Any], expected: str
) -> None:
    assert describe_value(kind, row(kind, given)) == expected


def test_every_kind_of_mention_is_described() -> None:
    assert {case.values[0] for case in VALUES} == {table.name for table in MENTION_TABLES}


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing describes a mention of 'oil_volumes'"):
        describe_value("oil_volumes", {"name": "Brent"})


STATED = [
    pytest.param(
        {"amount_low": 3e8, "amount_high": 3e8, "currency": "USD", "comparator": "="},
        "loan: 300,000,000 USD, asserted",
        id="an amount",
    ),
    pytest.param(
        {
            "quantity_low": 24, "systems": "Nora B-52", "period": "1987-24",
            "attributed_to": "Ministry",
        },
        "loan: 24 Nora B-52, winter 1987, asserted, says Ministry",
        id="weapons, a period and a speaker",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), STATED)
def test_a_statement_in_a_few_words(given: dict[str, Any], expected: str) -> None:
    stated = row(STATEMENTS.name, {"statement_type": "loan", "modality": "asserted"} | given)
    assert describe_statement(stated) == expected

"""What a reviewer types in the place of a value."""

from datetime import date

import pytest

from pipelines.desk.typed import TypedError, read_typed


@pytest.mark.parametrize(
    ("table", "text", "expected"),
    [
        pytest.param("money", "$6.95bn", {"amount_low": 6.95e9, "currency": "USD"}, id="money"),
        pytest.param("money", "> 3 million EUR", {"amount_low": 3e6, "currency": "EUR"}, id="code"),
        pytest.param("gas_volumes", "1.5 bcm", {"m3_low": 1.5e9, "unit": "m3"}, id="gas"),
        pytest.param(
            "gas_volumes",
            "2 million tonnes",
            {"unit": "t", "dimension": "mass"},
            id="gas by weight",
        ),
        pytest.param("weapons", "14 Leopard 2A6", {"quantity_low": 14, "known": True}, id="weapon"),
        pytest.param("dates", "2024-05", {"value": "2024-05", "latest": "2024-05-31"}, id="month"),
        pytest.param("dates", "2024-02-29", {"earliest": "2024-02-29"}, id="day"),
        pytest.param(
            "dates", "2023-11/2024-03", {"kind": "range", "latest": "2024-03-31"}, id="range"
        ),
        pytest.param("dates", "../2024", {"earliest": None, "latest": "2024-12-31"}, id="open"),
        pytest.param("dates", "last May", {"value": "2023-05"}, id="in words"),
        pytest.param(
            "statements",
            {"parties": "buyer: Peru\n\n seller : Hanbit: Aerospace"},
            {"arguments": [["buyer", "Peru"], ["seller", "Hanbit: Aerospace"]]},
            id="parties",
        ),
        pytest.param(
            "statements",
            {"period": "2024", "modality": "planned"},
            {"period_start": "2024-01-01", "period_end": "2024-12-31", "modality": "planned"},
            id="time and modality",
        ),
        pytest.param("statements", {"period": ""}, {"period": None}, id="no time"),
    ],
)
def test_what_is_typed_is_read(
    table: str, text: str | dict[str, str], expected: dict[str, object]
) -> None:
    typed = {"value": text} if isinstance(text, str) else text
    found = read_typed(table, typed, date(2023, 9, 1))
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("table", "typed", "said"),
    [
        pytest.param("money", {"value": "a lot"}, "no value.*write it as in", id="no amount"),
        pytest.param("money", {"value": "$5 and $6"}, "more than one value", id="two amounts"),
        pytest.param("money", {"value": " "}, "type the value", id="nothing"),
        pytest.param("dates", {"value": "2024-13"}, "no day", id="no month"),
        pytest.param("dates", {"value": "2025/2024"}, "ends before", id="backwards"),
        pytest.param("entities", {"value": "Peru"}, "cannot be typed", id="a name"),
        pytest.param("statements", {}, "nothing was changed", id="no change"),
        pytest.param("statements", {"statement_type": "gift"}, "no type", id="type"),
        pytest.param("statements", {"modality": "sure"}, "no modality", id="modality"),
        pytest.param("statements", {"period": "soon"}, "no time", id="time"),
        pytest.param("statements", {"parties": "Peru"}, "a line each", id="party"),
    ],
)
def test_what_cannot_be_read_is_told(table: str, typed: dict[str, str], said: str) -> None:
    with pytest.raises(TypedError, match=said):
        read_typed(table, typed)

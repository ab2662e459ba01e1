from decimal import Decimal
from typing import Any

import pytest

from extractors.records import GasVolume
from pipelines.evaluation.kinds.gas import GAS, GoldVolume


def annotated(amount: str, dimension: Any = "volume", **changes: Any) -> GoldVolume:
    fields = {"low": Decimal(amount), "high": Decimal(amount), "dimension": dimension, "per": None}
    return GoldVolume(**(fields | {"is_change": False, "comparator": "="} | changes))


def found(amount: str, unit: str, m3: str, dimension: Any = "volume", **changes: Any) -> GasVolume:
    fields = {"low": Decimal(amount), "high": Decimal(amount), "unit": unit, "dimension": dimension}
    return GasVolume(**(fields | {"m3_low": Decimal(m3), "m3_high": Decimal(m3)} | changes))


PARSED = [
    pytest.param(
        {"low": "7", "high": "7", "per": None, "comparator": "=", "is_change": True},
        annotated("7", is_change=True),
        id="cubic metres",
    ),
    pytest.param(
        {"tonnes_low": "5", "tonnes_high": "5", "per": None, "comparator": "="},
        annotated("5", "mass"),
        id="tonnes",
    ),
    pytest.param(
        {"energy_low": "3", "energy_high": "3", "energy_unit": "TWh", "comparator": "="},
        annotated("3000000", "energy"),
        id="energy in megawatt-hours",
    ),
]


@pytest.mark.parametrize(("norm", "expected"), PARSED)
def test_parse(norm: dict[str, Any], expected: GoldVolume) -> None:
    assert GAS.parse(norm) == expected


def test_an_energy_unit_must_be_known() -> None:
    norm = {"energy_low": "3", "energy_high": "3", "energy_unit": "cal", "comparator": "="}
    with pytest.raises(ValueError, match="unknown energy unit 'cal'"):
        GAS.parse(norm)


SAME = [
    pytest.param(annotated("1000"), found("1000", "m3", "1000"), True, id="cubic metres"),
    pytest.param(
        annotated("28316.8"),
        found("1000000", "ft3", "28316.846592"),
        True,
        id="within a thousandth",
    ),
    pytest.param(annotated("1000"), found("1002", "m3", "1002"), False, id="beyond a thousandth"),
    pytest.param(annotated("7", "mass"), found("7", "t", "9660", "mass"), True, id="tonnes"),
    pytest.param(
        annotated("1000"), found("0.7", "t", "1000", "mass"), False, id="another dimension"
    ),
    pytest.param(
        annotated("293.0710702", "energy"),
        found("1000", "MMBtu", "28000", "energy"),
        True,
        id="energy in MMBtu",
    ),
    pytest.param(
        annotated("1", "energy"),
        found("1", "MMBtu", "28", "energy"),
        False,
        id="energy in other units",
    ),
]


@pytest.mark.parametrize(("gold", "predicted", "expected"), SAME)
def test_is_same(gold: GoldVolume, predicted: GasVolume, expected: bool) -> None:
    assert GAS.is_same(gold, predicted) is expected


ATTRIBUTES = [
    pytest.param("is_change", {"is_change": True}, {"is_change": True}, True, id="a change"),
    pytest.param("is_change", {}, {}, None, id="two levels"),
    pytest.param("per", {"per": "day"}, {"per": "year"}, False, id="another rate"),
    pytest.param("comparator", {"comparator": "~"}, {}, False, id="a comparator is missed"),
]


@pytest.mark.parametrize(("attribute", "gold", "predicted", "expected"), ATTRIBUTES)
def test_attributes(
    attribute: str, gold: dict[str, Any], predicted: dict[str, Any], expected: bool | None
) -> None:
    compare = GAS.attributes[attribute]
    assert compare(annotated("1", **gold), found("1", "m3", "1", **predicted)) is expected

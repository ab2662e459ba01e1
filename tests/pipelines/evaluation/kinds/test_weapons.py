from decimal import Decimal
from typing import Any

import pytest

from extractors.records import Weapon
from pipelines.evaluation.kinds.weapons import WEAPONS


def weapon(system: str | None, weapon_class: str | None = None, **changes: Any) -> Weapon:
    return Weapon(system=system, weapon_class=weapon_class, **changes)


PARSED = [
    pytest.param(
        {
            "system": None,
            "class": "submarine",
            "quantity": None,
            "quantity_low": 6,
            "quantity_high": 7,
        },
        weapon(None, "submarine", quantity_low=6, quantity_high=7),
        id="a range of submarines",
    ),
    pytest.param(
        {"system": "Nora B-52", "class": "howitzer", "quantity": 12, "caliber_mm": 155},
        weapon("Nora B-52", "howitzer", quantity_low=12, quantity_high=12, caliber_mm=Decimal(155)),
        id="a calibre",
    ),
]


@pytest.mark.parametrize(("norm", "expected"), PARSED)
def test_parse(norm: dict[str, Any], expected: Weapon) -> None:
    assert WEAPONS.parse(norm) == expected


SAME = [
    pytest.param(weapon("NORA B-52"), weapon("Nora B52"), True, id="names without their marks"),
    pytest.param(weapon("F-16"), weapon("F-15"), False, id="another name"),
    pytest.param(
        weapon(None, "submarine"),
        weapon("Kilo class", "submarine"),
        False,
        id="a class against a system",
    ),
    pytest.param(
        weapon(None, "submarines"), weapon(None, "submarine"), True, id="the annotator's phrase"
    ),
]


@pytest.mark.parametrize(("gold", "found", "expected"), SAME)
def test_is_same(gold: Weapon, found: Weapon, expected: bool) -> None:
    assert WEAPONS.is_same(gold, found) is expected


ATTRIBUTES = [
    pytest.param(
        "quantity",
        {"quantity_low": 4, "quantity_high": 4},
        {"quantity_low": 4, "quantity_high": 5},
        False,
        id="another number",
    ),
    pytest.param("quantity", {}, {}, None, id="no number"),
    pytest.param("caliber", {"caliber_mm": Decimal(155)}, {}, False, id="a calibre is missed"),
    pytest.param(
        "caliber",
        {},
        {"caliber_mm": Decimal(155)},
        None,
        id="a calibre that the text does not state is not asked for",
    ),
]


@pytest.mark.parametrize(("attribute", "gold", "found", "expected"), ATTRIBUTES)
def test_attributes(
    attribute: str, gold: dict[str, Any], found: dict[str, Any], expected: bool | None
) -> None:
    one, other = weapon("M777", **gold), weapon("M777", **found)
    assert WEAPONS.attributes[attribute](one, other) is expected

"""What the room gives to others: text -> the system, class and number of each weapon."""

from datetime import date
from decimal import Decimal

import pytest

from extractors.records import Weapon
from extractors.text import ArticleText
from extractors.weapons import KIND, class_of_phrase, extract
from tests.extractors.weapons.weapons_in_text import read

EXAMPLES = [
    pytest.param("Poland ordered 48 K9 howitzers.", [("K9 Thunder", "sp_gun", 48)], id="system"),
    pytest.param(
        "The air force lost two Su-30MKIs.", [("Su-30MKI", "fighter", 2)], id="variant-and-plural"
    ),
    pytest.param("Ten XQ-99 drones flew.", [("XQ-99", "armed_uav", 10)], id="form-and-noun"),
    pytest.param("It flew a Su-79.", [("Su-79", "fighter", None)], id="form-of-a-family"),
    pytest.param("It built twelve frigates.", [(None, "frigate", 12)], id="class-alone"),
    pytest.param("The frigate INS Trinkat docked.", [("INS Trinkat", "frigate", None)], id="ship"),
    pytest.param(
        "Three Tornio-class corvettes sailed.", [("Tornio class", "corvette", 3)], id="ship-class"
    ),
    pytest.param(
        "It sent 31 Abrams tanks, Javelins and four helicopters.",
        [
            ("M1 Abrams", "tank", 31),
            ("FGM-148 Javelin", "atgm", None),
            (None, "helicopter", 4),
        ],
        id="several",
    ),
    pytest.param("The leopard slept near a fish tank.", [], id="nothing"),
]


@pytest.mark.parametrize(("text", "weapons"), EXAMPLES)
def test_systems_classes_and_numbers(
    text: str, weapons: list[tuple[str | None, str, int | None]]
) -> None:
    values = [match.value for match in extract(ArticleText(text), date(2025, 3, 1))]
    found = [
        (value.system, value.weapon_class, value.quantity_low)
        for value in values
        if isinstance(value, Weapon)
    ]
    assert found == weapons


def test_a_doc_and_its_text_have_the_same_weapons() -> None:
    text = "The navy has 60 submarines."
    assert read(text) == list(extract(ArticleText(text), None))


def test_what_the_gazetteer_knows_and_what_it_does_not() -> None:
    nora, unknown = read("The army has the Nora B-52 and the ABX-7 howitzer.")
    assert nora.value == Weapon(
        system="Nora B-52", weapon_class="sp_gun", caliber_mm=Decimal(155), origin="SRB", known=True
    )
    assert unknown.value == Weapon(system="ABX-7", weapon_class="towed_gun")
    assert (nora.rule, unknown.rule) == ("gazetteer", "designation")


def test_kind() -> None:
    assert KIND == "weapons"


def test_class_of_phrase() -> None:
    assert class_of_phrase("self-propelled howitzers") == "sp_gun"

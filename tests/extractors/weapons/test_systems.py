"""The gazetteer as a contract: every name of every row is found, spelled as the press spells it."""

import re
from pathlib import Path

import pytest
import spacy

from extractors.lexicon import LexiconError, read_csv
from extractors.records import Match, Weapon
from extractors.text import plain_letters
from extractors.weapons.classes import CLASSES
from extractors.weapons.gazetteer import collect_names, find_spelling
from extractors.weapons.mentions import extract
from extractors.weapons.page import build_page
from extractors.weapons.spellings import spellings
from extractors.weapons.systems import FILES, SYSTEMS, System, listed_forms, read_systems

NLP = spacy.blank("en")
PAGE = Path(__file__).parents[3] / "docs" / "weapons.md"
NOT_WEAPONS = {"radar", "sonar", "eo_sensor", "engine", "satellite"}


def read(text: str) -> list[Match]:
    return list(extract(NLP.make_doc(text), None))


def systems_in(text: str) -> list[str | None]:
    return [match.value.system for match in read(text) if isinstance(match.value, Weapon)]


def is_found(form: str, sentence: str) -> bool:
    at = sentence.index(form)
    return any(match.start <= at and at + len(form) <= match.end for match in read(sentence))


def missed_forms(system: System) -> list[str]:
    sentences = (
        (form, f"The army said on Monday that {form}, a new weapon, had arrived.")
        for form, _ in listed_forms(system)
    )
    noun = next(
        (noun for noun in CLASSES[system.weapon_class].nouns if " to " not in noun), "weapon"
    )
    missed = []
    for form, sentence in sentences:
        # The commonest words are weapons beside a class noun only.
        nouned = sentence.replace(f"{form},", f"{form} {noun},")
        if not is_found(form, sentence) and not is_found(form, nouned):
            missed.append(form)
    return missed


@pytest.mark.parametrize("file", FILES)
def test_every_name_of_every_row_is_found(file: str) -> None:
    names = {row["name"].removesuffix("?") for row in read_csv("extractors.weapons", file)}
    systems = [
        system
        for system in SYSTEMS
        if system.name in names and system.weapon_class not in NOT_WEAPONS
    ]
    assert systems
    missed = {system.name: forms for system in systems if (forms := missed_forms(system))}
    assert missed == {}


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=row["system"])
        for row in read_csv("extractors.weapons", "weapon_examples")
    ],
)
def test_examples_and_counter_examples(row: dict[str, str]) -> None:
    assert row["system"] in {system.name for system in SYSTEMS}
    assert row["system"] in systems_in(row["example"])
    assert read(row["counter_example"]) == []


_NUMBERED = re.compile(r"(?P<letters>[A-Za-z][A-Za-z /-]*?)[- ]?(?P<number>\d+)")
_OF_ANY = {"type", "project", "class", "mk", "mark"}


def _number(form: str) -> tuple[str, str] | None:
    """The letters and the number at the head of a designation: ("an", "72") of "An-72P"."""
    found = _NUMBERED.match(form)
    if found is None:
        return None
    letters = found["letters"].replace("-", "").replace(" ", "").lower()
    return None if letters in _OF_ANY else (letters, found["number"])


@pytest.mark.parametrize("file", FILES)
def test_an_alias_with_another_number_is_marked(file: str) -> None:
    """A sibling's number is no alias: "KH178" is not the KH179. Where it is, the row says so."""
    mistaken = []
    for row in read_csv("extractors.weapons", file):
        own = _number(row["name"].rstrip("?"))
        for alias in filter(None, row["aliases"].split(";")):
            other = _number(alias.rstrip("?="))
            if own and other and own[0] == other[0] and own != other and "=" not in alias:
                mistaken.append(f"{row['name']}: {alias}")
    assert mistaken == []


def test_a_family_is_a_system_and_has_none_itself() -> None:
    families = {system.name: system.family for system in SYSTEMS}
    assert {family for family in families.values() if family} <= families.keys()
    assert [name for name, family in families.items() if family and families[family]] == []


def test_the_gazetteer_is_as_large_as_it_claims() -> None:
    assert len(SYSTEMS) >= 1_000
    assert len({system.weapon_class for system in SYSTEMS}) >= 60


def test_a_canonical_name_stands_once() -> None:
    names = [system.name for system in SYSTEMS]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_every_class_of_weapons_has_systems_or_is_generic() -> None:
    used = {system.weapon_class for system in SYSTEMS}
    bare = {"grenade", "bomb", "trainer"}
    missing = {
        row.id
        for row in CLASSES.values()
        if not row.generic and row.group not in ("sensors", "other")
    }
    assert missing - used - bare == set()


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == build_page(), (
        "run python -m extractors.weapons.page docs/weapons.md"
    )


def test_a_name_in_two_rows_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    from extractors.weapons import systems as weapon_systems

    twice = [
        {"name": "Alpha 9", "class": "tank", "origin": "SRB", "caliber_mm": "", "aliases": ""},
        {
            "name": "Beta 9",
            "class": "tank",
            "origin": "SRB",
            "caliber_mm": "",
            "aliases": "Alpha-9;alpha 9",
        },
    ]
    monkeypatch.setattr(weapon_systems, "FILES", ("weapons_test",))
    monkeypatch.setattr(weapon_systems, "read_csv", lambda room, name: twice)
    with pytest.raises(LexiconError, match=r"Alpha 9.*Beta 9"):
        collect_names(read_systems())


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        pytest.param("class", "battle_tank", "weapon_classes.toml", id="unknown-class"),
        pytest.param("origin", "Serbia", "code such as SRB", id="country-name"),
    ],
)
def test_a_wrong_row_says_what_to_write(
    monkeypatch: pytest.MonkeyPatch, field: str, value: str, message: str
) -> None:
    from extractors.weapons import systems as weapon_systems

    row = {"name": "Alpha 9", "class": "tank", "origin": "SRB", "caliber_mm": "", "aliases": ""} | {
        field: value
    }
    monkeypatch.setattr(weapon_systems, "FILES", ("weapons_test",))
    monkeypatch.setattr(weapon_systems, "read_csv", lambda room, name: [row])
    with pytest.raises(LexiconError, match=message):
        read_systems()


@pytest.mark.parametrize(
    ("printed", "system"),
    [
        pytest.param("T-72", "T-72", id="hyphen"),
        pytest.param("T72", "T-72", id="glued"),
        pytest.param("T 72", "T-72", id="blank"),
        pytest.param("MIG-29", "MiG-29", id="capitals"),
        pytest.param("Mig 29", "MiG-29", id="blank-and-case"),
        pytest.param("NORA B-52", "Nora B-52", id="nora-shouted"),
        pytest.param("Nora B52", "Nora B-52", id="nora-glued"),
        pytest.param("Cheonmu", "K239 Chunmoo", id="local-name"),
        pytest.param("SS-26 Stone", "Iskander-M", id="nato-name"),
        pytest.param("Pantsyr", "Pantsir-S1", id="transliteration"),
        pytest.param("X-101", "Kh-101", id="cyrillic-kha-as-x"),
        pytest.param("Т-72", "T-72", id="cyrillic-t"),
        pytest.param("Scorpène class", "Scorpene class", id="accent"),
        pytest.param("Merkava Mark IV", "Merkava Mk 4", id="roman-mark"),
        pytest.param("F‑16", "F-16", id="non-breaking-hyphen"),
    ],
)
def test_spellings_of_one_name(printed: str, system: str) -> None:
    found = systems_in(f"The army received {printed} weapons.")
    assert [name and name.casefold() for name in found] == [system.casefold()]


def test_every_spelling_leads_to_one_system() -> None:
    for system in SYSTEMS:
        for form, _ in listed_forms(system):
            found = find_spelling(plain_letters(form))
            assert found is not None
            assert found.system.name == system.name
            assert plain_letters(form).replace("-", " ") in spellings(form)

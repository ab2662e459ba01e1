"""Names found by their lists alone: examples at the door, and every form of the lists."""

import pytest

from extractors.lexicon import read_toml
from extractors.world import find_names, find_places, named_entity_id, organisation_of

NAMES = [
    pytest.param("Serbia's army", ["body Serbia's Army"], id="body-of-a-country"),
    pytest.param("U.S. army aid", ["country United States"], id="body-before-a-noun"),
    pytest.param("the Navy of Chile", ["body Navy of Chile"], id="body-before-its-country"),
    pytest.param("two Swedes", ["demonym Sweden"], id="people-of-a-country"),
    pytest.param("Kurdish troops", ["people Kurdish"], id="people"),
    pytest.param("in the Sahel", ["region Sahel"], id="region"),
    pytest.param("Lockheed won", ["organisation Lockheed Martin"], id="organisation"),
    pytest.param("SERBIA VOTES", ["country Serbia"], id="capitals"),
    pytest.param("a guinea pig", [], id="longer-name-without-the-country"),
    pytest.param("Ana Jordan", [], id="surname"),
    pytest.param("Jordan King Hussein", ["country Jordan"], id="country-before-a-title"),
    pytest.param("In Jordan", ["country Jordan"], id="country-after-a-small-word"),
    pytest.param("Serbiatown, @Serbia, Serbia_", [], id="part-of-a-word-or-an-address"),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_find_names(text: str, expected: list[str]) -> None:
    assert [f"{found.rule} {found.entity.name}" for found in find_names(text)] == expected


GEORGIA = [
    pytest.param("a mill in Macon, Georgia", "e_georgia", id="city-of-the-state"),
    pytest.param("a mill in Kutaisi, Georgia", "e_GEO", id="city-of-the-country"),
    pytest.param("plants in Georgia and Ohio", "e_georgia", id="beside-another-state"),
    pytest.param("the governor of Georgia", "e_georgia", id="what-only-states-have"),
    pytest.param("Georgia, Armenia and a senator", "e_GEO", id="beside-a-neighbour"),
    pytest.param("He flew to Georgia.", "e_GEO", id="nothing-tells"),
    pytest.param("Ohio voted.\nHe flew to Georgia.", "e_GEO", id="state-in-another-line"),
]


@pytest.mark.parametrize(("text", "entity_id"), GEORGIA)
def test_georgia_is_the_country_or_the_state(text: str, entity_id: str) -> None:
    assert entity_id in [found.entity.entity_id for found in find_names(text)]


BRANCHES = [
    pytest.param("Thales UK bid.", "Thales UK", id="branch"),
    pytest.param("Shell Nederland, which", "Shell Nederland", id="in-its-own-language"),
    pytest.param("Thales, UK and US firms", "Thales", id="no-branch"),
    pytest.param("Shell Germany Deal", "Shell", id="headline"),
]


@pytest.mark.parametrize(("text", "name"), BRANCHES)
def test_branches_of_companies(text: str, name: str) -> None:
    assert find_names(text)[0].entity.name == name


def test_facilities() -> None:
    text = "The Air Base near Al Zorv Air Base and the Kelm Cosmodrome; Kelm Airport Authority."
    assert [found.entity.name for found in find_places(text)] == [
        "Al Zorv Air Base",
        "Kelm Cosmodrome",
    ]


def test_landforms() -> None:
    text = "The Basin lies between the Zorv River and the Bay of Kelm."
    assert [found.entity.name for found in find_places(text)] == ["Zorv River", "Bay of Kelm"]


def test_organisations_answer_to_any_spelling() -> None:
    found = organisation_of("LOCKHEED MARTIN CORP.")
    assert found is not None
    assert found.name == "Lockheed Martin"
    assert found.entity_id == named_entity_id("Lockheed Martin")
    assert organisation_of("Zorv") is None


def test_every_organisation_is_found_by_each_of_its_forms() -> None:
    groups = read_toml("extractors.world", "organisations")
    lost = [
        form
        for group in (
            "intergovernmental",
            "states",
            "energy",
            "arms",
            "finance",
            "data_and_media",
            "facilities",
            "markets",
        )
        for forms in groups[group]
        for form in forms
        if [f.entity.name for f in find_names(f"and {form} said") if f.end - f.start == len(form)]
        != [forms[0]]
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        pytest.param("two Swedes met Serbia's army", ["SWE", "SRB"], id="people, body"),
        pytest.param("Lockheed in the Sahel", [None, None], id="told by no name"),
    ],
)
def test_a_name_says_its_country(text: str, countries: list[str | None]) -> None:
    assert [found.entity.country for found in find_names(text)] == countries

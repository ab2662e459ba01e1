"""Which names of a sentence are parties, and whose they are."""

import pytest

from extractors.statements.parties.names import as_state, flag_state, same_side, state_name
from tests.extractors.statements.marked_sentences import party, reading_of

PARTIES = [
    pytest.param("{ORG|Acme} met Peru.", "Acme -, Peru PER", id="company-and-state"),
    pytest.param("The {ORG|Kremlin} met them.", "Russia RUS", id="acts-for-a-state"),
    pytest.param("They met {ORG|Equinor}.", "Equinor NOR", id="home-of-a-company"),
    pytest.param("Norwegian company {ORG|Acme} rose.", "Norway NOR, Acme NOR", id="nationality"),
    pytest.param("{ORG|Acme} (NYSE: {ORG|ACM}) rose.", "Acme -", id="ticker"),
    pytest.param("{ORG|EBITDA} rose.", "", id="no-party"),
    pytest.param("{NORP|Nordic} banks met.", "Nordic banks -", id="several"),
    pytest.param(
        "OSLO, May 3 ({ORG|Fjord News}) - {ORG|Acme} rose.", "Acme -", id="credit-of-a-dateline"
    ),
    pytest.param("Importer {PERSON|Blue Lake} rose.", "Blue Lake -", id="importer"),
    pytest.param("The Oslo-based {ORG|Acme} rose.", "Acme -", id="seat"),
    pytest.param(
        "The {PERSON|Ulvik}-based {ORG|Acme} rose.", "Acme -", id="seat-of-no-known-place"
    ),
    pytest.param("{ORG|Acme Systems for} 5 boats.", "Acme Systems -", id="glued-preposition"),
    pytest.param("{ORG|Peru's oil ministry} met.", "Peru PER", id="organ-in-the-possessive"),
    pytest.param("{ORG|Peru's Blue Lake} met.", "Blue Lake PER", id="company-in-the-possessive"),
    pytest.param("The {ORG|Peruvian army} met.", "Peru PER", id="organ-without-a-name"),
    pytest.param("The {ORG|Peruvian Navy} met.", "Peruvian Navy PER", id="organ-with-a-name"),
    pytest.param("OSLO ({ORG|Kyodo}), {ORG|Acme} rose.", "Acme -", id="agency-in-brackets"),
    pytest.param("{ORG|AFP} - Peru met.", "Peru PER", id="agency-before-a-dash"),
]


@pytest.mark.parametrize(("marked", "expected"), PARTIES)
def test_parties(marked: str, expected: str) -> None:
    found = (as_state(one) for one in reading_of(marked).parties)
    assert ", ".join(f"{one.name} {one.country or '-'}" for one in found) == expected


COMPANIES = [
    pytest.param("Then importer {PERSON|Blue Lake} rose.", "ORG", id="importer"),
    pytest.param("They will supply Norway's {PERSON|Blue Lake} today.", "ORG", id="dealt-with"),
    pytest.param("They met Norway's {PERSON|Ann Lee} today.", "PERSON", id="met"),
]


@pytest.mark.parametrize(("marked", "expected"), COMPANIES)
def test_companies_that_a_model_takes_for_people(marked: str, expected: str) -> None:
    assert reading_of(marked).parties[-1].label == expected


def test_a_state_and_its_people_are_one_side() -> None:
    assert same_side(party("Norway"), party("Norwegian"))
    assert not same_side(party("Norway"), party("Peru"))
    assert not same_side(party("{ORG|Equinor}"), party("Norway"))


SHIPS = [
    pytest.param("USS Gorse", "United States"),
    pytest.param("HMCS Gorse", "Canada"),
    pytest.param("Gorse", None),
]


@pytest.mark.parametrize(("name", "state"), SHIPS)
def test_a_ship_says_whose_it_is(name: str, state: str | None) -> None:
    mention = party(f"{{ORG|{name}}}").mention
    found = flag_state(mention, 0, 1)
    assert (found.name if found else None) == state


def test_name_of_a_state() -> None:
    assert (state_name("PER"), state_name("XXX")) == ("Peru", "XXX")

"""Names read by what stands around them."""

import pytest

from extractors.statements.parties.described import (
    described,
    describes_at,
    only_describes,
)
from extractors.statements.parties.names import parties_in
from tests.extractors.statements.marked_sentences import passages_of, sentence_of

CASES = [
    pytest.param("The importer {PERSON|Blue Lake} met.", "Blue Lake ORG", id="noun-of-a-company"),
    pytest.param("The painter {PERSON|Blue Lake} met.", "Blue Lake PERSON", id="other-noun"),
    pytest.param(
        "They sell Peru's {PERSON|Blue Lake} gas.", "Peru GPE, Blue Lake ORG", id="dealt-with"
    ),
    pytest.param(
        "They met Peru's {PERSON|Ann Lee} there.", "Peru GPE, Ann Lee PERSON", id="only-met"
    ),
    pytest.param(
        "They met Peru's {GPE|Blue Lake} there.", "Peru GPE, Blue Lake ORG", id="place-of-a-state"
    ),
    pytest.param(
        "{PERSON|Blue Lake}, a unit of {ORG|Acme}, met.", "Blue Lake ORG, Acme ORG", id="unit-of"
    ),
    pytest.param(
        "{PERSON|Blue Lake}, a friend of {ORG|Acme}, met.",
        "Blue Lake PERSON, Acme ORG",
        id="friend-of",
    ),
    pytest.param("The {GPE|Lima}-based {ORG|Acme} met.", "Acme ORG", id="seat"),
    pytest.param("The {GPE|Lima}-born {ORG|Acme} met.", "Lima GPE, Acme ORG", id="no-seat"),
    pytest.param("{GPE|Lima} - Peru rested.", "Peru GPE", id="place-before-a-dash"),
    pytest.param("{GPE|Lima} - rested.", "Lima GPE", id="dash-before-a-small-letter"),
    pytest.param("{ORG|Blue Lake of Peru} met.", "Blue Lake ORG", id="company-of-a-state"),
    pytest.param("{ORG|Blue Bank of Peru} met.", "Blue Bank of Peru ORG", id="state-in-the-name"),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_described(marked: str, expected: str) -> None:
    [passage] = passages_of(marked)
    found = described(passage, parties_in(passage))
    assert ", ".join(f"{one.name} {one.label}" for one in found) == expected


def test_a_company_of_a_state_belongs_to_it() -> None:
    [passage] = passages_of("{ORG|Blue Lake of Peru} met.")
    [party] = described(passage, parties_in(passage))
    assert (party.entity_id, party.country) == ("e_blue-lake", "PER")


NAMES = [
    pytest.param("Peru officials met.", True, id="officials"),
    pytest.param("Peruvian energy analysts met.", True, id="analysts-one-word-on"),
    pytest.param("Peru's {ORG|Acme} met.", True, id="state-of-a-company"),
    pytest.param("Peru's port was full.", False, id="state-of-no-company"),
    pytest.param("{ORG|Acme} weekly data rose.", True, id="findings"),
    pytest.param("{ORG|Acme} officials met.", False, id="officials-of-a-company"),
    pytest.param("Peru data rose.", False, id="findings-of-a-state"),
    pytest.param("Peru met.", False, id="acts-itself"),
]


@pytest.mark.parametrize(("marked", "expected"), NAMES)
def test_names(marked: str, expected: bool) -> None:
    sentence, parties = sentence_of(marked)
    assert only_describes(sentence, parties[0]) is expected


DESCRIBING = [
    pytest.param("The Peruvian {ORG|Acme} met.", "Peruvian", id="nationality"),
    pytest.param("The United States's {ORG|Acme} met.", "United States", id="state-of-two-words"),
    pytest.param("Then Peru met.", "", id="acts-itself"),
]


@pytest.mark.parametrize(("marked", "expected"), DESCRIBING)
def test_words_that_describe_the_next_name(marked: str, expected: str) -> None:
    sentence, _ = sentence_of(marked)
    found = (word.text for at, word in enumerate(sentence.words) if describes_at(sentence, at))
    assert " ".join(found) == expected

"""What a party owns."""

import pytest

from extractors.statements.parties.owners import as_origin, as_owner
from tests.extractors.statements.marked_sentences import sentence_of, told

ORIGINS = [
    pytest.param("Peru-built boats left.", "Peru origin", id="built"),
    pytest.param("Boats of Peruvian origin left.", "Peruvian origin", id="origin"),
    pytest.param("Peru built boats.", "", id="verb"),
    pytest.param("Peru-flagged crews left.", "", id="other-participle"),
]
OWNERS = [
    pytest.param("Peru's exports rose.", "Peru giver", id="exports"),
    pytest.param("Peru's imports rose.", "Peru taker", id="imports"),
    pytest.param("Peru's payment was late.", "Peru payer", id="payment"),
    pytest.param("The Peru deal lapsed.", "Peru both", id="bare-name-of-a-state"),
    pytest.param("The {ORG|Acme} deal lapsed.", "", id="bare-name-of-a-company"),
    pytest.param("Peruvian gas flowed.", "Peruvian giver", id="goods"),
    pytest.param("Peruvian gas companies met.", "Peruvian giver", id="goods-of-many"),
    pytest.param("A Peruvian gas company met.", "", id="goods-of-a-company"),
    pytest.param("{ORG|Acme} {weapon #tank x4|tanks} left.", "Acme maker", id="made-by"),
    pytest.param("Peru {weapon #tank x4|tanks} left.", "Peru giver", id="from-the-stocks-of"),
    pytest.param("{ORG|Acme} got {weapon #tank x4|tanks}.", "", id="no-part-of-the-name"),
    pytest.param("Peru's unit received orders.", "", id="unit"),
    pytest.param("Peru's and other exports rose.", "", id="joined"),
    pytest.param("Peru's long, dry exports rose.", "", id="cut-off"),
]


@pytest.mark.parametrize(("marked", "expected"), ORIGINS)
def test_origins(marked: str, expected: str) -> None:
    sentence, [party] = sentence_of(marked)
    assert told([as_origin(sentence, party)]) == expected


@pytest.mark.parametrize(("marked", "expected"), OWNERS)
def test_owners(marked: str, expected: str) -> None:
    sentence, [party] = sentence_of(marked)
    assert told(as_owner(sentence, party)) == expected


def test_the_noun_of_a_company_is_not_owned_by_its_nationality() -> None:
    sentence, [nationality, _] = sentence_of("Peruvian supplier {ORG|Acme} met.")
    assert as_owner(sentence, nationality) == []

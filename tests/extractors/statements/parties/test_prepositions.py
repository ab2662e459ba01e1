"""What the preposition before a party says of it."""

import pytest

from extractors.statements.parties.prepositions import after_preposition, preposition_before
from tests.extractors.statements.marked_sentences import sentence_of, told

FOUND = [
    pytest.param("They left for Peru.", "for", id="just-before"),
    pytest.param("They left for the big neighbouring Peru.", "for", id="modifiers-between"),
    pytest.param("They left for the rainy Peru.", None, id="another-word-between"),
    pytest.param("They met Peru.", None, id="none"),
]


@pytest.mark.parametrize(("marked", "expected"), FOUND)
def test_the_preposition_that_governs(marked: str, expected: str | None) -> None:
    sentence, [party] = sentence_of(marked)
    at = preposition_before(sentence, party)
    assert (None if at is None else sentence.words[at].text) == expected


def test_a_state_that_describes_a_company_is_skipped() -> None:
    sentence, [_, company] = sentence_of("They left with Peru's {ORG|Acme} then.")
    assert preposition_before(sentence, company) == 2


MEANT = [
    pytest.param("Boats were sold to Peru.", "Peru taker", id="sold-to"),
    pytest.param("Boats were paid to {ORG|Acme}.", "Acme payee", id="paid-to"),
    pytest.param("The contract went to {ORG|Acme}.", "Acme giver", id="contract-to"),
    pytest.param("The deal went to {ORG|Acme}.", "Acme taker", id="deal-to"),
    pytest.param("The award went to {ORG|Acme}.", "Acme giver", id="award-to"),
    pytest.param("Boats were bought from Peru.", "Peru giver", id="bought-from"),
    pytest.param("A payment from Peru came.", "Peru payer", id="payment-from"),
    pytest.param("Requests from Peru came.", "Peru taker", id="requests-from"),
    pytest.param("They won an order from Peru.", "Peru taker", id="order-from"),
    pytest.param("They ordered boats from Peru.", "Peru giver", id="ordered-from"),
    pytest.param("What they paid; to Peru it went.", "Peru taker", id="verb-before-a-semicolon"),
    pytest.param("They paid for {ORG|Acme}.", "Acme goods", id="paid-for"),
    pytest.param("They built boats for Peru.", "Peru taker", id="built-for"),
    pytest.param("Boats bought by Peru left.", "Peru taker", id="bought-by"),
    pytest.param("Boats built by {ORG|Acme} left.", "Acme maker", id="built-by"),
    pytest.param("A boat sold in the dry month of June by Peru left.", "", id="by-too-far"),
    pytest.param("The boats were liked by Peru.", "", id="by-without-exchange"),
    pytest.param("A pact with Peru lapsed.", "Peru both", id="with"),
    pytest.param("A pact involving {ORG|Acme} lapsed.", "Acme maker", id="involving-a-company"),
    pytest.param("A pact involving Peru lapsed.", "Peru both", id="involving-a-state"),
    pytest.param("It rained in Peru.", "Peru place", id="in"),
    pytest.param("They rode through Peru.", "", id="says-nothing"),
    pytest.param("In a statement to Peru it rose.", "", id="statement-to"),
    pytest.param("On a visit to Peru it rained.", "", id="visit-to"),
    pytest.param("Figures from {ORG|Acme} rose.", "", id="figures-from"),
]


@pytest.mark.parametrize(("marked", "expected"), MEANT)
def test_what_a_preposition_says(marked: str, expected: str) -> None:
    sentence, [party] = sentence_of(marked)
    at = preposition_before(sentence, party)
    assert at is not None
    assert told(after_preposition(sentence, party, at)) == expected


def test_a_verb_of_another_clause_governs_nothing() -> None:
    weights = []
    for marked in ("They sold boats to Peru.", "They sold boats; it went to Peru."):
        sentence, [party] = sentence_of(marked)
        at = preposition_before(sentence, party)
        assert at is not None
        weights += [slot.weight for slot in after_preposition(sentence, party, at)]
    assert weights[1] < weights[0]


def test_a_capital_is_less_surely_a_place() -> None:
    weights = []
    for marked in ("It rained in Peru.", "It rained in {GPE|Lima}."):
        sentence, [party] = sentence_of(marked)
        at = preposition_before(sentence, party)
        assert at is not None
        weights += [slot.weight for slot in after_preposition(sentence, party, at)]
    assert weights[1] < weights[0]

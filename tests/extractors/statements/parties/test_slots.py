"""What the place of each party in its sentence says of it."""

import pytest

from tests.extractors.statements.marked_sentences import reading_of

OWNERS = [
    pytest.param("German-made tanks arrived.", "German origin", id="made-in"),
    pytest.param("Norway's order was signed.", "Norway taker", id="owner-of-an-order"),
    pytest.param("Norwegian gas flows.", "Norwegian giver", id="owner-of-goods"),
    pytest.param(
        "Norwegian gas company {ORG|Blue Lake} signed.", "Blue Lake both", id="goods-of-a-company"
    ),
    pytest.param("{ORG|Acme}'s marine unit rose.", "Acme subject", id="unit-of-a-company"),
]
PREPOSITIONS = [
    pytest.param("Tanks were sold to Peru.", "Peru taker", id="sold-to"),
    pytest.param("A payment to {ORG|Acme} was made.", "Acme payee", id="payment-to"),
    pytest.param("The contract went to {ORG|Acme}.", "Acme giver", id="contract-to"),
    pytest.param("They ordered tanks from {ORG|Acme}.", "Acme giver", id="ordered-from"),
    pytest.param("An order from Peru came.", "Peru taker", id="order-from"),
    pytest.param("The payment from Peru was late.", "Peru payer", id="payment-from"),
    pytest.param("They paid for {ORG|Acme}.", "Acme goods", id="paid-for"),
    pytest.param("Tanks were sold by {ORG|Acme}.", "Acme giver", id="agent"),
    pytest.param("The fence was liked by {ORG|Acme}.", "", id="agent-of-no-exchange"),
    pytest.param("A deal with Peru was struck.", "Peru both", id="with"),
    pytest.param("A deal involving {ORG|Acme} was struck.", "Acme maker", id="involving"),
    pytest.param("It rained in Norway.", "Norway place", id="in"),
]
CLAUSES = [
    pytest.param("They awarded {ORG|Acme} a contract.", "Acme giver", id="awarded"),
    pytest.param("They lent Norway money.", "Norway taker", id="lent"),
    pytest.param("{ORG|Acme} won an order from Peru.", "Acme giver, Peru taker", id="won"),
    pytest.param("Norway said that it bought tanks.", "Norway taker", id="said-that-it"),
    pytest.param(
        "Norway said that Peru bought tanks.", "Norway subject, Peru taker", id="said-that-another"
    ),
    pytest.param(
        "Norway, which has used them since the war, ordered tanks.",
        "Norway taker",
        id="after-a-relative-clause",
    ),
    pytest.param("Norway and Peru signed a deal.", "Norway both, Peru both", id="coordinate"),
]
EPITHETS = [
    pytest.param("Norwegian analysts sold tanks.", "", id="analysts"),
    pytest.param("{ORG|Acme} estimates rose.", "", id="estimates"),
    pytest.param("Norway's {ORG|Acme} sold tanks.", "Acme giver", id="state-of-a-company"),
]


@pytest.mark.parametrize(("marked", "expected"), [*OWNERS, *PREPOSITIONS, *CLAUSES, *EPITHETS])
def test_slots(marked: str, expected: str) -> None:
    slots = reading_of(marked).slots
    assert ", ".join(f"{slot.party.mention.text} {slot.side}" for slot in slots) == expected


def test_what_is_shared_by_two_weighs_less_for_the_second() -> None:
    slots = reading_of("Tanks were sold to Peru and Chile.").slots
    weights = {slot.party.name: slot.weight for slot in slots if slot.side == "taker"}
    assert weights["Chile"] < weights["Peru"]

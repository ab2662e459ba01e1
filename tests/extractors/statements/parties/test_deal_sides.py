"""The two sides of a deal, from what the places of the parties and the text around say."""

from dataclasses import replace
from typing import Any

import pytest

from extractors.records import Argument
from extractors.statements.parties.context import PartyContext
from extractors.statements.parties.deal_sides import sided, two_sided
from extractors.statements.parties.sentence import Slot
from extractors.statements.types import type_named
from tests.extractors.statements.marked_sentences import party, reading_of

NOTHING = PartyContext(
    slots=(),
    nearby=(),
    title=(),
    flows=frozenset(),
    earlier={},
    antecedent=(),
    speaking=frozenset(),
    cited=frozenset(),
    company=None,
    main=(),
)


def told(marked: str, kind_name: str, **around: Any) -> str:
    """Return the roles of a marked sentence's parties, as "buyer Norway, supplier Acme"."""
    kind = type_named(kind_name)
    slots = [sided(slot, kind) for slot in reading_of(marked).slots]
    weighed = sorted(
        ((slot.weight, slot) for slot in slots), key=lambda pair: (-pair[0], pair[1].party.first)
    )
    roles = two_sided(weighed, kind.roles, kind, replace(NOTHING, **around))
    return ", ".join(f"{one.role} {one.name}" for role in sorted(roles) for one in roles[role])


NAMED = [
    pytest.param(
        "{ORG|Acme} sold boats to Peru.", "arms_transfer", "buyer Peru, supplier Acme", id="both"
    ),
    pytest.param(
        "{ORG|Acme} sold boats to Peru and Chile.",
        "arms_transfer",
        "buyer Peru, buyer Chile, supplier Acme",
        id="coordinate",
    ),
    pytest.param(
        "Peru ordered boats built by {ORG|Acme}.",
        "arms_transfer",
        "buyer Peru, supplier Acme",
        id="maker-supplies-where-nobody-else-does",
    ),
    pytest.param(
        "Chile sold boats built by {ORG|Acme} to Peru.",
        "arms_transfer",
        "buyer Peru, contractor Acme, supplier Chile",
        id="maker-beside-a-supplier",
    ),
    pytest.param(
        "Peru ordered German-built boats.",
        "arms_transfer",
        "buyer Peru, supplier Germany",
        id="origin",
    ),
    pytest.param(
        "{ORG|Acme} was sold by Peru.", "acquisition", "seller Peru, subject Acme", id="goods"
    ),
    pytest.param(
        "Peru paid {ORG|Acme} in full.", "payment", "buyer Peru, recipient Acme", id="pay"
    ),
    pytest.param(
        "Norway signed a deal with Peru.", "gas_supply", "buyer Peru, supplier Norway", id="alike"
    ),
    pytest.param(
        "Trade between Peru and Chile rose.",
        "trade_volume",
        "subject Peru, subject Chile",
        id="trade",
    ),
    pytest.param("Exports to Peru rose.", "trade_volume", "subject Peru", id="one-side-of-trade"),
    pytest.param("{ORG|Acme} rested.", "loan", "borrower Acme", id="alone"),
]


@pytest.mark.parametrize(("marked", "kind", "expected"), NAMED)
def test_sides_that_a_sentence_names(marked: str, kind: str, expected: str) -> None:
    assert told(marked, kind) == expected


EARLIER = {
    "supplier": (Argument(role="supplier", name="Acme", entity_id="e_acme"),),
    "buyer": (Argument(role="buyer", name="Peru", entity_id="e_PER"),),
}
TO_PERU = [Slot(party("Peru"), "taker", 2.0, 0)]
AROUND = [
    pytest.param("It sold to Peru.", {"earlier": EARLIER}, "buyer Peru, supplier Acme", id="same"),
    pytest.param("It sold to Chile.", {"earlier": EARLIER}, "buyer Chile", id="another-buyer"),
    pytest.param(
        "It sold to Chile.",
        {"flows": frozenset({("NOR", "CHL")}), "main": [party("Norwegian")]},
        "buyer Chile, supplier Norway",
        id="flow",
    ),
    pytest.param(
        "It sold to Chile.",
        {"flows": frozenset({("NOR", "CHL"), ("PER", "CHL")})},
        "buyer Chile",
        id="two-flows",
    ),
    pytest.param(
        "{ORG|Acme} sold it.", {"nearby": TO_PERU}, "buyer Peru, supplier Acme", id="nearby"
    ),
    pytest.param(
        "{ORG|Acme} sold it.", {"title": TO_PERU}, "buyer Peru, supplier Acme", id="title"
    ),
    pytest.param("Peru sold it.", {"title": TO_PERU}, "supplier Peru", id="not-on-both-sides"),
    pytest.param(
        "{ORG|Acme} sold it to Chile.",
        {"title": TO_PERU},
        "buyer Chile, supplier Acme",
        id="the-sentence-comes-first",
    ),
]


@pytest.mark.parametrize(("marked", "around", "expected"), AROUND)
def test_sides_that_the_text_around_fills(
    marked: str, around: dict[str, Any], expected: str
) -> None:
    assert told(marked, "arms_transfer", **around) == expected


MONEY = [
    pytest.param("Norway lent money.", "investor Norway", id="the-company-spoken-of-takes-nothing"),
    pytest.param("A grant to {ORG|Acme} came.", "recipient Acme", id="nobody-gives"),
]


@pytest.mark.parametrize(("marked", "expected"), MONEY)
def test_money_that_a_company_raises(marked: str, expected: str) -> None:
    assert told(marked, "investment", company=party("{ORG|Blue Lake}")) == expected


SIDED = [
    pytest.param("payer", "loan", "giver", id="pays-the-money"),
    pytest.param("payer", "arms_transfer", "taker", id="pays-for-goods"),
    pytest.param("payee", "loan", "taker", id="gets-the-money"),
    pytest.param("payee", "arms_transfer", "giver", id="is-paid-for-goods"),
    pytest.param("origin", "arms_transfer", "giver", id="origin-of-what-is-sold"),
    pytest.param("origin", "deployment", "origin", id="origin-of-what-is-deployed"),
    pytest.param("place", "loan", "place", id="others-stay"),
]


@pytest.mark.parametrize(("side", "kind", "expected"), SIDED)
def test_payers_and_origins(side: Any, kind: str, expected: str) -> None:
    assert sided(Slot(party("Peru"), side, 1.0, 0), type_named(kind)).side == expected

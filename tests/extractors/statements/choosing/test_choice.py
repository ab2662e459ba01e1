"""Who fills a side, and which side stays empty."""

import pytest

from extractors import statements
from extractors.lexicon import read_toml
from extractors.records import NO_PARTIES, Argument
from extractors.statements.choosing.candidates import Candidate
from extractors.statements.choosing.choice import Option, decide
from extractors.statements.choosing.traits import TRAITS, OpenSide
from tests.extractors.statements.marked_sentences import party

EVEN = 0.5  # the chance of log odds of nought


def argument(role: str, name: str) -> Argument:
    return Argument(role=role, name=name, entity_id=f"e_{name.lower()}")


def option(side: str, name: str, odds: float, proposed: str = "") -> Option:
    """Return an option with log odds; `proposed` are those whom the rules put on its side."""
    role = {"giver": "supplier", "taker": "buyer"}[side]
    open_side = OpenSide(
        role=role,
        side=side,  # type: ignore[arg-type]
        is_of_two=True,
        proposed=frozenset(proposed.split()),
        from_sentence=frozenset(),
        as_before=frozenset(),
    )
    one = Candidate(name=name, party=party("Peru"), nature="state")
    one.lent[role] = argument(role, name)
    return Option(open_side, one, [odds])


CASES = [
    pytest.param([option("taker", "Peru", 1.0)], "buyer Peru", id="likely"),
    pytest.param([option("taker", "Peru", -1.0, "Peru")], "", id="nobody-is-likely"),
    pytest.param(
        [option("taker", "Peru", 1.0, "Peru Chile"), option("taker", "Chile", 0.5, "Peru Chile")],
        "buyer Peru, buyer Chile",
        id="proposed-together",
    ),
    pytest.param(
        [option("taker", "Peru", 1.0, "Peru"), option("taker", "Chile", 0.5, "Peru")],
        "buyer Peru",
        id="another-joins-nobody",
    ),
    pytest.param(
        [option("taker", "Peru", 0.5, "Peru"), option("taker", "Chile", 1.0, "Peru")],
        "buyer Chile",
        id="another-is-likelier",
    ),
    pytest.param(
        [option("giver", "Peru", 1.0), option("taker", "Peru", 2.0), option("giver", "Chile", 0.5)],
        "buyer Peru, supplier Chile",
        id="each-on-one-side",
    ),
]


@pytest.mark.parametrize(("options", "expected"), CASES)
def test_the_likeliest_fill_the_sides(options: list[Option], expected: str) -> None:
    roles = decide(options, {}, [1.0], EVEN)
    assert ", ".join(f"{one.role} {one.name}" for found in roles.values() for one in found) == (
        expected
    )


def test_makers_stay_with_the_rules_and_stand_on_no_other_side() -> None:
    proposed = {"contractor": (argument("contractor", "Acme"),)}
    assert decide([option("giver", "Acme", 2.0)], proposed, [1.0], EVEN) == proposed


def test_what_the_rules_have_of_a_party_is_kept() -> None:
    mine = argument("buyer", "Peru")
    roles = decide([option("taker", "Peru", 1.0, "Peru")], {"buyer": (mine,)}, [1.0], EVEN)
    assert roles["buyer"][0] is mine


def test_each_trait_has_its_weight() -> None:
    weights = read_toml("extractors.statements.choosing", "party_weights")["weights"]
    assert tuple(weights) == TRAITS


TEXTS = [
    pytest.param(
        "Norgas leads the list of companies with sales of $3 billion. Former pilot Sven Dahl is "
        "the richest man in Oslo, with a fortune of $200 million.",
        "$200 million",
        "Norgas",
        id="a-person-follows-a-company",
    ),
    pytest.param(
        "Kenya bought 12 tanks. A neighbour, whom nobody named, ordered 30 howitzers last week.",
        "30",
        "Kenya",
        id="somebody-unnamed-orders",
    ),
    pytest.param(
        "The festival in Ghana ended on Sunday. The winner received a prize of $5,000.",
        "$5,000",
        "Ghana",
        id="a-place-nearby",
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "value", "stranger"), TEXTS)
def test_a_side_stays_empty(text: str, value: str, stranger: str) -> None:
    found = [one for one in statements(text) if any(value in v.text for v in one.values())]
    assert all(
        one.name != stranger
        for each in found
        for one in each.arguments
        if one.role not in NO_PARTIES
    )

"""What speaks for and against a party on a side."""

import pytest

from extractors.records import Argument
from extractors.statements.choosing.candidates import Candidate
from extractors.statements.choosing.traits import TRAITS, Fact, OpenSide, traits_of
from extractors.statements.types import type_named
from tests.extractors.statements.marked_sentences import party

FACT = Fact(
    kind=type_named("arms_transfer"),
    flows=frozenset({("PER", "CHL")}),
    times_named={"Peru": 2, "Chile": 4},
    most_named=4,
    clause=frozenset({3}),
    has_party_as_subject=True,
    points_back=False,
)
BUYER = OpenSide(
    role="buyer",
    side="taker",
    is_of_two=True,
    proposed=frozenset({"Peru"}),
    from_sentence=frozenset({"Peru"}),
    as_before=frozenset(),
)


def peru(**about: object) -> Candidate:
    return Candidate(name="Peru", party=party("Peru"), nature="state", **about)  # type: ignore[arg-type]


def traits(candidate: Candidate, side: OpenSide = BUYER) -> dict[str, float]:
    return dict(zip(TRAITS, traits_of(candidate, side, FACT), strict=True))


CASES = [
    pytest.param(
        peru(distance=0), "proposed from the sentence for a side of two", 1, id="proposed"
    ),
    pytest.param(peru(distance=0), "not in the sentence", 0, id="here"),
    pytest.param(peru(), "not in the sentence", 1, id="elsewhere"),
    pytest.param(
        peru(), "not in the sentence, which has a party as its subject", 1, id="another-acts"
    ),
    pytest.param(peru(nearby={"taker"}), "on the side nearby", 1, id="nearby"),
    pytest.param(peru(title={"giver"}), "on the side in the title", 0, id="title-other-side"),
    pytest.param(peru(main=1), "named second most in the article", 1, id="main"),
    pytest.param(peru(), "named as often as the most named", 0.5, id="half-as-often"),
    pytest.param(peru(), "trades so in the article", 0, id="does-not-buy"),
    pytest.param(peru(), "trades the other way in the article", 1, id="sells"),
    pytest.param(peru(), "state where states deal", 1, id="state"),
    pytest.param(
        peru(lent={"supplier": Argument(role="supplier", name="Peru")}),
        "had another role before",
        1,
        id="sold-before",
    ),
]


@pytest.mark.parametrize(("candidate", "trait", "expected"), CASES)
def test_a_trait_of_a_candidate(candidate: Candidate, trait: str, expected: float) -> None:
    assert traits(candidate)[trait] == pytest.approx(expected)


def test_a_place_weighs_more_the_surer_it_is() -> None:
    trait = "put on the side by the parse"
    sure = traits(peru(weights={("taker", True): 3.0}))[trait]
    assert sure > traits(peru(weights={("taker", True): 0.3}))[trait] > 0
    assert traits(peru(weights={("taker", False): 3.0}))[trait] == 0

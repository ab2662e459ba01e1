"""Deals: what the sentences of an article say of one of them together."""

import pytest

from extractors import statements
from extractors.records import NO_PARTIES

pytestmark = pytest.mark.model


def parties_of_last(text: str) -> set[str]:
    found = statements(text)[-1]
    return {f"{one.role} {one.name}" for one in found.arguments if one.role not in NO_PARTIES}


CASES = [
    pytest.param(
        "Chile and Saab signed a contract for 24 fighter jets. It is worth $3 billion.",
        {"supplier Saab", "buyer Chile"},
        id="it",
    ),
    pytest.param(
        "Chile ordered 24 fighter jets from Saab last year. The contract, worth $3 billion, "
        "includes missiles.",
        {"supplier Saab", "buyer Chile"},
        id="the-contract",
    ),
    pytest.param(
        "Chile ordered 24 fighter jets from Saab. Pilots were pleased. The missile deal is worth "
        "$3 billion.",
        {"supplier Saab", "buyer Chile"},
        id="two-sentences-back",
    ),
    pytest.param(
        "Chile will buy 24 F-16 fighter jets. The United States sold Chile the F-16 fighter jets "
        "for $3 billion.",
        {"supplier United States", "buyer Chile"},
        id="named-itself",
    ),
    pytest.param(
        "The United States approved a $600 million sale of rockets to Chile. The main contractor "
        "will be Lockheed Martin.",
        {"supplier United States", "buyer Chile", "contractor Lockheed Martin"},
        id="contractor-behind",
    ),
    pytest.param(
        "Chile bought 24 Gripen fighter jets from Sweden. Peru plans to buy Mirage 2000 fighter "
        "jets for $2 billion.",
        {"buyer Peru"},
        id="another-deal-lends-nothing",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_deal_over_sentences(text: str, expected: set[str]) -> None:
    assert parties_of_last(text) == expected


def test_a_later_sentence_fills_an_earlier_one() -> None:
    text = (
        "Chile will receive 24 F-16 fighter jets. Pilots train. Mechanics train. Others wait. "
        "Denmark sold Chile the F-16 fighter jets."
    )
    first = statements(text)[0]
    named = {f"{one.role} {one.name}" for one in first.arguments if one.role not in NO_PARTIES}
    assert named == {"supplier Denmark", "buyer Chile"}

"""The door of the room: whole sentences, and what is stated in them."""

import pytest

from tests.extractors.marked_articles import statements_of

CASES = [
    pytest.param(
        "Germany sold {weapon Leopard 2 x14|Leopard 2 tanks} to Norway in {date 2022|2022}.",
        "arms_transfer asserted supplier Germany buyer Norway time 2022",
        id="sale-of-arms",
    ),
    pytest.param(
        "Qatar will supply {gas 2e9 m3/year|2 bcm} of gas a year to Poland, {PERSON|Ann Lee} said.",
        "gas_supply planned supplier Qatar buyer Poland speaker Ann Lee",
        id="supply-of-gas",
    ),
    pytest.param(
        "Kenya may borrow {money 5e8 USD|$500 million} from China.",
        "loan possible lender China borrower Kenya",
        id="loan",
    ),
    pytest.param(
        "Norway denied that it gave Ukraine {money 5e8 USD|$500 million} in aid.",
        "aid denied donor Norway recipient Ukraine speaker Norway",
        id="aid",
    ),
    pytest.param(
        "Brent crude fell to {money 70 USD/barrel|$70} a barrel (Fjord News, May 3, 2024).",
        "price asserted subject Brent crude source Fjord News",
        id="price",
    ),
    pytest.param(
        "The air force wants {weapon F-35 x4|F-35s} in its budget request for {date 2025|2025}.",
        "budget planned time 2025",
        id="budget",
    ),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_what_a_sentence_states(marked: str, expected: str) -> None:
    [one] = statements_of(marked)
    roles = (
        f"{argument.role} {argument.name}" for argument in one.arguments if argument.role != "value"
    )
    assert " ".join([one.statement_type, one.modality, *roles]) == expected

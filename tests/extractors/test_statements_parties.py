"""Who does what to whom: each sentence with the parties it names."""

import pytest

from tests.extractors.marked_articles import statements_of

TANKS = "{weapon #tank x14|tanks}"
GAS = "{gas 2e9 m3|2 bcm}"
MONEY = "{money 5e8 USD|$500 million}"

CASES = [
    pytest.param(f"Germany sold {TANKS} to Norway.", "supplier Germany, buyer Norway", id="sold-to"),
    pytest.param(f"Norway bought {TANKS} from Germany.", "buyer Norway, supplier Germany", id="bought-from"),
    pytest.param(f"{TANKS} were purchased by Norway.", "buyer Norway", id="passive-agent"),
    pytest.param(f"Norway ordered German-made {TANKS}.", "supplier Germany, buyer Norway", id="made-in"),
    pytest.param(
        f"Norway signed a contract with Germany for German-built {TANKS}.", "supplier Germany, buyer Norway", id="with"
    ),
    pytest.param(
        f"The Norwegian government will buy {TANKS} from Germany.", "supplier Germany, buyer Norway", id="government"
    ),
    pytest.param(
        f"The U.S. Army awarded Lockheed Martin a contract worth {MONEY} for missiles.",
        "supplier Lockheed Martin, buyer U.S. Army",
        id="awarded",
    ),
    pytest.param(f"Germany's order for {TANKS} was signed.", "buyer Germany", id="owner-of-an-order"),
    pytest.param(f"Japan gave Ukraine {MONEY} in aid.", "donor Japan, recipient Ukraine", id="gave"),
    pytest.param(f"Japanese aid of {MONEY} went to Ukraine.", "donor Japan, recipient Ukraine", id="adjective"),
    pytest.param(f"Qatar will supply {GAS} of gas to Poland.", "supplier Qatar, buyer Poland", id="gas-supply"),
    pytest.param(f"Poland will import {GAS} of Norwegian gas.", "supplier Norway, buyer Poland", id="origin-of-gas"),
    pytest.param(f"China lent Kenya {MONEY} for a railway.", "lender China, borrower Kenya", id="lent"),
    pytest.param(f"Kenya borrowed {MONEY} from China.", "lender China, borrower Kenya", id="borrowed"),
    pytest.param(f"Kenya owes {MONEY} to China.", "lender China, borrower Kenya", id="owes"),
    pytest.param(f"Norway produced {GAS} of gas.", "producer Norway", id="producer"),
    pytest.param(f"Norway operates {TANKS}.", "subject Norway", id="inventory"),
    pytest.param(
        f"Trade between Serbia and Qatar reached {MONEY}.", "subject Serbia, subject Qatar", id="trade-between"
    ),
    pytest.param("Brent crude fell to {money 70 USD/barrel|$70} a barrel.", "subject Brent crude", id="benchmark"),
]


def told(marked: str) -> list[set[str]]:
    circumstances = ("value", "time", "speaker", "source", "place")
    return [
        {f"{a.role} {a.name}" for a in one.arguments if a.role not in circumstances} for one in statements_of(marked)
    ]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_parties(marked: str, expected: str) -> None:
    assert told(marked) == [set(expected.split(", "))]


def test_each_sale_of_a_sentence_has_its_own_buyer() -> None:
    marked = (
        "Washington cleared the sale of {weapon F-15 x36|F-15s} to Qatar and {weapon F-16 x24|F-16s} to Bahrain. "
        "The United States signed both."
    )
    assert [{name for name in one if name.startswith("buyer")} for one in told(marked)] == [
        {"buyer Qatar"},
        {"buyer Bahrain"},
    ]


def test_the_deal_spoken_of_again_keeps_its_parties() -> None:
    marked = f"Germany sold {TANKS} to Norway. The sale is worth {MONEY}."
    assert told(marked) == [{"supplier Germany", "buyer Norway"}] * 2


def test_this_agreement_has_the_parties_of_the_sentence_before() -> None:
    marked = (
        f"Serbia has an agreement with {{ORG|SOCAR}} on imports of Azerbaijani gas. This agreement brings {GAS} a year."
    )
    assert told(marked) == [{"supplier SOCAR", "buyer Serbia"}]

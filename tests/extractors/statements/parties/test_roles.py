"""Who does what to whom: each sentence with the parties it names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extractors.marked_articles import statements_of

TANKS = "{weapon #tank x14|tanks}"
GAS = "{gas 2e9 m3|2 bcm}"
MONEY = "{money 5e8 USD|$500 million}"

CASES = [
    pytest.param(
        f"Germany sold {TANKS} to Norway.", "supplier Germany, buyer Norway", id="sold-to"
    ),
    pytest.param(
        f"Norway bought {TANKS} from Germany.", "buyer Norway, supplier Germany", id="bought-from"
    ),
    pytest.param(f"{TANKS} were purchased by Norway.", "buyer Norway", id="passive-agent"),
    pytest.param(
        f"Norway ordered German-made {TANKS}.", "supplier Germany, buyer Norway", id="made-in"
    ),
    pytest.param(
        f"Norway signed a contract with Germany for German-built {TANKS}.",
        "supplier Germany, buyer Norway",
        id="with",
    ),
    pytest.param(
        f"The Norwegian government will buy {TANKS} from Germany.",
        "supplier Germany, buyer Norway",
        id="government",
    ),
    pytest.param(
        f"The U.S. Army awarded Lockheed Martin a contract worth {MONEY} for missiles.",
        "supplier Lockheed Martin, buyer U.S. Army",
        id="awarded",
    ),
    pytest.param(
        f"Germany's order for {TANKS} was signed.", "buyer Germany", id="owner-of-an-order"
    ),
    pytest.param(
        f"Japan gave Ukraine {MONEY} in aid.", "donor Japan, recipient Ukraine", id="gave"
    ),
    pytest.param(
        f"Japanese aid of {MONEY} went to Ukraine.",
        "donor Japan, recipient Ukraine",
        id="adjective",
    ),
    pytest.param(
        f"Qatar will supply {GAS} of gas to Poland.",
        "supplier Qatar, buyer Poland",
        id="gas-supply",
    ),
    pytest.param(
        f"Poland will import {GAS} of Norwegian gas.",
        "supplier Norway, buyer Poland",
        id="origin-of-gas",
    ),
    pytest.param(
        f"China lent Kenya {MONEY} for a railway.", "lender China, borrower Kenya", id="lent"
    ),
    pytest.param(
        f"Kenya borrowed {MONEY} from China.", "lender China, borrower Kenya", id="borrowed"
    ),
    pytest.param(f"Kenya owes {MONEY} to China.", "lender China, borrower Kenya", id="owes"),
    pytest.param(f"Norway produced {GAS} of gas.", "producer Norway", id="producer"),
    pytest.param(f"Norway operates {TANKS}.", "subject Norway", id="inventory"),
    pytest.param(
        f"Trade between Serbia and Qatar reached {MONEY}.",
        "subject Serbia, subject Qatar",
        id="trade-between",
    ),
    pytest.param(
        f"{{ORG|Acme Arms}} has won an order from Poland for {TANKS}.",
        "supplier Acme Arms, buyer Poland",
        id="won-from",
    ),
    pytest.param(
        f"Acme awaits a request from Poland for {TANKS}.", "buyer Poland", id="request-from"
    ),
    pytest.param(
        f"Poland ordered {TANKS} from {{ORG|Acme Arms}}.",
        "supplier Acme Arms, buyer Poland",
        id="ordered-from",
    ),
    pytest.param(
        f"Norway's {{ORG|Acme Arms}} sold {TANKS} to Poland.",
        "supplier Acme Arms, buyer Poland",
        id="state-of-company",
    ),
    pytest.param(
        f"Qatar will supply Norway's {{PERSON|Blue Lake}} with {GAS} of gas.",
        "supplier Qatar, buyer Blue Lake",
        id="company-taken-for-a-person",
    ),
    pytest.param(
        f"Norwegian importer {{PERSON|Blue Lake}} will buy {GAS} of gas from Qatar.",
        "supplier Qatar, buyer Blue Lake",
        id="importer",
    ),
    pytest.param(
        f"{{ORG|Blue Lake of Norway}} will supply {GAS} of gas to Poland.",
        "supplier Blue Lake, buyer Poland",
        id="company-of-a-state",
    ),
    pytest.param(
        f"{{ORG|Export Bank of Norway}} lent Kenya {MONEY}.",
        "lender Export Bank of Norway, borrower Kenya",
        id="state-in-the-name",
    ),
    pytest.param(
        f"OSLO, May 3 ({{ORG|Fjord News}}) - Germany sold {TANKS} to Norway.",
        "supplier Germany, buyer Norway",
        id="credit-of-a-dateline",
    ),
    pytest.param(
        f"Oslo - Germany sold {TANKS} to Poland.",
        "supplier Germany, buyer Poland",
        id="place-before-a-dash",
    ),
    pytest.param(
        f"Poland is paying {{ORG|Acme Arms}} {MONEY} for tanks.",
        "recipient Acme Arms, buyer Poland",
        id="is-paying",
    ),
    pytest.param(
        f"{{ORG|Acme Arms}}'s marine unit received an order from Poland for {TANKS}.",
        "supplier Acme Arms, buyer Poland",
        id="unit-of-a-company",
    ),
    pytest.param(
        f"South Korean manufacturer {{ORG|Acme Arms}} will supply {TANKS} to Peru.",
        "supplier Acme Arms, buyer Peru",
        id="nationality-of-a-manufacturer",
    ),
    pytest.param(f"Norway signed for {TANKS}.", "buyer Norway", id="signed-for"),
    pytest.param(
        f"Norway, which has used such tanks since the war, ordered {TANKS}.",
        "buyer Norway",
        id="after-a-relative-clause",
    ),
    pytest.param(
        f"Kenya's government denied that the country had borrowed {MONEY} from China.",
        "lender China, borrower Kenya",
        id="the-country",
    ),
    pytest.param(
        "Brent crude fell to {money 70 USD/barrel|$70} a barrel.",
        "subject Brent crude",
        id="benchmark",
    ),
]


def told(marked: str) -> list[set[str]]:
    circumstances = ("value", "time", "speaker", "source", "place")
    return [
        {f"{a.role} {a.name}" for a in one.arguments if a.role not in circumstances}
        for one in statements_of(marked)
    ]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_parties(marked: str, expected: str) -> None:
    assert told(marked) == [set(expected.split(", "))]


def test_each_sale_of_a_sentence_has_its_own_buyer() -> None:
    marked = (
        "Washington cleared the sale of {weapon F-15 x36|F-15s} to Qatar and "
        "{weapon F-16 x24|F-16s} to Bahrain. "
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
        f"Serbia has an agreement with {{ORG|SOCAR}} on imports of Azerbaijani gas. This "
        f"agreement brings {GAS} a year."
    )
    assert told(marked) == [{"supplier SOCAR", "buyer Serbia"}]


def test_two_sales_joined_in_a_sentence_have_their_own_buyers() -> None:
    marked = (
        "Norway ordered {weapon Leopard 2 x4|Leopards}, and Finland has bought "
        "{weapon Leopard 2 x9|Leopards}."
    )
    assert told(marked) == [{"buyer Norway"}, {"buyer Finland"}]


def test_each_clause_has_its_own_seller() -> None:
    marked = (
        "Norway, which has used such tanks for years, bought {weapon Leopard 2 x4|Leopards} from "
        "Germany, and Finland "
        "has bought {weapon Leopard 2 x9|Leopards} from Poland."
    )
    assert told(marked) == [
        {"supplier Germany", "buyer Norway"},
        {"supplier Poland", "buyer Finland"},
    ]


def test_a_company_that_sold_to_one_need_not_sell_to_another() -> None:
    marked = (
        f"{{ORG|Acme Arms}} sold {TANKS} to Poland. Chile is looking for "
        f"{{weapon #howitzer x30|howitzers}}."
    )
    assert told(marked)[1] == {"buyer Chile"}


def test_the_same_deal_keeps_its_seller() -> None:
    marked = (
        f"{{ORG|Acme Arms}} sold {TANKS} to Poland. Poland pays {MONEY} for the tanks under the "
        "arms deal."
    )
    assert "supplier Acme Arms" in told(marked)[1]


def test_investor_is_not_the_recipient_of_its_own_money() -> None:
    marked = (
        f"{{ORG|Acme Arms}} sold {TANKS} to Poland. {{ORG|Acme Arms}} weighs a plant, an "
        f"investment of {MONEY}."
    )
    assert not any(name == "recipient Acme Arms" for one in told(marked) for name in one)


def test_seat_of_a_company_does_not_speak() -> None:
    [one] = statements_of(f"{{ORG|Acme Arms}} sold {TANKS} to Poland, the Oslo-based company said.")
    assert one.attributed_to == "Acme Arms"


NAMES = st.sampled_from(
    ["Norway", "{ORG|Acme}", "Poland", "Polish", "Acme", "the country", "Norway's", "China's"]
)
LINKS = st.sampled_from(
    [
        "sold",
        "ordered",
        "to",
        "from",
        "and",
        "won an order",
        "signed",
        "with",
        "for",
        "a contract",
        "paid",
    ]
)


@given(st.lists(st.one_of(NAMES, LINKS), max_size=12))
def test_nobody_stands_on_both_sides(words: list[str]) -> None:
    for one in told(f"{' '.join(words)} {TANKS}."):
        suppliers, buyers = (
            {n.split(" ", 1)[1] for n in one if n.startswith(r)} for r in ("supplier", "buyer")
        )
        assert not suppliers & buyers

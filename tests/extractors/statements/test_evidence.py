"""What a fact is about, and how real it is."""

import pytest

from tests.extractors.marked_articles import statements_of

TYPES = [
    pytest.param(
        "Poland bought {weapon #tank x14|tanks} from Germany.", "arms_transfer", id="arms"
    ),
    pytest.param(
        "Japan announced {money 5e8 USD|$500 million} in military aid for Ukraine.", "aid", id="aid"
    ),
    pytest.param(
        "Eni signed a deal to supply {gas 2e9 m3/year|2 bcm} of gas a year to Malta.",
        "gas_supply",
        id="supply",
    ),
    pytest.param(
        "Gas flows through the pipeline reached {gas 1e8 m3/day|100 mcm} a day.",
        "gas_flow",
        id="flow",
    ),
    pytest.param(
        "Norway produced {gas 1.2e11 m3|120 bcm} of gas last year.", "production", id="production"
    ),
    pytest.param("Italy consumed {gas 6e10 m3|60 bcm} of gas last year.", "demand", id="demand"),
    pytest.param(
        "Utilities pulled {gas 9e10 ft3|90 bcf} of gas out of storage.", "storage", id="storage"
    ),
    pytest.param(
        "The terminal has a capacity of {gas 5e9 m3/year|5 bcm}.", "capacity", id="capacity"
    ),
    pytest.param(
        "The field holds proven reserves of {gas 3e12 ft3|3 tcf}.", "reserve", id="reserve"
    ),
    pytest.param(
        "Siemens won a contract worth {money 3e8 EUR|300 million euros} for turbines.",
        "contract",
        id="contract",
    ),
    pytest.param(
        "BP will invest {money 3e9 USD|$3 billion} in the field.", "investment", id="investment"
    ),
    pytest.param("The World Bank lent Kenya {money 1e9 USD|$1 billion}.", "loan", id="loan"),
    pytest.param("Naftogaz owes {money 2e9 USD|$2 billion} in unpaid bills.", "debt", id="debt"),
    pytest.param(
        "The court ordered a fine of {money 4e6 EUR|4 million euros}.", "payment", id="payment"
    ),
    pytest.param(
        "Shell acquired the company for {money 2e9 USD|$2 billion}.",
        "acquisition",
        id="acquisition",
    ),
    pytest.param(
        "The start-up has a valuation of {money 9e9 USD|$9 billion}.", "valuation", id="valuation"
    ),
    pytest.param(
        "Saab reported revenue of {money 9e9 SEK|9 billion crowns}.", "financials", id="financials"
    ),
    pytest.param(
        "Bilateral trade amounted to {money 9e9 USD|$9 billion}.", "trade_volume", id="trade"
    ),
    pytest.param(
        "Parliament passed a defence budget of {money 9e9 USD|$9 billion}.", "budget", id="budget"
    ),
    pytest.param("Brent crude rose to {money 90 USD/barrel|$90} a barrel.", "price", id="price"),
    pytest.param(
        "The navy operates {weapon #submarine x6|submarines}.", "inventory", id="inventory"
    ),
    pytest.param(
        "Iran deployed {weapon #missile x6|missiles} along the strait.",
        "deployment",
        id="deployment",
    ),
    pytest.param(
        "Iran fired {weapon #missile x6|missiles} at a ship.", "military_activity", id="activity"
    ),
    pytest.param(
        "Acme sold tanks to Poland. Shares of Acme rose 6.2 percent to "
        "{money 88400 KRW|88,400 won}.",
        "price",
        id="share-price",
    ),
    pytest.param("Acme stock closed at {money 8 EUR|8 euros}.", "price", id="stock-close"),
    pytest.param(
        "Fuchs bought shares in Acme for {money 8e9 EUR|8 billion euros}.",
        "acquisition",
        id="bought-shares",
    ),
    pytest.param(
        "The tank maker posted sales of {money 2e12 KRW|2 trillion won}.",
        "financials",
        id="sales-of-a-company",
    ),
    pytest.param(
        "The sale of tanks brought {money 2e9 KRW|2 billion won}.",
        "arms_transfer",
        id="sale-of-tanks",
    ),
    pytest.param("Acme earned {money 2e9 USD|$2 billion} from exports.", "financials", id="earned"),
    pytest.param("Exports brought in {money 2e9 USD|$2 billion}.", "trade_volume", id="exports"),
    pytest.param(
        "Norway signed for tanks at a price of {money 9e8 EUR|900 million euros}.",
        "arms_transfer",
        id="signed-for",
    ),
    pytest.param(
        "Chile is looking for {weapon #howitzer x30|howitzers}.", "arms_transfer", id="looking-for"
    ),
    pytest.param("The bill came to {money 40 EUR|40 euros}, he joked.", "debt", id="bill"),
    pytest.param(
        "The statue of {money 5 EUR|five euros} stands there.", "other", id="none-of-these"
    ),
]


@pytest.mark.parametrize(("marked", "expected"), TYPES)
def test_types(marked: str, expected: str) -> None:
    assert [one.statement_type for one in statements_of(marked)] == [expected]


MODALITIES = [
    pytest.param("Poland bought {weapon #tank x14|tanks}.", ["asserted"], id="done"),
    pytest.param("Poland will buy {weapon #tank x14|tanks}.", ["planned"], id="will"),
    pytest.param(
        "Washington approved the sale of {weapon #tank x14|tanks}.", ["planned"], id="approved"
    ),
    pytest.param("Poland may buy {weapon #tank x14|tanks}.", ["possible"], id="may"),
    pytest.param("In May Poland bought {weapon #tank x14|tanks}.", ["asserted"], id="month-of-may"),
    pytest.param("Poland is in talks to buy {weapon #tank x14|tanks}.", ["possible"], id="talks"),
    pytest.param(
        "Poland denied that it had bought {weapon #tank x14|tanks}.", ["denied"], id="denied"
    ),
    pytest.param("Poland did not buy {weapon #tank x14|tanks}.", ["denied"], id="not"),
    pytest.param(
        "By {date ../2030|2030} trade of {money 9e9 USD|$9 billion}.", ["planned"], id="lies-ahead"
    ),
    pytest.param("Poland ordered {weapon #tank x14|tanks}.", ["planned"], id="ordered"),
    pytest.param("Acme won an order for {weapon #tank x14|tanks}.", ["asserted"], id="order-won"),
    pytest.param(
        "Acme will supply {weapon #tank x14|tanks} under a contract signed in Oslo.",
        ["asserted"],
        id="under-a-contract",
    ),
    pytest.param(
        "Acme will supply {weapon #tank x14|tanks} to Poland, a deal worth "
        "{money 9e9 USD|$9 billion}.",
        ["asserted"],
        id="a-deal-worth",
    ),
    pytest.param(
        "Acme will supply {weapon #tank x14|tanks} under a planned contract.",
        ["planned"],
        id="contract-only-planned",
    ),
    pytest.param(
        "Acme will supply {weapon #tank x14|tanks} under a contract expected in May.",
        ["planned"],
        id="contract-expected",
    ),
    pytest.param(
        "Poland did not pay {money 3e8 USD|$300 million} for tanks.", ["denied"], id="did-not-pay"
    ),
    pytest.param(
        "Poland paid {money 3e8 USD|$300 million} for tanks, not {money 4e8 USD|$400 million}.",
        ["asserted", "denied"],
        id="not-that-much",
    ),
    pytest.param(
        "Poland paid {money 3e8 USD|$300 million} for tanks, if not {money 4e8 USD|$400 million}.",
        ["asserted", "asserted"],
        id="if-not",
    ),
    pytest.param("Poland sought {weapon #tank x14|tanks}.", ["possible"], id="sought"),
    pytest.param(
        "Flows are expected to hit {gas 16e9 ft3/day|16 bcfd}, up from {gas 15e9 ft3/day|15 bcfd} "
        "on Monday.",
        ["planned", "asserted"],
        id="forecast-against-measured",
    ),
]


@pytest.mark.parametrize(("marked", "expected"), MODALITIES)
def test_modality(marked: str, expected: list[str]) -> None:
    assert [one.modality for one in statements_of(marked)] == expected


def test_a_deal_that_is_spoken_of_again_keeps_its_modality() -> None:
    first, second = statements_of(
        "Washington approved the sale of {weapon #tank x14|tanks} to Poland. The sale is worth "
        "{money 3e8 USD|$300 million}."
    )
    assert (first.modality, second.modality) == ("planned", "planned")

"""What a fact is about, and how real it is."""

import pytest

from tests.extractors.marked_articles import statements_of

TYPES = [
    pytest.param("Poland bought {weapon #tank x14|tanks} from Germany.", "arms_transfer", id="arms"),
    pytest.param("Japan announced {money 5e8 USD|$500 million} in military aid for Ukraine.", "aid", id="aid"),
    pytest.param(
        "Eni signed a deal to supply {gas 2e9 m3/year|2 bcm} of gas a year to Malta.", "gas_supply", id="supply"
    ),
    pytest.param("Gas flows through the pipeline reached {gas 1e8 m3/day|100 mcm} a day.", "gas_flow", id="flow"),
    pytest.param("Norway produced {gas 1.2e11 m3|120 bcm} of gas last year.", "production", id="production"),
    pytest.param("Italy consumed {gas 6e10 m3|60 bcm} of gas last year.", "demand", id="demand"),
    pytest.param("Utilities pulled {gas 9e10 ft3|90 bcf} of gas out of storage.", "storage", id="storage"),
    pytest.param("The terminal has a capacity of {gas 5e9 m3/year|5 bcm}.", "capacity", id="capacity"),
    pytest.param("The field holds proven reserves of {gas 3e12 ft3|3 tcf}.", "reserve", id="reserve"),
    pytest.param(
        "Siemens won a contract worth {money 3e8 EUR|300 million euros} for turbines.", "contract", id="contract"
    ),
    pytest.param("BP will invest {money 3e9 USD|$3 billion} in the field.", "investment", id="investment"),
    pytest.param("The World Bank lent Kenya {money 1e9 USD|$1 billion}.", "loan", id="loan"),
    pytest.param("Naftogaz owes {money 2e9 USD|$2 billion} in unpaid bills.", "debt", id="debt"),
    pytest.param("The court ordered a fine of {money 4e6 EUR|4 million euros}.", "payment", id="payment"),
    pytest.param("Shell acquired the company for {money 2e9 USD|$2 billion}.", "acquisition", id="acquisition"),
    pytest.param("The start-up has a valuation of {money 9e9 USD|$9 billion}.", "valuation", id="valuation"),
    pytest.param("Saab reported revenue of {money 9e9 SEK|9 billion crowns}.", "financials", id="financials"),
    pytest.param("Bilateral trade amounted to {money 9e9 USD|$9 billion}.", "trade_volume", id="trade"),
    pytest.param("Parliament passed a defence budget of {money 9e9 USD|$9 billion}.", "budget", id="budget"),
    pytest.param("Brent crude rose to {money 90 USD/barrel|$90} a barrel.", "price", id="price"),
    pytest.param("The navy operates {weapon #submarine x6|submarines}.", "inventory", id="inventory"),
    pytest.param("Iran deployed {weapon #missile x6|missiles} along the strait.", "deployment", id="deployment"),
    pytest.param("Iran fired {weapon #missile x6|missiles} at a ship.", "military_activity", id="activity"),
    pytest.param("The bill came to {money 40 EUR|40 euros}, he joked.", "debt", id="bill"),
    pytest.param("The statue of {money 5 EUR|five euros} stands there.", "other", id="none-of-these"),
]


@pytest.mark.parametrize(("marked", "expected"), TYPES)
def test_types(marked: str, expected: str) -> None:
    assert [one.statement_type for one in statements_of(marked)] == [expected]


MODALITIES = [
    pytest.param("Poland bought {weapon #tank x14|tanks}.", ["asserted"], id="done"),
    pytest.param("Poland will buy {weapon #tank x14|tanks}.", ["planned"], id="will"),
    pytest.param("Washington approved the sale of {weapon #tank x14|tanks}.", ["planned"], id="approved"),
    pytest.param("Poland may buy {weapon #tank x14|tanks}.", ["possible"], id="may"),
    pytest.param("In May Poland bought {weapon #tank x14|tanks}.", ["asserted"], id="month-of-may"),
    pytest.param("Poland is in talks to buy {weapon #tank x14|tanks}.", ["possible"], id="talks"),
    pytest.param("Poland denied that it had bought {weapon #tank x14|tanks}.", ["denied"], id="denied"),
    pytest.param("Poland did not buy {weapon #tank x14|tanks}.", ["denied"], id="not"),
    pytest.param("By {date ../2030|2030} trade of {money 9e9 USD|$9 billion}.", ["planned"], id="lies-ahead"),
    pytest.param("Poland sought {weapon #tank x14|tanks}.", ["possible"], id="sought"),
    pytest.param(
        "Flows are expected to hit {gas 16e9 ft3/day|16 bcfd}, up from {gas 15e9 ft3/day|15 bcfd} on Monday.",
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

"""What a fact is about, and how real it is."""

import pytest

from extractors import statements
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
        "Norway has lost {weapon #tank x14|tanks} since May.", "military_activity", id="lost"
    ),
    pytest.param(
        "Woodside sold a 40 percent stake to Stonepeak for {money 5.7e9 USD|$5.7 billion}.",
        "acquisition",
        id="stake-sold",
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
    pytest.param("The dollar fell to {money 104 JPY|104 yen}.", "price", id="a-currency"),
    pytest.param("Sterling rose to {money 1.9 USD|$1.90}.", "price", id="another-currency"),
    pytest.param(
        "Norse Air will buy 20 airliners in a deal worth {money 2e9 USD|$2 billion}.",
        "contract",
        id="airliners",
    ),
    pytest.param(
        "Peru's railway bought locomotives for {money 9e7 USD|$90 million}.",
        "contract",
        id="locomotives",
    ),
    pytest.param(
        "The firm raised {money 9e7 USD|$90 million} in its initial public offering.",
        "investment",
        id="public-offering",
    ),
    pytest.param(
        "Net borrowing fell to {money 9e9 GBP|£9 billion} last year.",
        "budget",
        id="state-borrowing",
    ),
    pytest.param(
        "The film made {money 9e6 USD|$9 million} at the box office.", "financials", id="box-office"
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


READ = [
    pytest.param(
        "Two hospital ships and the frigate Thetis have left the port.", [], id="ships-are-no-verb"
    ),
    pytest.param(
        "The F-16 of a pilot who was under fire flew home.", ["military_activity"], id="verb"
    ),
    pytest.param("One drone was on fire near the port.", [], id="on-fire"),
    pytest.param("The army has fired 12 rockets.", ["military_activity"], id="auxiliary"),
    pytest.param(
        "Its 14 drones have struck the port.", ["military_activity"], id="auxiliary-of-14"
    ),
    pytest.param("The navy has 6 submarines.", ["inventory"], id="has"),
    pytest.param("The 12 drones have a range of 40 miles.", [], id="have-a-range"),
    pytest.param("Mali used Grad rockets against the port.", ["military_activity"], id="used"),
    pytest.param(
        "The talks covered the use of Grad rockets in the border area.",
        ["military_activity"],
        id="the-use-of",
    ),
    pytest.param(
        "The raid was flown with F-16 jets, whose pilots use maps.",
        ["military_activity"],
        id="use-of-maps",
    ),
    pytest.param(
        "Kenya lost ground with its Norwegian-supplied Leopard tanks.", [], id="says-which-tanks"
    ),
    pytest.param("The crew slept beside a state-owned Puma helicopter.", [], id="says-which-one"),
    pytest.param("Peru showed its Falk-built F-16 jets.", [], id="says-who-built"),
    pytest.param(
        "Peru got $20m in grants and $40m in soft loans.", ["aid", "aid"], id="both-behind-in"
    ),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_types_in_the_parse(text: str, expected: list[str]) -> None:
    assert [one.statement_type for one in statements(text)] == expected


OTHERS = [
    pytest.param("Falk bought Brae for $5m, far less than the $9m that Norgas owes.", id="owes"),
    pytest.param("Falk acquired Brae for $5m, not the $9m that it had borrowed.", id="borrowed"),
    pytest.param("Falk acquired Brae for $5m and the $9m of its unpaid debt.", id="debt"),
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_said_of_another_value_tells_nothing_of_the_first(text: str) -> None:
    assert statements(text)[0].statement_type == "acquisition"


WORDS = [
    pytest.param(
        "payment",
        [
            "Falk Bank has agreed to pay {0} to settle claims of mis-selling.",
            "The regulator imposed penalties totalling {0} on nine brokers.",
            "Members of the building society will share a windfall of {0}.",
            "Nurses will receive a bonus of {0}.",
        ],
        id="payment",
    ),
    pytest.param(
        "financials",
        [
            "Falk took a restructuring charge of {0}.",
            "The merger should bring cost savings of {0} a year.",
            "The film topped the chart with takings of {0}.",
        ],
        id="financials",
    ),
    pytest.param(
        "valuation",
        [
            "The heir's fortune is put at {0}.",
            "The exchange lists companies with a capitalisation of {0}.",
            "Her net worth rose to {0}.",
        ],
        id="valuation",
    ),
    pytest.param(
        "acquisition",
        [
            "The club rejected a takeover offer of {0}.",
            "Brae raised its bid to {0}.",
            "Norgas turned down the {0} offer.",
        ],
        id="acquisition",
    ),
    pytest.param(
        "other",
        [
            "The bank released {0} in frozen funds.",
            "He was accused of overseeing a {0} fraud.",
            "Thieves stole {0} from the museum.",
        ],
        id="other",
    ),
    pytest.param(
        "budget",
        [
            "The party promised tax cuts of {0}.",
            "The ministry put efficiency savings at {0}.",
            "The chancellor met his golden rule with {0} to spare.",
        ],
        id="budget",
    ),
    pytest.param(
        "gas_supply",
        [
            "Norgas signed a {0} deal to supply gas to Malta.",
            "Norgas agreed a {0} deal to supply Malta with LNG.",
            "Malta accepted the {0} deal, under which Norgas is to supply gas.",
        ],
        id="gas",
    ),
]


@pytest.mark.parametrize(("kind", "sentences"), WORDS)
def test_words_of_general_news(kind: str, sentences: list[str]) -> None:
    amount = "{money 9e7 USD|$90 million}"
    found = [statements_of(one.replace("{0}", amount))[0].statement_type for one in sentences]
    assert found == [kind] * len(sentences)


WEAPONS = [
    pytest.param("The yearbook lists 14 Su-57s as active.", "inventory", id="as-active"),
    pytest.param("The army has another 62 tanks on order.", "inventory", id="on-order"),
    pytest.param("Chad plans to produce 900 drones this year.", "production", id="to-produce"),
    pytest.param("Falk wants to assemble 30 missiles a year.", "production", id="to-assemble"),
    pytest.param("Chad is to manufacture 90 missiles.", "production", id="to-manufacture"),
    pytest.param("The F-16 went down on Monday.", "military_activity", id="went-down"),
    pytest.param("A missile brought down an F-16.", "military_activity", id="brought-down"),
    pytest.param(
        "Its Patriot batteries have carried out 19 interceptions.",
        "military_activity",
        id="intercepts",
    ),
]


@pytest.mark.parametrize(("text", "kind"), WEAPONS)
def test_what_happens_with_weapons(text: str, kind: str) -> None:
    assert [one.statement_type for one in statements(text)] == [kind]


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

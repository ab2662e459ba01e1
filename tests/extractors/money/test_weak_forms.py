"""Letters and words that are money here and roads, verbs, classes or weights there."""

import pytest

from extractors.money.mentions import find_money
from extractors.text import ArticleText
from tests.extractors.marked_values import read_marked, spans_of
from tests.growth import growth

LETTERS = [
    pytest.param("In Durban, South Africa, a bus pass is [R250|250 ZAR] now.", id="at-home"),
    pytest.param("The clerk was fined [R900|900 ZAR].", id="price-word-before"),
    pytest.param("PRETORIA: a levy of [R20|20 ZAR].", id="small-with-a-price-word-at-home"),
    pytest.param("The dam will cost [K40 million|40000000 ZMW].", id="spelled-scale"),
    pytest.param("In Lagos, Nigeria, he won [N5bn|5000000000 NGN].", id="letter-scale-at-home"),
    pytest.param("Buses cost [P5M|5000000 PHP] in Manila.", id="capital-scale-at-home"),
    pytest.param(
        "He asks [R1 200 to R1 500|1200..1500 ZAR] in Cape Town, South Africa.",
        id="groups-by-blanks",
    ),
    pytest.param(
        "MANILA: rice is [P20|20 PHP/kg] a kilo in the Philippines.", id="small-by-the-unit"
    ),
    pytest.param("LUSAKA: in Zambia fares rose by [K5|5 ZMW] to [K25|25 ZMW].", id="fares"),
    pytest.param(
        "In US dollars 2023 was good, in rupees 10 times better.", id="names-before-other-numbers"
    ),
    pytest.param("Paraguay and Haiti met the G7 and the G20.", id="groups-of-states"),
    pytest.param("In Nigeria the N12 and the N200 road are shut.", id="roads"),
    pytest.param("In the Philippines a P8 aircraft flew by.", id="aircraft"),
    pytest.param("Austria won the S14 100m and the SM8 200m medley.", id="classes-of-swimmers"),
    pytest.param("Thailand's B2B, C2C and P2P shops.", id="business-to-business"),
    pytest.param("Qatar flight QR 777 was late.", id="flight"),
    pytest.param("Euro 2024 and the Euro 6 norm in Germany.", id="events-and-norms"),
    pytest.param("It closed at [euro4.40|4.4 EUR] in Paris.", id="sign-written-as-a-word"),
    pytest.param("Traders quote EUR/USD 1.08 in New York.", id="pairs-of-currencies"),
    pytest.param("Baku in Azerbaijan held COP29, Colombia COP16.", id="codes-of-events"),
]

WORDS = [
    pytest.param("It costs [20 pounds|20 GBP] to enter.", id="price-word-before"),
    pytest.param("She found a [20-pound|20 GBP] note.", id="note"),
    pytest.param("He paid [fifty pounds|50 GBP] for it.", id="number-word-with-a-price-word"),
    pytest.param("In Seoul, Korea, lunch was [9,000 won|9000 KRW].", id="grouped"),
    pytest.param("In Seoul, Korea, tea was [900 won|900 KRW].", id="at-home"),
    pytest.param("Korea's number one won, and no one won twice.", id="verb-behind-a-number-word"),
    pytest.param("Korea won 5 won duels and the 100m won by Lee.", id="verb-and-race"),
    pytest.param("In Germany 2025 marks ten years, August 31 marks one.", id="years-and-days"),
    pytest.param("Uzbekistan plays no zero-sum game.", id="zero"),
    pytest.param("Brazil had 15 real chances.", id="noun-behind"),
    pytest.param("It bought [23 mln stg|23000000 GBP] of bills.", id="sterling-is-no-weight"),
    pytest.param("It owes [5 million pounds|5000000 GBP] of tax.", id="millions-of-money"),
]

PARTS = [
    pytest.param("In London shares fell [2-1/2p|0.025 GBP] to [120p|1.2 GBP].", id="pence"),
    pytest.param("Gas is at [118.5p|1.185 GBP/therm]/therm.", id="price-of-a-unit"),
    pytest.param("London shops open 9a-5p daily, 7p ET, 11p-12am.", id="hours"),
    pytest.param("The US photo (9635540c) is sold.", id="number-of-a-picture"),
]

NO_PRICE = [
    pytest.param("It charges for bags over 50 pounds.", id="charges-for-a-weight"),
    pytest.param("He earned 85 marks in mathematics.", id="marks-at-school"),
    pytest.param("The fine print on page 5 won praise.", id="fine-print"),
    pytest.param("It cost him 3 real friends.", id="noun-behind-a-price-word"),
    pytest.param("The prize pumpkin was 90 pounds.", id="pumpkin"),
]

WEIGHTS = [
    pytest.param("In Britain, 40 kilograms (88 pounds) of kit.", id="after-kilograms"),
    pytest.param("In Britain he lost 65 pounds (30 kg).", id="before-kilograms"),
    pytest.param("London signed a 6-foot-8, 225-pound forward.", id="height"),
    pytest.param("England grew 5 million pounds of beef.", id="commodity"),
    pytest.param("British copper output was 400 mln pounds.", id="output"),
    pytest.param("A British 2,000 pound unguided aerial bomb.", id="two-words-before-the-bomb"),
]


@pytest.mark.parametrize("marked", LETTERS + WORDS + PARTS + NO_PRICE + WEIGHTS)
def test_weak_forms(marked: str) -> None:
    text, expected = read_marked(marked)
    assert spans_of(find_money(ArticleText(text))) == expected


@pytest.mark.parametrize("piece", ["R5 ", "5 won ", "K5m-", "paid 5 ", "20 pounds ", "5p "])
def test_hostile_text_takes_linear_work(piece: str) -> None:
    assert (
        growth(lambda text: len(find_money(ArticleText(f"South Korea, Zambia: {text}"))), piece) < 9
    )

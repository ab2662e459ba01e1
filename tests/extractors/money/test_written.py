"""How currencies stand beside figures in print: marked sentence -> span and value."""

import pytest

from extractors.money.mentions import find_money
from extractors.text import ArticleText
from tests.extractors.marked_values import read_marked, spans_of

WORDS_BETWEEN = [
    pytest.param("It added [3 billion extra dollars|3000000000 USD].", id="extra"),
    pytest.param("It wants [40 more euros|40 EUR] now.", id="more"),
    pytest.param("It holds [2.1 billion in US dollars|2100000000 USD].", id="in-us-dollars"),
    pytest.param("It holds [6 million in euros|6000000 EUR].", id="in-euros"),
    pytest.param("It has 5 more of them in euros.", id="no-currency"),
]

BEFORE = [
    pytest.param("It paid [Dollars 4 million|4000000 USD].", id="name-for-a-sign"),
    pytest.param(
        "[Ten Million Dollars|10000000 USD] 4 million times.", id="name-of-the-number-before"
    ),
    pytest.param("[Usd 3bn|3000000000 USD] frigate deal.", id="code-with-a-capital"),
    pytest.param("It won a [Eur2.5m|2500000 EUR] order.", id="glued-code-with-a-capital"),
]

SCALES = [
    pytest.param("It made [1'300'000 francs|1300000 CHF] net.", id="groups-by-apostrophes"),
    pytest.param("It made [$6.5bn trillion|6500000000000 USD].", id="slip-of-the-pen"),
    pytest.param("It made [$8bn|8000000000 USD]. U.S. firms left.", id="sentence-behind"),
    pytest.param("It made [4 mio. euros|4000000 EUR].", id="mio"),
    pytest.param("It made [6 Mrd. Euro|6000000000 EUR].", id="mrd"),
    pytest.param("It made [$7 mln|7000000 USD]. It left.", id="point-of-the-sentence"),
    pytest.param("It made [₹8L|800000 INR].", id="lakh"),
    pytest.param("It made [$9‑billion|9000000000 USD].", id="hyphen-that-does-not-break"),
    pytest.param("It made [4‑million‑euro|4000000 EUR] sales.", id="two-hyphens"),
    pytest.param("It made [£2–billion|2000000000 GBP].", id="dash-for-a-hyphen"),
    pytest.param("It made [$5-\nbillion|5000000000 USD].", id="hyphen-at-a-line-end"),
    pytest.param("It made [€6 billion|6000000000 EUR]² net.", id="footnote"),
    pytest.param("It made [3 million euros|3000000 EUR]¹ net.", id="footnote-of-a-name"),
    pytest.param("It made [＄４ million|4000000 USD] net.", id="full-width"),
    pytest.param("It made [￡６ million|6000000 GBP] net.", id="full-width-sign"),
    pytest.param("It made [$1/2 million|500000 USD] net.", id="fraction"),
    pytest.param("It owes [a third of a million euros|333333.333333 EUR].", id="third"),
]

IDIOMS = [
    pytest.param("That is the million-dollar question.", id="million-dollar"),
    pytest.param("That is the $64,000 question.", id="sign"),
    pytest.param("It feels like a million dollars.", id="feels-like"),
]

RATES = [
    pytest.param("Boats cost [$40m|40000000 USD/boat] a boat.", id="boat"),
    pytest.param("It fires at [$9|9 USD/shot] a shot.", id="shot"),
    pytest.param("Gas at [$3.20|3.2 USD/Mcf] a thousand cubic feet.", id="thousand-cubic-feet"),
]


@pytest.mark.parametrize("marked", [*WORDS_BETWEEN, *BEFORE, *SCALES, *IDIOMS, *RATES])
def test_amounts_as_they_are_written(marked: str) -> None:
    text, expected = read_marked(marked)
    assert spans_of(find_money(ArticleText(text))) == expected

"""Amounts whose currency or unit stands beside another one: marked sentence -> span and value."""

import pytest

from extractors.money.mentions import find_money
from extractors.text import ArticleText
from tests.extractors.marked_values import read_marked, spans_of

COUNTED = [
    pytest.param("The [$3 billion|3000000000 USD] plan brings gas to 2 million in May.", id="to"),
    pytest.param("The [£2bn|2000000000 GBP] grid takes power to 3 million by May.", id="power-to"),
    pytest.param("For [€9 million|9000000 EUR] it lifted output to 4 million in May.", id="output"),
    pytest.param("It spent [$5 million|5000000 USD]; its stock rose to 2 million.", id="stock"),
    pytest.param(
        "Its [£3bn|3000000000 GBP] net reaches 4 million, up from 3 million in May.",
        id="compared-with-what-is-counted",
    ),
]

AMOUNTS = [
    pytest.param(
        "Sales rose to [$3 billion|3000000000 USD]; costs rose to [2 billion|2000000000 USD].",
        id="rose-to",
    ),
    pytest.param(
        "It lost [€4 million|4000000 EUR], up from [3 million|3000000 EUR] in May.", id="from"
    ),
    pytest.param(
        "It owed [$4 million|4000000 USD]; fees came to [3 million|3000000 USD].", id="came-to"
    ),
]

OTHER_PRICES = [
    pytest.param(
        "Oil at [$70|70 USD/barrel] a barrel adds [$30|30 USD] to a fare.", id="adds-to-a-fare"
    ),
    pytest.param(
        "Zinc is [$2,400|2400 USD/tonne] a tonne, and a permit costs [$3,000|3000 USD].",
        id="costs",
    ),
    pytest.param("LNG at [$12|12 USD/MMBtu] per mmBtu made a meal [$4|4 USD] dearer.", id="dearer"),
]

SAME_PRICES = [
    pytest.param(
        "Oil fell to [$70|70 USD/barrel] a barrel from [$75|75 USD/barrel] in May.", id="from"
    ),
    pytest.param(
        "LNG was [$12|12 USD/MMBtu] per mmBtu in Asia and [$11|11 USD/MMBtu] in Spain.", id="and"
    ),
]


@pytest.mark.parametrize("marked", [*COUNTED, *AMOUNTS, *OTHER_PRICES, *SAME_PRICES])
def test_what_a_number_shares_with_the_amount_before(marked: str) -> None:
    text, expected = read_marked(marked)
    assert spans_of(find_money(ArticleText(text))) == expected

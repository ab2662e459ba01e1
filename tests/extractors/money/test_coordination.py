"""Amounts that share a currency or a scale, ranges whose ends are both named, and figures in
several parts.
"""

import pytest

from extractors.money.mentions import find_money
from extractors.text import ArticleText
from tests.extractors.marked_values import read_marked, spans_of
from tests.growth import growth

LISTS = [
    pytest.param(
        "Plans of [10|10000000 EUR], [20|20000000 EUR] and [45 million euros|45000000 EUR].",
        id="scale-and-name-behind-the-last",
    ),
    pytest.param(
        "It made [1.1bn|1100000000 EUR], [1.4bn|1400000000 EUR] and [1.9bn euros|1900000000 EUR].",
        id="name-behind-the-last",
    ),
    pytest.param(
        "It bid [€5|5000000 EUR], [10|10000000 EUR] and [15 million|15000000 EUR].",
        id="sign-before-the-first",
    ),
    pytest.param("It sold [$5|5 USD] cups to 10 and 15 million people.", id="people"),
    pytest.param("It paid [$5|5 USD], and 10 million people came.", id="people-behind-a-comma"),
    pytest.param("Tickets cost [$2|2 USD], 3 and 4 were left.", id="numbers-without-a-scale"),
    pytest.param("In 2020, [20|20000000 EUR] and [30 million euros|30000000 EUR].", id="year"),
]


@pytest.mark.parametrize("marked", LISTS)
def test_lists_share_a_currency_and_a_scale(marked: str) -> None:
    text, expected = read_marked(marked)
    assert spans_of(find_money(ArticleText(text))) == expected


RANGES = [
    pytest.param(
        "Prices range from [10 dollars to 20 dollars|10..20 USD].", id="name-at-both-ends"
    ),
    pytest.param("It costs [50 cents to $1|0.5..1 USD].", id="parts-and-units"),
    pytest.param("A [$3-to-$4-billion|3000000000..4000000000 USD] plan.", id="hyphens"),
    pytest.param("Between [Rs 500 and Rs 1,000|500..1000 INR].", id="letters-and-blanks"),
    pytest.param("Between [USD 50 million and USD 60 million|50000000..60000000 USD].", id="codes"),
    pytest.param("Between [$ 4 and $ 6|4..6 USD/day] a day.", id="blanks-after-signs"),
    pytest.param("They ask [two to three billion dollars|2000000000..3000000000 USD].", id="words"),
    pytest.param(
        "Between [three billion and four billion euros|3000000000..4000000000 EUR].",
        id="scaled-words",
    ),
    pytest.param("It took [15 000-20 000 manats|15000..20000 AZN].", id="groups-by-blanks"),
    pytest.param(
        "It takes [$20-30,000|20000..30000 USD], or [$5-600,000|5..600000 USD].",
        id="short-for-thousands",
    ),
    pytest.param("It rose from [10 dollars|10 USD] to [20 dollars|20 USD].", id="old-and-new"),
    pytest.param("It has [10 dollars|10 USD] and [20 dollars|20 USD].", id="and-without-between"),
    pytest.param("From [20 dollars|20 USD] to [10 dollars|10 USD].", id="falling"),
    pytest.param(
        "It sank 2.5 percent from [$41 million|41000000 USD] to [$42 million|42000000 USD].",
        id="decimal-point",
    ),
    pytest.param(
        "It could lose [$10 million to $12 million|10000000..12000000 USD].", id="size-of-a-change"
    ),
    pytest.param("At the lower end of [$3 to $4|3..4 USD].", id="lower-is-an-adjective"),
    pytest.param("Costs rose and range from [$100 to $500|100..500 USD].", id="range-is-nearer"),
]

SHARED = [
    pytest.param(
        "Bids of [$9|9000000 USD], [$12|12000000 USD] and [$15 million|15000000 USD].", id="list"
    ),
    pytest.param("Fined [$500|500 USD] and [$2 million|2000000 USD].", id="sizes-unlike"),
    pytest.param("It paid [$400|400 USD], [$2 million|2000000 USD] less.", id="comma-without-and"),
    pytest.param(
        "It made [1.2 billion|1200000000 EUR] from [1.1 billion euros|1100000000 EUR].",
        id="compared",
    ),
    pytest.param(
        "Income was [4.3bn rupees|4300000000 INR] ([$98m|98000000 USD]),"
        " against [2.7 billion|2700000000 INR].",
        id="left-out-after-a-bracket",
    ),
]

RUPEES = [
    pytest.param(
        "India gave [600 crores|6000000000 INR] ([$77m|77000000 USD]).", id="conversion-behind"
    ),
    pytest.param("Kerala in India spent [60 crore|600000000 INR] on roads.", id="spent"),
    pytest.param("India has a population of 140 crore.", id="population"),
    pytest.param("India registered more than 35 lakh bikes.", id="bikes"),
]

PARTS = [
    pytest.param("A fine of [1 500 000 euros|1500000 EUR].", id="groups-by-blanks"),
    pytest.param("A fine of [2 599,00 Kč|2599 CZK].", id="groups-and-decimals"),
    pytest.param("A fine of [12\u00a0500 euros|12500 EUR].", id="no-break-space"),
    pytest.param("A fine of [3 billion 500 million roubles|3500000000 RUB].", id="falling-scales"),
    pytest.param("A fine of [Rs 2 crore 50 lakh|25000000 INR].", id="crore-and-lakh"),
    pytest.param("A fine of [5 1/2 million dollars|5500000 USD].", id="fraction"),
    pytest.param("A fine of [5 and a half million euros|5500000 EUR].", id="and-a-half"),
    pytest.param("A fine of [one million two hundred thousand yen|1200000 JPY].", id="words"),
    pytest.param("Of 5 million [2 million euros|2000000 EUR] went.", id="scales-alike"),
    pytest.param("In 2020 [500 manats|500 AZN] were paid.", id="year-before"),
    pytest.param("On page 15 [300 euros|300 EUR] is named.", id="page-before"),
    pytest.param("The A380 [500 euros|500 EUR] offer.", id="name-before"),
    pytest.param("He has 12 [100-euro|100 EUR] notes.", id="hyphen-behind"),
    pytest.param("Well ...[5 million euros|5000000 EUR] then.", id="points-before"),
]

NEGATIVE = [
    pytest.param("A result of -[$5|-5 USD].", id="glued"),
    pytest.param("The bill - [$64.7 billion|64700000000 USD] - goes on.", id="dash"),
    pytest.param("It got help – [£250m|250000000 GBP] in all.", id="long-dash"),
]


@pytest.mark.parametrize("marked", RANGES + SHARED + RUPEES + PARTS + NEGATIVE)
def test_amounts_together(marked: str) -> None:
    text, expected = read_marked(marked)
    assert spans_of(find_money(ArticleText(text))) == expected


PIECES = [
    "5 dollars to ",
    "$5, ",
    "1 000 ",
    "5 million 4 thousand ",
    "two to ",
    "5 1/2 ",
    "$ 4 and ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_text_takes_linear_work(piece: str) -> None:
    assert growth(lambda text: len(find_money(ArticleText(text))), piece) < 9

"""Quantities of natural gas: marked sentence -> span and value."""

from decimal import Decimal

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractors.gas.mentions import extract, find_gas_volumes
from extractors.gas.units import UNITS, GasUnit, cubic_metres_in
from extractors.records import GasVolume, Match
from extractors.text import ArticleText
from tests.extractors.marked_values import read_marked, spans_of
from tests.growth import growth

NLP = spacy.blank("en")


def read(text: str) -> list[Match]:
    return list(extract(NLP.make_doc(text), None))


UNITS_AND_SCALES = [
    pytest.param(
        "It buys [400 million cubic meters|400000000 m3/year] of gas per year.", id="words"
    ),
    pytest.param("Gas output fell to [102.7 bcfd|102700000000 ft3/day].", id="glued-rate"),
    pytest.param("The [2.6-bcfd|2600000000 ft3/day] LNG plant.", id="hyphenated"),
    pytest.param(
        "A [96 Billion-Cubic-Foot|96000000000 ft3] natural gas withdrawal.",
        id="hyphens-and-capitals",
    ),
    pytest.param("Gas stocks of [2,301 Bcf|2301000000000 ft3].", id="grouped"),
    pytest.param("Russia shipped [155bcm|155000000000 m3] of gas.", id="glued-unit"),
    pytest.param("The gas line carries [10 bcma|10000000000 m3/year].", id="bcma"),
    pytest.param("The gas line carries [23 mcm|23000000 m3/day]/d.", id="mcm-a-day"),
    pytest.param("Gas sales of [90 mmscmd|90000000 m3/day] in India.", id="mmscmd"),
    pytest.param("Gas sales of [5 mln cm|5000000 m3/day]/day.", id="cm-a-day"),
    pytest.param("Gas flows of [9,500 cm|9500 m3/day]/day.", id="unscaled-cm-with-a-rate"),
    pytest.param("A gas well flowed [12 MMcf|12000000 ft3/day] a day.", id="roman-million"),
    pytest.param("A gas well flowed [650 Mcf|650000 ft3/day] per day.", id="roman-thousand"),
    pytest.param("Gas reserves of [1.9 tcm|1900000000000 m3].", id="tcm"),
    pytest.param("Gas exports of [3.2 bn cu m|3200000000 m3].", id="abbreviated-scale"),
    pytest.param("Gas exports of [two billion m3|2000000000 m3].", id="words-and-symbol"),
    pytest.param("Gas exports of [half a billion cubic metres|500000000 m3].", id="half"),
    pytest.param("An LNG deal for [1.2 million tonnes|1200000 t/year] a year.", id="tonnes-of-lng"),
    pytest.param("The LNG train makes [7.8 mtpa|7800000 t/year].", id="mtpa"),
    pytest.param("It sold [60,000 MT|60000 t] of LNG.", id="metric-tons"),
    pytest.param("It sold [6 Mt|6000000 t] of LNG.", id="megatonnes"),
    pytest.param("Stores hold [12.5 TWh|12500000 MWh] of gas.", id="energy"),
    pytest.param("A gas flow of [700 GWh|700000 MWh/day]/d.", id="energy-a-day"),
    pytest.param("It sold [3.2 million MMBtu|3200000 MMBtu] of gas.", id="mmbtu"),
    pytest.param("It sold [500 million therms|500000000 therm].", id="therms"),
    pytest.param("Natural gas output of [50,000 boe|50000 boe/day]/d.", id="boe"),
    pytest.param("India sells [5 MMSCMD|5000000 m3/day] of gas.", id="capitals-with-their-rate"),
    pytest.param("The gas well makes [5.2 MMCFGD|5200000 ft3/day].", id="of-gas-a-day"),
    pytest.param("LNG output of [5 million t|5000000 t] is due.", id="tonne-after-a-scale"),
    pytest.param("It imports [7 million tons|7000000 t] of natural gas.", id="tons-of-gas"),
    pytest.param("Oil and gas output is 300,000 boepd.", id="both-products"),
    pytest.param(
        "It buys [2 bcm|2000000000 m3/year] of liquefied natural gas (lng) a year.",
        id="rate-behind-the-product",
    ),
    pytest.param(
        "Gas reserves are [1.5 Tcf to 2 Tcf|1500000000000..2000000000000 ft3].",
        id="unit-at-both-ends",
    ),
    pytest.param(
        "Gas use is [two to three billion m3|2000000000..3000000000 m3].", id="range-in-words"
    ),
    pytest.param(
        "Gas sales of [50|50000000000 m3], [55|55000000000 m3] and [60 bcm|60000000000 m3].",
        id="list",
    ),
    pytest.param("Gas flows at [5 million m³|5000000 m3/day] a day.", id="superscript"),
    pytest.param("It sold [15 PJ|15000000 GJ] of gas.", id="petajoule"),
]

NO_GAS = [
    pytest.param("Gas is dear; oil exports rose to 33.96 mln cubic meters.", id="oil"),
    pytest.param("Gas aside, the dam holds 1.9 bcm.", id="water"),
    pytest.param("The reservoir lost 23 mcm of water as gas rose.", id="of-water"),
    pytest.param("A 174,000 cubic metre LNG carrier.", id="ship"),
    pytest.param(
        "An LNG tank of 160,000 cubic metres; a 180,000 cubic meter LNG storage tank.", id="tank"
    ),
    pytest.param("Gas at 2.50 dollars per mcf.", id="price"),
    pytest.param("Gas at $3.40/MMBtu or $17 per million British thermal units.", id="price-slash"),
    pytest.param(
        "Gas at $250 for 1,000 cubic metres; $240 per 1,000 cubic meters.",
        id="price-for-a-thousand",
    ),
    pytest.param("Gas at 250 dollars a thousand cubic metres.", id="price-a-thousand"),
    pytest.param("McM 5, MCF 5 and TCF Financial sell gas.", id="companies"),
    pytest.param("The gas plant made 5 TWh of electricity.", id="electricity"),
    pytest.param("Gas aside, 77 million tonnes of coal.", id="coal"),
    pytest.param("It emits 5 million tonnes of greenhouse gas.", id="greenhouse"),
    pytest.param("Of greenhouse gas it emits 5 million cubic metres.", id="greenhouse-before"),
    pytest.param("Natural gas liquids of 5 million cubic metres.", id="liquids-of-gas"),
    pytest.param("A gas bill of 55 billion euros.", id="money"),
    pytest.param("A gas pipe of 140 cm, 12 m deep.", id="centimetres"),
    pytest.param("Logs of 3 million cubic metres.", id="timber"),
]

CONSTRUCTIONS = [
    pytest.param("A [30‑Bcf|30000000000 ft3] draw of gas.", id="hyphen-that-does-not-break"),
    pytest.param("A [7–bcm|7000000000 m3] gas deal.", id="dash-for-a-hyphen"),
    pytest.param("Use of [14 bcm|14000000000 m3]² in Europe.", id="footnote"),
    pytest.param("It bought [2 bn. cu. m.|2000000000 m3] of gas.", id="points"),
    pytest.param("The LNG pier loads [4 mtpy|4000000 t/year].", id="py"),
    pytest.param(
        "Gas stocks hit [2,410 Bcf|2410000000000 ft3] from [2,380|2380000000000 ft3] a month ago.",
        id="a-month-ago",
    ),
    pytest.param("Gas sold at $2.95 a thousand cubic feet.", id="price-of-a-thousand"),
    pytest.param("Gas sold at $6.40 a million British thermal units.", id="price-of-a-million"),
    pytest.param("Gas sold at 40 euros for one megawatt hour.", id="price-of-one"),
    pytest.param("Gas serves up [6 bcm|6000000000 m3] of demand.", id="up-that-is-no-change"),
    pytest.param("The LNG firm will ship [2 million tonnes|2000000 t].", id="ship-as-a-verb"),
    pytest.param("gas of [10-12 bcm|10000000000..12000000000 m3]", id="dash"),
    pytest.param("gas, between [10 and 12 bcm|10000000000..12000000000 m3]", id="between"),
    pytest.param(
        "gas demand rose from [10|10000000000 m3] to [12 bcm|12000000000 m3]", id="old-and-new"
    ),
    pytest.param("gas of [5|5000000000 m3] and [6 bcm|6000000000 m3]", id="coordination"),
    pytest.param(
        "gas of over [5 bcm|> 5000000000 m3], up to [6 bcm|<= 6000000000 m3]", id="bounds"
    ),
    pytest.param(
        "gas output rose by [5 bcm|5000000000 m3 change] to [9 bcm|9000000000 m3]", id="change"
    ),
    pytest.param("a [5 bcm|5000000000 m3 change] drop in gas output", id="change-after"),
    pytest.param(
        "gas, at [1,812.5 billion cubic feet|1812500000000 ft3] now, is up"
        " from the [1,790|1790000000000 ft3] reported",
        id="left-out",
    ),
    pytest.param("gas fell to [9 bcm|9000000000 m3] from 2019 levels", id="year-is-no-quantity"),
    pytest.param("gas fell to [9 bcm|9000000000 m3] from 12 fields", id="other-noun"),
    pytest.param(
        "gas of [155 bcm|155000000000 m3] in 2021, [62|62000000000 m3] in 2022",
        id="left-out-by-year",
    ),
    pytest.param(
        "gas of [6 bcm|6000000000 m3] against [5 bcm|5000000000 m3] a year ago",
        id="year-ago-is-no-rate",
    ),
    pytest.param("the gas line of [10bcm|10000000000 m3/year]-a-year", id="hyphenated-rate"),
    pytest.param(
        "gas, [130 mln cubic metres|130000000 m3/day] (mcm) per day", id="rate-after-brackets"
    ),
    pytest.param("a cargo of [145,000 cubic metres|145000 m3] of LNG", id="liquid"),
]


@pytest.mark.parametrize("marked", [*UNITS_AND_SCALES, *NO_GAS, *CONSTRUCTIONS])
def test_quantities(marked: str) -> None:
    text, expected = read_marked(marked)
    assert spans_of(read(text)) == expected


EXAMPLES = [pytest.param(unit, text, id=text) for unit in UNITS for text in unit.examples]
COUNTER_EXAMPLES = [pytest.param(text, id=text) for unit in UNITS for text in unit.counter_examples]


@pytest.mark.parametrize(("unit", "amount"), EXAMPLES)
def test_every_example_of_the_lexicon_is_a_quantity_in_its_unit(unit: GasUnit, amount: str) -> None:
    [found] = read(f"It sold {amount}.")
    assert isinstance(found.value, GasVolume)
    assert (found.value.unit, found.value.dimension) == (unit.unit, unit.dimension)


@pytest.mark.parametrize("text", COUNTER_EXAMPLES)
def test_no_counter_example_of_the_lexicon_is_a_quantity(text: str) -> None:
    assert read(f"It sold {text} beside gas.") == []


CUBIC_METRES = [
    pytest.param("gas of 1 bcf", Decimal("28316846.592"), 0, id="cubic-feet-are-exact"),
    pytest.param("1 million tonnes of LNG", Decimal("1360000000"), 0, id="lng-by-weight"),
    pytest.param(
        "a cargo of 150,000 cubic metres of LNG",
        Decimal("90000000"),
        0,
        id="liquid-is-six-hundred-of-gas",
    ),
    pytest.param(
        "10.55 TWh of gas",
        Decimal("1e9"),
        Decimal("0.001"),
        id="gross-heat-of-a-billion-cubic-metres",
    ),
    pytest.param("gas of 36 million MMBtu", Decimal("1e9"), Decimal("0.01"), id="us-energy"),
]


@pytest.mark.parametrize(("text", "expected", "tolerance"), CUBIC_METRES)
def test_cubic_metres_of_every_dimension(text: str, expected: Decimal, tolerance: Decimal) -> None:
    [found] = read(text)
    assert isinstance(found.value, GasVolume)
    assert found.value.m3_low == found.value.m3_high
    assert abs(found.value.m3_low - expected) <= tolerance * expected


def test_a_therm_is_a_hundred_thousand_btu() -> None:
    assert cubic_metres_in("therm") * 10 == cubic_metres_in("MMBtu")


_UNITS = [
    ("bcm", "m3", 10**9),
    ("Bcf", "ft3", 10**9),
    ("MMcf", "ft3", 10**6),
    ("billion cubic metres", "m3", 10**9),
    ("Mcf", "ft3", 1000),
]


@given(st.decimals(0, 9999, places=1), st.sampled_from(_UNITS), st.sampled_from(["", " ", "-"]))
def test_any_quantity_in_any_spelling_is_read_back(
    number: Decimal, unit: tuple[str, str, int], joint: str
) -> None:
    printed = f"{number:,}{joint}{unit[0]}"
    text = f"Gas sales of {printed} in all."
    [found] = read(text)
    assert isinstance(found.value, GasVolume)
    assert text[found.start : found.end] == printed
    assert (found.value.low, found.value.unit) == (number * unit[2], unit[1])


@given(st.text(alphabet="0123456789.,- bcfmt3/dMTWhgas of\n()LNG", max_size=80))
def test_offsets_slice_to_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for found in read(f"gas {text}"):
        assert end <= found.start < found.end <= len(text) + 4
        end = found.end


HOSTILE = [
    "gas 1",
    "gas 1 ",
    "gas 1,",
    "1 bcm gas ",
    "1 cubic ",
    "gas ",
    "per 1 bcm gas",
    "five bcm gas ",
    "cubic gas ",
    "from 1 to gas ",
    "1 bcf oil, built by gas, was ",
    "gas for oil at 1 TWh ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_linear_work(piece: str) -> None:
    assert growth(lambda text: len(find_gas_volumes(ArticleText(text))), piece) < 9

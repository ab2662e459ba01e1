"""What a quantity measures, on sentences with the figure or the quantity in square brackets."""

import pytest

from extractors.gas.context import is_base_of_price, leaves_unit_out, measures_gas
from extractors.gas.units import unit_at


def read_bracket(marked: str) -> tuple[str, int, int]:
    """Return the sentence without its brackets, and where what stood in them begins and ends."""
    before, _, rest = marked.partition("[")
    inside, _, after = rest.partition("]")
    return before + inside + after, len(before), len(before) + len(inside)


SURE_UNITS = [
    pytest.param("It pumped [5] bcm.", True, id="nothing-named"),
    pytest.param("It pumped [5] bcm of water.", False, id="of"),
    pytest.param("It pumped [5] bcm (177 bcf) of water.", False, id="of-after-a-bracket"),
    pytest.param("It pumped [5] bcm a year of water.", False, id="of-after-a-period"),
    pytest.param("The dam firm sold [5] bcm of gas.", True, id="of-before-what-the-sentence-names"),
    pytest.param("The dam firm sold [5] bcm gas.", True, id="compound"),
    pytest.param("The dam holds [5] bcm.", False, id="named-before"),
    pytest.param("It let [5] bcm into the dam.", False, id="named-after"),
    pytest.param("The dam is full. It pumped [5] bcm.", True, id="named-in-another-sentence"),
    pytest.param("The oil firm pumped [5] bcm.", True, id="oil-is-not-counted-so"),
]

OTHER_UNITS = [
    pytest.param("It sold [400] cubic metres of gas.", True, id="of"),
    pytest.param("It sold [400] cubic metres of milk.", False, id="of-another"),
    pytest.param("It sold [400] cubic metres.", False, id="nothing-named"),
    pytest.param("The well gave water and gas, [400] cubic metres.", True, id="nearest-before"),
    pytest.param("The well gave gas and water, [400] cubic metres.", False, id="other-is-nearer"),
    pytest.param("Of [400] cubic metres most was gas.", True, id="after-in-the-sentence"),
    pytest.param("It sold [400] cubic metres. Gas was short.", True, id="elsewhere-in-the-text"),
    pytest.param("It sold [400] cubic metres. Milk was short.", False, id="elsewhere-another"),
    pytest.param("A find of 2 tcf. A day gave [400] cubic metres.", True, id="unit-that-is-sure"),
    pytest.param("It sold [60] tonnes of LNG.", True, id="mass-of-lng"),
    pytest.param("It piped [60] tonnes of natural gas.", True, id="mass-of-gas"),
    pytest.param("It sold [60] tonnes of gas oil.", False, id="mass-of-gas-oil"),
    pytest.param("The LNG firm sold [60] tonnes.", True, id="mass-beside-lng"),
    pytest.param("The gas firm sold [60] tonnes.", False, id="mass-beside-gas-says-nothing"),
    pytest.param("The LNG firm sold [60] tonnes of coal.", False, id="mass-of-another"),
    pytest.param("It sold [12] TWh of gas.", True, id="energy-of-gas"),
    pytest.param("Gas stores hold [12] TWh.", True, id="energy-beside-gas"),
    pytest.param("Gas-fired plants made [12] TWh.", False, id="energy-out-of-gas"),
    pytest.param("The gas firm sold [12] TWh of power.", False, id="energy-of-another"),
]

SIZES = [
    pytest.param("A [174,000] cubic metre LNG carrier.", False, id="carrier-behind"),
    pytest.param("A [174,000] cubic metre LNG cargo.", True, id="cargo-behind"),
    pytest.param("A gas tanker of [174,000] cubic metres.", False, id="tanker-before"),
    pytest.param("A gas dealer of [174,000] cubic metres.", True, id="dealer-before"),
    pytest.param("A tanker of [174,000] cubic metres of LNG.", True, id="what-it-carries"),
    pytest.param("A gas tanker of [2] mcm.", True, id="larger-units-are-no-sizes"),
]


@pytest.mark.parametrize(("marked", "is_gas"), [*SURE_UNITS, *OTHER_UNITS, *SIZES])
def test_measures_gas(marked: str, is_gas: bool) -> None:
    text, start, end = read_bracket(marked)
    found = unit_at(text, end)
    assert found is not None
    assert measures_gas(text, start, found) is is_gas


PRICES = [
    pytest.param("It pays 9 dollars per [2,000 cubic metres].", False, True, id="per"),
    pytest.param("It pays $9 for each [2,000 cubic metres].", False, True, id="each"),
    pytest.param("A super [2,000 cubic metres].", False, False, id="per-ends-a-word"),
    pytest.param("So 1 mcf = [28.3 cubic metres].", False, True, id="equation"),
    pytest.param("It pays $250 for [1,000 cubic metres].", True, True, id="for-a-thousand"),
    pytest.param("It pays $250 for [2,000 cubic metres].", False, False, id="for-two-thousand"),
    pytest.param("It pays 250 euros for [a thousand cubic metres].", True, True, id="in-words"),
    pytest.param("It pays 250 people for [1,000 cubic metres].", True, False, id="no-price"),
    pytest.param("It owes $250; for [1,000 cubic metres].", True, False, id="another-clause"),
    pytest.param("It sold [1,000 cubic metres] for $250.", True, False, id="price-behind"),
    pytest.param("It sold at $4.20 a [thousand cubic feet].", True, True, id="cents"),
    pytest.param("It sold at $4.20 [a million Btu].", True, True, id="article"),
    pytest.param("It pays $8 for [one million Btu].", True, True, id="one"),
]


@pytest.mark.parametrize(("marked", "is_round", "is_base"), PRICES)
def test_base_of_a_price(marked: str, is_round: bool, is_base: bool) -> None:
    text, start, _ = read_bracket(marked)
    assert is_base_of_price(text, start, is_round=is_round) is is_base


BARE_NUMBERS = [
    pytest.param("Now 812 bcf, up from the [790] reported in June.", True, id="word-behind"),
    pytest.param("Now 812 bcf, up from the [790] ships of June.", False, id="noun-behind"),
    pytest.param("Stocks of 812 bcf fell to [790].", True, id="end-of-the-sentence"),
    pytest.param("Stocks of 812 bcf fell to [790].5 then.", False, id="point-of-a-decimal"),
    pytest.param("Stocks of 812 bcf fell to [790] in June.", True, id="in"),
    pytest.param("Stocks of 812 bcf fell to [790] inches.", False, id="in-begins-a-word"),
    pytest.param("Stocks of 812 bcf lost [790] in June.", False, id="no-word-before"),
    pytest.param("It sold 155 bcm in 2021, [62] in 2022.", True, id="years"),
    pytest.param("It sold 155 bcm in 2021 and only [62] in 2022.", True, id="years-and-only"),
    pytest.param("It sold 155 bcm in 2021, [62] in Oslo.", False, id="one-year"),
    pytest.param("It sold 155 bcm in 2021, [62] ships in 2022.", False, id="years-and-a-noun"),
]


@pytest.mark.parametrize(("marked", "is_left_out"), BARE_NUMBERS)
def test_unit_that_is_left_out(marked: str, is_left_out: bool) -> None:
    assert leaves_unit_out(*read_bracket(marked)) is is_left_out

"""What a sentence measures where the nearest product stands there by the way: text before the
quantity -> gas or other.
"""

import pytest

from extractors.gas.aside import side_of_head
from extractors.gas.products import ProductNames

PRODUCTS = ProductNames(
    ["gas", "LNG"], ["oil", "coal", "water", "ship", "power", "wind", "lake", "heating"]
)

SENTENCES = [
    pytest.param("The LNG firm will ship ", "gas", id="verb"),
    pytest.param("The LNG pier can power ", "gas", id="verb-after-can"),
    pytest.param("The LNG berth and a ship ", "other", id="noun"),
    pytest.param("Gas sales of the state oil firm were ", "gas", id="firm"),
    pytest.param("It flares gas from its oil fields, ", "gas", id="fields"),
    pytest.param("The gas firm's oil wells gave ", "other", id="firm-that-has-another-product"),
    pytest.param("Gas output by Oil Search was ", "gas", id="name"),
    pytest.param("Gas use for heating fell to ", "gas", id="for"),
    pytest.param("Gas flows under the deep lake were ", "gas", id="under"),
    pytest.param("The gas firm's output of oil was ", "other", id="output-of-a-gas-firm"),
    pytest.param("A gas company's cut in coal was ", "other", id="company"),
    pytest.param("Gas fell and output of oil was ", "other", id="another-clause"),
    pytest.param("Gas, with much wind about, was ", "gas", id="between-commas"),
    pytest.param("Gas demand, hit by wind and coal, was ", "gas", id="participle-between-commas"),
    pytest.param("Wind output, hit by dear gas, was ", "other", id="gas-between-commas"),
    pytest.param("It sold gas. It bought oil for ", "other", id="another-sentence"),
    pytest.param("It sold oil at the lake for ", "other", id="no-gas"),
]


@pytest.mark.parametrize(("text", "side"), SENTENCES)
def test_what_is_measured(text: str, side: str) -> None:
    assert side_of_head(text, len(text), PRODUCTS, 0) == side


def test_no_product() -> None:
    assert side_of_head("Sales were ", 11, PRODUCTS, 0) is None

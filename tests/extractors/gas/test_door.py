"""The room of gas at its door: a text -> the quantities that it names."""

import pytest
import spacy

from extractors.gas import KIND, extract
from extractors.records import GasVolume
from extractors.text import ArticleText
from tests.extractors.marked_values import written

EXAMPLES = [
    pytest.param("Gas output of 10-12 bcm.", ["10000000000..12000000000 m3"], id="range"),
    pytest.param(
        "Between 1.5 Tcf and 2 Tcf of gas.", ["1500000000000..2000000000000 ft3"], id="both-named"
    ),
    pytest.param("Gas flows of 102.7 bcfd.", ["102700000000 ft3/day"], id="glued-rate"),
    pytest.param("Gas flows of 3 bcm p.a.", ["3000000000 m3/year"], id="rate-after-a-blank"),
    pytest.param("LNG plant of 7.8 MTPA.", ["7800000 t/year"], id="capitals"),
    pytest.param("Gas sales rose by 5 bcm.", ["5000000000 m3 change"], id="change"),
    pytest.param("It stores two to three bcm of gas.", ["2000000000..3000000000 m3"], id="words"),
    pytest.param("About 12.5 TWh of gas.", ["~ 12500000 MWh"], id="bound"),
    pytest.param("5 bcm of water, $250 per 1,000 cubic metres of gas, and oil.", [], id="none"),
    pytest.param(
        "They met Mr. Lee about gas. The 5 bcm of the dam is water.", [], id="named-in-the-sentence"
    ),
]


@pytest.mark.parametrize(("text", "values"), EXAMPLES)
def test_values_of_a_text(text: str, values: list[str]) -> None:
    found = list(extract(ArticleText(text), None))
    assert [written(match.value) for match in found] == values


def test_a_doc_and_its_text_say_the_same() -> None:
    text = "It bought 5 bcm of gas."
    doc = spacy.blank("en").make_doc(text)
    assert list(extract(doc, None)) == list(extract(ArticleText(text), None))


def test_every_value_is_a_volume_of_gas() -> None:
    text = "5 bcm and 6 Tcf of gas"
    assert KIND == "gas_volumes"
    assert all(isinstance(match.value, GasVolume) for match in extract(ArticleText(text), None))

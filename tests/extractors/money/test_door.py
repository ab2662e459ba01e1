"""The room of money at its door: a text -> the values that it names."""

from datetime import date

import pytest
import spacy

from extractors.money import KIND, extract
from extractors.records import Money
from extractors.text import ArticleText
from tests.extractors.marked_values import written

EXAMPLES = [
    pytest.param("The port cost $1.5-2bn.", ["1500000000..2000000000 USD"], id="range-of-one-sign"),
    pytest.param("Sales of 363 mln dlrs.", ["363000000 USD"], id="wire"),
    pytest.param("A bridge for Rs 1 lakh crore.", ["1000000000000 INR"], id="indian"),
    pytest.param("It lost -€5 million.", ["-5000000 EUR"], id="loss"),
    pytest.param("At least 40 euros a barrel.", [">= 40 EUR/barrel"], id="bound-and-rate"),
    pytest.param("A fee of 2 dollars and 40 cents.", ["2.4 USD"], id="parts"),
    pytest.param("A grant of $5 million Canadian.", ["5000000 CAD"], id="country-behind"),
    pytest.param("Worth Hong Kong dlrs 5 mln.", ["5000000 HKD"], id="name-before"),
    pytest.param("Rp 15.000 and 1.500 euros", ["15000 IDR", "1500 EUR"], id="points"),
    pytest.param("A billion-dollar deal.", ["~ 1000000000 USD"], id="bare-scale"),
    pytest.param("At $9 per MMBtu here and $8 there.", ["9 USD/MMBtu", "8 USD/MMBtu"], id="rate"),
    pytest.param("At $9 per MMBtu here; they paid $8.", ["9 USD/MMBtu", "8 USD"], id="clause"),
    pytest.param("Billions of dollars; $1 = 30.5 baht; a 500-pound bomb; page 15.", [], id="none"),
]


@pytest.mark.parametrize(("text", "values"), EXAMPLES)
def test_values_of_a_text(text: str, values: list[str]) -> None:
    found = list(extract(ArticleText(text), date(2022, 3, 1)))
    assert [written(match.value) for match in found] == values


def test_a_doc_and_its_text_say_the_same() -> None:
    text = "It paid 5 million U.S. dollars."
    doc = spacy.blank("en").make_doc(text)
    assert list(extract(doc, None)) == list(extract(ArticleText(text), None))


def test_every_value_is_money() -> None:
    assert KIND == "money"
    assert all(isinstance(match.value, Money) for match in extract(ArticleText("$5 and €6"), None))

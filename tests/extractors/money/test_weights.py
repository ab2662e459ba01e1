"""Pounds that weigh and pounds that pay: the first amount of a text -> whether it is a weight."""

import pytest

from extractors.money.weights import is_weight
from tests.extractors.money.amounts_in import amounts_in

FEW_POUNDS = [
    pytest.param("a load of 1,200 pounds of gravel", True, id="of-goods"),
    pytest.param("a load of 1,200 pounds of debt", False, id="of-money"),
    pytest.param("a 500-pound bomb", True, id="bomb"),
    pytest.param("a 500-pound fine", False, id="fine"),
    pytest.param("a 500-pound laser-guided bomb", True, id="word-between"),
    pytest.param("got 500 pounds for the bomb", False, id="for-between"),
    pytest.param("she lost 20 pounds then", True, id="lost"),
    pytest.param("she lost about 20 pounds then", True, id="lost-about"),
    pytest.param("she owes 20 pounds then", False, id="owes"),
    pytest.param("A guard, 6-foot-2, 200 pounds, ran", True, id="height-before"),
    pytest.param("A guard, gate 2, 200 pounds, ran", False, id="gate-before"),
]

BRACKETS = [
    pytest.param("a bag of 40 kg (88 pounds)", True, id="metric-before"),
    pytest.param("a bag of 40 kg (about 88 pounds)", True, id="metric-before-about"),
    pytest.param("a bag of 40 nuts (88 pounds)", False, id="no-measure-before"),
    pytest.param("a bag of 88 pounds (40 kg)", True, id="metric-behind"),
    pytest.param("a bag at 88 pounds (40 euros)", False, id="money-behind"),
    pytest.param("a bag of 88 pounds, 40 kg", False, id="metric-behind-without-a-bracket"),
]

MILLIONS = [
    pytest.param("sold 2 million pounds of beef", True, id="commodity"),
    pytest.param("sold 2 million pounds of frozen beef", True, id="kind-of-commodity"),
    pytest.param("sold 2 million pounds of gravel", False, id="goods-are-not-enough"),
    pytest.param("spent 2 million pounds on beef", False, id="no-of"),
    pytest.param("copper output rose to 400 mln pounds", True, id="output"),
    pytest.param("copper output rose. It cost 400 mln pounds", False, id="output-before-the-stop"),
    pytest.param("she lost 2 million pounds then", False, id="lost"),
]

OTHER_CURRENCIES = [
    pytest.param("a load of 20 euros of gravel", False, id="euros"),
    pytest.param("a load of £20 of gravel", False, id="sign"),
]


@pytest.mark.parametrize(("text", "weighs"), [*FEW_POUNDS, *BRACKETS, *MILLIONS, *OTHER_CURRENCIES])
def test_is_weight(text: str, weighs: bool) -> None:
    [amount] = [amount for amount in amounts_in(text) if amount.form][:1]
    assert is_weight(text, amount) is weighs

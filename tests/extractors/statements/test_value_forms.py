"""What the form of a value says of its type, and whether a weapon is only described."""

import pytest

from extractors.statements.assertions import is_asserted
from extractors.statements.value_forms import forms_of, is_too_big_for_price
from extractors.statements.value_groups import value_groups_of
from tests.extractors.statements.marked_sentences import passages_of, typing_of

FORMS = [
    pytest.param("Oil rose to {money 70 USD/barrel|$70}.", ["unit_price"], id="unit"),
    pytest.param(
        "Shares of Acme rose 6 percent to {money 88 EUR|88 euros}.", ["share_price"], id="share"
    ),
    pytest.param("It has a {gas 3e9 m3/year|3-bcm} export plant.", ["plant_size"], id="plant"),
    pytest.param("It cost {money 88 EUR|88 euros}.", [], id="none"),
]


@pytest.mark.parametrize(("marked", "expected"), FORMS)
def test_forms(marked: str, expected: list[str]) -> None:
    [passage] = passages_of(marked)
    assert list(forms_of(passage, value_groups_of(passage)[0])) == expected


def test_amounts_too_big_for_the_price_of_one_unit() -> None:
    [passage] = passages_of("It cost {money 1e6 EUR|a million} or {money 9 EUR|9 euros}.")
    assert [is_too_big_for_price(group) for group in value_groups_of(passage)] == [True, False]


ASSERTED = [
    pytest.param("Norway bought {weapon #tank x14|tanks}.", 0, True, id="bought"),
    pytest.param("Norway saw {weapon #tank x14|tanks}.", 0, False, id="only-named"),
    pytest.param("Did Norway buy {weapon #tank x14|tanks}?", 0, False, id="question"),
    pytest.param("It was designed to fire {weapon GMLRS|GMLRS}.", 0, False, id="described"),
    pytest.param("It stood for {money 5 USD|$5}.", 0, True, id="any-amount"),
]


@pytest.mark.parametrize(("marked", "stated", "expected"), ASSERTED)
def test_assertions(marked: str, stated: int, expected: bool) -> None:
    [passage] = passages_of(marked)
    [group] = value_groups_of(passage)
    assert is_asserted(passage, group, typing_of(marked), stated) is expected

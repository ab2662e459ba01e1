"""Which neighbouring values may belong to one fact."""

import pytest

from extractors.statements.value_joins import fits, gap_between, joins, new_actor, root
from tests.extractors.statements.marked_sentences import passages_of

JOINS = [
    pytest.param(
        "It cost {money 1e9 EUR|1bn euros} ({money 1.1e9 USD|$1.1bn}).", True, id="conversion"
    ),
    pytest.param(
        "It cost {money 1e9 EUR|1bn euros} "
        "(then {money 1.1e9 USD|$1.1bn}; {money 9e8 GBP|£0.9bn}).",
        True,
        id="second-conversion",
    ),
    pytest.param(
        "It cost (in euros {money 1e9 EUR|1bn}, {money 1.1e9 USD|$1.1bn}).", True, id="in-bracket"
    ),
    pytest.param(
        "It cost {money 1e9 EUR|1bn euros}; {money 1.1e9 USD|$1.1bn}.", False, id="no-bracket"
    ),
    pytest.param(
        "It cost (first {money 1e9 USD|$1bn}; {money 1.1e9 USD|$1.1bn}).", False, id="same-currency"
    ),
    pytest.param(
        "It rose {money 0.07 USD/MMBtu|7 cents} to {money 3.5 USD/MMBtu|$3.50}.", True, id="level"
    ),
    pytest.param("It got {weapon #tank x4|4 tanks} for {money 9e6 USD|$9m}.", True, id="price"),
    pytest.param(
        "It got {weapon #tank x4|4 tanks}, but paid {money 9e6 USD|$9m}.", False, id="but"
    ),
    pytest.param("It got {money 8e6 USD|$8m} and {money 9e6 USD|$9m}.", False, id="two-sums"),
    pytest.param(
        "It got {weapon #tank x4|4 tanks} and {weapon #drone x9|9 drones}.", True, id="list"
    ),
]


@pytest.mark.parametrize(("marked", "expected"), JOINS)
def test_joins(marked: str, expected: bool) -> None:
    [passage] = passages_of(marked)
    assert bool(joins(passage, passage.values)) is expected


def test_a_price_fits_one_volume() -> None:
    [passage] = passages_of(
        "It sold {gas 2e9 m3|2 bcm} for {money 9e6 USD|$9m} and then {gas 3e9 m3|3 bcm}."
    )
    gas, price, other = passage.values
    assert (fits([gas, price]), fits([gas, price, other])) == (True, False)


def test_what_stands_between() -> None:
    [passage] = passages_of("It got {money 8e6 USD|$8m} and {money 9e6 USD|$9m}.")
    assert gap_between(passage, *passage.values) == " and "


def test_who_acts_next() -> None:
    [passage] = passages_of(
        "Norway ordered {weapon #tank x4|4 tanks}, and Finland bought {weapon #tank x9|9 tanks}."
    )
    assert new_actor(passage, *passage.values) == passage.text.index("Finland")


def test_the_first_of_what_is_joined() -> None:
    assert root([0, 0, 1, 3], 2) == 0

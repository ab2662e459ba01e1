"""Of what a figure is said that is no party."""

from dataclasses import replace

import pytest

from extractors.statements.parties.context import flow_in
from extractors.statements.parties.subjects import named_subject
from tests.extractors.statements.marked_sentences import reading_of, tree, typed_group_of

OIL = "{money 70 USD/barrel|$70}"
GAS = "{gas 2e9 m3/day|2 bcm}"
CASES = [
    pytest.param(f"Brent rose to {OIL}.", "price", "Brent", id="benchmark"),
    pytest.param(
        f"Dutch TTF front-month gas was at {OIL}.", "price", "TTF", id="benchmark-of-a-market"
    ),
    pytest.param(f"Oil prices rose to {OIL}.", "price", "Oil", id="goods"),
    pytest.param(f"Brent fell and Dubai crude rose to {OIL}.", "price", "Dubai crude", id="nearer"),
    pytest.param(f"Brent rose to {OIL}.", "budget", None, id="not-of-a-budget"),
    pytest.param(
        f"Flows to U.S. LNG export plants hit {GAS}.",
        "gas_flow",
        "U.S. LNG export plants",
        id="plants",
    ),
    pytest.param(f"Flows hit {GAS}.", "gas_flow", None, id="none-named"),
]


@pytest.mark.parametrize(("marked", "kind", "expected"), CASES)
def test_named_subjects(marked: str, kind: str, expected: str | None) -> None:
    found = named_subject(typed_group_of(marked, kind))
    assert (found.name if found else None) == expected


PRICED = [
    pytest.param("wholesale gas", "prices", "wholesale gas prices", id="which-goods"),
    pytest.param("Nordic retail", "tariffs", "Nordic retail tariffs", id="goods-understood"),
    pytest.param("crude oil", "prices", "crude oil", id="goods-alone"),
    pytest.param("average gas", "price", "gas", id="what-describes-the-price"),
    pytest.param("latest average", "price", None, id="of-nothing-named"),
    pytest.param("Acme share", "price", None, id="of-shares"),
    pytest.param("Acme oil", "profits", "oil", id="no-price"),
]


@pytest.mark.parametrize(("before", "noun", "expected"), PRICED)
def test_what_a_price_is_said_of(before: str, noun: str, expected: str | None) -> None:
    one, other = before.split()
    written = (
        f"{one}/JJ/amod>2 {other}/NN/compound>2 {noun}/NNS/nsubj>3 rose/VBD/ROOT>3 to/IN/case>5 "
        "$70/$/obl>3 ././punct>3"
    )
    typed = typed_group_of(f"{before} {noun} rose to {OIL} .", "price")
    typed = replace(typed, passage=replace(typed.passage, syntax=tree(written)))
    found = named_subject(typed)
    assert (found.name if found else None) == expected


CURRENCIES = [
    pytest.param("The greenback", "dollar", id="dollar"),
    pytest.param("The pound", "pound", id="pound"),
    pytest.param("The index", None, id="no-currency"),
]


@pytest.mark.parametrize(("words", "expected"), CURRENCIES)
def test_a_currency_is_worth_so_much(words: str, expected: str | None) -> None:
    article, noun = words.split()
    written = f"{article}/DT/det>1 {noun}/NN/nsubj>2 fell/VBD/ROOT>2 to/IN/case>4 $70/$/obl>2"
    typed = typed_group_of(f"{words} fell to {OIL}", "price")
    typed = replace(typed, passage=replace(typed.passage, syntax=tree(written)))
    found = named_subject(typed)
    assert (found.name if found else None) == expected


def test_direction_of_trade() -> None:
    assert flow_in(reading_of("Norway sold gas to Peru.").slots) == ("NOR", "PER")
    assert flow_in(reading_of("Norway sold gas.").slots) is None

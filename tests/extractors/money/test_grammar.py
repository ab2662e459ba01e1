"""How an amount is built: text -> the span, worth and currency of its first amount."""

from decimal import Decimal

import pytest

from tests.extractors.money.amounts_in import first_amount

NAMED = [
    pytest.param("costs $5 million now", "$5 million", "5000000 USD", id="sign-and-scale"),
    pytest.param("costs 5 million euros", "5 million euros", "5000000 EUR", id="name-behind"),
    pytest.param("has 5 million seats", "5 million", "5000000 -", id="bare"),
    pytest.param("costs US$5 dollars", "US$5 dollars", "5 USD", id="sign-and-name"),
    pytest.param("costs $5 euros", "$5", "5 USD", id="sign-and-name-of-another"),
    pytest.param("costs N5 euros", "5 euros", "5 EUR", id="letter-and-name-of-another"),
    pytest.param("costs $5 Hong Kong dollars", "$5 Hong Kong dollars", "5 HKD", id="narrower-name"),
    pytest.param("costs $5 Canadian.", "$5 Canadian", "5 CAD", id="country-behind"),
    pytest.param("costs $5 Canadian cows", "$5", "5 USD", id="country-of-cows"),
    pytest.param("costs 5+ million euros", "5+ million euros", "5000000 EUR", id="plus-and-scale"),
    pytest.param("costs 5-odd euros", "5-odd euros", "5 EUR", id="odd"),
    pytest.param("saw 5 odd euros", "5", "5 -", id="odd-euros"),
]

RANGES = [
    pytest.param("costs $1.5-2bn", "$1.5-2bn", "1500000000..2000000000 USD", id="one-sign"),
    pytest.param("costs $3 to $4", "$3 to $4", "3..4 USD", id="same-signs"),
    pytest.param("costs $3 to US$4", "$3 to US$4", "3..4 USD", id="signs-of-one-currency"),
    pytest.param("costs $3 to €4", "$3", "3 USD", id="signs-of-two-currencies"),
    pytest.param("costs 3 to 4 euros", "3 to 4 euros", "3..4 EUR", id="name-behind"),
]

PARTS = [
    pytest.param("costs 50 cents", "50 cents", "0.5 USD", id="alone"),
    pytest.param("costs 20 to 50 cents", "20 to 50 cents", "0.2..0.5 USD", id="range"),
    pytest.param("costs 2 dollars and 40 cents", "2 dollars and 40 cents", "2.4 USD", id="added"),
    pytest.param("costs 2 dollars, 40 cents", "2 dollars, 40 cents", "2.4 USD", id="comma"),
    pytest.param("costs 2 dollars and 140 cents", "2 dollars", "2 USD", id="more-than-a-unit"),
    pytest.param("costs 2 dollars and 40 paise", "2 dollars", "2 USD", id="parts-of-another"),
    pytest.param("costs 2 dollars and 40 euros", "2 dollars", "2 USD", id="no-parts"),
]

PLACES = [
    pytest.param("A half-million-dollar home", "half-million-dollar", "500000 USD", id="article"),
    pytest.param(
        "A half-million dollars", "A half-million dollars", "500000 USD", id="no-compound"
    ),
]


@pytest.mark.parametrize(("text", "span", "value"), [*NAMED, *RANGES, *PARTS, *PLACES])
def test_amount_of(text: str, span: str, value: str) -> None:
    amount = first_amount(text)
    worth = f"{amount.low}" if amount.low == amount.high else f"{amount.low}..{amount.high}"
    code = amount.form.codes[0] if amount.form else "-"
    assert (text[amount.start : amount.end], f"{worth} {code}") == (span, value)


FIGURES = [
    pytest.param("costs $5", True, 1, False, id="small"),
    pytest.param("costs 5 euros", False, 1, False, id="name"),
    pytest.param("costs $1,200", True, 1, True, id="grouped"),
    pytest.param("costs $1200", True, 1, False, id="four-figures"),
    pytest.param("costs 5 thousand euros", False, 1000, True, id="scaled"),
    pytest.param("costs $3-4 million", True, 1_000_000, True, id="scale-of-the-second"),
    pytest.param("In RM5a", False, 1, False, id="letters-on-both-sides-are-no-sign"),
    pytest.param("In RM5.", True, 1, False, id="letters-before-are-one"),
]


@pytest.mark.parametrize(("text", "has_sign", "scale", "is_large"), FIGURES)
def test_how_the_figure_is_written(text: str, has_sign: bool, scale: int, is_large: bool) -> None:
    amount = first_amount(text)
    assert (amount.has_sign, amount.scale, amount.large) == (has_sign, Decimal(scale), is_large)

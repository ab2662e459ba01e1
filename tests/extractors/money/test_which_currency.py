"""Which currency a shared form means: form and text -> code and what it was decided by.

The form stands where the text first has it.
"""

from datetime import date

import pytest

from extractors.money.forms import Form, exact_names, signs, word_names
from extractors.money.which_currency import Decision, choose_currency, is_at_home
from extractors.text import ArticleText

FAR = "Nothing else was said of it. " * 10


def form_of(written: str) -> Form:
    return signs().get(written) or exact_names().get(written) or word_names()[written]


FORMS = [
    pytest.param("$", "Ottawa paid $9 (US$7).", "CAD", Decision.COUNTRY, id="conversion"),
    pytest.param(
        "$",
        "Canberra pays US$6 billion ($9 billion).",
        "AUD",
        Decision.COUNTRY,
        id="conversion-in-brackets",
    ),
    pytest.param("$", "It paid $9 (US$7).", "USD", Decision.DEFAULT, id="conversion-nowhere"),
    pytest.param("$", "Ottawa paid $9. It has US$7.", "USD", Decision.DEFAULT, id="no-conversion"),
    pytest.param("€", "In Egypt it cost €5.", "EUR", Decision.FORM, id="one-currency"),
    pytest.param(
        "kuwaiti dinars", "In Iraq: 5 kuwaiti dinars.", "KWD", Decision.FORM, id="country-in-it"
    ),
    pytest.param("pounds", "It cost 5 pounds.", "GBP", Decision.DEFAULT, id="nothing-named"),
    pytest.param("pounds", "In Egypt it cost 5 pounds.", "EGP", Decision.COUNTRY, id="country"),
    pytest.param("pounds", "In Cairo it cost 5 pounds.", "EGP", Decision.COUNTRY, id="capital"),
    pytest.param("pounds", "CAIRO: it cost 5 pounds.", "EGP", Decision.COUNTRY, id="dateline"),
    pytest.param("pounds", "Aleppo paid 5 pounds.", "SYP", Decision.COUNTRY, id="place-of-lexicon"),
    pytest.param("pounds", "In Peru it cost 5 pounds.", "GBP", Decision.DEFAULT, id="no-pounds"),
    pytest.param(
        "pounds", "An Egyptianist paid 5 pounds.", "GBP", Decision.DEFAULT, id="in-a-word"
    ),
    pytest.param(
        "pounds",
        f"Syria and Syria. {FAR} Egypt paid 5 pounds.",
        "EGP",
        Decision.COUNTRY,
        id="near-counts-for-more",
    ),
    pytest.param(
        "pounds",
        f"Syria, Syria, Syria, Syria, Syria. {FAR} Egypt paid 5 pounds.",
        "SYP",
        Decision.COUNTRY,
        id="often-counts-for-more-still",
    ),
    pytest.param(
        "pounds",
        "Syria and Egypt paid 5 pounds.",
        "EGP",
        Decision.COUNTRY,
        id="of-two-alike-the-likelier",
    ),
]

DOLLARS = [
    pytest.param("$", "It cost $5.", "USD", Decision.DEFAULT, id="nothing-named"),
    pytest.param(
        "$", "Canada, Canada and Canada paid $5.", "USD", Decision.DEFAULT, id="country-alone"
    ),
    pytest.param(
        "$",
        "Canada, Canada and Canada paid $5, not USD 4.",
        "CAD",
        Decision.COUNTRY,
        id="american-marked",
    ),
    pytest.param(
        "$", "Canada and Canada paid $5, not USD 4.", "USD", Decision.DEFAULT, id="named-twice"
    ),
    pytest.param(
        "$",
        "Canada, Canada, Canada and Jamaica, Jamaica paid $5, not USD 4.",
        "USD",
        Decision.DEFAULT,
        id="two-countries",
    ),
    pytest.param(
        "$",
        "Canada, Canada, Canada, America, America and America paid $5, not USD 4.",
        "USD",
        Decision.DEFAULT,
        id="as-often-american",
    ),
    pytest.param("CA$", "Peru paid CA$5, not USD 4.", "CAD", Decision.FORM, id="sign-of-one"),
    pytest.param("C$", "Peru paid C$5, not USD 4.", "CAD", Decision.DEFAULT, id="sign-of-two"),
    pytest.param("C$", "Nicaragua paid C$5.", "NIO", Decision.COUNTRY, id="sign-and-country"),
]


@pytest.mark.parametrize(("written", "text", "code", "decision"), [*FORMS, *DOLLARS])
def test_choose_currency(written: str, text: str, code: str, decision: Decision) -> None:
    chosen = choose_currency(form_of(written), ArticleText(text), text.index(written), None, None)
    assert chosen == (code, decision)


YEARS = [
    pytest.param(date(1987, 3, 1), ("FRF", Decision.DEFAULT), id="alive"),
    pytest.param(date(2022, 3, 1), ("CHF", Decision.DEFAULT), id="predecessor-of-the-euro"),
    pytest.param(None, ("CHF", Decision.DEFAULT), id="today"),
]


@pytest.mark.parametrize(("published_on", "chosen"), YEARS)
def test_currencies_of_the_day(published_on: date | None, chosen: tuple[str, Decision]) -> None:
    article = ArticleText("It cost 5 francs.")
    assert choose_currency(form_of("francs"), article, 10, published_on, None) == chosen


CENTS = [
    pytest.param("It paid 5 cents.", None, ("USD", Decision.DEFAULT), id="nothing-before"),
    pytest.param("It paid 5 cents.", "EUR", ("EUR", Decision.CONTEXT), id="euros-before"),
    pytest.param("It paid 5 cents.", "JPY", ("USD", Decision.DEFAULT), id="yen-have-no-cents"),
]


@pytest.mark.parametrize(("text", "previous", "chosen"), CENTS)
def test_parts_follow_the_amount_before(
    text: str, previous: str | None, chosen: tuple[str, Decision]
) -> None:
    article = ArticleText(text)
    assert choose_currency(form_of("cents"), article, 10, None, previous) == chosen


def test_units_do_not_follow_the_amount_before() -> None:
    article = ArticleText("It cost 5 pounds.")
    chosen = choose_currency(form_of("pounds"), article, 10, None, "EGP")
    assert chosen == ("GBP", Decision.DEFAULT)


HOMES = [
    pytest.param(("ZAR",), "A bus left Durban.", True, id="place-of-lexicon"),
    pytest.param(("ZAR",), "A bus left South Africa.", True, id="country"),
    pytest.param(("ZAR",), "A bus left Bonn.", False, id="another-country"),
    pytest.param(("EUR", "ZAR"), "A bus left Durban.", True, id="one-of-two"),
    pytest.param(("GNF",), "A bus left Guinea.", True, id="short-name"),
    pytest.param(("GNF",), "A bus left Papua New Guinea.", False, id="longer-name-at-one-place"),
    pytest.param(("PGK",), "A bus left Papua New Guinea.", True, id="the-longer-name-itself"),
    pytest.param((), "A bus left Durban.", False, id="no-currency"),
]


@pytest.mark.parametrize(("codes", "text", "is_home"), HOMES)
def test_at_home(codes: tuple[str, ...], text: str, is_home: bool) -> None:
    assert is_at_home(codes, ArticleText(text)) is is_home

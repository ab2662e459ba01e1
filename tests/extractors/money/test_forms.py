"""What the written forms of currencies stand for: form -> codes, parts, weakness, decision."""

from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest

from extractors.money.forms import WORDS_LIKE_CODES, Form, exact_names, signs, word_names

Forms = Callable[[], Mapping[str, Form]]

OF_ONE_CURRENCY = [
    pytest.param(signs, "€", "EUR", id="sign"),
    pytest.param(signs, "US$", "USD", id="sign-with-letters"),
    pytest.param(signs, "HKD", "HKD", id="code"),
    pytest.param(signs, "hkd", "HKD", id="code-in-small-letters"),
    pytest.param(signs, "EUR €", "EUR", id="code-and-sign"),
    pytest.param(exact_names, "Kč", "CZK", id="sign-behind"),
    pytest.param(exact_names, "NOK", "NOK", id="code-behind"),
    pytest.param(word_names, "yuan", "CNY", id="unit"),
]

WEAK = [
    pytest.param(signs, "euro", "EUR", id="word-before-a-figure"),
    pytest.param(signs, "PHP", "PHP", id="code-that-is-more"),
    pytest.param(word_names, "won", "KRW", id="verb"),
]

DECIDED = [
    pytest.param("kuwaiti dinars", "KWD", id="demonym"),
    pytest.param("hong kong dollars", "HKD", id="name-of-the-country"),
    pytest.param("offshore yuan", "CNY", id="adjective-of-the-lexicon"),
    pytest.param("azerbaijani manats", "AZN", id="name-of-cldr"),
    pytest.param("south korean won", "KRW", id="weak-without-its-country"),
]

SHARED = [
    pytest.param(signs, "$", "USD", "CAD", id="dollar-sign"),
    pytest.param(signs, "¥", "JPY", "CNY", id="yen-and-yuan"),
    pytest.param(word_names, "dollars", "USD", "AUD", id="dollars"),
    pytest.param(word_names, "pounds", "GBP", "EGP", id="pounds"),
    pytest.param(word_names, "francs", "FRF", "CHF", id="francs"),
]

PARTS = [
    pytest.param(word_names, "cents", "USD", "100", False, id="cents"),
    pytest.param(word_names, "paise", "INR", "100", False, id="paise"),
    pytest.param(word_names, "fils", "KWD", "1000", False, id="thousandths"),
    pytest.param(word_names, "tomans", "IRR", "0.1", True, id="larger-than-the-unit"),
    pytest.param(exact_names, "p", "GBP", "100", True, id="letter"),
]

NO_FORMS = [
    pytest.param(signs, "all", id="code-that-is-a-word-in-small-letters"),
    pytest.param(signs, "euros", id="name-before-a-figure"),
    pytest.param(exact_names, "euros", id="unit-in-small-letters-is-no-exact-name"),
    pytest.param(word_names, "Euros", id="capital-letter"),
    pytest.param(word_names, "kuwaiti euros", id="country-of-another-currency"),
    pytest.param(word_names, "won?", id="mark-of-weakness"),
]


@pytest.mark.parametrize(("forms", "written", "code"), OF_ONE_CURRENCY)
def test_forms_of_one_currency(forms: Forms, written: str, code: str) -> None:
    assert forms()[written] == Form(codes=(code,))


@pytest.mark.parametrize(("forms", "written", "code"), WEAK)
def test_weak_forms(forms: Forms, written: str, code: str) -> None:
    found = forms()[written]
    assert found.codes[0] == code
    assert found.weak


@pytest.mark.parametrize(("written", "code"), DECIDED)
def test_forms_with_their_country(written: str, code: str) -> None:
    assert word_names()[written] == Form(codes=(code,), decided=True)


@pytest.mark.parametrize(("forms", "written", "likeliest", "other"), SHARED)
def test_shared_forms_begin_with_the_likeliest(
    forms: Forms, written: str, likeliest: str, other: str
) -> None:
    found = forms()[written]
    assert found.codes[0] == likeliest
    assert other in found.codes[1:]
    assert not found.decided


@pytest.mark.parametrize(("forms", "written", "code", "parts", "is_weak"), PARTS)
def test_parts_of_a_unit(forms: Forms, written: str, code: str, parts: str, is_weak: bool) -> None:
    found = forms()[written]
    assert (found.codes[0], found.parts, found.weak) == (code, Decimal(parts), is_weak)


@pytest.mark.parametrize(("forms", "written"), NO_FORMS)
def test_what_is_no_form(forms: Forms, written: str) -> None:
    assert written not in forms()


def test_codes_that_are_words_count_in_capitals_only() -> None:
    known = signs()
    assert "ALL" in known
    assert WORDS_LIKE_CODES.isdisjoint(known)

"""Legal forms of companies: each row of the lexicon, and what the marks of a row do."""

import re

import pytest

from extractors.lexicon import LexiconError
from extractors.world import LEGAL_FORMS, LegalForm, fold_company
from extractors.world.companies import read_form

ROW = {
    "form": "Zrt.",
    "is_legal": "yes",
    "is_shown": "no",
    "is_compared": "no",
    "is_telling": "yes",
    "is_abbreviated": "no",
}


def test_a_row_is_read() -> None:
    assert read_form(ROW) == LegalForm(
        form="Zrt.",
        is_legal=True,
        is_shown=False,
        is_compared=False,
        is_telling=True,
        is_abbreviated=False,
    )


def test_a_row_with_another_mark_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"'Zrt\.'.*write one of the two"):
        read_form(ROW | {"is_shown": "maybe"})


@pytest.mark.parametrize("legal", LEGAL_FORMS, ids=lambda legal: legal.form)
def test_every_form(legal: LegalForm) -> None:
    assert re.fullmatch(legal.pattern, legal.form)
    assert re.fullmatch(legal.pattern, legal.form.rstrip("."))
    assert (fold_company(f"Zorv {legal.form}") == "zorv") is not legal.is_compared


def test_forms_stand_once() -> None:
    forms = [legal.form for legal in LEGAL_FORMS]
    assert sorted(set(forms)) == sorted(forms)


STOPS = [
    pytest.param("Inc", "Inc.", True, id="abbreviated"),
    pytest.param("AG", "AG.", False, id="end-of-a-sentence"),
    pytest.param("S.A.", "S.A", True, id="stop-left-out"),
]


@pytest.mark.parametrize(("form", "printed", "expected"), STOPS)
def test_full_stops(form: str, printed: str, expected: bool) -> None:
    [legal] = [one for one in LEGAL_FORMS if one.form == form]
    assert (re.fullmatch(legal.pattern, printed) is not None) is expected

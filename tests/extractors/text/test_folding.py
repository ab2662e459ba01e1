"""The forms of a text or a name at the door of the room, and names that they bring together."""

from collections.abc import Callable

import pytest

from extractors.text import fold_letters, fold_name, in_small_letters, plain_letters
from extractors.world import fold_company

FORMS = [
    pytest.param(in_small_letters, "İN Łódź’s “F‑16”", "İn łódź’s “f‑16”", id="case-alone"),
    pytest.param(plain_letters, "İN Łódź’s\n“F‑16”", 'in lodz\'s "f-16"', id="plain-letters"),
    pytest.param(plain_letters, "С-400", "c-400", id="cyrillic-that-looks-latin"),
    pytest.param(fold_letters, "Łódź’s “Straße”", "lodz’s “strasse”", id="letters-alone"),
    pytest.param(fold_name, "the U.S. Navy’s", "us navy", id="name"),
    pytest.param(fold_name, "Zorv Holdings, Inc.", "zorv holdings inc", id="company-as-any-name"),
    pytest.param(fold_company, "Zorv Holdings, Inc.", "zorv", id="company"),
    pytest.param(fold_company, "Group Ltd", "group", id="nothing-but-endings"),
]


@pytest.mark.parametrize(("form", "text", "expected"), FORMS)
def test_forms(form: Callable[[str], str], text: str, expected: str) -> None:
    assert form(text) == expected


@pytest.mark.parametrize("form", [in_small_letters, plain_letters])
@pytest.mark.parametrize("text", ["", "İSTANBUL", "ﬁve\tpounds\n", "Đoković–Łódź", "½ ³ ﷺ"])
def test_offsets_are_kept(form: Callable[[str], str], text: str) -> None:
    assert len(form(text)) == len(text)


FOLDED = [
    pytest.param("Zelenskyy", "Zelensky", id="yy"),
    pytest.param("Zelenskiy", "Zelensky", id="iy"),
    pytest.param("Đoković", "Djokovic", id="dj"),
    pytest.param("Mohammed bin Ali", "Muhammad bin Ali", id="arabic"),
    pytest.param("El-Sayed", "Al Sayed", id="article-in-name"),
    pytest.param("U.S. Navy", "US Navy", id="dots"),
    pytest.param("Aleksandr", "Alexandr", id="ks"),
]


@pytest.mark.parametrize(("one", "other"), FOLDED)
def test_spellings_fold_together(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_different_names_stay_apart() -> None:
    names = [
        "Vučić",
        "Vulić",
        "Serbia",
        "Siberia",
        "Iran",
        "Iraq",
        "Austria",
        "Australia",
        "Niger",
        "Nigeria",
    ]
    assert len({fold_name(name) for name in names}) == len(names)

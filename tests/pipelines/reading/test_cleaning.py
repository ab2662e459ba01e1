"""Cleaning: what is kept of a text, and how title and body come together."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reading.cleaning import clean_markup, clean_plain, join_title, normalise, one_line

PLAIN = [
    pytest.param("Gas\r\nflows\ragain", "Gas\nflows\nagain", id="newlines"),
    pytest.param("Gas \t\nflows  ", "Gas\nflows", id="trailing-spaces"),
    pytest.param("two  spaces stay", "two  spaces stay", id="inner-spaces-stay"),
    pytest.param("\n\nGas\n\n\nflows\n", "Gas\n\n\nflows", id="blank-lines-stay-within"),
    pytest.param("Ga\x00s fl\x1bows", "Gas flows", id="controls"),
    pytest.param("5\u200b00 soft\xadware \ufeffGas", "500 software Gas", id="invisible"),
    pytest.param("line\u2028separator", "line\nseparator", id="unicode-newline"),
    pytest.param("Vuc\u030cic\u0301", "Vučić", id="nfc"),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_clean_plain(text: str, expected: str) -> None:
    assert clean_plain(text) == expected


MARKUP = [
    pytest.param("Gas\xa0 flows\t again", "Gas flows again", id="one-space"),
    pytest.param(" Gas \n\n\n\n flows ", "Gas\n\nflows", id="one-blank-line"),
    pytest.param("Gas\nflows", "Gas\nflows", id="lines-stay"),
]


@pytest.mark.parametrize(("text", "expected"), MARKUP)
def test_clean_markup(text: str, expected: str) -> None:
    assert clean_markup(text) == expected


VERBATIM = [
    pytest.param("  Gas\t flows \n\n\n", "  Gas\t flows \n\n\n", id="spaces-stay"),
    pytest.param("a\r\nb\rc", "a\nb\nc", id="newlines"),
    pytest.param("e\u0301", "é", id="nfc"),
    pytest.param("a\x00b\u2028c", "a\x00b\u2028c", id="controls-stay"),
    pytest.param("€\u200b48\xadm \u200e$5", "€48m $5", id="what-is-invisible-goes"),
    pytest.param("نمی\u200cخواهم", "نمی\u200cخواهم", id="joiners-of-other-scripts-stay"),
    pytest.param("bad \ud800 half", "bad \ufffd half", id="lone-surrogate"),
]


@pytest.mark.parametrize(("text", "expected"), VERBATIM)
def test_normalise_keeps_a_text_verbatim(text: str, expected: str) -> None:
    assert normalise(text) == expected


TITLES = [
    pytest.param(
        "Gas flows", "It began in May.", "Gas flows\n\nIt began in May.", id="title-and-body"
    ),
    pytest.param("Gas flows", "Gas flows\n\nIt began.", "Gas flows\n\nIt began.", id="not-twice"),
    pytest.param(
        "Gas “flows”",
        'GAS "FLOWS"\nIt began.',
        'GAS "FLOWS"\nIt began.',
        id="not-twice-other-quotes",
    ),
    pytest.param("Gas", "Gasoline is dear.", "Gas\n\nGasoline is dear.", id="part-of-a-word"),
    pytest.param("Gas", "", "Gas", id="title-alone"),
    pytest.param(None, "It began.", "It began.", id="no-title"),
]


@pytest.mark.parametrize(("title", "body", "expected"), TITLES)
def test_join_title(title: str | None, body: str, expected: str) -> None:
    assert join_title(title, body) == expected


def test_one_line_cuts_what_is_too_long() -> None:
    assert one_line("long " * 1000, 20) == "long long long long"


@given(st.text())
def test_cleaned_text_is_nfc_and_stays_as_it_is_when_cleaned_again(text: str) -> None:
    for clean in (clean_plain, clean_markup):
        once = clean(text)
        assert unicodedata.is_normalized("NFC", once)
        assert clean(once) == once

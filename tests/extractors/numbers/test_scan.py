"""The one look for figures that money and volumes share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.numbers.reading import figure_alone, reading_at
from extractors.numbers.scan import WordEnd, figures_in, number_words_in
from extractors.text import ArticleText
from tests.growth import growth

FIGURES = [
    pytest.param("It paid $4.5 million for it.", [("4.5", "million", "for")], id="scale-and-word"),
    pytest.param("7 frigates, 2 tugs", [("7", None, "frigates"), ("2", None, "tugs")], id="words"),
    pytest.param(
        "1,250.75, then 3.", [("1,250.75", None, None), ("3", None, None)], id="nothing-after"
    ),
    pytest.param(
        "6-million-euro 12-year", [("6", "million", "euro"), ("12", None, "year")], id="hyphens"
    ),
    pytest.param(
        "80% of 9\nbillion", [("80", None, "%"), ("9", "billion", None)], id="sign-and-line-end"
    ),
    pytest.param(
        "½ 5m3 5m",
        [("½", None, None), ("5", None, "m"), ("3", None, None), ("5", "m", None)],
        id="letters",
    ),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures_with_their_scale_and_the_word_after(
    text: str, expected: list[tuple[str | None, ...]]
) -> None:
    assert [figure.groups() for figure in figures_in(ArticleText(text))] == expected


WORD_ENDS = [
    pytest.param(
        "Five million\u00a0Euros",
        [WordEnd(0, 4, "million"), WordEnd(5, 12, "euros")],
        id="capitals",
    ),
    pytest.param(
        "“two tenths (ten yen)",
        [WordEnd(1, 4, "tenths"), WordEnd(13, 16, "yen")],
        id="marks-before",
    ),
    pytest.param("a tent, often; ten.", [WordEnd(15, 18, "")], id="parts-of-words"),
    pytest.param("twenty-one-year", [WordEnd(0, 6, "one"), WordEnd(7, 10, "year")], id="hyphens"),
]


@pytest.mark.parametrize(("text", "expected"), WORD_ENDS)
def test_ends_of_number_words_with_the_next_word(text: str, expected: list[WordEnd]) -> None:
    assert number_words_in(ArticleText(text)) == expected


@given(
    st.lists(
        st.sampled_from(
            [
                *"0123456789.,-–/½' %$€)+",
                "\n",
                "5",
                "12",
                "million",
                "bn",
                "to",
                "and",
                "ten",
                "US",
                "plus",
            ]
        ),
        max_size=14,
    )
)
def test_a_figure_alone_is_what_the_whole_grammar_reads(pieces: list[str]) -> None:
    text = "".join(pieces)
    for found in figures_in(ArticleText(text)):
        alone = figure_alone(text, found)
        if alone is not None:
            reading = reading_at(text, found.start())
            assert reading is not None
            assert (reading.single, reading.range) == (alone, None)


HOSTILE = [
    pytest.param(piece, id=repr(piece))
    for piece in ("1", "1,", "1 ", "1-", "$1", "one ", " million-", "½", "\n")
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_linear_work(piece: str) -> None:
    assert (
        growth(
            lambda text: (
                len(figures_in(ArticleText(text))) + len(number_words_in(ArticleText(text)))
            ),
            piece,
        )
        < 9
    )

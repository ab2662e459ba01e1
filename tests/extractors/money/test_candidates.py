"""Where amounts of money may begin: text -> sign and place of each figure or number in words."""

import pytest

from extractors.money.candidates import CandidateAmount, candidates
from extractors.text import ArticleText

FIGURES = [
    pytest.param("He paid $5 today.", ["$ figure 5 today."], id="sign"),
    pytest.param("He paid US$ 5 today.", ["US$ figure 5 today."], id="blank-behind-a-sign"),
    pytest.param("He paid 5 euros.", ["- figure 5 euros."], id="name"),
    pytest.param("He ate 5 apples.", [], id="apples"),
    pytest.param("He ate 5, then 6.", [], id="bare"),
    pytest.param("It has 5 million people.", ["- figure 5 million people."], id="scale"),
    pytest.param("He paid 5 to 6 euros.", ["- figure 5 to 6 euros.", "- figure 6 euros."], id="to"),
    pytest.param("He paid $.5 million.", ["$ words .5 million."], id="begins-with-its-point"),
    pytest.param("He ran on.5 apples fell.", [], id="point-of-a-sentence"),
    pytest.param("At 15 300 euros.", ["- figure 15 300 euros."], id="grouped-by-a-blank"),
    pytest.param("See page 15 300 euros.", ["- words 300 euros."], id="number-of-a-page-before"),
    pytest.param("Hong Kong dlrs 5 mln.", ["Hong Kong dlrs figure 5 mln."], id="name-before"),
    pytest.param("Hong Kong dlrs 5 less.", [], id="name-before-a-small-figure"),
]

NUMBERS_IN_WORDS = [
    pytest.param("He paid five euros.", ["- words five euros."], id="name"),
    pytest.param("He ate five apples.", [], id="apples"),
    pytest.param(
        "Half a billion dollars.", ["- words Half a billion dollars."], id="several-words"
    ),
    pytest.param("A million people.", [], id="scale-without-a-currency"),
    pytest.param("It cost Rs one crore.", ["Rs words one crore."], id="sign-before-a-scale"),
    pytest.param("It has € two million.", ["€ words two million."], id="sign-and-scale"),
    pytest.param("It cost Rs one only.", [], id="sign-before-one"),
    pytest.param(
        "It cost 5 million dollars.", ["- figure 5 million dollars."], id="behind-a-figure"
    ),
    pytest.param("A million-dollar home.", ["- words million-dollar home."], id="bare-scale"),
    pytest.param("A million-seat hall.", [], id="bare-scale-of-seats"),
]


def written(text: str, found: CandidateAmount) -> str:
    """Write a candidate as its sign or ``-``, how it is written and what begins there."""
    sign = text[found.sign.start : found.sign.end] if found.sign else "-"
    return f"{sign} {'figure' if found.figure else 'words'} {text[found.start :]}"


@pytest.mark.parametrize(("text", "expected"), [*FIGURES, *NUMBERS_IN_WORDS])
def test_candidates(text: str, expected: list[str]) -> None:
    assert [written(text, found) for found in candidates(ArticleText(text))] == expected


def test_candidates_come_in_the_order_of_the_text() -> None:
    text = "Two euros, 3 euros, four euros, $5 and €six."
    starts = [found.start for found in candidates(ArticleText(text))]
    assert [text[start:].split()[0].strip(".") for start in starts] == [
        "Two",
        "3",
        "four",
        "5",
        "six",
    ]

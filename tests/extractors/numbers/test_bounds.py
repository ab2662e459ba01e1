"""Words that bound or soften a figure, and every line of their lexicon."""

import re

import pytest

from extractors.lexicon import read_toml
from extractors.numbers.bounds import comparator_around

FORMS = read_toml("extractors.numbers", "bounds")["form"]
_FIGURE = re.compile(r"\$?\d+")


def read_comparator(sentence: str) -> str:
    figure = _FIGURE.search(sentence)
    assert figure
    return comparator_around(sentence, figure.start(), figure.end())


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        pytest.param(words, form["comparator"], id=words)
        for form in FORMS
        for words in form["words"]
    ],
)
def test_every_form_bounds_the_figure_after_it(words: str, comparator: str) -> None:
    assert read_comparator(f"It sold {words} 40 boats") == comparator


@pytest.mark.parametrize(
    ("sentence", "comparator"),
    [(sentence, form["comparator"]) for form in FORMS for sentence in form["examples"]]
    + [(sentence, "=") for form in FORMS for sentence in form["counter_examples"]],
)
def test_every_example_of_the_lexicon(sentence: str, comparator: str) -> None:
    assert read_comparator(sentence) == comparator


CASES = [
    pytest.param("worth nearly a $5 deal", "<", id="article-between"),
    pytest.param("a quarrel over the $5 deal", "=", id="article-after-a-preposition"),
    pytest.param("a row over $5", "=", id="preposition-of-a-dispute"),
    pytest.param("more than another $5", ">", id="another-between"),
    pytest.param("a not-to-exceed $5 contract", "<=", id="hyphenated"),
    pytest.param("a not to exceed price of $5", "<=", id="noun-between"),
    pytest.param("at least a combined $5", ">=", id="adjective-between"),
    pytest.param("up to $5", "<=", id="up-to"),
    pytest.param("up $5 from May", "=", id="up-alone-is-a-rise"),
    pytest.param("about ~$5", "~", id="sign"),
    pytest.param("it is ≥ 5 now", ">=", id="sign-and-blank"),
    pytest.param("pays 5 or more", ">=", id="after"),
    pytest.param("pays $5-plus", ">", id="plus-after"),
    pytest.param("pays 5 or so", "~", id="or-so"),
    pytest.param("pays 5 or sold it", "=", id="or-sold"),
    pytest.param("pays 5", "=", id="none"),
]


@pytest.mark.parametrize(("sentence", "comparator"), CASES)
def test_comparator(sentence: str, comparator: str) -> None:
    assert read_comparator(sentence) == comparator


TOPICS = [
    pytest.param("The bank has control over $5", "=", id="control"),
    pytest.param("A wrangle with the bank over $5", "=", id="wrangle-with"),
    pytest.param("He was arrested over $5", "=", id="arrested"),
    pytest.param("She misled the board about $5", "=", id="misled"),
    pytest.param("He asked her about $5", "=", id="asked"),
    pytest.param("The wrangle cost over $5", ">", id="cost-of-a-wrangle"),
    pytest.param("The board spent about $5", "~", id="spent"),
]


@pytest.mark.parametrize(("sentence", "comparator"), TOPICS)
def test_what_a_dispute_is_about_is_not_bounded(sentence: str, comparator: str) -> None:
    assert read_comparator(sentence) == comparator

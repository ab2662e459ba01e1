"""The words of numbers: what each is worth, and that no two tables claim one word."""

from decimal import Decimal
from itertools import combinations

import pytest

from extractors.numbers.values import read_number, read_scale
from extractors.numbers.words import (
    AFTER_SIGNS,
    DOZENS,
    NUMBER_WORDS,
    ONES,
    PARTS,
    SCALE_WORDS,
    SCALES,
    SHORT_SCALES,
    TENS,
)

TABLES = [ONES, TENS, SCALES, SHORT_SCALES, DOZENS, PARTS, AFTER_SIGNS]


@pytest.mark.parametrize("word", [*ONES, *TENS])
def test_a_word_alone_is_read_back(word: str) -> None:
    assert read_number(word) == (ONES | TENS)[word]


@pytest.mark.parametrize("word", [*SCALES, *SHORT_SCALES, *DOZENS, *AFTER_SIGNS])
def test_a_scale_is_read_back(word: str) -> None:
    assert read_scale(word) == (SCALES | SHORT_SCALES | DOZENS | AFTER_SIGNS)[word]


def test_no_word_stands_in_two_tables() -> None:
    assert [one.keys() & other.keys() for one, other in combinations(TABLES, 2)] == [set()] * 21


def test_words_that_may_end_a_number_and_words_that_multiply() -> None:
    assert {"seven", "ninety", "million", "bn", "dozen", "half"} <= NUMBER_WORDS
    assert {"millions", "bn", "dozen", "k"} <= SCALE_WORDS
    assert Decimal(12) == DOZENS["dozen"]
    assert "k" not in NUMBER_WORDS
    assert "seven" not in SCALE_WORDS

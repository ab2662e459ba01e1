"""Sentences by punctuation alone, and the one that holds a stretch of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.text import clause_start, rule_spans, sentence_at

CUT = [
    pytest.param("It rained. | Ana left.", id="full-stop"),
    pytest.param("Rain? | “No!” | She left.", id="other-signs-and-quotes"),
    pytest.param("(It rained.) | Then 5 left.", id="brackets"),
    pytest.param("Gen. Ortiz and Mr. Li met.", id="titles"),
    pytest.param("The U.S. Navy sailed in Sept. 2024.", id="abbreviations"),
    pytest.param("J. Ortiz left.", id="initial"),
    pytest.param("It cost $3.5 a barrel.", id="decimal-point"),
    pytest.param("a website, zorv.example. then more", id="small-letter-after"),
    pytest.param("Headline without a stop\n| It rained.", id="line-end"),
]


@pytest.mark.parametrize("marked", CUT)
def test_rule_spans(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    text = marked.replace("| ", "")
    assert [text[start:end] for start, end in rule_spans(text)] == expected


@given(st.text(alphabet='aA. \n?"”U.S.5', max_size=60))
def test_sentences_cover_all_that_is_no_white_space(text: str) -> None:
    spans = rule_spans(text)
    covered = {place for start, end in spans for place in range(start, end)}
    assert all(place in covered for place, letter in enumerate(text) if not letter.isspace())
    assert len(covered) == sum(end - start for start, end in spans)


HOLDS = [
    pytest.param(0, 4, (0, 10), id="first"),
    pytest.param(25, 30, (21, 30), id="last"),
    pytest.param(8, 22, (0, 30), id="over-three"),
    pytest.param(10, 12, (0, 20), id="from-between-two"),
]


@pytest.mark.parametrize(("start", "end", "expected"), HOLDS)
def test_sentence_at(start: int, end: int, expected: tuple[int, int]) -> None:
    assert sentence_at([(0, 10), (11, 20), (21, 30)], start, end) == expected


CLAUSES = [
    pytest.param("Gas was $2 in the U.S. West and $3", "Gas", id="region-of-the-states"),
    pytest.param("The U.S. Navy paid $3", "The", id="office-of-the-states"),
    pytest.param("Gas is dear in the U.S. Now $3", "Now", id="sentence"),
    pytest.param("Gas is dear; oil is $3", "oil", id="semicolon"),
]


@pytest.mark.parametrize(("text", "first"), CLAUSES)
def test_where_a_clause_begins(text: str, first: str) -> None:
    assert text[clause_start(text, len(text), 0) :].split()[0] == first

"""Dates in wrapped copy: lines and blanks within one expression, and the lines that do not belong
together.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.dates.lines import read_unwrapped, unwrapped
from extractors.text import ArticleText
from tests.extractors.marked_dates import found_in, read_marked

WRAPPED = [
    pytest.param("Rain fell {last\nweek|2025-02-03/2025-02-09}.", id="pointed"),
    pytest.param("It came on {February\n6, 2024|2024-02-06}.", id="month-day"),
    pytest.param("It came on {6\nFebruary 2024|2024-02-06}.", id="day-month"),
    pytest.param("It came on {Feb.\n6, 2024|2024-02-06}.", id="abbreviation"),
    pytest.param("It came on {Tuesday,\nFebruary 6, 2024|2024-02-06}.", id="weekday-first"),
    pytest.param("The mill closed {two\nyears ago|2023}.", id="counted"),
    pytest.param("Sales rose in the {first\nquarter of 2024|2024-01/2024-03}.", id="quarter"),
    pytest.param("Work ends {by the end\nof March|../2025-03-31}.", id="limit"),
    pytest.param("Output fell in\n{2024|2024}.", id="preposition"),
    pytest.param("Output fell {by\n2024|../2024}.", id="limit-year"),
    pytest.param("The mill will\nopen in the port of Bari on\n{Friday|2025-02-14}.", id="tense"),
    pytest.param("Doors will open at 5 p.m.\non {Friday|2025-02-14}.", id="clock"),
    pytest.param("They divert funds {earlier this\n    year|2025}.", id="indented"),
    pytest.param("It came on {January  5,  2024|2024-01-05}.", id="two-blanks"),
    pytest.param("It came on {January\u00a05, 2024|2024-01-05}.", id="no-break-space"),
    pytest.param("Rain fell {last\tweek|2025-02-03/2025-02-09}.", id="tab"),
]
APART = [
    pytest.param("The next\n\nweek of talks", id="blank-line"),
    pytest.param("Rain will come next:\nweek after week", id="colon"),
    pytest.param("We saw the last.\nweek after week", id="full-stop"),
    pytest.param("Who comes last\n- week of talks", id="bullet"),
]


@pytest.mark.parametrize("marked", WRAPPED)
def test_lines_are_joined(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_in(text) == expected


@pytest.mark.parametrize("text", APART)
def test_lines_stay_apart(text: str) -> None:
    assert found_in(text) == []


@given(st.text(alphabet="ab6.,: \n\t\u00a0-", max_size=60))
def test_spans_hold_the_same_characters(text: str) -> None:
    lines = unwrapped(text)
    for at, character in enumerate(lines.text):
        start, end = lines.span(at, at + 1)
        assert text[start:end].split() == character.split()


def test_an_article_that_nothing_wraps_keeps_its_views() -> None:
    plain, wrapped = ArticleText("It fell last week."), ArticleText("It fell last\nweek.")
    assert read_unwrapped(plain)[1] is plain
    assert read_unwrapped(wrapped)[1].text == "It fell last week."

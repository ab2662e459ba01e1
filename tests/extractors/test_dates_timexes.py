"""The TimeML view of a text: other extents, vague times, times of the day."""

from datetime import date

import pytest
import spacy

from extractors.timexes import find_timexes

NLP = spacy.blank("en")
FRIDAY = date(2013, 3, 22)

CASES = [
    pytest.param("It has grown since 2008.", [("2008", "DATE", "2008")], id="limit-outside"),
    pytest.param(
        "It grew from 2010 to 2012.", [("2010", "DATE", "2010"), ("2012", "DATE", "2012")], id="range-is-two-dates"
    ),
    pytest.param("over the past five days", [("the past five days", "DURATION", "P5D")], id="past-days"),
    pytest.param("for more than ten years", [("more than ten years", "DURATION", "P10Y")], id="more-than"),
    pytest.param("in the fourth quarter", [("the fourth quarter", "DATE", "2012-Q4")], id="article"),
    pytest.param("They met Thursday night.", [("Thursday night", "TIME", "2013-03-21TNI")], id="night"),
    pytest.param("It is now open.", [("now", "DATE", "PRESENT_REF")], id="now"),
    pytest.param("a daily paper", [("daily", "SET", "P1D")], id="daily"),
    pytest.param("It lasts a year.", [("a year", "DURATION", "P1Y")], id="a-year"),
    pytest.param("It lasted for decades.", [("decades", "DURATION", "PXDE")], id="decades"),
    pytest.param("about 18 months ago", [("about 18 months ago", "DATE", "2011-09")], id="about-ago"),
    pytest.param("a man of 30, known here", [], id="none"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_find_timexes(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = find_timexes(NLP.make_doc(text), FRIDAY)
    assert [(text[t.start : t.end], t.type, t.value) for t in found] == expected

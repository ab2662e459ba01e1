"""The TimeML view of a text: other extents, vague times, times of the day."""

from datetime import date

import pytest
import spacy

from extractors.dates import find_timexes

NLP = spacy.blank("en")
FRIDAY = date(2013, 3, 22)

CASES = [
    pytest.param("It has grown since 2008.", [("2008", "DATE", "2008")], id="limit-outside"),
    pytest.param(
        "It grew from 2010 to 2012.",
        [("2010", "DATE", "2010"), ("2012", "DATE", "2012")],
        id="range-is-two-dates",
    ),
    pytest.param(
        "over the past five days", [("the past five days", "DURATION", "P5D")], id="past-days"
    ),
    pytest.param("for more than ten years", [("ten years", "DURATION", "P10Y")], id="more-than"),
    pytest.param(
        "in the fourth quarter", [("the fourth quarter", "DATE", "2012-Q4")], id="article"
    ),
    pytest.param(
        "They met Thursday night.", [("Thursday night", "TIME", "2013-03-21TNI")], id="night"
    ),
    pytest.param("It is now open.", [("now", "DATE", "PRESENT_REF")], id="now"),
    pytest.param("a daily paper", [("daily", "SET", "P1D")], id="daily"),
    pytest.param("It lasts a year.", [("a year", "DURATION", "P1Y")], id="a-year"),
    pytest.param("It lasted for decades.", [("decades", "DURATION", "PXDE")], id="decades"),
    pytest.param("about 18 months ago", [("18 months ago", "DATE", "2011-09")], id="about-ago"),
    pytest.param("nearly two years ago", [("two years ago", "DATE", "2011")], id="nearly-ago"),
    pytest.param("It fell from a year ago.", [("a year ago", "DATE", "2012-Q1")], id="year-ago"),
    pytest.param(
        "in the third quarter, from a year ago",
        [("the third quarter", "DATE", "2012-Q3"), ("a year ago", "DATE", "2011-Q3")],
        id="year-before-a-quarter",
    ),
    pytest.param(
        "in the latest quarter", [("the latest quarter", "DATE", "2012-Q4")], id="latest-quarter"
    ),
    pytest.param("in fiscal 1989", [("fiscal 1989", "DATE", "FY1989")], id="fiscal-year"),
    pytest.param("in FY99", [("FY99", "DATE", "FY1999")], id="fiscal-year-in-short"),
    pytest.param(
        "at 10 a.m. EST on Thursday",
        [("10 a.m. EST on Thursday", "TIME", "2013-03-21T10:00")],
        id="clock-zone-and-day",
    ),
    pytest.param("a boy of age 3, girls ages 5 to 7", [], id="ages"),
    pytest.param(
        "ten years, a decade, the past decade",
        [
            ("ten years", "DURATION", "P10Y"),
            ("a decade", "DURATION", "P10Y"),
            ("the past decade", "DURATION", "P10Y"),
        ],
        id="ten-years",
    ),
    pytest.param("several years ago", [("several years ago", "DATE", "PAST_REF")], id="vague-ago"),
    pytest.param(
        "a two-year plan", [("two-year", "DURATION", "P2Y")], id="attribute-without-article"
    ),
    pytest.param("a day-long trip", [("day-long", "DURATION", "P1D")], id="day-long"),
    pytest.param("in recent weeks", [("recent weeks", "DATE", "PAST_REF")], id="recent-once"),
    pytest.param(
        "in the past few weeks", [("the past few weeks", "DURATION", "PXW")], id="past-few"
    ),
    pytest.param("in the coming months", [("the coming months", "DURATION", "PXM")], id="coming"),
    pytest.param(
        "for hundreds of years", [("hundreds of years", "DURATION", "PXY")], id="hundreds"
    ),
    pytest.param("for 30 seconds", [("30 seconds", "DURATION", "PT30S")], id="seconds"),
    pytest.param("for a second time", [], id="second-is-an-ordinal"),
    pytest.param("once a year", [("once a year", "SET", "P1Y")], id="once-a"),
    pytest.param("three times a day", [("three times a day", "SET", "P1D")], id="times-a"),
    pytest.param(
        "It fell the previous day.",
        [("the previous day", "DATE", "2013-03-21")],
        id="day-of-no-other",
    ),
    pytest.param(
        "It fell earlier in the day.",
        [("earlier in the day", "DATE", "2013-03-22")],
        id="in-the-day",
    ),
    pytest.param(
        "yesterday evening", [("yesterday evening", "TIME", "2013-03-21TEV")], id="evening"
    ),
    pytest.param("at 8:30 a.m.", [("8:30 a.m.", "TIME", "2013-03-22T08:30")], id="clock"),
    pytest.param(
        "at 10 p.m. Thursday",
        [("10 p.m. Thursday", "TIME", "2013-03-21T22:00")],
        id="clock-and-day",
    ),
    pytest.param(
        "on Thursday at 14:30",
        [("Thursday at 14:30", "TIME", "2013-03-21T14:30")],
        id="day-and-clock",
    ),
    pytest.param("at 1430 GMT", [("1430 GMT", "TIME", "2013-03-22T14:30Z")], id="zone"),
    pytest.param("at noon", [("noon", "TIME", "2013-03-22T12:00")], id="noon"),
    pytest.param("won 3:2, a ratio of 12:75", [], id="scores"),
    pytest.param("a man of 30, known here", [], id="none"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_find_timexes(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = find_timexes(NLP.make_doc(text), FRIDAY)
    assert [(text[t.start : t.end], t.type, t.value) for t in found] == expected

"""Vague times, loose lengths and clock times, as TimeML marks them."""

import pytest

from extractors.dates.timeml.phrases import find_clock_times, find_loose_times

LOOSE = [
    pytest.param("it is now open", [("now", "DATE", "PRESENT_REF")], id="now"),
    pytest.param("in the near future", [("the near future", "DATE", "FUTURE_REF")], id="future"),
    pytest.param("a weekly paper", [("weekly", "SET", "P1W")], id="weekly"),
    pytest.param("three times a day", [("three times a day", "SET", "P1D")], id="times-a-day"),
    pytest.param("a long time ago", [("a long time ago", "DATE", "PAST_REF")], id="long-ago"),
    pytest.param(
        "hundreds of years", [("hundreds of years", "DURATION", "PXY")], id="hundreds-of-years"
    ),
    pytest.param("a multi-year plan", [("multi-year", "DURATION", "PXY")], id="multi-year"),
    pytest.param("a decade-long war", [("decade-long", "DURATION", "P10Y")], id="decade-long"),
    pytest.param("30 seconds", [("30 seconds", "DURATION", "PT30S")], id="seconds"),
    pytest.param("later in the day", [("later in the day", "DATE", "2013-03-22")], id="in-the-day"),
    pytest.param("in the morning", [("the morning", "TIME", "2013-03-22TMO")], id="morning"),
    pytest.param("a nowhere man", [], id="inside-of-a-word"),
]
CLOCKS = [
    pytest.param("at 2:30 p.m.", [("2:30 p.m.", "T14:30")], id="half-day"),
    pytest.param("at 12 am", [("12 am", "T00:00")], id="midnight-in-figures"),
    pytest.param("at 14:05", [("14:05", "T14:05")], id="whole-day"),
    pytest.param("at 0900 gmt", [("0900 gmt", "T09:00Z")], id="zone"),
    pytest.param("at 1730 hours", [("1730 hours", "T17:30")], id="military"),
    pytest.param("by noon", [("noon", "T12:00")], id="word"),
    pytest.param("a score of 14:05.33", [], id="no-clock"),
]


@pytest.mark.parametrize(("text", "expected"), LOOSE)
def test_find_loose_times(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = find_loose_times(text, "2013-03-22")
    assert [(text[one.start : one.end], one.type, one.value) for one in found] == expected


@pytest.mark.parametrize(("text", "expected"), CLOCKS)
def test_find_clock_times(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_clock_times(text)
    assert [(text[one.start : one.end], one.value) for one in found] == expected

"""Times that are counted out: distances and lengths."""

from decimal import Decimal

import pytest

from extractors.dates.expressions import Duration, Expression, Relative
from tests.extractors.dates.said import said

CASES = [
    pytest.param(
        "two years ago",
        [("two years ago", Relative(unit="year", offset=-2, counted=True))],
        id="ago",
    ),
    pytest.param(
        "three days later",
        [("three days later", Relative(unit="day", offset=3, anchor="text", counted=True))],
        id="later",
    ),
    pytest.param(
        "a year and a half ago",
        [("a year and a half ago", Relative(unit="month", offset=-18, counted=True))],
        id="half",
    ),
    pytest.param(
        "half a year ago",
        [("half a year ago", Relative(unit="month", offset=-6, counted=True))],
        id="half-a-year",
    ),
    pytest.param(
        "for five to six years",
        [("five to six years", Duration(low=Decimal(5), high=Decimal(6), unit="year"))],
        id="length",
    ),
    pytest.param(
        "a two-year plan",
        [("two-year", Duration(low=Decimal(2), high=Decimal(2), unit="year"))],
        id="attribute",
    ),
    pytest.param(
        "for a month",
        [("a month", Duration(low=Decimal(1), high=Decimal(1), unit="month"))],
        id="article",
    ),
    pytest.param(
        "within 1.5 hours",
        [("1.5 hours", Duration(low=Decimal("1.5"), high=Decimal("1.5"), unit="hour"))],
        id="hours",
    ),
]

CASES += [
    pytest.param(
        text,
        [(words, Duration(low=Decimal(count), high=Decimal(count), unit=unit))],
        id=words,
    )
    for text, words, count, unit in (
        ("held for 3 1/2 years", "3 1/2 years", "3.5", "year"),
        ("after 4½ hours", "4½ hours", "4.5", "hour"),
        ("a three-and-a-half-year term", "three-and-a-half-year", "3.5", "year"),
        ("for a quarter century", "a quarter century", "25", "year"),
        ("in a quarter of a century", "a quarter of a century", "25", "year"),
        ("a 45 day pause", "45 day", "45", "day"),
    )
]

NEAR_MISSES = [
    pytest.param("a man aged 41 years", id="aged"),
    pytest.param("at 1930 hours", id="clock"),
    pytest.param("a 52-week high", id="high"),
    pytest.param("5 year in", id="slip"),
    pytest.param("two days a week", id="often"),
    pytest.param("ten years of age", id="age"),
    pytest.param("three quarters of it", id="fraction"),
    pytest.param("once a year", id="no-length"),
    pytest.param("20,000 years", id="too-many"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_said(text: str, expected: list[tuple[str, Expression]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_misses(text: str) -> None:
    assert said(text) == []

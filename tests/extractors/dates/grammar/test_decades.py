"""Decades and centuries, and figures that are degrees or ages."""

import pytest

from extractors.dates.expressions import Century, Decade, Expression, Part, Range
from tests.extractors.dates.said import said

CASES = [
    pytest.param("in the 1990s", [("the 1990s", Decade(year=1990))], id="figures"),
    pytest.param("the '80s", [("the '80s", Decade(year=80))], id="apostrophe"),
    pytest.param(
        "since the late 60s",
        [
            (
                "since the late 60s",
                Range(first=Part(part="late", of=Decade(year=60)), last=None, leaning=-1),
            )
        ],
        id="bare",
    ),
    pytest.param(
        "the 1950s and 60s",
        [("the 1950s", Decade(year=1950)), ("60s", Decade(year=60))],
        id="after-another",
    ),
    pytest.param("the nineties", [("the nineties", Decade(year=90))], id="word"),
    pytest.param(
        "the mid-19th century",
        [("the mid-19th century", Part(part="mid", of=Century(number=19)))],
        id="century",
    ),
    pytest.param("the XX century", [("the XX century", Century(number=20))], id="roman"),
]

NEAR_MISSES = [
    pytest.param("highs in the 60s, with temperatures falling", id="degrees"),
    pytest.param("a man in his twenties", id="age"),
    pytest.param("the 45th century", id="no-such"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_said(text: str, expected: list[tuple[str, Expression]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_misses(text: str) -> None:
    assert said(text) == []

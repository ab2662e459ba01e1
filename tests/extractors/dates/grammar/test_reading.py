"""The constructions tried around the anchors: the longest wins, none is read inside of a figure."""

from decimal import Decimal

import pytest

from extractors.dates.expressions import Duration, Expression, Ordinal, PrintedDate
from tests.extractors.dates.said import said

CASES = [
    pytest.param(
        "On 3 May 2024 and in 2019",
        [("3 May 2024", PrintedDate(year=2024, month=5, day=3)), ("2019", PrintedDate(year=2019))],
        id="order",
    ),
    pytest.param(
        "the first five months of 2022",
        [
            (
                "the first five months of 2022",
                Ordinal(unit="month", number=1, of=PrintedDate(year=2022), count=5),
            )
        ],
        id="taken-in",
    ),
    pytest.param(
        "five months",
        [("five months", Duration(low=Decimal(5), high=Decimal(5), unit="month"))],
        id="alone",
    ),
]

NEAR_MISSES = [
    pytest.param("$2019", id="amount"),
    pytest.param("1.2019", id="decimals"),
    pytest.param("", id="nothing"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_said(text: str, expected: list[tuple[str, Expression]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_misses(text: str) -> None:
    assert said(text) == []

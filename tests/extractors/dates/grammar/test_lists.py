"""Days that share one month and its year."""

import pytest

from extractors.dates.expressions import Expression, PrintedDate
from tests.extractors.dates.said import said

CASES = [
    pytest.param(
        "on 4 and 5 June",
        [("4", PrintedDate(month=6, day=4)), ("5 June", PrintedDate(month=6, day=5))],
        id="before",
    ),
    pytest.param(
        "on March 3, 5 and 7, 2024",
        [
            ("March 3", PrintedDate(year=2024, month=3, day=3)),
            ("5", PrintedDate(year=2024, month=3, day=5)),
            ("7, 2024", PrintedDate(year=2024, month=3, day=7)),
        ],
        id="after",
    ),
    pytest.param(
        "On March 3 and 5 they met.",
        [("March 3", PrintedDate(month=3, day=3)), ("5", PrintedDate(month=3, day=5))],
        id="without-a-year",
    ),
    pytest.param(
        "On March 3 and 5 soldiers fell.", [("March 3", PrintedDate(month=3, day=3))], id="count"
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_said(text: str, expected: list[tuple[str, Expression]]) -> None:
    assert said(text) == expected

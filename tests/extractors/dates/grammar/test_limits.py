"""What bounds a time: since, by, until, after."""

import pytest

from extractors.dates.expressions import Expression, Part, PrintedDate, Range
from tests.extractors.dates.said import said

CASES = [
    pytest.param(
        "since 2013",
        [("since 2013", Range(first=PrintedDate(year=2013), last=None, leaning=-1))],
        id="since",
    ),
    pytest.param(
        "until March 2024",
        [("until March 2024", Range(first=None, last=PrintedDate(year=2024, month=3), leaning=1))],
        id="until",
    ),
    pytest.param(
        "after 2020.",
        [("after 2020", Range(first=PrintedDate(year=2020), last=None))],
        id="after-a-year",
    ),
    pytest.param("after the 2020 vote", [("2020", PrintedDate(year=2020))], id="after-an-event"),
    pytest.param(
        "before the end of 2024",
        [
            (
                "before the end of 2024",
                Range(first=None, last=Part(part="end", of=PrintedDate(year=2024)), leaning=1),
            )
        ],
        id="before-the-end",
    ),
    pytest.param(
        "the pre-2014 border",
        [("pre-2014", Range(first=None, last=PrintedDate(year=2014), leaning=1))],
        id="pre",
    ),
    pytest.param(
        "from 2026 onwards",
        [("from 2026 onwards", Range(first=PrintedDate(year=2026), last=None))],
        id="onwards",
    ),
    pytest.param(
        "in force from May 2024.",
        [("from May 2024", Range(first=PrintedDate(year=2024, month=5), last=None))],
        id="in-force",
    ),
    pytest.param("up from 2026.", [("2026", PrintedDate(year=2026))], id="compared"),
    pytest.param(
        "hit by May 2024's floods",
        [("May 2024", PrintedDate(year=2024, month=5))],
        id="by-an-agent",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_said(text: str, expected: list[tuple[str, Expression]]) -> None:
    assert said(text) == expected

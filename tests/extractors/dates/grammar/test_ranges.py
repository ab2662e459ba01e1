"""Neighbours that a range joins, and the year that they share."""

import pytest

from extractors.dates.expressions import Expression, Now, Part, PrintedDate, Range, Weekday
from tests.extractors.dates.said import said

CASES = [
    pytest.param(
        "from 2021 to 2024",
        [("from 2021 to 2024", Range(first=PrintedDate(year=2021), last=PrintedDate(year=2024)))],
        id="from-to",
    ),
    pytest.param(
        "between March and May 2024",
        [
            (
                "between March and May 2024",
                Range(first=PrintedDate(year=2024, month=3), last=PrintedDate(year=2024, month=5)),
            )
        ],
        id="between",
    ),
    pytest.param(
        "Nov. 3 to Feb. 5, 2024",
        [
            (
                "Nov. 3 to Feb. 5, 2024",
                Range(
                    first=PrintedDate(year=2023, month=11, day=3),
                    last=PrintedDate(year=2024, month=2, day=5),
                ),
            )
        ],
        id="over-new-year",
    ),
    pytest.param(
        "from Monday to Friday",
        [("from Monday to Friday", Range(first=Weekday(number=1), last=Weekday(number=5)))],
        id="weekdays",
    ),
    pytest.param(
        "the May-to-August period",
        [("May-to-August", Range(first=PrintedDate(month=5), last=PrintedDate(month=8)))],
        id="hyphened-months",
    ),
    pytest.param(
        "the 2011-to-2016 mean",
        [("2011-to-2016", Range(first=PrintedDate(year=2011), last=PrintedDate(year=2016)))],
        id="hyphened-years",
    ),
    pytest.param(
        "between now and June 2026",
        [("between now and June 2026", Range(first=Now(), last=PrintedDate(year=2026, month=6)))],
        id="now",
    ),
    pytest.param(
        "from early 2021 to late 2022",
        [
            (
                "from early 2021 to late 2022",
                Range(
                    first=Part(part="early", of=PrintedDate(year=2021)),
                    last=Part(part="late", of=PrintedDate(year=2022)),
                ),
            )
        ],
        id="part",
    ),
    pytest.param(
        "in January and March 2024",
        [
            ("January", PrintedDate(year=2024, month=1)),
            ("March 2024", PrintedDate(year=2024, month=3)),
        ],
        id="list",
    ),
    pytest.param(
        "cut from May 2029 to December 2021",
        [
            ("May 2029", PrintedDate(year=2029, month=5)),
            ("December 2021", PrintedDate(year=2021, month=12)),
        ],
        id="back",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_said(text: str, expected: list[tuple[str, Expression]]) -> None:
    assert said(text) == expected

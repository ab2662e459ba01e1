"""What widens a time: parts, ordinals, stretches, distances, hedges and years pointed at."""

import pytest

from extractors.dates.expressions import (
    Apart,
    Approximate,
    Ending,
    Expression,
    Holiday,
    Ordinal,
    Part,
    PrintedDate,
    Relative,
    Within,
)
from tests.extractors.dates.said import said

CASES = [
    pytest.param(
        "the end of March 2024",
        [("the end of March 2024", Part(part="end", of=PrintedDate(year=2024, month=3)))],
        id="part",
    ),
    pytest.param(
        "in mid-2024", [("mid-2024", Part(part="mid", of=PrintedDate(year=2024)))], id="adverb"
    ),
    pytest.param("the rest of 2024", [("the rest of 2024", PrintedDate(year=2024))], id="whole"),
    pytest.param(
        "the first week of May 2024",
        [
            (
                "the first week of May 2024",
                Ordinal(unit="week", number=1, of=PrintedDate(year=2024, month=5)),
            )
        ],
        id="ordinal",
    ),
    pytest.param(
        "the last five months of 2022",
        [
            (
                "the last five months of 2022",
                Ordinal(unit="month", number=-1, of=PrintedDate(year=2022), count=5),
            )
        ],
        id="ordinal-of-many",
    ),
    pytest.param(
        "three months ended June 2024",
        [
            (
                "three months ended June 2024",
                Ending(
                    unit="month",
                    count=3,
                    date=PrintedDate(year=2024, month=6),
                    toward=-1,
                    has_ended=True,
                ),
            )
        ],
        id="stretch",
    ),
    pytest.param(
        "the week of May 5, 2024",
        [
            (
                "week of May 5, 2024",
                Ending(unit="week", count=1, date=PrintedDate(year=2024, month=5, day=5), toward=0),
            )
        ],
        id="week-of",
    ),
    pytest.param(
        "the weekend of May 5, 2024",
        [
            (
                "weekend of May 5, 2024",
                Ending(
                    unit="weekend", count=1, date=PrintedDate(year=2024, month=5, day=5), toward=0
                ),
            )
        ],
        id="weekend-of",
    ),
    pytest.param(
        "two days before Christmas",
        [
            (
                "two days before Christmas",
                Apart(unit="day", count=-2, date=Holiday(name="christmas")),
            )
        ],
        id="apart",
    ),
    pytest.param(
        "around 2010", [("around 2010", Approximate(of=PrintedDate(year=2010)))], id="about"
    ),
    pytest.param(
        "January last year",
        [
            (
                "January last year",
                Within(inner=PrintedDate(month=1), year=Relative(unit="year", offset=-1)),
            )
        ],
        id="year-after",
    ),
    pytest.param(
        "last year's Easter",
        [
            (
                "last year's Easter",
                Within(inner=Holiday(name="easter"), year=Relative(unit="year", offset=-1)),
            )
        ],
        id="year-before",
    ),
    pytest.param(
        "the end of the first week of May 2024",
        [
            (
                "the end of the first week of May 2024",
                Part(
                    part="end",
                    of=Ordinal(unit="week", number=1, of=PrintedDate(year=2024, month=5)),
                ),
            )
        ],
        id="twice",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_said(text: str, expected: list[tuple[str, Expression]]) -> None:
    assert said(text) == expected

"""Placed periods as values: ranges put in order, and what each expression leaves for the next."""

from datetime import date

import pytest

from extractors.dates.expressions import Expression, FoundTime, Part, PrintedDate, Range, Weekday
from extractors.dates.placing.timeline import Timeline
from extractors.dates.placing.values import in_citation, resolve
from extractors.text import ArticleText

WEDNESDAY = date(2025, 2, 12)


def timeline(text: str = "") -> Timeline:
    return Timeline(article=ArticleText(text), published=WEDNESDAY)


RANGES = [
    pytest.param(
        Range(first=PrintedDate(year=2021), last=PrintedDate(year=2024)), "2021/2024", id="years"
    ),
    pytest.param(Range(first=PrintedDate(year=2021), last=None), "2021/..", id="open"),
    pytest.param(
        Range(first=Weekday(number=2), last=Weekday(number=1)),
        "2025-02-11/2025-02-17",
        id="weekdays",
    ),
    pytest.param(
        Range(first=None, last=Part(part="end", of=PrintedDate(year=2024))),
        "../2024-12-31",
        id="edge",
    ),
    pytest.param(
        Range(first=None, last=Part(part="late", of=PrintedDate(year=2024))),
        "../2024",
        id="no-edge",
    ),
]


@pytest.mark.parametrize(("limits", "expected"), RANGES)
def test_ranges(limits: Range, expected: str) -> None:
    value, _ = resolve(FoundTime(0, 1, limits, "range"), timeline())
    assert value is not None
    assert value.value == expected


@pytest.mark.parametrize(
    "expression",
    [
        pytest.param(PrintedDate(year=2023, month=2, day=30), id="no-such-day"),
        pytest.param(
            Range(first=PrintedDate(year=2024), last=PrintedDate(year=2021)), id="runs-back"
        ),
    ],
)
def test_what_the_calendar_does_not_have(expression: Expression) -> None:
    head = timeline()
    assert resolve(FoundTime(0, 1, expression, "rule"), head).value is None


def test_a_weekday_is_learnt_for_the_next() -> None:
    text = "on Monday and Friday"
    first, known = resolve(FoundTime(3, 9, Weekday(number=1), "weekday"), timeline(text))
    second, _ = resolve(FoundTime(14, 20, Weekday(number=5), "weekday"), known)
    assert first is not None
    assert second is not None
    assert (first.value, second.value) == ("2025-02-10", "2025-02-14")


def test_what_is_cited_is_not_spoken_of() -> None:
    text = "It was so (Fjord News, May 2023)."
    start = text.index("May")
    found = FoundTime(start, start + 8, PrintedDate(year=2023, month=5), "month-year")
    value, after = resolve(found, timeline(text))
    assert value is not None
    assert value.in_citation
    assert after.told == {}


@pytest.mark.parametrize(
    ("text", "date_in_it", "expected"),
    [
        pytest.param("(Fjord News, May 3)", "May 3", True, id="source"),
        pytest.param("(Fjord News, May 3; Oslo Post, May 5)", "May 5", True, id="second-source"),
        pytest.param("(accessed May 3)", "May 3", True, id="accessed"),
        pytest.param("(May 3)", "May 3", False, id="alone"),
        pytest.param("(born on May 3)", "May 3", False, id="no-name"),
        pytest.param("Fjord News, May 3", "May 3", False, id="no-brackets"),
    ],
)
def test_in_citation(text: str, date_in_it: str, expected: bool) -> None:
    start = text.index(date_in_it)
    assert in_citation(text, start, start + len(date_in_it)) is expected

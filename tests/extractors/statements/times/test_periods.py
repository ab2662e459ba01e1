"""Periods put together from dates and what stands around them."""

from datetime import date

import pytest

from extractors.statements.times.periods import composed, is_start, last_day_named
from tests.extractors.statements.marked_sentences import passages_of

TANKS = "{weapon #tank x14|14 tanks}"

STARTS = [
    pytest.param("It ran from {date 2023|2023}.", True, id="from"),
    pytest.param("It runs, starting in early {date 2023-06|June 2023}.", True, id="starting-in"),
    pytest.param("It ran {date 2023/..|since 2023}.", True, id="open"),
    pytest.param("It ran in {date 2023|2023}.", False, id="in"),
    pytest.param("It was up from {date 2023|2023}.", False, id="compared"),
    pytest.param("It rose by a tenth from {date 2023|2023}.", False, id="compared-farther-off"),
]


@pytest.mark.parametrize(("marked", "expected"), STARTS)
def test_starts(marked: str, expected: bool) -> None:
    [passage] = passages_of(marked)
    assert is_start(passage, passage.dates[0]) is expected


ENDED = "{date ../2027|until 2027}"
COMPOSED = [
    pytest.param("It runs from {date 2023|2023}.", True, "2023/..", id="open"),
    pytest.param("It runs from {date 2023|2023}.", False, "2023", id="does-not-last"),
    pytest.param("It runs in {date 2023|2023}.", True, "2023", id="no-start"),
    pytest.param(f"It runs from {{date 2023|2023}} {ENDED}.", True, "2023/2027", id="until"),
    pytest.param(f"It runs {ENDED}.", True, "../2027", id="end-alone"),
    pytest.param(
        "It runs from {date 2023|2023} for {date P5Y|five years}.",
        True,
        "2023/2027",
        id="length",
    ),
    pytest.param(
        "It runs from {date 2023-06|June 2023} for {date P18M|18 months}.",
        True,
        "2023-06/2024-11",
        id="length-in-months",
    ),
    pytest.param(
        "It runs {date ../2027|until 2027}, or {date P2Y|two years}.",
        True,
        "2026/2027",
        id="length-until",
    ),
    pytest.param(
        "It runs from {date 2023|2023}, as the mill by the quiet river in the wet green hills and "
        "the old road did for {date P5Y|five years}.",
        True,
        "2023/..",
        id="length-too-far",
    ),
    pytest.param(
        "It fell in the {date 2023-07/2023-09|July-September} quarter of {date 2021|2021}.",
        False,
        "2021-07/2021-09",
        id="year-behind",
    ),
    pytest.param("It expires in {date 2027|2027}.", False, "../2027", id="expires"),
    pytest.param(
        f"They get {TANKS} in late {{date 2018|2018}} or early {{date 2019|2019}}.",
        False,
        "2018/2019",
        id="joined",
    ),
    pytest.param(
        "It fell in {date 2023-07|July} and rose in {date 2021|2021}.",
        False,
        "2023-07",
        id="another-year",
    ),
]


@pytest.mark.parametrize(("marked", "lasts", "expected"), COMPOSED)
def test_composed(marked: str, lasts: bool, expected: str) -> None:
    [passage] = passages_of(marked)
    assert composed(passage, passage.dates[0], lasts=lasts).value == expected


ENDS = [
    pytest.param("It closed at {date 1986|the end of 1986}.", "1986-12-31", id="end-of-a-year"),
    pytest.param("It closed at end-{date 2024-02|February}.", "2024-02-29", id="end-before"),
    pytest.param("It closed in {date 1986|1986}.", None, id="no-end"),
    pytest.param("It closed at the end of {date 1986-05-03|May 3}.", None, id="a-day"),
]


@pytest.mark.parametrize(("marked", "expected"), ENDS)
def test_last_days(marked: str, expected: str | None) -> None:
    [passage] = passages_of(marked)
    found = last_day_named(passage, passage.dates[0])
    assert (found.value if found else None) == expected


def test_a_period_holds_its_first_and_last_day() -> None:
    [passage] = passages_of("It runs from {date 2024-02-29|29 February} for {date P1Y|a year}.")
    period = composed(passage, passage.dates[0], lasts=True)
    assert (period.earliest, period.latest) == (date(2024, 2, 29), date(2025, 2, 27))
    assert (period.value, period.kind) == ("2024-02-29/2025-02-27", "range")

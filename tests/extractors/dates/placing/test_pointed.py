"""Where times lie that are pointed at from the day of publication."""

import pytest

from extractors.dates.expressions import Expression, Now, Relative, Rolling
from tests.extractors.dates.placing.placed import placed

CASES = [
    pytest.param(
        Relative(unit="week", offset=-1), "", "2025-02-03/2025-02-09 published", id="last-week"
    ),
    pytest.param(
        Relative(unit="quarter", offset=1), "", "2025-04/2025-06 published", id="next-quarter"
    ),
    pytest.param(
        Relative(unit="year", offset=-2, counted=True), "", "2023 published", id="two-years-ago"
    ),
    pytest.param(
        Relative(unit="year", offset=-1, counted=True), "", "2024-02 published", id="a-year-ago"
    ),
    pytest.param(
        Relative(unit="decade", offset=-2, counted=True), "", "2005 published", id="two-decades-ago"
    ),
    pytest.param(
        Relative(unit="weekend", offset=0), "", "2025-02-15/2025-02-16 published", id="this-weekend"
    ),
    pytest.param(Relative(unit="day", offset=-1, anchor="text"), "", None, id="day-of-no-text"),
    pytest.param(
        Rolling(unit="week", count=1, toward=-1),
        "",
        "2025-02-05/2025-02-12 published",
        id="past-week",
    ),
    pytest.param(
        Rolling(unit="month", count=3, toward=1),
        "",
        "2025-02-12/2025-05-12 published",
        id="next-three-months",
    ),
    pytest.param(Rolling(unit="week", count=0, toward=1), "", None, id="coming-weeks"),
    pytest.param(Now(), "", "2025-02-12 published", id="now"),
]


@pytest.mark.parametrize(("expression", "before", "expected"), CASES)
def test_place(expression: Expression, before: str, expected: str | None) -> None:
    assert placed(expression, before) == expected

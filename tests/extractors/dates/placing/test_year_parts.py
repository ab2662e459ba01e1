"""Where what comes once a year lies, and whose fiscal year is meant."""

import pytest

from extractors.dates.expressions import Expression, FiscalYear, Holiday, PartOfYear
from tests.extractors.dates.placing.placed import placed

CASES = [
    pytest.param(
        PartOfYear(part="quarter", number=4, year=2024),
        "",
        "2024-10/2024-12 explicit",
        id="quarter",
    ),
    pytest.param(
        PartOfYear(part="quarter", number=1, last=3, year=2024),
        "",
        "2024-01/2024-09 explicit",
        id="quarters",
    ),
    pytest.param(
        PartOfYear(part="half", number=1, year=2024), "", "2024-01/2024-06 explicit", id="half"
    ),
    pytest.param(
        PartOfYear(part="season", number=22, year=2024), "", "2024-22 explicit", id="season"
    ),
    pytest.param(
        PartOfYear(part="quarter", number=4),
        "It rose in the ",
        "2024-10/2024-12 published",
        id="open-quarter",
    ),
    pytest.param(FiscalYear(year=2024), "", "2024 explicit", id="fiscal-of-nobody"),
    pytest.param(
        FiscalYear(year=2024),
        "New Delhi spent more in ",
        "2023-04/2024-03 explicit",
        id="fiscal-of-india",
    ),
    pytest.param(
        PartOfYear(part="quarter", number=1, year=2024, fiscal=True),
        "The Pentagon paid in ",
        "2023-10/2023-12 explicit",
        id="fiscal-quarter",
    ),
    pytest.param(FiscalYear(year=2025, pair=True), "", "2024/2025 explicit", id="pair-of-nobody"),
    pytest.param(
        FiscalYear(toward=0), "India plans for ", "2024-04/2025-03 published", id="this-fiscal-year"
    ),
    pytest.param(Holiday(name="easter", year=2024), "", "2024-03-31 explicit", id="holiday"),
    pytest.param(
        Holiday(name="christmas", toward=-1), "", "2024-12-25 published", id="last-holiday"
    ),
]


@pytest.mark.parametrize(("expression", "before", "expected"), CASES)
def test_place(expression: Expression, before: str, expected: str | None) -> None:
    assert placed(expression, before) == expected

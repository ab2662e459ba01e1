"""Whose fiscal year a text speaks of, and from when to when it runs."""

import pytest

from extractors.dates.placing.fiscal_years import CALENDAR_YEAR, UNITED_STATES, calendar_near
from extractors.text import ArticleText


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("The Pentagon and the Army pay.", "USA", id="named"),
        pytest.param("New Delhi pays in rupees; Washington watches.", "IND", id="most-named"),
        pytest.param("Islamabad pays." + " It does." * 100, "PAK", id="named-far-away"),
    ],
)
def test_calendar_near(text: str, code: str) -> None:
    calendar = calendar_near(ArticleText(text), len(text))
    assert calendar is not None
    assert calendar.code == code


def test_no_country_is_named() -> None:
    assert calendar_near(ArticleText("They pay."), 0) is None


def test_years_and_parts() -> None:
    assert UNITED_STATES.year(2024).value == "2023-10/2024-09"
    assert UNITED_STATES.part(2024, 2, 1).value == "2024-01/2024-03"
    assert UNITED_STATES.part(2024, 3, 2).value == "2024-04/2024-09"
    assert CALENDAR_YEAR.part(2024, 1, 2).value == "2024-01/2024-06"


def test_number_of_the_year_that_a_month_lies_in() -> None:
    assert UNITED_STATES.number_at(2024, 9) == 2024
    assert UNITED_STATES.number_at(2024, 10) == 2025
    assert CALENDAR_YEAR.number_at(2024, 12) == 2024

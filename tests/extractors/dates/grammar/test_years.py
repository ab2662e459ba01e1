"""Years in figures, and figures that are none."""

import pytest

from extractors.dates.expressions import Expression, FiscalYear, PrintedDate, Range
from tests.extractors.dates.said import said

CASES = [
    pytest.param("in 2019", [("2019", PrintedDate(year=2019))], id="year"),
    pytest.param("built in 1274", [("1274", PrintedDate(year=1274))], id="old-year"),
    pytest.param("the 2014 elections", [("2014", PrintedDate(year=2014))], id="attribute"),
    pytest.param(
        "the British 2019 election", [("2019", PrintedDate(year=2019))], id="after-a-name"
    ),
    pytest.param(
        "from 2014-2016",
        [("2014-2016", Range(first=PrintedDate(year=2014), last=PrintedDate(year=2016)))],
        id="years",
    ),
    pytest.param("in 2024-25", [("2024-25", FiscalYear(year=2025, pair=True))], id="pair"),
    pytest.param(
        "by 2024-05 it",
        [("by 2024-05", Range(first=None, last=PrintedDate(year=2024, month=5), leaning=1))],
        id="month-in-figures",
    ),
    pytest.param("at 2018 prices", [("2018", PrintedDate(year=2018))], id="measured-at"),
    pytest.param("the 2021 show", [("2021", PrintedDate(year=2021))], id="a-show-of-a-year"),
    pytest.param("she left in '91.", [("'91", PrintedDate(year=1991))], id="short"),
    pytest.param("the ’67 war", [("’67", PrintedDate(year=1967))], id="short-attribute"),
    pytest.param("the class of '08", [("'08", PrintedDate(year=2008))], id="short-of-this-century"),
    pytest.param(
        "2024 May 3", [("2024 May 3", PrintedDate(year=2024, month=5, day=3))], id="year-first"
    ),
]

NEAR_MISSES = [
    pytest.param("they sent 2019 soldiers", id="counted"),
    pytest.param("at least 1992 were killed", id="people"),
    pytest.param("the novel 1984", id="title"),
    pytest.param('reading "1984" again', id="quotation"),
    pytest.param("at 2010 Elm Street", id="street"),
    pytest.param("a 2000-strong force", id="force"),
    pytest.param("the 2014 World Cup", id="event"),
    pytest.param("at the 2018 Farnborough Air Show", id="show"),
    pytest.param("he rode the 2016 Tour of Britain", id="tour"),
    pytest.param("guards left at 1945 and slept", id="clock"),
    pytest.param("shops open at 1930", id="clock-at-the-end"),
    pytest.param("closed from 1800 to 2000 local time", id="clock-times"),
    pytest.param("at 2015 (1715 GMT)", id="clock-of-two-zones"),
    pytest.param("resolutions 1874 and 1985", id="resolutions"),
    pytest.param("under case No. 2019/23", id="case"),
    pytest.param("Of 2040 recruits, 1988 stayed", id="of-so-many"),
    pytest.param("1996 of the 2018 voters", id="so-many-of"),
    pytest.param("from 1960 to 2015 pesos", id="money"),
    pytest.param("a 1950-bed clinic", id="hyphened-count"),
    pytest.param("by 1999 votes to 1981", id="votes"),
    pytest.param("he is 6'11 tall", id="feet-and-inches"),
    pytest.param("they said '40 of us' left", id="quotation-of-a-count"),
    pytest.param("in '20% of cases'", id="quotation-of-a-share"),
    pytest.param("the 1922 Committee met", id="committee"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_said(text: str, expected: list[tuple[str, Expression]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_misses(text: str) -> None:
    assert said(text) == []

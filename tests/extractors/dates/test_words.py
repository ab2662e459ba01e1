"""The words of the calendar and the patterns that match them."""

import re

import pytest

from extractors.dates.words import (
    COUNT,
    DAY,
    MONTH,
    ONWARD,
    ORDINAL,
    PARTS,
    TOWARD,
    UNIT,
    WEEKDAY,
    YEAR,
    read_month,
    read_ordinal,
    read_weekday,
)

MATCHING = [
    pytest.param(MONTH, ["may", "sept", "sept.", "december"], ["maybe", "septem"], id="month"),
    pytest.param(WEEKDAY, ["tue", "thurs.", "sunday"], ["tuesdays", "sund"], id="weekday"),
    pytest.param(DAY, ["1", "22nd", "31"], ["0", "32", "3th1"], id="day"),
    pytest.param(YEAR, ["1066", "1999", "2024"], ["999", "2200", "20245"], id="year"),
    pytest.param(ORDINAL, ["first", "twenty-first", "3rd"], ["firstly", "3"], id="ordinal"),
    pytest.param(UNIT, ["week", "centuries"], ["weekly"], id="unit"),
    pytest.param(
        COUNT,
        ["five", "twenty-two", "1,500", "2.5", "two hundred and six", "dozen"],
        ["fiver", "many"],
        id="count",
    ),
]


@pytest.mark.parametrize(("pattern", "words", "others"), MATCHING)
def test_patterns(pattern: str, words: list[str], others: list[str]) -> None:
    assert [word for word in words if not re.fullmatch(pattern, word)] == []
    assert [word for word in others if re.fullmatch(pattern, word)] == []


def test_reading() -> None:
    assert (read_month("Sept."), read_weekday("Thurs."), read_ordinal("third")) == (9, 4, 3)
    assert (read_ordinal("22nd"), read_ordinal("22")) == (22, 22)


def test_pointers_and_parts() -> None:
    assert (TOWARD["this past"], ONWARD["that same"], PARTS["beginning"]) == (-1, 0, "start")

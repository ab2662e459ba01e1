from typing import Any

import pytest

from extractors.records import CalendarDate
from pipelines.evaluation.kinds.dates import DATES


def day(value: str | None, kind: Any = "date", **changes: Any) -> CalendarDate:
    return CalendarDate(value=value, kind=kind, **changes)


PARSED = [
    pytest.param({"value": "2024-05", "type": "date"}, day("2024-05"), id="a month"),
    pytest.param(
        {"value": None, "type": "ref", "in_citation": True},
        day(None, "reference", in_citation=True),
        id="a reference",
    ),
]


@pytest.mark.parametrize(("norm", "expected"), PARSED)
def test_parse(norm: dict[str, Any], expected: CalendarDate) -> None:
    assert DATES.parse(norm) == expected


SAME = [
    pytest.param(day("2024-05"), day("2024-05~"), True, id="without marks of doubt"),
    pytest.param(day("2024-05"), day("2024-05-01"), False, id="as precise as the text"),
    pytest.param(day(None, "reference"), day(None, "reference"), True, id="references"),
    pytest.param(day(None, "reference"), day("2024"), False, id="a reference resolved"),
]


@pytest.mark.parametrize(("gold", "found", "expected"), SAME)
def test_is_same(gold: CalendarDate, found: CalendarDate, expected: bool) -> None:
    assert DATES.is_same(gold, found) is expected


ATTRIBUTES = [
    pytest.param("type", day("2024"), day("2024", "range"), False, id="another type"),
    pytest.param("in_citation", day("2024"), day("2024"), None, id="no citation"),
    pytest.param("in_citation", day("2024", in_citation=True), day("2024"), False, id="missed"),
]


@pytest.mark.parametrize(("attribute", "gold", "found", "expected"), ATTRIBUTES)
def test_attributes(
    attribute: str, gold: CalendarDate, found: CalendarDate, expected: bool | None
) -> None:
    assert DATES.attributes[attribute](gold, found) is expected

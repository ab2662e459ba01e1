"""Fields of records, whatever they are called and however deep their values lie."""

from typing import Any

import pytest

from pipelines.reading.fields import Fields

RECORDS: list[Any] = [
    pytest.param(
        {"title": {"rendered": "Gas&#8217;s rise"}}, "title", "Gas’s rise", id="wordpress"
    ),
    pytest.param({"headline": {"main": "Gas", "kicker": None}}, "title", "Gas", id="nyt"),
    pytest.param({"headlines": [{"role": "main", "value": "Gas"}]}, "title", "Gas", id="ninjs"),
    pytest.param({"webTitle": "Gas", "fields": {"byline": "x"}}, "title", "Gas", id="guardian"),
    pytest.param({"title": "R&amp;amp;D"}, "title", "R&D", id="escaped-twice"),
    pytest.param({"date": {"$date": "2024-03-05"}}, "published", "2024-03-05", id="extended-json"),
    pytest.param(
        {"date": {"$date": {"$numberLong": "1709596800000"}}},
        "published",
        "1709596800000",
        id="long",
    ),
    pytest.param({"seendate": "20240305T101500Z"}, "published", "20240305T101500Z", id="gdelt"),
]


@pytest.mark.parametrize(("record", "field", "value"), RECORDS)
def test_a_value_is_found(record: dict[str, Any], field: str, value: str) -> None:
    assert Fields(record).first(field) == value


def test_a_person_whose_names_stand_apart() -> None:
    persons = [{"firstname": "Ann", "lastname": "Lee"}, {"firstName": "Bo", "lastName": "Ek"}]
    assert Fields({"authors": persons}).author() == "Ann Lee; Bo Ek"

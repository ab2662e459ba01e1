"""Every kind of the table, whatever it is."""

from dataclasses import is_dataclass
from typing import Any

import pytest

from pipelines.evaluation.kinds.kind import Kind
from pipelines.evaluation.kinds.table import BY_NAME, BY_TABLE
from pipelines.snapshots.schemas import MENTION_TABLES

NORMS: dict[str, dict[str, Any]] = {
    "money": {"low": "5", "high": "5", "currency": "USD", "comparator": "="},
    "gas_volume": {"low": "5", "high": "5", "per": None, "comparator": "="},
    "weapon": {"system": "Nora B-52", "class": "howitzer", "quantity": None},
    "date": {"value": "2024", "type": "date"},
}


def test_every_kind_has_a_table_of_mentions_and_a_name_of_its_own() -> None:
    assert set(BY_TABLE) <= {table.name for table in MENTION_TABLES}
    assert list(BY_TABLE.values()) == list(BY_NAME.values())


@pytest.mark.parametrize("kind", BY_NAME.values(), ids=lambda kind: kind.name)
def test_a_parsed_value_is_a_record(kind: Kind[Any, Any]) -> None:
    assert is_dataclass(kind.parse(NORMS[kind.name]))


@pytest.mark.parametrize("name", ["money", "gas_volume"])
def test_a_comparator_must_be_one(name: str) -> None:
    with pytest.raises(ValueError, match="unknown comparator '<>'"):
        BY_NAME[name].parse(NORMS[name] | {"comparator": "<>"})


def test_a_type_of_date_must_be_one() -> None:
    with pytest.raises(ValueError, match="unknown type of date 'day'"):
        BY_NAME["date"].parse({"value": "2024", "type": "day"})

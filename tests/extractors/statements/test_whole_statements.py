"""Whole statements, read by the pipeline that ships: type, modality, time, source and parties of
one value in each sentence. ``constructions.toml`` names each construction and gives it sentences
with other names, amounts and dates.
"""

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from extractors import statements
from extractors.records import NO_PARTIES, Statement

PUBLISHED = date(2025, 3, 12)
CONSTRUCTIONS = tomllib.loads(Path(__file__).with_name("constructions.toml").read_text("utf-8"))
CASES = [
    pytest.param(case, id=f"{construction}-{number}")
    for construction, cases in CONSTRUCTIONS.items()
    for number, case in enumerate(cases)
]


def statement_of(text: str, value: str) -> Statement:
    """Return the statement of the first value of a text that is written so."""
    at = text.index(value)
    return next(
        one
        for one in statements(text, PUBLISHED)
        if any(mention.start < at + len(value) and at < mention.end for mention in one.values())
    )


@pytest.mark.model
@pytest.mark.parametrize("case", CASES)
def test_all_parts_of_a_statement(case: dict[str, str]) -> None:
    found = statement_of(case["text"], case["value"])
    time = found.period.value if found.period else "no time"
    source = found.attributed_to or "nobody"
    assert f"{found.statement_type}, {found.modality}, {time}, {source}" == case["told"]
    parties = [f"{one.role} {one.name}" for one in found.arguments if one.role not in NO_PARTIES]
    assert Counter(parties) == Counter(case["parties"].split(", "))

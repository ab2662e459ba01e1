"""When a fact holds: by which rule it is dated."""

from datetime import date

import pytest

from extractors.statements.times.dating import DatingContext
from extractors.statements.times.timing import is_measured, timing_of
from tests.extractors.statements.marked_sentences import typed_group_of

SATURDAY = DatingContext(published_on=date(2025, 2, 8), told_of=date(2025, 2, 8))
EVE = DatingContext(published_on=date(2025, 2, 13), told_of=date(2025, 2, 12))
PAID = "{money 5 USD|$5}"
CASES = [
    pytest.param("price", f"Futures closed at {PAID}.", SATURDAY, "2025-02-07", "publication"),
    pytest.param("price", f"Futures closed at {PAID}.", EVE, "2025-02-12", "publication"),
    pytest.param("price", f"They cost {PAID} in {{date 2024|2024}}.", EVE, "2024", "date"),
    pytest.param("contract", f"They won work worth {PAID}.", EVE, None, "none"),
]


@pytest.mark.parametrize(("kind", "marked", "context", "expected", "rule"), CASES)
def test_times(
    kind: str, marked: str, context: DatingContext, expected: str | None, rule: str
) -> None:
    found = timing_of(typed_group_of(marked, kind), "asserted", context)
    assert (found.period.value if found.period else None, found.rule) == (expected, rule)


def test_a_price_is_measured_and_a_contract_is_not() -> None:
    told = [is_measured(typed_group_of(f"Worth {PAID}.", kind)) for kind in ("price", "contract")]
    assert told == [True, False]

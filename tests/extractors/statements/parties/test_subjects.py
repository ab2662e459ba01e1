"""Of what a figure is said that is no party."""

import pytest

from extractors.statements.parties.context import flow_in
from extractors.statements.parties.subjects import named_subject
from tests.extractors.statements.marked_sentences import reading_of, typed_group_of

OIL = "{money 70 USD/barrel|$70}"
GAS = "{gas 2e9 m3/day|2 bcm}"
CASES = [
    pytest.param(f"Brent rose to {OIL}.", "price", "Brent", id="benchmark"),
    pytest.param(f"Oil prices rose to {OIL}.", "price", "Oil", id="goods"),
    pytest.param(f"Brent fell and Dubai crude rose to {OIL}.", "price", "Dubai crude", id="nearer"),
    pytest.param(f"Brent rose to {OIL}.", "budget", None, id="not-of-a-budget"),
    pytest.param(
        f"Flows to U.S. LNG export plants hit {GAS}.",
        "gas_flow",
        "U.S. LNG export plants",
        id="plants",
    ),
    pytest.param(f"Flows hit {GAS}.", "gas_flow", None, id="none-named"),
]


@pytest.mark.parametrize(("marked", "kind", "expected"), CASES)
def test_named_subjects(marked: str, kind: str, expected: str | None) -> None:
    found = named_subject(typed_group_of(marked, kind))
    assert (found.name if found else None) == expected


def test_direction_of_trade() -> None:
    assert flow_in(reading_of("Norway sold gas to Peru.").slots) == ("NOR", "PER")
    assert flow_in(reading_of("Norway sold gas.").slots) is None

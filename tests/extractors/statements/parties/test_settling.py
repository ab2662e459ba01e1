"""Who of two that deal with each other gives."""

import pytest

from extractors.statements.parties.settling import Sides, settle_both
from extractors.statements.types import type_named
from tests.extractors.statements.marked_sentences import party

NOBODY: frozenset[tuple[str, str]] = frozenset()
CASES = [
    pytest.param("", "", "Norway Peru", NOBODY, "Norway > Peru", id="bigger-exporter"),
    pytest.param("", "", "Norway Peru", {("PER", "NOR")}, "Peru > Norway", id="as-told-elsewhere"),
    pytest.param("", "", "Kenya Chile", NOBODY, " > ", id="no-exporter"),
    pytest.param("Peru", "", "Peru Norway", NOBODY, "Peru > Norway", id="giver-is-known"),
    pytest.param("", "Norway", "Peru Norway", NOBODY, "Peru > Norway", id="taker-is-known"),
    pytest.param("", "", "Peru", NOBODY, " > Peru", id="a-state-alone-buys"),
    pytest.param("Norway", "Peru", "", NOBODY, "Norway > Peru", id="both-are-known"),
]


@pytest.mark.parametrize(("givers", "takers", "both", "flows", "expected"), CASES)
def test_sides(
    givers: str, takers: str, both: str, flows: frozenset[tuple[str, str]], expected: str
) -> None:
    known = Sides(
        givers=[party(name) for name in givers.split()],
        takers=[party(name) for name in takers.split()],
    )
    kind = type_named("gas_supply")
    sides = settle_both(known, [party(name) for name in both.split()], kind, flows)
    told = (" ".join(one.name for one in side) for side in (sides.givers, sides.takers))
    assert " > ".join(told) == expected


def test_the_company_that_signs_stands_for_the_nationality_of_the_goods() -> None:
    company = party("{ORG|Equinor}")
    known = Sides(givers=[party("Norwegian")], takers=[])
    sides = settle_both(known, [company, party("Peru")], type_named("gas_supply"), NOBODY)
    assert [one.name for one in sides.givers] == ["Equinor"]
    assert sides.hold(company)

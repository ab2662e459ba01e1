import numpy as np
import pytest

from pipelines.claims.columns.compared import compare_columns
from pipelines.claims.records import ClaimParty
from pipelines.claims.sides import SIDES, compare_sides, find_other_parties
from tests.pipelines.claims.claim_reports import party, report

YARD, NAVY = party("supplier", "Nordwerft"), party("buyer", "Marlian Navy")

CASES = [
    pytest.param((YARD,), (YARD,), "", "the same", False, id="the same"),
    pytest.param(
        (YARD,), (party("supplier", "Nordwerft Marine"),), "", "the same", False, id="short"
    ),
    pytest.param((YARD,), (party("supplier", "Quilmes Boats"),), "", "others", True, id="others"),
    pytest.param(
        (YARD,),
        (party("supplier", "Quilmes Boats"),),
        "Quilmes Boats builds them with Nordwerft.",
        "mentioned",
        False,
        id="the other is named",
    ),
    pytest.param(
        (party("supplier", "Peru"),), (party("supplier", "Chile"),), "", "others", True, id="states"
    ),
    pytest.param(
        (party("supplier", "Peru"),), (YARD,), "", "others", False, id="a state may be its company"
    ),
    pytest.param((YARD,), (), "", "unknown", False, id="one side is not told"),
]


@pytest.mark.parametrize(("ours", "theirs", "sentence", "level", "strangers"), CASES)
def test_who_gives(
    ours: tuple[ClaimParty, ...],
    theirs: tuple[ClaimParty, ...],
    sentence: str,
    level: str,
    strangers: bool,
) -> None:
    table = compare_columns(
        [report("s1", "", parties=ours), report("s2", sentence, parties=theirs)]
    )
    pair = np.array([0]), np.array([1])
    found = compare_sides(table, *pair)
    assert SIDES[found.sides[0, 0]] == level
    assert bool(find_other_parties(table, *pair)[0]) is strangers

"""Which pairs speak for one matter."""

import numpy as np
import pytest

from pipelines.claims.candidates import Candidates
from pipelines.claims.columns.compared import compare_columns
from pipelines.claims.scoring import CERTAIN, find_edges
from tests.pipelines.claims.claim_reports import party, report

YARD, NAVY = party("supplier", "Nordwerft"), party("buyer", "Marlian Navy")
SENTENCE = "Nordwerft won a contract worth $200 million from the Marlian Navy."
TOLD = [
    report("s0", SENTENCE, amount=2e8, parties=(YARD, NAVY)),
    report("s1", SENTENCE, amount=2e8, parties=(YARD, NAVY)),
    report(
        "s2",
        "The Marlian Navy ordered ferries worth $200 million from Quilmes Boats.",
        amount=2e8,
        parties=(party("supplier", "Quilmes Boats"), NAVY),
    ),
]


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        pytest.param({}, [(0, 1)], id="scores"),
        pytest.param({(0, 1): False}, [], id="called different"),
        pytest.param({(0, 2): True}, [(0, 1), (0, 2)], id="called the same against a veto"),
    ],
)
def test_edges(verdicts: dict[tuple[int, int], bool], expected: list[tuple[int, int]]) -> None:
    pairs = Candidates(np.array([0, 0, 1]), np.array([1, 2, 2]))
    found = find_edges(compare_columns(TOLD), [pairs], verdicts)
    assert sorted(zip(found.one.tolist(), found.other.tolist(), strict=True)) == expected
    assert (found.bits == CERTAIN).sum() == sum(verdicts.values())

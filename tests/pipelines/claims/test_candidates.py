from datetime import date, timedelta
from pathlib import Path

import pytest

from pipelines.claims.candidates import LARGEST_BLOCK, find_candidates
from pipelines.claims.columns.compared import compare_columns
from pipelines.claims.records import ReportedStatement, age
from pipelines.snapshots.database import scratch_in
from tests.pipelines.claims.claim_reports import party, report

YARD, NAVY = party("supplier", "Nordwerft"), party("buyer", "Marlian Navy")


def pairs_of(*reports: ReportedStatement) -> set[tuple[str, str]]:
    ordered = sorted(reports, key=age)
    found = find_candidates(compare_columns(ordered))
    return {
        (ordered[a].statement_id, ordered[b].statement_id)
        for a, b in zip(found.one.tolist(), found.other.tolist(), strict=True)
    }


MEET = [
    pytest.param(
        report("s1", "", amount=2e9, parties=(YARD,)),
        report("s2", "", amount=2.9e9, parties=(YARD,), published_on=date(2025, 1, 1)),
        id="a value near by and a party",
    ),
    pytest.param(
        report("s1", "", amount=2e9, parties=(YARD, NAVY)),
        report("s2", "", parties=(YARD, NAVY), systems=("F-70",)),
        id="two parties in a fortnight",
    ),
    pytest.param(
        report("s1", "", systems=("F-70",), parties=(YARD,)),
        report("s2", "", systems=("F-70C Falke",), parties=(YARD, NAVY)),
        id="a system and a party",
    ),
    pytest.param(
        report("s1", "It cost $1,234 million.", amount=1.234e9),
        report("s2", "A sum of $1.234 billion was paid.", amount=1.234e9),
        id="an exact figure",
    ),
    pytest.param(
        report("s1", "", amount=2e9, parties=(party("supplier", "Nordwerft Marine"),)),
        report("s2", "", amount=2e9, parties=(YARD,)),
        id="a short name",
    ),
    pytest.param(
        report("s1", "It cost 450 billion won ($310 million).", amount=4.5e11, parties=(YARD,)),
        report("s2", "It cost $310 million.", amount=3.1e8, parties=(YARD,)),
        id="a conversion that is printed",
    ),
]


@pytest.mark.parametrize(("one", "other"), MEET)
def test_what_shares_a_key_meets(one: ReportedStatement, other: ReportedStatement) -> None:
    assert pairs_of(one, other) == {("s1", "s2")}


def test_what_shares_nothing_does_not_meet() -> None:
    one = report("s1", "", amount=2e9, parties=(YARD,))
    assert pairs_of(one, report("s2", "", amount=2e9, parties=(NAVY,))) == set()
    assert pairs_of() == set()


def test_a_block_too_large_is_split_by_time() -> None:
    days = [date(2024, 1, 1) + timedelta(days=10 * at) for at in range(4 * LARGEST_BLOCK)]
    reports = [
        report(f"s{at:03}", "", amount=2e9, parties=(YARD,), published_on=day)
        for at, day in enumerate(days)
    ]
    found = pairs_of(*reports)
    assert ("s000", "s001") in found
    assert ("s000", "s100") not in found


def test_in_little_memory_the_same_meet(tmp_path: Path) -> None:
    reports = [
        report(f"s{at:02}", "", amount=2e9 + at * 4e8, parties=(YARD, NAVY)) for at in range(12)
    ]
    whole = pairs_of(*reports)
    with scratch_in(tmp_path, memory=100):
        assert pairs_of(*reports) == whole
    assert whole

from datetime import date
from typing import Any

import numpy as np
import pytest

from pipelines.claims.columns.compared import compare_columns
from pipelines.claims.columns.party_names import RELATED, SAME, PartyTable
from pipelines.claims.compatibility import COLUMNS, Reason, find_compatibility
from pipelines.claims.evidence import THRESHOLD, reasons, weigh
from pipelines.claims.pairs import compare_pairs
from pipelines.claims.records import ReportedStatement
from tests.pipelines.claims.claim_reports import party, report


def supply(statement_id: str, m3: float, by: int | None = None, **fields: Any) -> ReportedStatement:
    deadline = {"period": f"../{by}", "period_end": date(by, 12, 31)} if by else {}
    parties = (party("supplier", "Sahra"), party("buyer", "Jadran"))
    values = {"statement_type": "gas_supply", "m3": m3, "parties": parties}
    sentence = fields.pop("sentence", "Sahra supplies Jadran with gas.")
    return report(statement_id, sentence, **(values | deadline | fields))


DIFFER = [
    pytest.param(supply("s1", 4e8), supply("s2", 6e8), "m3_low", Reason.CONTRADICTION, id="values"),
    pytest.param(
        supply("s1", 4e8), supply("s2", 4e8, per="year"), "per", Reason.SCOPE, id="a rate"
    ),
    pytest.param(supply("s1", 4e8, 2026), supply("s2", 4e8, 2028), "period", Reason.TIME, id="end"),
    pytest.param(
        supply("s1", 4e8),
        supply("s2", 4e8, modality="denied"),
        "modality",
        Reason.CONTRADICTION,
        id="denied",
    ),
    pytest.param(
        supply("s1", 4e8, modality="possible", comparator="~", published_on=date(2024, 5, 1)),
        supply("s2", 5e8),
        "m3_low",
        Reason.SUPERSEDED,
        id="an early report",
    ),
]


@pytest.mark.parametrize(("one", "other", "column", "reason"), DIFFER)
def test_how_two_reports_differ(
    one: ReportedStatement, other: ReportedStatement, column: str, reason: Reason
) -> None:
    table = compare_columns([one, other])
    found = find_compatibility(compare_pairs(table, np.array([0]), np.array([1])))
    assert not found.one_claim[0]
    assert (COLUMNS[found.column[0]], Reason(found.reason[0])) == (column, reason)


UNDECIDED = [
    pytest.param(
        supply("s1", 4e8, modality="possible"), supply("s2", 4e8, modality="denied"), id="a maybe"
    ),
    pytest.param(
        supply("s1", 4e8),
        supply("s2", 4e8, modality="denied", sentence="The two have no accord on transit fees."),
        id="another thing denied",
    ),
]


@pytest.mark.parametrize(("one", "other"), UNDECIDED)
def test_a_denial_of_something_else(one: ReportedStatement, other: ReportedStatement) -> None:
    """Two claims, but no conflict."""
    found = find_compatibility(compare_pairs(compare_columns([one, other]), *np.array([[0], [1]])))
    assert (found.one_claim[0], found.reason[0]) == (False, Reason.NONE)


def test_evidence_says_what_it_is_worth() -> None:
    table = compare_columns([supply("s1", 4e8), supply("s2", 4e8)])
    pairs = compare_pairs(table, np.array([0]), np.array([1]))
    assert weigh(pairs)[0] > THRESHOLD
    assert "giver the same, taker the same +8.0" in reasons(pairs)[0]


NAMES = [
    pytest.param("Lockheed Martin", "Lockheed", SAME, id="a short name"),
    pytest.param("Asian Development Bank", "ADB", SAME, id="initials"),
    pytest.param("Kelm Aerospace Industries", "KAI", SAME, id="initials with the legal form"),
    pytest.param("Kelm Oil and Mining", "KOMC", SAME, id="initials and a legal form"),
    pytest.param("Kelm Oil and Mining", "KOMS", 0, id="other initials"),
    pytest.param("Kelm Army Institute", "Kansk Air Ingot", 0, id="two of the same initials"),
    pytest.param("Lithuanian Ministry of Defence", "Lithuania", RELATED, id="an organ of a state"),
    pytest.param("Ostra Yards", "Kelm Yards", 0, id="others"),
]


@pytest.mark.parametrize(("one", "other", "relation"), NAMES)
def test_names(one: str, other: str, relation: int) -> None:
    table = PartyTable()
    places = [table.place(party("buyer", name)) for name in (one, other)]
    found = table.columns().relate(np.array(places[:1]), np.array(places[1:]))
    assert found[0] == relation

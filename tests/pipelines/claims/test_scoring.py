"""What rules a pair of statements out, and what speaks for it; `test_clustering` has the whole."""

from datetime import date

import pytest

from pipelines.claims.features import read_features
from pipelines.claims.records import ReportedStatement
from pipelines.claims.scoring import THRESHOLD, judge
from tests.pipelines.claims.claim_reports import party, report

DEAL = "Nordwerft won a contract worth $2 billion to build frigates for the navy."
YARD = (party("supplier", "Nordwerft"),)
ONE = report("s1", DEAL, amount=2e9, parties=YARD)
GUNS = report("s1", "Guns were sent.", systems=("Nora B-52",))


OBSTACLES = [
    pytest.param(ONE, report("s2", DEAL, amount=7e9), "other amount", id="a rival value"),
    pytest.param(ONE, report("s2", DEAL), "no value in common", id="no value"),
    pytest.param(
        ONE,
        report("s2", DEAL, amount=2.04e9, article_id="a_s1"),
        "another figure of one sentence",
        id="another figure of the sentence",
    ),
    pytest.param(
        GUNS,
        report("s2", "Guns were sent.", systems=("K9 Thunder",)),
        "other systems",
        id="systems",
    ),
    pytest.param(
        report("s1", "Guns were sent.", quantity=4, weapon_class="howitzer"),
        report("s2", "Guns were sent.", quantity=4, weapon_class="mortar"),
        "another class of weapon",
        id="classes",
    ),
    pytest.param(
        GUNS,
        report("s2", "Boats were built here.", systems=("Nora B-52",)),
        "no value in common",
        id="no value and other words",
    ),
    pytest.param(ONE, report("s2", DEAL, amount=2e9, modality="denied"), "denied", id="a denial"),
    pytest.param(
        report(
            "s1",
            DEAL,
            amount=2e9,
            period="2023",
            period_start=date(2023, 1, 1),
            period_end=date(2023, 12, 31),
        ),
        report(
            "s2",
            DEAL,
            amount=2e9,
            period="2024",
            period_start=date(2024, 1, 1),
            period_end=date(2024, 12, 31),
        ),
        "other period",
        id="periods apart",
    ),
]


@pytest.mark.parametrize(("one", "other", "reason"), OBSTACLES)
def test_an_obstacle_leaves_no_score(
    one: ReportedStatement, other: ReportedStatement, reason: str
) -> None:
    assert judge(read_features(one), read_features(other)) == (0.0, reason)


def test_a_link_says_what_speaks_for_it() -> None:
    other = report(
        "s2", "The yard Nordwerft gets $2 billion for frigates.", amount=2e9, parties=YARD
    )
    judgement = judge(read_features(ONE), read_features(other))
    assert judgement.score > THRESHOLD
    assert judgement.reason.startswith("equal amount; words ")
    assert "both name Nordwerft; published within days" in judgement.reason

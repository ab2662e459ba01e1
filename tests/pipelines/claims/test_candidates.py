import pytest

from pipelines.claims.candidates import same_matter_pairs, same_value_pairs
from pipelines.claims.features import read_features
from pipelines.claims.records import ReportedStatement
from tests.pipelines.claims.claim_reports import party, report

YARD = "The shipyard Nordwerft won a contract worth {} to build frigates."
TOLD = "Frigates for the navy will come from the shipyard Nordwerft, which gets {}."
FIRST = report(
    "s1", YARD.format("$2 billion"), amount=2e9, parties=(party("supplier", "Nordwerft"),)
)
CASES = [
    pytest.param(report("s2", TOLD.format("$2 billion"), amount=2e9), True, True, id="equal"),
    pytest.param(report("s2", TOLD.format("$1.97 billion"), amount=1.97e9), True, True, id="near"),
    pytest.param(report("s2", TOLD.format("$9 billion"), amount=9e9), False, True, id="rival"),
    pytest.param(
        report("s2", "Bakers sold bread for $2 billion.", amount=2e9),
        False,
        False,
        id="other words",
    ),
]


@pytest.mark.parametrize(("other", "same_value", "same_matter"), CASES)
def test_what_is_worth_comparing(
    other: ReportedStatement, same_value: bool, same_matter: bool
) -> None:
    features = [read_features(FIRST), read_features(other)]
    assert ((1, 0) in set(same_value_pairs(features))) is same_value
    assert ((1, 0) in set(same_matter_pairs(features))) is same_matter

"""Who runs what is built, and who carries out what others have agreed."""

import pytest

from extractors import statements
from extractors.records import NO_PARTIES

pytestmark = pytest.mark.model

CASES = [
    pytest.param(
        "Cheniere Energy's Sabine terminal has a capacity of 2 bcm a year.",
        {"operator Cheniere Energy", "subject Sabine terminal"},
        id="whose-terminal",
    ),
    pytest.param(
        "The Skarn field, operated by Equinor, holds reserves of 4 bcm.",
        {"operator Equinor", "subject Skarn field"},
        id="operated-by",
    ),
    pytest.param(
        "Santos, operator of the Bolla field, puts its gas reserves at 120 bcm.",
        {"operator Santos", "subject Bolla field"},
        id="operator-of",
    ),
    pytest.param(
        "Germany's largest Rehden facility has a capacity of 4 bcm of gas.",
        {"subject Rehden facility"},
        id="a-state-does-not-run-what-stands-in-it",
    ),
    pytest.param(
        "The United States approved the sale of missiles worth $40 million to Japan, with "
        "Raytheon as the main contractor.",
        {"supplier United States", "buyer Japan", "contractor Raytheon"},
        id="with-as-contractor",
    ),
    pytest.param(
        "The United States approved a $40 million sale of missiles to Japan in which Raytheon "
        "would be the prime contractor.",
        {"supplier United States", "buyer Japan", "contractor Raytheon"},
        id="would-be-the-contractor",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_runs_and_who_carries_out(text: str, expected: set[str]) -> None:
    [found] = statements(text)
    parties = {f"{one.role} {one.name}" for one in found.arguments if one.role not in NO_PARTIES}
    assert parties == expected

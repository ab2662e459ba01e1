"""When a deal holds whose own sentence does not say so."""

import pytest

from tests.extractors.marked_articles import statements_of

WON = "Falk was awarded a {money 4e7 USD|$40 million} contract for radars. "
CASES = [
    pytest.param(
        WON + "Work should be completed {date ../2028-06|by June 2028}.", "../2028-06", id="work"
    ),
    pytest.param(
        WON + "\n* Work should be completed {date ../2028-06|by June 2028}.",
        "../2028-06",
        id="bullet",
    ),
    pytest.param(
        WON + "The contract runs {date 2025/2027|from 2025 to 2027}.", "2025/2027", id="stretch"
    ),
    pytest.param(WON + "Deliveries begin in {date 2027|2027}.", None, id="beginning-alone"),
    pytest.param(
        WON + "The contract should be signed {date ../2025-06|by June 2025}.",
        None,
        id="bound-of-it",
    ),
    pytest.param(
        WON + "Its yard was built {date 1995/1999|from 1995 to 1999}.", None, id="something-else"
    ),
    pytest.param(
        WON + "It also sold radars for {money 5e6 USD|$5 million}. Work should be completed "
        "{date ../2028-06|by June 2028}.",
        None,
        id="of-another-deal",
    ),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_how_long_a_deal_runs(marked: str, expected: str | None) -> None:
    found = statements_of(marked)[0].period
    assert (found.value if found else None) == expected

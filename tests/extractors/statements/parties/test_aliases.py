"""One name for all that an article calls a party by."""

import pytest

from extractors.statements.parties.names import as_state
from tests.extractors.statements.marked_sentences import readings_of

CASES = [
    pytest.param(
        "{ORG|Fjord State Oil Company A/S} ({ORG|Fjordoil}) met. {ORG|Fjordoil} sold it.",
        ["Fjord State Oil Company", "Fjord State Oil Company", "Fjord State Oil Company"],
        id="in-brackets",
    ),
    pytest.param(
        "{ORG|King Street Capital} lent money. {ORG|King Street} lent more.",
        ["King Street Capital", "King Street Capital"],
        id="first-words",
    ),
    pytest.param(
        "{ORG|Chilean Navy} bought it. {ORG|Navy} officials met.",
        ["Chilean Navy", "Chilean Navy"],
        id="without-its-state",
    ),
    pytest.param(
        "{ORG|Acme Gas} and {ORG|Acme Steel} met. {ORG|Acme} sold it.",
        ["Acme Gas", "Acme Steel", "Acme"],
        id="of-two-longer-names-none",
    ),
    pytest.param(
        "Norway met. The Norwegian government agreed.",
        ["Norway", "Norway"],
        id="states-by-their-name",
    ),
]


@pytest.mark.parametrize(("marked", "names"), CASES)
def test_names_of_an_article(marked: str, names: list[str]) -> None:
    found = [as_state(party).name for one in readings_of(marked) for party in one.parties]
    assert found == names

"""For whom nouns and pronouns stand."""

import pytest

from tests.extractors.statements.marked_sentences import readings_of

CASES = [
    pytest.param("{ORG|Acme} rose. The company sold tanks.", ["Acme"], id="the-company"),
    pytest.param("{ORG|Acme} rose. A company sold tanks.", [], id="a-company"),
    pytest.param("Peru spoke. The country bought tanks.", ["Peru"], id="the-country"),
    pytest.param("{ORG|Acme} rose. It will sell tanks.", ["Acme"], id="it-acts"),
    pytest.param("{ORG|Acme} rose. It rained.", [], id="it-does-not-act"),
    pytest.param("{ORG|Acme} rose. Its order came.", ["Acme"], id="its"),
    pytest.param("Peru spoke. It will buy tanks.", ["Peru"], id="it-is-a-state"),
    pytest.param(
        "Sweden's {ORG|Vasa} rose. {ORG|Acme} fell. The Swedish firm won.", ["Vasa"], id="by-state"
    ),
    pytest.param("Peru met Chile. Both countries bought tanks.", ["Peru", "Chile"], id="both"),
    pytest.param(
        "{ORG|World Bank} met {ORG|Acme}. The lender paid.", ["World Bank"], id="noun-of-its-kind"
    ),
    pytest.param("Peru spoke. His government bought tanks.", ["Peru"], id="his-government"),
    pytest.param("{ORG|Acme} met Peru. A government bought tanks.", [], id="a-government"),
    pytest.param(
        "{ORG|Acme} signed a deal with Peru. The two sides bought tanks.",
        ["Acme", "Peru"],
        id="two-sides-are-those-who-deal",
    ),
    pytest.param("{PERSON|Ann Lee} rose. The company sold tanks.", [], id="nobody-spoken-of"),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_anaphora(marked: str, expected: list[str]) -> None:
    assert [party.name for party in readings_of(marked)[-1].parties] == expected

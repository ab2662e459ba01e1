"""How real a fact is by what governs it in its sentence, as the shipped model parses it."""

import pytest

from extractors import statements

CASES = [
    pytest.param("Poland has bought 12 Leopard 2 tanks from Korea.", "asserted", id="done"),
    pytest.param(
        "Poland has decided to buy 12 Leopard 2 tanks from Korea.", "planned", id="decided"
    ),
    pytest.param("Poland has threatened to sue Korea for $12 million.", "possible", id="threat"),
    pytest.param(
        "Poland is expected to have bought 12 Leopard 2 tanks from Korea.", "planned", id="expected"
    ),
    pytest.param(
        "The ministry notified parliament of a potential sale of 12 Leopard 2 tanks to Poland.",
        "planned",
        id="who-decides-outweighs-possible",
    ),
    pytest.param(
        "Poland, which will close three plants, bought 12 Leopard 2 tanks from Korea.",
        "asserted",
        id="another-clause",
    ),
    pytest.param(
        "Poland bought 12 Leopard 2 tanks from Korea, and Norway may buy trucks.",
        "asserted",
        id="joined-clause",
    ),
    pytest.param(
        "The order would come months after its sale of 12 Leopard 2 tanks to Poland.",
        "asserted",
        id="what-was-before",
    ),
    pytest.param(
        "Poland denied that it had bought 12 Leopard 2 tanks from Korea.", "denied", id="denied"
    ),
    pytest.param("Poland pledged more than $30 million in aid to Kenya.", "planned", id="bound"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), CASES)
def test_modality(text: str, expected: str) -> None:
    [statement] = statements(text)
    assert statement.modality == expected

"""Languages: sure of long texts, careful with short ones."""

import pytest

from pipelines.reading.language import detect

CASES = [
    pytest.param(
        "The ministry said on Monday that it had signed a contract for the delivery of forty "
        "trucks.",
        None,
        "en",
        id="english",
    ),
    pytest.param(
        "Das Ministerium teilte am Montag mit, dass es einen Vertrag über vierzig Lastwagen "
        "unterschrieben hat.",
        None,
        "de",
        id="german",
    ),
    pytest.param(
        "Министерство сообщило в понедельник о подписании договора на поставку сорока грузовиков.",
        None,
        "ru",
        id="russian",
    ),
    pytest.param(
        "Le ministère a annoncé lundi la signature d'un contrat pour la livraison de quarante "
        "camions.",
        "en",
        "fr",
        id="declared-wrongly",
    ),
    pytest.param("SOCAR signs $5bn deal", None, "en", id="headline"),
    pytest.param("Nora B-52", None, "en", id="name-alone"),
    pytest.param("Nora B-52", "sr-RS", "sr", id="name-alone-declared"),
    pytest.param("12 | 30", None, None, id="no-letters"),
    pytest.param("", None, None, id="empty"),
]


@pytest.mark.parametrize(("text", "declared", "expected"), CASES)
def test_detect(text: str, declared: str | None, expected: str | None) -> None:
    assert detect(text, declared) == expected

"""Names that several systems share: the noun beside them tells which is meant."""

import pytest

from extractors.text import ArticleText
from extractors.weapons.gazetteer import find_spelling
from extractors.weapons.namesakes import meant_system
from extractors.weapons.phrases import phrase_after


@pytest.mark.parametrize(
    ("name", "noun", "system"),
    [
        pytest.param("AT-3", "trainers", "AT-3 Tzu Chung", id="noun-of-a-namesake"),
        pytest.param("AT-3", "missiles", "9M14 Malyutka", id="noun-of-its-own"),
        pytest.param("Dardo", "vehicles", "VCC-80 Dardo", id="part-of-a-name"),
        pytest.param("Dardo", "", None, id="part-of-a-name-alone"),
        pytest.param("Leclerc", "", "Leclerc", id="no-noun"),
    ],
)
def test_meant_system(name: str, noun: str, system: str | None) -> None:
    spelling = find_spelling(name.lower())
    assert spelling is not None
    phrase = phrase_after(ArticleText(f"{name} {noun}"), len(name))
    meant = meant_system(spelling, name, phrase)
    assert (meant.name if meant else None) == system

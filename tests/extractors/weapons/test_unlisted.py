"""Forms that no gazetteer lists: what beside them makes them weapons."""

import pytest

from extractors.text import ArticleText
from extractors.weapons.context import Context
from extractors.weapons.designations import find_designations
from extractors.weapons.phrases import phrase_after
from extractors.weapons.unlisted import is_weapon


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("He saw the Su-79 there.", True, id="sure-family"),
        pytest.param("He saw an ABX-7 howitzer.", True, id="class-noun"),
        pytest.param("The army tried six ABX-7s.", True, id="counted-in-context"),
        pytest.param("The army tried the ABX-7.", False, id="not-counted"),
        pytest.param("He saw six ABX-7s.", False, id="no-context"),
        pytest.param("It gave Ukraine 31 howitzers.", False, id="noun-of-the-number"),
        pytest.param("The army shut the ABX-7 motorway.", False, id="road"),
    ],
)
def test_is_weapon(text: str, expected: bool) -> None:
    article = ArticleText(text)
    [found] = find_designations(article)
    phrase = phrase_after(article, found.end)
    assert is_weapon(article, found, phrase, Context(article)) is expected

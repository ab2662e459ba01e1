"""Words, lemmas and phrases."""

import pytest

from extractors.text.words import PhraseIndex, inflections, words_between

INFLECTIONS = [
    pytest.param("sign", {"sign", "signs", "signed", "signing"}, id="regular"),
    pytest.param("ship", {"ship", "ships", "shipped", "shipping"}, id="doubled"),
    pytest.param(
        "deliver", {"deliver", "delivers", "delivered", "delivering"}, id="long-verb-not-doubled"
    ),
    pytest.param("lend", {"lend", "lends", "lending", "lent"}, id="irregular"),
    pytest.param("purchase", {"purchase", "purchases", "purchased", "purchasing"}, id="final-e"),
]


@pytest.mark.parametrize(("lemma", "forms"), INFLECTIONS)
def test_inflections(lemma: str, forms: set[str]) -> None:
    assert set(inflections(lemma)) == forms


PHRASES = [
    pytest.param("They sold shares", ["sell"], id="inflected"),
    pytest.param("the order books grew", ["order book"], id="longest-wins"),
    pytest.param("an order-book entry", ["order book"], id="hyphen"),
    pytest.param("ordering a booklet", ["order"], id="no-part-of-a-word"),
    pytest.param("nothing here", [], id="none"),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_phrases(text: str, expected: list[str]) -> None:
    index = PhraseIndex({"sell": 1, "order": 1, "order book": 1})
    assert [phrase for _, _, phrase in index.find(words_between(text, 0, len(text)))] == expected


def test_words_carry_their_offsets() -> None:
    text = "In Serbia’s U.S.-built plant (2024)"
    words = words_between(text, 3, len(text))
    assert [text[word.start : word.end] for word in words] == [word.text for word in words]
    assert [word.text for word in words if word.glued] == ["built"]

"""The text of a `Doc`, joined by another way than spaCy's."""

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractors.text.documents import text_of

NLP = spacy.blank("en")


@given(st.text(max_size=60))
def test_the_text_is_that_of_the_document(text: str) -> None:
    assert text_of(NLP.make_doc(text)) == text
    assert text_of(NLP.make_doc(f"{text} ")) == f"{text} "


def test_words_that_spacy_numbers_are_told_apart() -> None:
    # spaCy's hashes of the names of its own symbols are small neighbouring numbers.
    words = ["LAW", "LANGUAGE", "DATE", "TIME", "PERCENT", "MONEY", "ORTH", "LOWER", "x"]
    for spaces in ([True] * len(words), [False] * len(words)):
        doc = Doc(NLP.vocab, words=words, spaces=spaces)
        assert text_of(doc) == doc.text
        assert text_of(Doc(NLP.vocab, words=words, spaces=spaces)) == doc.text


def test_each_document_has_its_own_text() -> None:
    first, second = NLP.make_doc("One."), NLP.make_doc("Two.")
    assert [text_of(doc) for doc in (first, second, first)] == ["One.", "Two.", "One."]

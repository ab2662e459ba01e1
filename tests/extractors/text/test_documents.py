"""The text of a `Doc`, joined by another way than spaCy's."""

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractors.text.documents import joined_text

NLP = spacy.blank("en")


@given(st.text(max_size=60))
def test_the_text_is_that_of_the_document(text: str) -> None:
    assert joined_text(NLP.make_doc(text)) == text
    assert joined_text(NLP.make_doc(f"{text} ")) == f"{text} "


def test_words_that_spacy_numbers_are_told_apart() -> None:
    # spaCy's hashes of the names of its own symbols are small neighbouring numbers.
    words = ["LAW", "LANGUAGE", "DATE", "TIME", "PERCENT", "MONEY", "ORTH", "LOWER", "x"]
    for spaces in ([True] * len(words), [False] * len(words)):
        doc = Doc(NLP.vocab, words=words, spaces=spaces)
        assert joined_text(doc) == doc.text
        assert joined_text(Doc(NLP.vocab, words=words, spaces=spaces)) == doc.text

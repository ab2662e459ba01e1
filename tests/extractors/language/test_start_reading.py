"""Sentence starts read with each word embedded once are those that spaCy's own component sets."""

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import SentenceRecognizer

from extractors.language.sentence_starts import mark_line_starts
from extractors.language.start_reading import StartReader, starts_can_be_read

TEXTS = [
    "Peru bought 24 ships.\nHanbit, which builds them, said so. It can't deliver before May.",
    "",
    "Ships\n\nNo. 3 sank off the U.S. coast. Nobody was hurt",
    "One",
]


@pytest.mark.model
def test_the_starts_are_those_of_the_component(shipped: Language) -> None:
    senter = shipped.get_pipe("senter")
    assert isinstance(senter, SentenceRecognizer)
    assert starts_can_be_read(senter)
    expected = list(senter.pipe(mark_line_starts(shipped.make_doc(text)) for text in TEXTS))
    given = [mark_line_starts(shipped.make_doc(text)) for text in TEXTS]
    found = list(StartReader(senter).pipe(given, batch_size=3))
    assert [id(doc) for doc in found] == [id(doc) for doc in given]
    for one, other in zip(found, expected, strict=True):
        assert [word.is_sent_start for word in one] == [word.is_sent_start for word in other]
    assert "Hanbit" in [word.text for word in found[0] if word.is_sent_start]


@pytest.mark.model
def test_it_stands_in_the_place_of_the_component(shipped: Language) -> None:
    assert "senter" not in shipped.pipe_names
    assert shipped.pipe_names[-1] == "senter_starts"
    [start] = [word.text for word in shipped("Peru paid. It bought ships.") if word.is_sent_start][
        1:
    ]
    assert start == "It"


def test_other_components_are_asked_as_they_are() -> None:
    nlp = spacy.blank("en")
    assert not starts_can_be_read(nlp.add_pipe("tagger"))
    assert not starts_can_be_read(nlp.add_pipe("sentencizer"))

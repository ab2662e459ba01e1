"""The names of the pipeline that ships are those that its recogniser finds."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.language.recognizing import can_be_read

TEXTS = [
    "Kenya Airways can't fly to Mombasa, said Ana Kovač.\nShe met Lockheed Martin's men in Lima.",
    "",
    "Peru",
    "  \n The Ministry of Defence of Peru bought ships from Hanwha Ocean on 3 May 2024.",
    "It rained.",
]


def spans(doc: Doc) -> list[tuple[int, int, str]]:
    return [(name.start, name.end, name.label_) for name in doc.ents]


def by_recognizer(nlp: Language, doc: Doc) -> Doc:
    """Return a text with the names that spaCy's own recogniser finds."""
    for name in ("line_starts", "ner"):
        doc = nlp.get_pipe(name)(doc)
    return doc


@pytest.mark.model
def test_names_are_those_of_the_recogniser(shipped: Language) -> None:
    with shipped.select_pipes(enable=["line_starts", "ner_names"]):
        found = list(shipped.pipe(TEXTS))
    expected = [by_recognizer(shipped, shipped.make_doc(text)) for text in TEXTS]
    assert [spans(doc) for doc in found] == [spans(doc) for doc in expected]
    assert sum(len(doc.ents) for doc in found) >= 6
    for one, other in zip(found, expected, strict=True):
        assert [token.ent_iob_ for token in one] == [token.ent_iob_ for token in other]


@pytest.mark.model
def test_names_that_are_set_before_stay(shipped: Language) -> None:
    def marked() -> Doc:
        doc = shipped.make_doc(TEXTS[0])
        doc.set_ents([Span(doc, 3, 6, label="Misc")], default="unmodified")
        return doc

    found = shipped.get_pipe("ner_names")(shipped.get_pipe("line_starts")(marked()))
    assert (3, 6, "Misc") in spans(found)
    assert spans(found) == spans(by_recognizer(shipped, marked()))


@pytest.mark.model
def test_only_a_recogniser_that_embeds_by_word_can_be_read(shipped: Language) -> None:
    assert can_be_read(shipped.get_pipe("ner"))
    assert not can_be_read(shipped.get_pipe("parser"))
    blank = spacy.blank("en")
    assert not can_be_read(blank.add_pipe("ner"))
    assert not can_be_read(blank.add_pipe("beam_ner"))
    assert not can_be_read(blank.add_pipe("sentencizer"))

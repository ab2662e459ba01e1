"""Texts in which a model has found names, made without a model, and what is made of them."""

import spacy
from spacy.tokens import Doc

from extractors.entities.mentions import extract
from extractors.records import Entity

BLANK = spacy.blank("en")


def found(doc: Doc) -> list[tuple[str, str, str]]:
    """Return the surface, label and name of every entity."""
    matches = list(extract(doc, None))
    assert all(isinstance(match.value, Entity) for match in matches)
    return [
        (doc.text[m.start : m.end], m.value.label, m.value.name)
        for m in matches
        if isinstance(m.value, Entity)
    ]


def with_model(text: str, *entities: tuple[str, str]) -> Doc:
    """Return a Doc in which a model has found the given surfaces, in order."""
    doc = BLANK(text)
    spans, at = [], 0
    for surface, label in entities:
        at = text.index(surface, at)
        span = doc.char_span(at, at + len(surface), label=label, alignment_mode="expand")
        assert span is not None
        spans.append(span)
        at += len(surface)
    doc.set_ents(spans)
    return doc

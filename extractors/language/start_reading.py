"""Finds the sentence starts that a pipeline's recogniser finds, each word embedded once."""

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

import numpy as np
from spacy.language import Language
from spacy.pipeline import SentenceRecognizer
from spacy.tokens import Doc
from spacy.util import minibatch

from extractors.language.embedded_words import EmbeddedWords, embeds_by_spelling

STARTS = "starts"
"""The component that does what another, which is then disabled, would do."""


class StartReader:
    """A component that sets the sentence starts that a recogniser of the pipeline sets.

    Args:
        recognizer: one of which `starts_can_be_read` holds; its weights are to stay as they are.
    """

    def __init__(self, recognizer: SentenceRecognizer) -> None:
        self._recognizer = recognizer
        tok2vec, self._scores = recognizer.model.layers
        self._words = EmbeddedWords(tok2vec)

    def __call__(self, doc: Doc) -> Doc:
        """Set the sentence starts of a text."""
        [read] = self.pipe([doc])
        return read

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 8) -> Iterator[Doc]:
        """Set the sentence starts of texts, so many at once, and yield the texts in order."""
        for docs in minibatch(stream, batch_size):  # type: ignore[no-untyped-call]
            self._read([doc for doc in docs if len(doc)])
            yield from docs

    def _read(self, docs: Sequence[Doc]) -> None:
        if docs:
            scores = self._scores.predict(self._words.vectors(docs))
            chosen = [np.argmax(of_words, axis=1).tolist() for of_words in scores]
            self._recognizer.set_annotations(docs, chosen)


def starts_can_be_read(component: object) -> bool:
    """Whether a `StartReader` sets what a component of a pipeline sets."""
    if not isinstance(component, SentenceRecognizer):
        return False
    layers = component.model.layers
    return len(layers) == 2 and embeds_by_spelling(layers[0])


def read_starts_at_once(nlp: Language) -> None:
    """Put a `StartReader` in the place of each enabled recogniser that it can stand for."""
    for name, component in nlp.pipeline:
        if starts_can_be_read(component):
            nlp.add_pipe(STARTS, name=f"{name}_{STARTS}", config={"recognizer": name}, after=name)
            nlp.disable_pipe(name)


@Language.factory(STARTS, assigns=["token.is_sent_start"])
def make_start_reader(nlp: Language, name: str, recognizer: str) -> StartReader:
    """Make the component for a recogniser of the pipeline, given by its name."""
    return StartReader(cast("SentenceRecognizer", nlp.get_pipe(recognizer)))

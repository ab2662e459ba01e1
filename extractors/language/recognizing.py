"""Finds the names that a pipeline's recogniser finds, in a third of its time: each word is embedded
once, and what the words do is asked for many at once.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from spacy.util import minibatch

from extractors.language.embedded_words import EmbeddedWords, embeds_by_word
from extractors.language.name_transitions import NameTransitions

NAMES = "names"
"""The component that does what another, which is then disabled, would do."""


class NameReader:
    """A component that finds the names that a recogniser of the pipeline finds.

    Args:
        recognizer: one of which `can_be_read` holds; its weights are to stay as they are.
    """

    def __init__(self, recognizer: EntityRecognizer) -> None:
        self._recognizer = recognizer
        model = recognizer.model
        tok2vec, *self._rest = model.get_ref("tok2vec").layers
        self._words = EmbeddedWords(tok2vec)
        moves = [recognizer.moves.get_class_name(move) for move in range(recognizer.moves.n_moves)]
        self._transitions = NameTransitions(model, moves)

    def __call__(self, doc: Doc) -> Doc:
        """Set the names of a text."""
        [read] = self.pipe([doc])
        return read

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 8) -> Iterator[Doc]:
        """Set the names of texts, so many at once, and yield the texts in order."""
        for docs in minibatch(stream, batch_size):  # type: ignore[no-untyped-call]
            new = []
            for doc in docs:
                # What another component has set leaves the recogniser less to choose from.
                if doc.has_annotation("ENT_IOB"):
                    self._recognizer(doc)
                else:
                    new.append(doc)
            if new:
                self._read(new)
            yield from docs

    def _read(self, docs: Sequence[Doc]) -> None:
        vectors: Any = self._words.vectors(docs)
        for layer in self._rest:
            vectors = layer.predict(vectors)
        ends = np.cumsum([len(doc) for doc in docs])
        starts, blank = np.concatenate([doc.to_array(["SENT_START", "IS_SPACE"]) for doc in docs]).T
        closing = np.append(starts[1:] == 1, True)
        closing[ends - 1] = True
        found = iter(self._transitions.names(vectors, closing, blank == 1))
        name = next(found, None)
        for doc, end in zip(docs, ends.tolist(), strict=True):
            spans, offset = [], end - len(doc)
            while name is not None and name[0] < end:
                spans.append(Span(doc, name[0] - offset, name[1] - offset, label=name[2]))
                name = next(found, None)
            doc.set_ents(spans)


def can_be_read(component: object) -> bool:
    """Whether a `NameReader` finds what a component of a pipeline finds."""
    if not isinstance(component, EntityRecognizer) or component.cfg["beam_width"] != 1:
        return False
    model = component.model
    if not model.attrs["has_upper"] or model.attrs["unseen_classes"]:
        return False
    features = model.get_ref("lower").get_dim("nF")
    return features == 3 and embeds_by_word(model.get_ref("tok2vec").layers[0])


def read_names_at_once(nlp: Language) -> None:
    """Put a `NameReader` in the place of each enabled recogniser of a pipeline that can be read."""
    for name, component in nlp.pipeline:
        if can_be_read(component):
            nlp.add_pipe(NAMES, name=f"{name}_{NAMES}", config={"recognizer": name}, after=name)
            nlp.disable_pipe(name)


@Language.factory(NAMES, assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def make_name_reader(nlp: Language, name: str, recognizer: str) -> NameReader:
    """Make the component for a recogniser of the pipeline, given by its name."""
    return NameReader(cast("EntityRecognizer", nlp.get_pipe(recognizer)))

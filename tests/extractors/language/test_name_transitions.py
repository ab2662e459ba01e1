"""What words do is what spaCy's recogniser says of them one by one, whatever its weights say."""

from typing import Any, cast

import numpy as np
import pytest
import spacy
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc
from spacy.util import fix_random_seed

from extractors.language import name_transitions
from extractors.language.name_transitions import NameTransitions

TEXT = "Bo of Krat he in New Zub and the Ta Li Company met \n Bo Ta in Zub"
SENTENCE_STARTS = {0, 4, 10}


def recognizer(seed: int) -> EntityRecognizer:
    """Return one of four labels with weights drawn at random, so that names are many and long."""
    fix_random_seed(seed)
    nlp = spacy.blank("en")
    made = cast("EntityRecognizer", nlp.add_pipe("ner"))
    for label in ("PERSON", "ORG", "GPE", "LAW"):
        made.add_label(label)
    nlp.initialize()
    random = np.random.default_rng(seed)
    for name, sort in (("lower", ("W", "b", "pad")), ("upper", ("W", "b"))):
        layer: Any = made.model.get_ref(name)
        for param in sort:
            drawn = random.normal(size=layer.get_param(param).shape)
            layer.set_param(param, drawn.astype("float32"))
    return made


def read(made: EntityRecognizer) -> Doc:
    doc = Doc(made.vocab, words=TEXT.split(" "))
    starts = np.array([place in SENTENCE_STARTS for place in range(len(doc))], dtype="uint64")
    return doc.from_array(["SENT_START"], starts)


def places(made: EntityRecognizer, doc: Doc) -> list[tuple[int, int, str]]:
    """Return the names of a text as the transitions find them."""
    vectors: Any = made.model.get_ref("tok2vec").predict([doc])
    closing = np.array([place + 1 in SENTENCE_STARTS for place in range(len(doc))])
    closing[-1] = True
    moves = [made.moves.get_class_name(move) for move in range(made.moves.n_moves)]
    blank = np.array([token.is_space for token in doc])
    return NameTransitions(made.model, moves).names(vectors, closing, blank)


@pytest.mark.parametrize("seed", range(12))
def test_names_are_those_of_the_recogniser(seed: int) -> None:
    made = recognizer(seed)
    doc = read(made)
    found = places(made, doc)
    made(doc)
    assert found == [(name.start, name.end, name.label_) for name in doc.ents]


def test_the_weights_drawn_make_names_of_every_kind() -> None:
    lengths = set()
    for seed in range(12):
        made = recognizer(seed)
        lengths |= {end - start for start, end, _ in places(made, read(made))}
    assert {1, 2, 3, 4, 5} <= lengths


def test_a_name_ends_after_so_many_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_transitions, "LONGEST_NAME", 3)
    lengths = set()
    for seed in range(12):
        made = recognizer(seed)
        lengths |= {end - start for start, end, _ in places(made, read(made))}
    assert lengths == {1, 2, 3}

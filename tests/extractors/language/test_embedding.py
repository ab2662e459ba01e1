"""The embedding layer: what it knows of each word, and that a batch is read as one by one."""

import numpy as np
import spacy
from spacy.lookups import Table
from spacy.vocab import Vocab

from extractors.language.embedding import NAME_CLASSES, name_classes, word_vectors


def vocabulary() -> Vocab:
    vocab = spacy.blank("en").vocab
    table: Table = vocab.lookups.add_table(NAME_CLASSES)
    table[vocab.strings.add("Zorv")] = 3 * 256 + 7
    return vocab


def test_classes_are_kinds_and_uses() -> None:
    doc = spacy.blank("en", vocab=vocabulary())("Zorv rose")
    [codes] = name_classes(0.0).predict([doc])
    assert codes.tolist() == [[3, 7], [0, 0]]


def test_classes_are_hidden_in_training_only() -> None:
    doc = spacy.blank("en", vocab=vocabulary())("Zorv Zorv")
    layer = name_classes(1.0)
    assert layer.predict([doc])[0].any()
    assert not layer(([doc]), is_train=True)[0][0].any()


def test_a_text_without_words_has_no_classes() -> None:
    [codes] = name_classes(0.0).predict([spacy.blank("en")("")])
    assert codes.shape == (0, 2)


def test_vectors_of_a_batch_are_those_of_each_text() -> None:
    nlp = spacy.blank("en")
    for word in ("rain", "gas", "rose"):
        nlp.vocab.set_vector(word, np.arange(5, dtype="float32") + len(word))
    docs = [nlp("gas rose"), nlp(""), nlp("rain rain gas")]
    layer = word_vectors(4)
    layer.initialize([docs[0]])
    batch = layer.predict(docs)
    single = [layer.predict([doc]).data for doc in docs if len(doc)]
    assert batch.lengths.tolist() == [2, 0, 3]
    assert np.allclose(batch.data, np.concatenate(single))
    trained, _ = layer(docs, is_train=True)
    assert np.allclose(batch.data, trained.data)

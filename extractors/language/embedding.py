"""The words of a text as vectors: spelling features, static vectors, and what name lists say of
each word.

A spaCy architecture beside ``spacy.MultiHashEmbed``. The name lists travel with the model, as the
lookup table `NAME_CLASSES` of its vocabulary, so that a text is read the same wherever the model is
loaded.
"""

from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np
from spacy.ml.featureextractor import FeatureExtractor
from spacy.ml.staticvectors import StaticVectors, forward
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import (
    Embed,
    HashEmbed,
    Maxout,
    Model,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)
from thinc.types import Floats2d, Ints2d, Ragged

NAME_CLASSES = "name_classes"
"""The lookup table from a word to its classes: ``kinds * 256 + use``, see
`extractors.training.name_classes`.
"""

BY_WORD = "by_word"
"""Attribute of the layer of `news_embed`: what it makes of a word depends on the word alone."""

_ATTRIBUTES = ("NORM", "PREFIX", "SUFFIX", "SHAPE")
_CLASS_WIDTH = 24
_SEED = 8


def news_embed(
    width: int, rows: Sequence[int], kinds: int, uses: int, class_dropout: float
) -> Model[list[Doc], list[Floats2d]]:
    """Make the embedding layer.

    Args:
        width: of the vectors that come out.
        rows: of the hash tables for NORM, PREFIX, SUFFIX and SHAPE.
        kinds: how many combinations of name lists the table of classes tells apart.
        uses: how many ways of being used in raw news it tells apart.
        class_dropout: the share of tokens whose classes are hidden in training, lest the model lean
            on them.
    """
    spelling: Model[list[Doc], object] = chain(
        FeatureExtractor(list(_ATTRIBUTES)),
        list2ragged(),
        with_array(
            concatenate(
                *(
                    HashEmbed(width, size, column=column, seed=_SEED + column, dropout=0.0)
                    for column, size in enumerate(rows)
                )
            )
        ),
    )
    classes: Model[list[Doc], object] = chain(
        name_classes(class_dropout),
        list2ragged(),
        with_array(
            concatenate(Embed(_CLASS_WIDTH, kinds, column=0), Embed(_CLASS_WIDTH, uses, column=1))
        ),
    )
    inputs = width * (len(rows) + 1) + 2 * _CLASS_WIDTH
    layer: Model[list[Doc], list[Floats2d]] = chain(
        concatenate(spelling, word_vectors(width), classes),
        with_array(Maxout(width, inputs, nP=3, dropout=0.0, normalize=True)),
        ragged2list(),
    )
    layer.attrs[BY_WORD] = True
    return layer


def word_vectors(width: int) -> Model[list[Doc], Ragged]:
    """Make spaCy's layer of static vectors, which outside of training looks every word of a batch
    up only once.

    A floret vector is a sum over a word's pieces, which takes a third of the time if it is done for
    every token.
    """
    layer = StaticVectors(width, dropout=0.0)
    return Model(
        layer.name,
        _project,
        init=layer.init,
        params={"W": None},
        attrs=layer.attrs,
        dims={"nO": width, "nM": None},
    )


def _project(
    model: Model[list[Doc], Ragged], docs: list[Doc], is_train: bool
) -> tuple[Ragged, Callable[..., Any]]:
    if is_train or not any(len(doc) for doc in docs):
        return forward(model, docs, is_train)
    orths, places = np.unique(
        np.concatenate([doc.to_array("ORTH") for doc in docs]), return_inverse=True
    )
    vocab = docs[0].vocab
    words = Doc(vocab, words=[vocab.strings[int(orth)] for orth in orths])
    vectors, backprop = forward(model, [words], is_train)
    lengths = model.ops.asarray1i([len(doc) for doc in docs])
    rows = cast("Any", vectors.data)[places]
    return Ragged(rows, lengths), backprop


def name_classes(dropout: float) -> Model[list[Doc], list[Ints2d]]:
    """Make the layer that looks up each token's two classes, hiding a share of them in training."""
    return Model("name_classes", _look_up, attrs={"dropout": dropout})


def _look_up(
    model: Model[list[Doc], list[Ints2d]], docs: list[Doc], is_train: bool
) -> tuple[list[Ints2d], Callable[[list[Ints2d]], list[Doc]]]:
    found = []
    for doc in docs:
        table = doc.vocab.lookups.get_table(NAME_CLASSES, {})
        codes = np.array(
            [table.get(orth, 0) for orth in doc.to_array("ORTH").tolist()], dtype="int32"
        ).reshape(-1)
        if is_train:
            codes *= np.random.random(codes.shape) >= model.attrs["dropout"]
        found.append(
            cast(
                "Ints2d",
                model.ops.asarray(cast("Any", np.stack([codes // 256, codes % 256], axis=1))),
            )
        )
    return found, _nothing_to_learn


def _nothing_to_learn(gradients: list[Ints2d]) -> list[Doc]:
    return []


registry.architectures("pressledger.NewsEmbed.v1", func=news_embed)

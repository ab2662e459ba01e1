"""An encoder computed a few words at a time makes what spaCy's own makes."""

import numpy as np
import pytest
from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MishWindowEncoder
from thinc.api import Model

from extractors.language import window_encoding
from extractors.language.window_encoding import WindowEncoder, encodes_windows

WIDTH = 8


def encoder(window_size: int, pieces: int, depth: int) -> Model:
    model = MaxoutWindowEncoder(
        width=WIDTH, window_size=window_size, maxout_pieces=pieces, depth=depth
    )
    model.initialize([np.zeros((2, WIDTH), dtype="float32")])
    random = np.random.default_rng(7)
    for node in model.walk():
        for name in node.param_names:
            shape = node.get_param(name).shape
            node.set_param(name, random.standard_normal(shape).astype("float32"))
    return model


@pytest.mark.parametrize(
    ("window_size", "pieces", "depth"),
    [(1, 3, 4), (1, 2, 1), (2, 3, 2)],
    ids=["as-shipped", "one-layer", "two-words-on-either-side"],
)
@pytest.mark.parametrize("rows", [3, 1000], ids=["in-many-pieces", "in-one-piece"])
@pytest.mark.parametrize(
    "lengths", [[1], [5], [4, 1, 9, 2]], ids=["one-word", "one-text", "four-texts"]
)
def test_the_vectors_are_those_of_the_model(
    window_size: int,
    pieces: int,
    depth: int,
    rows: int,
    lengths: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(window_encoding, "ROWS", rows)
    model = encoder(window_size, pieces, depth)
    assert encodes_windows(model)
    words = np.random.default_rng(3).standard_normal((sum(lengths), WIDTH)).astype("float32")
    expected = model.predict(np.split(words, np.cumsum(lengths)[:-1]))
    found = WindowEncoder(model).encode(words, lengths)
    for one, other in zip(found, expected, strict=True):
        assert np.allclose(one, other, rtol=1e-4, atol=1e-4)


def test_other_encoders_are_asked_as_they_are() -> None:
    other = MishWindowEncoder(width=WIDTH, window_size=1, depth=2)
    assert not encodes_windows(other)
    assert not encodes_windows(encoder(1, 3, 2).layers[0])

"""spaCy's encoder of words in their neighbourhood, computed in pieces that stay in the processor's
cache.

``spacy.MaxoutWindowEncoder.v2`` makes for each step of a layer a new matrix of all words, which is
written to memory and read again: more than half of its time. Here a few words at a time go through
all steps of a layer. The numbers are the same to the last bit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import as_strided
from thinc.api import Model

ROWS = 256
"""Words that go through a layer at once: with their neighbours and the pieces of each, 300 KB a
matrix.
"""

_LEAST_VARIANCE = 1e-8  # as thinc's layer norm has it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layer:
    """The weights of a layer: of a word's window to all pieces, one piece after the other, and of
    the normalisation.
    """

    weights: Any
    bias: Any
    gain: Any
    shift: Any


class WindowEncoder:
    """What an encoder of a model makes of words.

    Args:
        model: one of which `encodes_windows` holds; its weights are to stay as they are.
    """

    def __init__(self, model: Model[Any, Any]) -> None:
        self._padding: int = model.attrs["pad"]
        maxouts, norms, windows = (
            _layers(model, name) for name in ("maxout", "layernorm", "expand_window")
        )
        self._reach: int = windows[0].attrs["window_size"]
        self._pieces: int = maxouts[0].get_dim("nP")
        self._width: int = maxouts[0].get_dim("nO")
        self._layers = [
            _Layer(
                weights=_by_piece(maxout.get_param("W")),
                bias=maxout.get_param("b").T.flatten(),
                gain=norm.get_param("G"),
                shift=norm.get_param("b"),
            )
            for maxout, norm in zip(maxouts, norms, strict=True)
        ]

    def encode(self, words: Any, lengths: Sequence[int]) -> list[Any]:
        """Return the vectors of the words of each text, given those of all words and how many words
        each text has.
        """
        # Between texts and around them is room, lest a text be read as going on with another.
        ends = np.cumsum([self._padding + length for length in lengths])
        places = np.arange(len(words)) + np.repeat(
            self._padding * np.arange(1, len(lengths) + 1), lengths
        )
        padded = np.zeros((ends[-1] + self._padding + 2 * self._reach, self._width), "float32")
        padded[self._reach :][places] = words
        made = self._through_all(padded)
        return [
            made[end - length : end].copy()
            for length, end in zip(lengths, ends.tolist(), strict=True)
        ]

    def _through_all(self, padded: Any) -> Any:
        """Return what the layers make of rows, of which the first and the last, as many as the
        window reaches, are zero and stay so.
        """
        rows, reach, width = len(padded) - 2 * self._reach, self._reach, self._width
        here, there = padded, np.zeros_like(padded)
        step, item = padded.strides
        across = (2 * reach + 1) * width
        most = min(ROWS, rows)
        window = np.empty((most, across), "float32")
        pieces = np.empty((most, self._pieces * width), "float32")
        largest, squares = np.empty((2, most, width), "float32")
        for layer in self._layers:
            # A row with its neighbours lies in one stretch of memory.
            windows = as_strided(here, (rows, across), (step, item), writeable=False)
            for start in range(0, rows, most):
                some = slice(0, min(most, rows - start))
                end = start + some.stop
                np.copyto(window[some], windows[start:end])
                np.dot(window[some], layer.weights, out=pieces[some])
                self._settle(layer, pieces[some], largest[some], squares[some])
                inner = slice(reach + start, reach + end)
                np.add(here[inner], largest[some], out=there[inner])
            here, there = there, here
        return here[reach : reach + rows]

    def _settle(self, layer: _Layer, pieces: Any, largest: Any, squares: Any) -> None:
        """Write the largest of the pieces, normalised; what is given is overwritten."""
        width = self._width
        pieces += layer.bias
        np.copyto(largest, pieces[:, :width])
        for first in range(width, self._pieces * width, width):
            np.maximum(largest, pieces[:, first : first + width], out=largest)
        largest -= np.add.reduce(largest, axis=1, keepdims=True) / width
        np.multiply(largest, largest, out=squares)
        variance = np.add.reduce(squares, axis=1, keepdims=True) / width
        largest *= (variance + _LEAST_VARIANCE) ** -0.5
        largest *= layer.gain
        largest += layer.shift


def encodes_windows(model: Model[Any, Any]) -> bool:
    """Whether a model is the encoder that a `WindowEncoder` computes."""
    if "pad" not in model.attrs:
        return False
    maxouts, norms, windows = (
        _layers(model, name) for name in ("maxout", "layernorm", "expand_window")
    )
    plain = {node.name for node in model.walk() if not node.layers}
    return plain <= _STEPS and len(maxouts) == len(norms) == len(windows) > 0


_STEPS = frozenset({"expand_window", "maxout", "layernorm", "dropout"})


def _layers(model: Model[Any, Any], name: str) -> list[Model[Any, Any]]:
    return [node for node in model.walk(order="dfs_pre") if node.name == name]


def _by_piece(weights: Any) -> Any:
    """Return weights of (outputs, pieces, inputs) as (inputs, all first pieces, all second …)."""
    outputs, pieces, inputs = weights.shape
    return np.ascontiguousarray(weights.transpose(2, 1, 0)).reshape(inputs, pieces * outputs)

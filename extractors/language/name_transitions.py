"""The last layers of a recogniser of names, read for all words of many texts at once.

spaCy's transition-based recogniser goes through a text word by word, and at each word asks its
model what the word does: begin a name, go on with it, end it, be one alone, be outside of names.
Such a question about one word costs more to ask than to answer: it took half of the recogniser's
time. But what a word does where no name is open depends on that word alone, so that all words are
asked at once; and names are few and short, so that their second words are asked at once, then
their third.

The answers are those of spaCy (`spacy.pipeline._parser_internals.ner` has which are allowed where),
but for names of more than `LONGEST_NAME` words.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from thinc.api import Model

LONGEST_NAME = 50
"""Words after which a name ends, lest a hostile text be read as often as it has words."""

Place = tuple[int, int, str]
"""A name: its first word, the word after its last one, its label."""


class NameTransitions:
    """What a recogniser's model says of words, given the vectors that its first layers make.

    Args:
        model: of the architecture ``spacy.TransitionBasedParser.v2`` for names, with its three
            features: the word, the first word of the open name, the word before.
        moves: the names of what the model chooses from, such as ``B-Person`` and ``O``.
    """

    def __init__(self, model: Model[Any, Any], moves: Sequence[str]) -> None:
        weights = _parameter(model, "lower", "W")
        features, hidden, pieces, width = weights.shape
        self._pieces = pieces
        self._features = weights.reshape(features, hidden * pieces, width).transpose(0, 2, 1)
        self._absent = _parameter(model, "lower", "pad").reshape(features, hidden * pieces)
        self._bias = _parameter(model, "lower", "b").reshape(-1)
        scores, bias = _parameter(model, "upper", "W"), _parameter(model, "upper", "b")
        places = {move: place for place, move in enumerate(moves)}
        # "U-", without a label, is for a word that another component has blocked.
        self._moves = [move for move in moves if move == "O" or (move[0] in "BU" and move != "U-")]
        first = [places[move] for move in self._moves]
        self._scores, self._score_bias = scores[first].T, bias[first]
        self._begins = np.array([move[0] == "B" for move in self._moves])
        self._alone = np.array([move[0] == "U" for move in self._moves])
        goes_on, ends = (
            [places.get(kind + move[1:], 0) for move in self._moves] for kind in ("I", "L")
        )
        self._going_on = scores[goes_on] - scores[ends]
        self._going_on_bias = bias[goes_on] - bias[ends]

    def names(self, vectors: Any, closing: Any, blank: Any) -> list[Place]:
        """Return the names of some texts in order, their words counted through.

        Args:
            vectors: one for each word of the texts, one text after the other.
            closing: whether a word is the last one of its text or before the start of a sentence,
                over which no name goes.
            blank: whether a word is white space, with which no name begins.
        """
        here = vectors @ self._features[0]
        chosen = self._where_none_is_open(here, closing, blank)
        first = np.flatnonzero(self._begins[chosen])
        ends = self._ends(vectors, here, closing, first, chosen[first])
        ends |= {place: place + 1 for place in np.flatnonzero(self._alone[chosen]).tolist()}
        found: list[Place] = []
        free = 0
        for start, end in sorted(ends.items()):
            if start >= free:  # else within a name, where it was not to be asked
                found.append((start, end, self._moves[chosen[start]][2:]))
                free = end
        return found

    def _where_none_is_open(self, here: Any, closing: Any, blank: Any) -> Any:
        """Return the move that each word makes where no name is open."""
        summed = here + self._absent[1]
        summed += self._absent[2]
        scores = self._hidden(summed) @ self._scores
        scores += self._score_bias
        scores[np.ix_(closing, self._begins)] = -np.inf
        scores[np.ix_(blank, self._begins | self._alone)] = -np.inf
        return scores.argmax(axis=1)

    def _ends(self, vectors: Any, here: Any, closing: Any, first: Any, move: Any) -> dict[int, int]:
        """Return the end of the name that each of some words begins with a move."""
        ends: dict[int, int] = {}
        begun = vectors[first] @ self._features[1]
        for length in range(2, LONGEST_NAME + 1):
            word = first + length - 1
            summed = here[word] + begun
            summed += vectors[word - 1] @ self._features[2]
            hidden = self._hidden(summed)
            margin = np.einsum("ij,ij->i", hidden, self._going_on[move]) + self._going_on_bias[move]
            on = (margin >= 0) & ~closing[word] & (length < LONGEST_NAME)
            ends |= dict.fromkeys(first[~on].tolist(), length)
            first, move, begun = first[on], move[on], begun[on]
            if not len(first):
                break
        return {start: start + length for start, length in ends.items()}

    def _hidden(self, summed: Any) -> Any:
        """Return the hidden layer for sums of features, which are overwritten: of its pieces the
        largest.
        """
        summed += self._bias
        largest = summed[:, :: self._pieces]
        for piece in range(1, self._pieces):
            largest = np.maximum(largest, summed[:, piece :: self._pieces])
        return largest


def _parameter(model: Model[Any, Any], layer: str, name: str) -> Any:
    return model.get_ref(layer).get_param(name)

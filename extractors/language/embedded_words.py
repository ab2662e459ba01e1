"""The first layer of a model, asked once for each word.

What `extractors.language.embedding.news_embed` makes of a word depends on the word alone, and
makes up half of the time of reading a sentence; a few thousand words make up nearly all of the
sentences of a day's news.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

from extractors.language.embedding import BY_WORD
from extractors.language.window_encoding import WindowEncoder, encodes_windows

MOST_WORDS = 20_000
"""Words that are kept, 8 MB of vectors; beyond them all are made anew."""

_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # any large odd number


class EmbeddedWords:
    """A model that turns words into vectors, with the words that it has embedded.

    Args:
        model: one that `embeds_by_word` or `embeds_by_spelling`.
    """

    def __init__(self, model: Model[list[Doc], Any]) -> None:
        self._embed: Model[list[Doc], Any] = model.get_ref("embed")
        self._encoder = WindowEncoder(model.get_ref("encode"))
        self._places: dict[int, int] = {}
        self._rows: Any = np.empty((0, model.get_dim("nO")), dtype="float32")

    def vectors(self, docs: Sequence[Doc]) -> list[Any]:
        """Return an array of vectors for each document, as the model makes it; each has words."""
        words = np.concatenate([doc.to_array(["ORTH", "NORM"]) for doc in docs])
        # Both, as a tokenizer gives a word another norm in places: the "n't" of "can't" is "not".
        keys, firsts, inverse = np.unique(
            words[:, 0] ^ words[:, 1] * _SPREAD, return_index=True, return_inverse=True
        )
        places = self._places_of(keys.tolist(), words[firsts], docs[0].vocab)
        return self._encoder.encode(self._rows[places[inverse]], [len(doc) for doc in docs])

    def _places_of(self, keys: list[int], words: Any, vocab: Vocab) -> Any:
        """Return in which rows some words are kept, of which those that are new are embedded."""
        if len(self._places) > MOST_WORDS:
            self._places = {}
        places = self._places
        new = [place for place, key in enumerate(keys) if key not in places]
        if new:
            orths, norms = words[new].T
            doc = Doc(vocab, words=[vocab.strings[orth] for orth in orths.tolist()])
            [made] = self._embed.predict([doc.from_array(["NORM"], norms)])
            self._keep([keys[place] for place in new], made)
        return np.array([places[key] for key in keys])

    def _keep(self, keys: list[int], made: Any) -> None:
        first, end = len(self._places), len(self._places) + len(keys)
        if end > len(self._rows):
            rows = np.empty((2 * end, self._rows.shape[1]), dtype="float32")
            rows[:first] = self._rows[:first]
            self._rows = rows
        self._rows[first:end] = made
        self._places |= zip(keys, range(first, end), strict=True)


class EmbeddedComponent:
    """A component that sets the vectors of words for others, with the words that it has embedded.

    Args:
        tok2vec: a component whose model `embeds_by_word`.
    """

    def __init__(self, tok2vec: Tok2Vec) -> None:
        self._tok2vec = tok2vec
        self._words = EmbeddedWords(tok2vec.model)

    def read(self, docs: Sequence[Doc]) -> list[Doc]:
        """Return the documents with the vectors of their words, as the component sets them."""
        read = [doc for doc in docs if len(doc)]
        if read:
            self._tok2vec.set_annotations(read, self._words.vectors(read))
        return list(docs)


def embeds_by_word(model: Model[Any, Any]) -> bool:
    """Whether a model makes of each word first what depends on the word alone."""
    if not model.has_ref("embed") or not model.has_ref("encode"):
        return False
    return BY_WORD in model.get_ref("embed").attrs and encodes_windows(model.get_ref("encode"))


def embeds_by_spelling(model: Model[Any, Any]) -> bool:
    """Whether a model makes of each word first, as spaCy's ``MultiHashEmbed`` does, what depends on
    how the word is spelled alone.
    """
    if not model.has_ref("embed") or not model.has_ref("encode"):
        return False
    nodes = list(model.get_ref("embed").walk())
    columns = [node.attrs["columns"] for node in nodes if node.name == "extract_features"]
    return (
        {node.name for node in nodes if not node.layers} <= _HASHED
        and set() < set().union(*columns) <= _SPELLING
        and encodes_windows(model.get_ref("encode"))
    )


_SPELLING = frozenset({"NORM", "PREFIX", "SUFFIX", "SHAPE"})
_HASHED = frozenset(
    {"extract_features", "list2ragged", "ints-getitem", "hashembed"}
    | {"maxout", "layernorm", "dropout", "ragged2list"}
)

"""The first layer of a parser's model, asked once for each word.

What `extractors.language.embedding.news_embed` makes of a word depends on the word alone, and
makes up half of the time of reading a sentence; a few thousand words make up nearly all of the
sentences of a day's news.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc
from thinc.api import Model

from extractors.language.embedding import BY_WORD

MOST_WORDS = 20_000
"""Words that are kept, 8 MB of vectors; beyond them all are made anew."""


class EmbeddedWords:
    """A component that turns words into vectors, with the words that it has embedded.

    Args:
        tok2vec: a component whose model `embeds_by_word`; its sentences are made of words, so that
            none has another norm than the vocabulary says.
    """

    def __init__(self, tok2vec: Tok2Vec) -> None:
        self._tok2vec = tok2vec
        self._embed: Model[list[Doc], Any] = tok2vec.model.get_ref("embed")
        self._encode: Model[Any, Any] = tok2vec.model.get_ref("encode")
        self._places: dict[int, int] = {}
        self._rows: Any = np.empty((0, tok2vec.model.get_dim("nO")), dtype="float32")

    def read(self, docs: Sequence[Doc]) -> list[Doc]:
        """Return the documents with the vectors of their words, as the component sets them."""
        read = [doc for doc in docs if len(doc)]
        if read:
            words = [doc.to_array("ORTH").tolist() for doc in read]
            self._learn({word for each in words for word in each}, read[0])
            places = self._places
            rows = [self._rows[[places[word] for word in each]] for each in words]
            self._tok2vec.set_annotations(read, self._encode.predict(rows))
        return list(docs)

    def _learn(self, words: set[int], doc: Doc) -> None:
        """Embed those of some words that are not kept yet."""
        if len(self._places) > MOST_WORDS:
            self._places, self._rows = {}, self._rows[:0]
        new = sorted(words - self._places.keys())
        if new:
            strings = [doc.vocab.strings[word] for word in new]
            [made] = self._embed.predict([Doc(doc.vocab, words=strings)])
            self._places |= {word: at for at, word in enumerate(new, start=len(self._rows))}
            self._rows = np.concatenate([self._rows, made])


def embeds_by_word(component: object) -> bool:
    """Whether a component's model makes of a word what depends on the word alone."""
    if not isinstance(component, Tok2Vec) or not component.model.has_ref("embed"):
        return False
    return BY_WORD in component.model.get_ref("embed").attrs

"""A tokeniser whose time stays in proportion to the text, whatever the text is."""

import re
from itertools import pairwise

from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc

# spaCy strips a word's punctuation one character at a time and copies the rest each time, which
# takes quadratic time on rules such as "-----" and on hostile text: 26 s for 16,000 brackets. Only
# such runs are cut.
_RUN = re.compile(r"\S{200,}+")
_PIECE = 50  # characters
_RULE = re.compile(rf"[^\w\s]{{{_PIECE}}}")


class BoundedTokenizer:
    """spaCy's tokeniser, given runs of 200 and more characters without white space in pieces.

    A piece without any letter or digit is one token: no rule or row of dots is worth a token a
    character, each of which the model looks at.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        """Return the tokens of `text`, all characters kept."""
        cuts = [
            cut
            for run in _RUN.finditer(text)
            for cut in range(run.start() + _PIECE, run.end(), _PIECE)
        ]
        if not cuts:
            doc: Doc = self._tokenizer(text)
            return doc
        pieces = [
            self._tokens_of(text[start:end]) for start, end in pairwise([0, *cuts, len(text)])
        ]
        return Doc(
            self._tokenizer.vocab,
            words=[token.text for piece in pieces for token in piece],
            spaces=[bool(token.whitespace_) for piece in pieces for token in piece],
        )

    def _tokens_of(self, piece: str) -> Doc:
        if _RULE.fullmatch(piece):
            return Doc(self._tokenizer.vocab, words=[piece], spaces=[False])
        tokens: Doc = self._tokenizer(piece)
        return tokens

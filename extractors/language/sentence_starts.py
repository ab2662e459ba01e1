"""The components that set where sentences begin, each in one pass over the tokens.

They write the starts as an array: spaCy's ``token.is_sent_start = ...`` looks through the whole
`Doc` for a parse each time, which takes the square of the text's length.
"""

from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from extractors.text import rule_spans

_STARTS = np.uint64(1)
_STARTS_NOT = np.uint64(2**64 - 1)  # spaCy's -1: as good as decided, where 0 is still open


@Language.component("line_starts", assigns=["token.is_sent_start"])
def mark_line_starts(doc: Doc) -> Doc:
    """Begin a sentence at the first word of every line and none at white space; no later component
    takes that back.
    """
    starts: Any = doc.to_array("SENT_START")
    after_break = True
    for place, token in enumerate(doc):
        if token.is_space:
            after_break = after_break or "\n" in token.text
            starts[place] = _STARTS_NOT if place else 0
        elif after_break:
            starts[place] = _STARTS
            after_break = False
    return doc.from_array(["SENT_START"], starts)


@Language.component("rule_sentences", assigns=["token.is_sent_start"])
def mark_rule_sentences(doc: Doc) -> Doc:
    """Set sentence boundaries by punctuation alone, for a model that sets none."""
    begins = {start for start, _ in rule_spans(doc.text)}
    starts: Any = np.array(
        [_STARTS if token.idx in begins else _STARTS_NOT for token in doc], dtype="uint64"
    )
    return doc.from_array(["SENT_START"], starts)

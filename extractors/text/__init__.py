"""The article as text: its characters, sentences, words, spans and spellings; nothing of any
domain.
"""

from extractors.text.documents import text_of
from extractors.text.folding import fold, fold_letters
from extractors.text.occupied import Occupied
from extractors.text.patterns import alternatives, in_small_letters, lower
from extractors.text.sentences import rule_spans, sentence_at, sentence_spans
from extractors.text.spans import apart, settle
from extractors.text.words import PhraseIndex, Word, inflections, phrase_map, words_between

__all__ = [
    "Occupied",
    "PhraseIndex",
    "Word",
    "alternatives",
    "apart",
    "fold",
    "fold_letters",
    "in_small_letters",
    "inflections",
    "lower",
    "phrase_map",
    "rule_spans",
    "sentence_at",
    "sentence_spans",
    "settle",
    "text_of",
    "words_between",
]

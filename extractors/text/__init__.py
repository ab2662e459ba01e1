"""The article as text: its characters, sentences, words, spans and spellings; nothing of any
domain.
"""

from extractors.text.article import ArticleText, view
from extractors.text.folding import fold_letters, fold_name
from extractors.text.patterns import alternatives, in_small_letters
from extractors.text.sentences import rule_spans, sentence_at
from extractors.text.spans import TakenSpans, apart, settle
from extractors.text.spelling import plain_letters
from extractors.text.words import PhraseIndex, Word, inflections, phrase_map, words_between

__all__ = [
    "ArticleText",
    "PhraseIndex",
    "TakenSpans",
    "Word",
    "alternatives",
    "apart",
    "fold_letters",
    "fold_name",
    "in_small_letters",
    "inflections",
    "phrase_map",
    "plain_letters",
    "rule_spans",
    "sentence_at",
    "settle",
    "view",
    "words_between",
]

"""The article as text: its characters, sentences, words, spans and spellings; nothing of any
domain.

A text or a name is brought into another form for nine purposes, each by one function. The first
three are for finding: two keep every offset, and `readable` knows the way back; the others are for
comparison only, and shorten.

- `in_small_letters`: to look for a lexicon's words in a text. Case.
- `plain_letters`: to look for designations and other names of things in a text. Case, diacritics,
  Cyrillic letters that look Latin, printers' hyphens, quotes and blanks.
- `readable`: to read figures. Hyphens, full-width digits and signs, invisible characters, marks of
  footnotes.
- `fold_letters`: to compare words. Case, diacritics, letters of other alphabets.
- `fold_name`: to compare names of any kind; ids are made of it. As `fold_letters`, and the
  article, the possessive, marks, the dots of initials, transliterations.
- `extractors.world.fold_company`: to compare names of companies. As `fold_name`, and legal forms.
- `pipelines.evaluation.mentions.fold_designation`: to compare weapon systems with the gold. Letters
  and digits alone: hyphens and blanks are written at will in designations.
- `pipelines.evaluation.statements.fold_words`: to compare parties with the gold, word by word. It
  knows no transliterations: what the extractors learn to bring together must not move the yardstick
  that they are measured with.
- `pipelines.reading.furniture.fold_line`: to compare lines of a page with those in a list. Case and
  white space.
"""

from extractors.text.article import ArticleText, view
from extractors.text.folding import drop_unseen, fold_letters, fold_name
from extractors.text.patterns import alternatives, in_small_letters
from extractors.text.printed import Readable, readable
from extractors.text.sentences import (
    ABBREVIATIONS,
    are_in_one_clause,
    clause_start,
    rule_spans,
    sentence_at,
    sentence_end,
    sentence_start,
)
from extractors.text.spans import TakenSpans, apart, settle
from extractors.text.spelling import plain_letters
from extractors.text.words import (
    PhraseIndex,
    Word,
    WordPlaces,
    inflections,
    phrase_map,
    words_between,
)

__all__ = [
    "ABBREVIATIONS",
    "ArticleText",
    "PhraseIndex",
    "Readable",
    "TakenSpans",
    "Word",
    "WordPlaces",
    "alternatives",
    "apart",
    "are_in_one_clause",
    "clause_start",
    "drop_unseen",
    "fold_letters",
    "fold_name",
    "in_small_letters",
    "inflections",
    "phrase_map",
    "plain_letters",
    "readable",
    "rule_spans",
    "sentence_at",
    "sentence_end",
    "sentence_start",
    "settle",
    "view",
    "words_between",
]

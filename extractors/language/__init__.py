"""The spaCy pipeline: loading it, and the components of the model that ships."""

from extractors.language.embedding import NAME_CLASSES, news_embed
from extractors.language.loading import (
    SHIPPED_MODEL,
    ModelError,
    load_pipeline,
    model_fingerprint,
)
from extractors.language.name_labels import NameLabels, make_name_labels
from extractors.language.parsing import SentenceParser, has_parser, parser_of, words_of
from extractors.language.plain_words import BRACKETS, LEFT_OUT, words_for_parser
from extractors.language.reading import read_documents
from extractors.language.sentence_starts import mark_line_starts

__all__ = [
    "BRACKETS",
    "LEFT_OUT",
    "NAME_CLASSES",
    "SHIPPED_MODEL",
    "ModelError",
    "NameLabels",
    "SentenceParser",
    "has_parser",
    "load_pipeline",
    "make_name_labels",
    "mark_line_starts",
    "model_fingerprint",
    "news_embed",
    "parser_of",
    "read_documents",
    "words_for_parser",
    "words_of",
]

"""The spaCy pipeline: loading it, and the components of the model that ships."""

from typing import TYPE_CHECKING

from extractors.language.fingerprint import SHIPPED_MODEL, ModelError, model_fingerprint

if TYPE_CHECKING:
    from extractors.language.embedding import NAME_CLASSES, news_embed
    from extractors.language.loading import load_pipeline
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


def __getattr__(name: str) -> object:
    """Import what needs spaCy when it is asked for (PEP 562): who asks which model it is, as each
    run does, has no use for it.
    """
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from extractors.language import (
        embedding,
        loading,
        name_labels,
        parsing,
        plain_words,
        reading,
        sentence_starts,
    )

    rooms = (embedding, loading, name_labels, parsing, plain_words, reading, sentence_starts)
    return next(getattr(room, name) for room in rooms if name in vars(room))

"""Text in, what it says out: mentions with normalised values, and the statements made of them.

>>> from extractors import extract, load_pipeline
>>> nlp = load_pipeline()
>>> [found] = [m for m in extract("A deal worth over $300 million.", nlp=nlp) if m.kind == "money"]
>>> found.text, found.value.comparator, found.value.low, found.value.currency
('$300 million', '>', Decimal('300000000'), 'USD')
"""

from datetime import date
from typing import TYPE_CHECKING

# First, as a package's attribute of that name is set when the room is imported, and is to be the
# function at last.
import extractors.statements  # noqa: F401

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from extractors.extraction import EXTRACTORS, RULE_EXTRACTORS
    from extractors.language import load_pipeline
    from extractors.records import Mention, Statement
    from extractors.text import ArticleText

__all__ = ["EXTRACTORS", "RULE_EXTRACTORS", "extract", "load_pipeline", "read", "statements"]

# spaCy and the grammars are imported when something is read, so that what only needs a record's
# type starts at once.


def extract(
    text_or_doc: "str | Doc", published_on: date | None = None, *, nlp: "Language | None" = None
) -> "list[Mention]":
    """Return the mentions of a text in order; no two overlap.

    Args:
        text_or_doc: the text, or a `Doc` that a pipeline has already read.
        published_on: the day of publication, against which relative dates are resolved.
        nlp: the pipeline that reads a plain text, and parses the sentences of statements if it has
            a parser; by default the one that ships.
    """
    from extractors import extraction

    return extraction.extract(text_or_doc, published_on, nlp=nlp)


def statements(
    doc_or_text: "str | Doc", published_on: date | None = None, *, nlp: "Language | None" = None
) -> "list[Statement]":
    """Return the statements that a text makes, in the order of their sentences; see `extract` for
    the arguments.
    """
    return read(doc_or_text, published_on, nlp=nlp)[1]


def read(
    source: "str | Doc | ArticleText",
    published_on: date | None = None,
    *,
    nlp: "Language | None" = None,
) -> "tuple[list[Mention], list[Statement]]":
    """Return both the mentions and the statements of a text, reading it once; see `extract` for the
    arguments.

    Whoever has the text beside its `Doc` spares joining it again with an `ArticleText` of both.
    """
    from extractors import extraction

    return extraction.read(source, published_on, nlp=nlp)


def __getattr__(name: str) -> object:
    """Import what is no function of this door when it is asked for (PEP 562)."""
    if name == "load_pipeline":
        from extractors.language import load_pipeline

        return load_pipeline
    if name in ("EXTRACTORS", "RULE_EXTRACTORS"):
        from extractors import extraction

        return getattr(extraction, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

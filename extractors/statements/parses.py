"""The parses of an article's passages: only of those that state something of a value."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from extractors.language import SentenceParser, words_of
from extractors.statements.passages import Passage
from extractors.statements.syntax import ParsedSentence
from extractors.text import ArticleText

MAX_VALUES = 60
"""Values in one passage; with more it is a table, which asserts nothing in words."""


def with_syntax(
    article: ArticleText, passages: Sequence[Passage], parser: SentenceParser | None
) -> list[Passage]:
    """Return the passages with the parses of those that hold values; without a parser, or where the
    article was not read by a pipeline, they stay as they are.
    """
    if parser is None or article.doc is None:
        return list(passages)
    spans = {
        passage.index: _span(article.doc, passage)
        for passage in passages
        if 0 < len(passage.values) <= MAX_VALUES
    }
    parses = dict(zip(spans, parser.parse(list(spans.values())), strict=True))
    return [
        replace(passage, syntax=_parsed(parses[passage.index], spans[passage.index]))
        if passage.index in parses
        else passage
        for passage in passages
    ]


def _span(doc: Doc, passage: Passage) -> Span:
    span = doc.char_span(passage.start, passage.end, alignment_mode="expand")
    return doc[0:0] if span is None else span


def _parsed(parse: Doc, span: Span) -> ParsedSentence:
    return ParsedSentence.of(parse, [token.idx for token in words_of(span)])

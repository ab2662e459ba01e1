"""Parsing single sentences with a pipeline's own parser, which does not run on whole articles.

Only sentences that hold a value are worth a parse: a third of the words of articles about arms and
energy, a twenty-fifth of general news.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import cast
from weakref import WeakKeyDictionary

from spacy.language import Language
from spacy.pipeline import DependencyParser, Pipe, Tok2Vec
from spacy.tokens import Doc, Span, Token

from extractors.language.embedded_words import EmbeddedComponent, embeds_by_word
from extractors.language.parse_steps import ParseSteps, can_be_stepped
from extractors.language.plain_words import LEFT_OUT

_BATCH = 32  # sentences that are read at once
_PARSER = "parser"
_NEEDED = frozenset({"tok2vec", "transformer", "curated_transformer", "tagger", _PARSER})
"""Factories of the components that a parse may need: words as vectors, tags, relations."""

_parsers: "WeakKeyDictionary[Language, SentenceParser]" = WeakKeyDictionary()


class SentenceParser:
    """The tagger and parser of a pipeline, which read single sentences.

    Args:
        nlp: a pipeline that has a parser, enabled or not.
    """

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._readers = [
            _reader(component)
            for name, component in nlp.components
            if nlp.get_pipe_meta(name).factory in _NEEDED
        ]

    def parse(
        self, sentences: Sequence[Span], read_as: Mapping[int, str] | None = None
    ) -> list[Doc]:
        """Return each sentence as a `Doc` of its own with tags and relations, whatever pipeline its
        words come from; white space is left out, as where lines are wrapped.

        Args:
            sentences: of one `Doc`.
            read_as: by the places of its tokens other words that the parser reads instead of them;
                those that are `LEFT_OUT` are no part of what comes back.
        """
        documents = [self._sentence(span, read_as or {}) for span in sentences]
        for read in self._readers:
            documents = read(documents)
        return documents

    def _sentence(self, span: Span, read_as: Mapping[int, str]) -> Doc:
        tokens = [one for one in words_of(span) if read_as.get(one.i) != LEFT_OUT]
        # One sentence, whatever the parser would make of it.
        return Doc(
            self._vocab,
            words=[read_as.get(token.i, token.text) for token in tokens],
            spaces=[bool(token.whitespace_) for token in tokens],
            sent_starts=[number == 0 for number in range(len(tokens))],
        )


def _reader(component: object) -> Callable[[list[Doc]], list[Doc]]:
    """Return what a component does with sentences."""
    if isinstance(component, Tok2Vec) and embeds_by_word(component.model):
        return EmbeddedComponent(component).read
    if isinstance(component, DependencyParser) and can_be_stepped(component):
        return ParseSteps(component).read
    pipe = cast("Pipe", component)
    return lambda documents: list(pipe.pipe(documents, batch_size=_BATCH))


def words_of(span: Span) -> list[Token]:
    """Return the tokens of a span that a parse of it has, in order."""
    return [token for token in span if not token.is_space]


def has_parser(nlp: Language) -> bool:
    """Whether a pipeline has a parser, enabled or not."""
    return any(nlp.get_pipe_meta(name).factory == _PARSER for name in nlp.component_names)


def parser_of(nlp: Language) -> SentenceParser:
    """Return the parser of a pipeline that has one, made once for each pipeline."""
    if nlp not in _parsers:
        _parsers[nlp] = SentenceParser(nlp)
    return _parsers[nlp]

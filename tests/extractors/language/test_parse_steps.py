"""A parser asked for its steps one by one reads as spaCy's own does."""

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.language import parser_of
from extractors.language.embedded_words import EmbeddedComponent
from extractors.language.parse_steps import ParseSteps, can_be_stepped

SENTENCES = [
    "Hanbit sold 24 howitzers to Peru , which had asked for ships , the minister said on Monday .",
    "Peru paid $ 3 million .",
    "",
    "Ships",
]


def sentences(shipped: Language, texts: list[str]) -> list[Doc]:
    """Return sentences as the parser is given them: one each, with the vectors of their words."""
    docs = [one_sentence(shipped.vocab, text.split()) for text in texts]
    return EmbeddedComponent(shipped.get_pipe("tok2vec")).read(docs)  # type: ignore[arg-type]


def one_sentence(vocab: Vocab, words: list[str]) -> Doc:
    return Doc(vocab, words=words, sent_starts=[place == 0 for place in range(len(words))])


@pytest.mark.model
@pytest.mark.parametrize("texts", [SENTENCES, [""], []], ids=["some", "an-empty-one", "none"])
def test_the_parses_are_those_of_the_component(texts: list[str], shipped: Language) -> None:
    parser = shipped.get_pipe("parser")
    assert isinstance(parser, DependencyParser)
    assert can_be_stepped(parser)
    expected = list(parser.pipe(sentences(shipped, texts)))
    given = sentences(shipped, texts)
    found = ParseSteps(parser).read(given)
    assert [id(doc) for doc in found] == [id(doc) for doc in given]
    for one, other in zip(found, expected, strict=True):
        assert [(word.head.i, word.dep_) for word in one] == [
            (word.head.i, word.dep_) for word in other
        ]
        assert one.has_annotation("DEP") == other.has_annotation("DEP")


def test_a_parser_that_weighs_several_ways_is_asked_as_it_is() -> None:
    nlp = spacy.blank("en")
    assert not can_be_stepped(nlp.add_pipe("beam_parser"))
    assert not can_be_stepped(nlp.add_pipe("tagger"))


@pytest.mark.model
def test_the_packaged_parser_is_stepped(shipped: Language) -> None:
    readers = parser_of(shipped)._readers
    assert any(isinstance(getattr(read, "__self__", None), ParseSteps) for read in readers)

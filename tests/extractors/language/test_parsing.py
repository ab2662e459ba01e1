"""Single sentences parsed with the packaged parser, whatever pipeline their words come from."""

import pytest
import spacy
from spacy.language import Language

from extractors.language import has_parser, parser_of

SENTENCE = "Hanbit sold 24 howitzers to Peru."


@pytest.mark.model
def test_a_sentence_is_parsed_alone(shipped: Language) -> None:
    doc = spacy.blank("en")(f"It rained. {SENTENCE} Nobody came.")
    [parsed] = parser_of(shipped).parse([doc[3:10]])
    assert parsed.text.strip() == SENTENCE
    assert [(word.text, word.dep_, word.head.text) for word in parsed if word.pos_ != "PUNCT"][
        :3
    ] == [
        ("Hanbit", "nsubj", "sold"),
        ("sold", "ROOT", "sold"),
        ("24", "nummod", "howitzers"),
    ]


@pytest.mark.model
def test_a_word_may_be_read_as_another(shipped: Language) -> None:
    doc = spacy.blank("en")("Profit fell to 8 trillion won on Monday.")
    parser = parser_of(shipped)
    [as_printed] = parser.parse([doc[:]])
    [parsed] = parser.parse([doc[:]], {5: "dollars"})
    assert as_printed[5].tag_.startswith("VB")
    assert parsed[5].tag_.startswith("NN")


@pytest.mark.model
def test_the_parser_of_a_pipeline_is_made_once(shipped: Language) -> None:
    assert has_parser(shipped)
    assert parser_of(shipped) is parser_of(shipped)
    assert "parser" not in shipped.pipe_names


def test_a_pipeline_may_have_none() -> None:
    assert not has_parser(spacy.blank("en"))

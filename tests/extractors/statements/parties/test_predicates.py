"""The examples of the predicates' lexicon: who stands on which side of an exchange."""

import re

import pytest
from spacy.language import Language

from extractors.language import SentenceParser, has_parser
from extractors.lexicon import read_toml
from extractors.statements.parties.grammar import slots_in_parse
from extractors.statements.parties.names import parties_in
from extractors.statements.passages import read_passages, with_syntax
from extractors.text import ArticleText
from tests.extractors.marked_articles import read_article

_MARK = re.compile(r"\{(\w+)\|([^{}]+)\}")
ROWS = read_toml("extractors.statements.parties", "predicates")["predicate"]
EXAMPLES = [example for row in ROWS for example in row["examples"]]


@pytest.fixture(scope="module")
def parser(shipped: Language) -> SentenceParser:
    if not has_parser(shipped):
        pytest.skip("the model that ships has no parser")
    return SentenceParser(shipped)


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_is_read(example: str, parser: SentenceParser) -> None:
    expected = {(name, side) for side, name in _MARK.findall(example)}
    plain = _MARK.sub(lambda mark: f"{{ORG|{mark[2]}}}" if mark[2] == "Acme" else mark[2], example)
    doc, mentions = read_article(plain.replace("nine jets", "nine {weapon #jet x9|jets}"))
    [passage] = read_passages(ArticleText.of(doc), mentions)
    if not passage.values:
        doc, mentions = read_article(plain.rstrip(".") + " for {money 5 USD|$5}.")
    article = ArticleText.of(doc)
    [passage] = with_syntax(article, read_passages(article, mentions), parser)
    slots = slots_in_parse(passage, parties_in(passage))
    found = {(slot.party.name, slot.side) for slot in slots if slot.side != "subject"}
    assert found == expected

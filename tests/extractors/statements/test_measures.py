"""What a figure measures by the parse of its sentence, as the shipped model parses it."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from extractors import extract
from extractors.language import parser_of, read_documents
from extractors.statements.measures import measure_of
from extractors.statements.passages import read_passages, with_syntax
from extractors.text import ArticleText
from tests.extractors.statements.marked_sentences import parsed_reading_of

CASES = [
    ("The court entered a judgment of $3bn against Acme.", "judgment"),
    ("Peru sold bonds worth $2bn.", "bond"),
    ("The deficit widened to $5bn in 2023.", "deficit"),
    ("Peru approved $4bn in arms sales to Chile.", "arms sale"),
    ("Acme won a $300 million loan from Peru.", "loan"),
    ("The value of the contract was $2 billion.", "contract value"),
    ("The cost of the pipeline rose to $2 billion.", "pipeline cost"),
    ("The project will cost $2 billion.", "project"),
    ("Net profit rose 5% to $2 billion.", "net profit"),
    ("Exports of gas reached 5 bcm in 2023.", "export"),
    ("Gas output averaged 5 bcm in May.", "gas output"),
    ("Acme's revenue totalled $2 billion.", "revenue"),
    ("A fine of up to $2 billion was imposed.", "fine"),
    ("The contract, valued at $2 billion, was signed.", "contract"),
    ("The company reported a loss of $2 billion.", "loss"),
    ("Losses from the flood were estimated at $2 billion.", "loss"),
    ("Acme has $2 billion of debt.", "debt"),
    ("The deal is worth $2 billion.", "deal"),
    ("The loan amounts to $2 billion.", "loan"),
    ("The ministry raised $2 billion in bonds.", "bond"),
    ("The trade deficit ($2 billion) is the largest in years.", "trade deficit"),
    ("Peru ordered $500 million worth of missiles.", "missile"),
    ("The contract to supply trucks for $2 billion was signed in May.", "contract"),
    ("Peru received $2 billion in military aid.", "military aid"),
    ("Acme exported 5 bcm of gas to Peru.", None),
    ("Peru spent a total of $2 billion on tanks.", None),
    ("Chile will pay $2 billion to Peru.", None),
]


@pytest.fixture(scope="module")
def measured(shipped: Language) -> Callable[[str], str | None]:
    """What gives the measure of the first value of a sentence."""

    def of(text: str) -> str | None:
        [doc] = read_documents(shipped, [text])
        article = ArticleText.of(doc)
        passages = read_passages(article, extract(doc))
        [passage] = with_syntax(article, passages, parser_of(shipped))
        return measure_of(passage.syntax, passage.values[0])

    return of


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), CASES)
def test_measure(measured: Callable[[str], str | None], text: str, expected: str | None) -> None:
    assert measured(text) == expected


def test_nothing_is_known_without_a_parse() -> None:
    reading = parsed_reading_of("Peru sold bonds worth {money 2e9 USD|$2bn}.", "")
    assert measure_of(reading.passage.syntax, reading.passage.values[0]) is None

"""What a parser reads instead of what is printed, shown as the sentence that it is given."""

import pytest

from extractors.language import LEFT_OUT, words_for_parser
from tests.extractors.marked_articles import read_article

READ = [
    pytest.param("{ORG|Acme} (NYSE: ACM) won.", "Acme won .", id="ticker"),
    pytest.param("{ORG|Acme} (ACM), a firm, won.", "Acme , a firm , won .", id="short-form"),
    pytest.param(
        "It cost {money 5 EUR|5 euros} ({money 6 USD|$6}; {money 4 GBP|£4}).",
        "It cost 5 euros .",
        id="conversions",
    ),
    pytest.param("Its gun (155 mm) fired.", "Its gun fired .", id="measure"),
    pytest.param(
        "Its plant (which never opened) closed.",
        "Its plant ( which never opened ) closed .",
        id="a-clause-is-read",
    ),
    pytest.param("(Acme) won.", "( Acme ) won .", id="nothing-before"),
    pytest.param("{ORG|Acme} <ACM.O> won.", "Acme won .", id="ticker-in-marks"),
    pytest.param("<{ORG|Acme Ltd}> won.", "Acme Ltd won .", id="name-in-marks"),
    pytest.param(
        "Oman got 24 {weapon Falcon #jet x24|F/A-18E/F Super Hornets} in May.",
        "Oman got 24 Hornets in May .",
        id="designation-with-a-noun",
    ),
    pytest.param(
        "Oman got 24 {weapon Falcon #jet x24|F/A-18E/F} in May.",
        "Oman got 24 jets in May .",
        id="designation-alone",
    ),
    pytest.param(
        "Oman got {weapon Falcon #jet|fighter jets} in May.",
        "Oman got fighter jets in May .",
        id="plain-nouns",
    ),
    pytest.param("It lost {money 5 KRW|5 billion won}.", "It lost 5 billion dollars .", id="won"),
    pytest.param("It lost {money 5 USD|5 mln dlrs}.", "It lost 5 million dollars .", id="short"),
]


@pytest.mark.parametrize(("marked", "expected"), READ)
def test_what_the_parser_is_given(marked: str, expected: str) -> None:
    doc, mentions = read_article(marked)
    read_as = words_for_parser(doc, [doc[:]], mentions)
    words = [read_as.get(token.i, token.text) for token in doc]
    assert " ".join(word for word in words if word != LEFT_OUT) == expected

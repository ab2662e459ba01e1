"""Words that a parser was not given, put back: trees written by hand, ``?`` for what it was not
given.
"""

import pytest
import spacy

from extractors.statements.syntax.left_out import with_left_out, word_of

PUT_BACK = [
    pytest.param(
        "Acme/nsubj>6 Oil/flat>0 (/? ACM/? 5/? )/? won/ROOT>6",
        "(/punct>Acme ACM/appos>Acme 5/nummod>ACM )/punct>Acme",
        id="beside-the-whole-name",
    ),
    pytest.param(
        "for/case>1 euros/obl>8 (/? $/? 6/? ;/? £/? 4/? won/ROOT>8",
        "(/punct>euros $/appos>euros 6/nummod>$ ;/punct>euros £/appos>euros 4/nummod>£",
        id="each-conversion",
    ),
    pytest.param(
        "sold/ROOT>0 F/? -/? A-18/? Hornets/obj>0",
        "F/compound>Hornets -/punct>Hornets A-18/compound>Hornets",
        id="parts-of-a-designation",
    ),
    pytest.param(
        "</? Acme/nsubj>3 >/? won/ROOT>3", "</punct>Acme >/punct>won", id="marks-at-the-beginning"
    ),
]


@pytest.mark.parametrize(("written", "expected"), PUT_BACK)
def test_words_are_put_back(written: str, expected: str) -> None:
    pieces = [piece.rsplit("/", 1) for piece in written.split()]
    doc = spacy.tokens.Doc(spacy.blank("en").vocab, words=[text for text, _ in pieces])
    words = [
        None if link == "?" else word_of(token, "NN", *_relation(link))
        for token, (_, link) in zip(doc, pieces, strict=True)
    ]
    left_out = [at for at, word in enumerate(words) if word is None]
    whole = with_left_out(words, list(doc))
    found = [whole[at] for at in left_out]
    assert " ".join(f"{o.text}/{o.relation}>{whole[o.head].text}" for o in found) == expected


def _relation(link: str) -> tuple[str, int]:
    relation, _, head = link.partition(">")
    return relation, int(head)

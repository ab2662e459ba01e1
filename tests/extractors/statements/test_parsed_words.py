"""What parsers like to misread, read again: trees written by hand, ``word/TAG/relation>head``."""

import pytest

from extractors.statements.parsed_words import reread
from tests.extractors.statements.marked_sentences import tree

SAID_WON = (
    "Norway/NNP/nsubj>1 said/VBD/ROOT>1 Acme/NNP/ccomp>1 ,/,/punct>5 a/DT/det>5 unit/NN/appos>2 "
    "won/VBD/conj>1 orders/NNS/obj>6"
)
SAID_AND_WON = (
    "Norway/NNP/nsubj>1 said/VBD/ROOT>1 Acme/NNP/ccomp>1 and/CC/cc>4 won/VBD/conj>1 "
    "orders/NNS/obj>4"
)
MINISTRY_SAID = (
    "The/DT/det>1 ministry/NN/ROOT>1 said/VBD/acl>1 it/PRP/nsubj>4 sold/VBD/ccomp>2 "
    "jets/NNS/obj>4 ././punct>1"
)
BUYER_WHICH_FLIES = (
    "Peru/NNP/ROOT>0 ,/,/punct>3 which/WDT/nsubj>3 flies/VBZ/acl:relcl>0 jets/NNS/obj>3 "
    ",/,/punct>6 sold/VBD/conj>3 ships/NNS/obj>6 ././punct>0"
)
JETS_BUILT = "The/DT/det>1 jets/NNS/ROOT>1 built/VBN/acl>1 there/RB/advmod>2"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(SAID_WON, {"Acme": "nsubj won", "won": "ccomp said"}, id="subject-reported"),
        pytest.param(SAID_AND_WON, {"Acme": "ccomp said", "won": "conj said"}, id="joined-verbs"),
        pytest.param(
            MINISTRY_SAID,
            {"ministry": "nsubj said", "said": "ROOT said", ".": "punct said"},
            id="finite-verb",
        ),
        pytest.param(
            BUYER_WHICH_FLIES,
            {
                "Peru": "nsubj sold",
                "sold": "ROOT sold",
                ".": "punct sold",
                "flies": "acl:relcl Peru",
            },
            id="behind-a-relative-clause",
        ),
        pytest.param(JETS_BUILT, {"jets": "ROOT jets", "built": "acl jets"}, id="participle"),
    ],
)
def test_relations_after_reading_again(written: str, expected: dict[str, str]) -> None:
    words = reread(tree(written).words)
    found = {word.text: f"{word.relation} {words[word.head].text}" for word in words}
    assert {text: found[text] for text in expected} == expected

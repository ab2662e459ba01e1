"""What parsers like to misread, read again: trees written by hand, ``word/TAG/relation>head``."""

import pytest

from extractors.statements.syntax.parsed_words import reread
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
REMARK = "Acme/NNP/ROOT>0 ,/,/punct>4 a/DT/det>3 firm/NN/appos>0 traded/VBD/parataxis>0"
HEADLINE = "Acme/NNP/ROOT>0 to/TO/mark>2 sell/VB/advcl>0 jets/NNS/obj>2 for/IN/case>5 $/$/obl>0"
PLAN_TO_SELL = "Plan/NN/ROOT>0 to/TO/mark>2 sell/VB/acl>0 jets/NNS/obj>2"
GIANT = "Oil/NN/compound>1 giant/NN/nsubj>3 Acme/NNP/nsubj>3 sold/VBD/ROOT>3"
WHAT_ACME_SOLD = "What/WP/obj>2 Acme/NNP/nsubj>2 sold/VBD/csubj>4 was/VBD/cop>4 big/JJ/ROOT>4"
UP_TO = "Acme/NNP/nsubj>1 raised/VBD/ROOT>1 up/IN/advmod>1 to/IN/case>4 $/$/obl>1"
WENT_UP_TO = (
    "Sales/NNS/nsubj>1 went/VBD/ROOT>1 sharply/RB/advmod>1 up/RB/advmod>1 to/IN/case>5 $/$/obl>1"
)
EACH = (
    "Peru/NNP/nsubj>3 and/CC/cc>2 Chile/NNP/conj>0 have/VBP/aux>5 each/DT/nsubj>5 "
    "ordered/VBN/ROOT>5 jets/NNS/obj>5"
)
SUPPLIER = (
    "Norway/NNP/nsubj>5 ,/,/punct>3 main/JJ/amod>3 supplier/NN/conj>0 ,/,/punct>0 sold/VBD/ROOT>5"
)
SUPPLIER_AND = "Norway/NNP/nsubj>3 and/CC/cc>2 suppliers/NNS/conj>0 sold/VBD/ROOT>3"
BID = "plans/NNS/ROOT>0 for/IN/case>3 a/DT/det>3 bid/VBD/obl>0"
JETS_BUILT = "The/DT/det>1 jets/NNS/ROOT>1 built/VBN/acl>1 there/RB/advmod>2"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(SAID_WON, {"Acme": "nsubj won", "won": "ccomp said"}, id="subject-reported"),
        pytest.param(UP_TO, {"$": "obj raised"}, id="up-to-is-how-much"),
        pytest.param(WENT_UP_TO, {"$": "obl went"}, id="up-to-is-how-far"),
        pytest.param(EACH, {"Peru": "nsubj ordered", "each": "advmod ordered"}, id="have-each"),
        pytest.param(SUPPLIER, {"supplier": "appos Norway"}, id="what-somebody-is"),
        pytest.param(SUPPLIER_AND, {"suppliers": "conj Norway"}, id="joined-by-and"),
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
        pytest.param(REMARK, {"Acme": "nsubj traded", "traded": "ROOT traded"}, id="remark"),
        pytest.param(
            HEADLINE, {"Acme": "nsubj sell", "sell": "ROOT sell", "$": "obl sell"}, id="headline"
        ),
        pytest.param(PLAN_TO_SELL, {"Plan": "ROOT Plan", "sell": "acl Plan"}, id="no-headline"),
        pytest.param(GIANT, {"giant": "compound Acme", "Acme": "nsubj sold"}, id="described"),
        pytest.param(WHAT_ACME_SOLD, {"What": "obj sold", "Acme": "nsubj sold"}, id="own-subject"),
        pytest.param(JETS_BUILT, {"jets": "ROOT jets", "built": "acl jets"}, id="participle"),
    ],
)
def test_relations_after_reading_again(written: str, expected: dict[str, str]) -> None:
    words = reread(tree(written).words)
    found = {word.text: f"{word.relation} {words[word.head].text}" for word in words}
    assert {text: found[text] for text in expected} == expected


def test_what_has_an_article_is_no_verb() -> None:
    assert [word.tag for word in reread(tree(BID).words)] == ["NNS", "IN", "DT", "NN"]

"""Who stands beside a noun of exchange, on trees written by hand: ``word/TAG/relation>head``."""

import pytest

from extractors.statements.parties.lending import places_beside
from tests.extractors.statements.marked_sentences import tree

BESIDE = [
    pytest.param(
        "Chile/NNP/nmod:poss>1 purchase/NN/ROOT>1 of/IN/case>3 jets/NNS/nmod>1",
        1,
        "owner Chile, of jets",
        id="owner",
    ),
    pytest.param(
        "Chile/NNP/nsubj>1 approved/VBD/ROOT>1 a/DT/det>3 purchase/NN/obj>1",
        3,
        "owner Chile",
        id="whoever-approves-it",
    ),
    pytest.param(
        "Chile/NNP/nsubj>1 mentioned/VBD/ROOT>1 a/DT/det>3 purchase/NN/obj>1",
        3,
        "",
        id="not-whoever-mentions-it",
    ),
    pytest.param(
        "Chile/NNP/nmod:poss>1 plans/NNS/ROOT>1 for/IN/case>4 a/DT/det>4 purchase/NN/nmod>1",
        4,
        "owner Chile",
        id="whose-the-plans-are",
    ),
    pytest.param(
        "Chile/NNP/nsubj>1 announced/VBD/ROOT>1 plans/NNS/obj>1 for/IN/case>4 purchase/NN/nmod>2",
        4,
        "owner Chile",
        id="whoever-announces-the-plans",
    ),
    pytest.param(
        "Chile/NNP/nmod:poss>1 pilots/NNS/ROOT>1 for/IN/case>3 purchase/NN/nmod>1",
        3,
        "",
        id="pilots-intend-nothing",
    ),
]


@pytest.mark.parametrize(("written", "noun", "expected"), BESIDE)
def test_who_stands_beside_a_noun(written: str, noun: int, expected: str) -> None:
    sentence = tree(written)
    found = [f"{place} {sentence.words[at].text}" for place, at, _ in places_beside(sentence, noun)]
    assert ", ".join(found) == expected

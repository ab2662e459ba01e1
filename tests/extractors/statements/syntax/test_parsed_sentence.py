"""What governs what in a sentence, on trees written by hand: ``word/TAG/relation>head``."""

from collections.abc import Mapping, Sequence
from typing import cast

import pytest
from spacy.tokens import Doc, Span

from extractors.language import SentenceParser
from extractors.statements.passages import read_passages, with_syntax
from extractors.text import ArticleText
from tests.extractors.marked_articles import read_article
from tests.extractors.statements.marked_sentences import tree

ASKED = (
    "shipyard/NN/nsubj>1 asked/VBD/ROOT>1 Baltbank/NNP/obj>1 to/TO/mark>4 arrange/VB/xcomp>1 "
    "loans/NNS/obj>4"
)
BOUGHT = (
    "Foods/NNPS/nsubj>1 entered/VBD/ROOT>1 the/DT/det>3 market/NN/obj>1 after/IN/mark>5 "
    "buying/VBG/advcl>1 Dairy/NNP/obj>5 for/IN/case>8 millions/NNS/obl>5"
)
SOLD = (
    "frigates/NNS/nsubj:pass>2 were/VBD/aux:pass>2 sold/VBN/ROOT>2 by/IN/case>4 "
    "Italy/NNP/obl:agent>2 to/IN/case>6 Egypt/NNP/obl>2 and/CC/cc>8 Oman/NNP/conj>6"
)
PURCHASE = (
    "Greece/NNP/nmod:poss>2 's/POS/case>0 purchase/NN/ROOT>2 of/IN/case>4 minehunters/NNS/nmod>2 "
    "from/IN/case>6 Italy/NNP/nmod>2"
)

FINED = (
    "judges/NNS/nsubj>1 fined/VBD/ROOT>1 Acme/NNP/obj>1 for/IN/mark>4 selling/VBG/advcl>1 "
    "jets/NNS/obj>4"
)
USED = "judges/NNS/nsubj>1 used/VBD/ROOT>1 jets/NNS/obj>1 for/IN/mark>4 flying/VBG/advcl>1"
SANCTIONED = (
    "judges/NNS/nsubj>1 imposed/VBD/ROOT>1 curbs/NNS/obj>1 on/IN/case>4 Acme/NNP/nmod>2 "
    "for/IN/mark>6 selling/VBG/advcl>1 jets/NNS/obj>6"
)
MAKER = (
    "Acme/NNP/nsubj>3 is/VBZ/cop>3 a/DT/det>3 maker/NN/ROOT>3 ,/,/punct>5 selling/VBG/acl>3 "
    "jets/NNS/obj>5"
)


@pytest.mark.parametrize(
    ("written", "predicate", "expected"),
    [
        pytest.param(FINED, 4, "subject Acme, object jets", id="fined-for-selling"),
        pytest.param(USED, 4, "subject judges", id="used-for-flying"),
        pytest.param(SANCTIONED, 6, "subject Acme, object jets", id="curbs-on-acme-for-selling"),
        pytest.param(MAKER, 5, "subject Acme, object jets", id="is-a-maker-selling"),
        pytest.param(ASKED, 1, "subject shipyard, object Baltbank", id="own-complements"),
        pytest.param(ASKED, 4, "subject Baltbank, object loans", id="object-in-control"),
        pytest.param(BOUGHT, 5, "subject Foods, object Dairy, for millions", id="shared-subject"),
        pytest.param(SOLD, 2, "object frigates, agent Italy, to Egypt", id="passive"),
        pytest.param(PURCHASE, 2, "owner Greece, of minehunters, from Italy", id="noun"),
    ],
)
def test_complements(written: str, predicate: int, expected: str) -> None:
    sentence = tree(written)
    found = sentence.complements(predicate)
    assert ", ".join(f"{one.place} {sentence.words[one.index].text}" for one in found) == expected


def test_joined_words_are_read_together() -> None:
    assert tree(SOLD).conjuncts(8) == [6, 8]


def test_the_clause_ends_where_another_begins() -> None:
    sentence = tree(BOUGHT)
    assert [sentence.words[sentence.clause_of(at)].text for at in (0, 6)] == ["entered", "buying"]


def test_the_way_between_two_words() -> None:
    sentence = tree(BOUGHT)
    assert [sentence.words[at].text for at in sentence.path(8, 0)] == [
        "millions",
        "buying",
        "entered",
        "Foods",
    ]


def test_the_head_of_a_stretch() -> None:
    sentence = tree(PURCHASE)
    assert [sentence.head_of(0, 9), sentence.head_of(19, 33), sentence.head_of(90, 95)] == [
        0,
        4,
        None,
    ]


MEASURED = [
    pytest.param("demand/NN/nsubj>1 rose/VBD/root>1 to/IN/case>3 5/CD/obl>1", 3, [1, 0], id="rose"),
    pytest.param("a/DT/det>1 price/NN/obj>1 of/IN/case>3 5/CD/nmod>1", 3, [1], id="noun-above"),
    pytest.param(
        "Acme/NNP/nsubj>1 has/VBZ/root>1 5/CD/obj>1 of/IN/case>4 reserves/NNS/nmod>2",
        2,
        [4, 1, 0],
        id="of-what",
    ),
    pytest.param(
        "Peru/NNP/nsubj>1 cut/VBD/root>1 its/PRP$/nmod:poss>3 budget/NN/obj>1 to/IN/case>5 "
        "5/CD/obl>1",
        5,
        [1, 3, 0],
        id="how-far-it-was-cut",
    ),
    pytest.param("The/DT/det>1 debt/NN/nsubj>3 is/VBZ/cop>3 5/CD/ROOT>3", 3, [1], id="what-it-is"),
    pytest.param(
        "budgets/NNS/ROOT>0 which/WDT/nsubj>2 rose/VBD/acl:relcl>0 to/IN/case>4 5/CD/obl>2",
        4,
        [2, 0],
        id="which-rose",
    ),
    pytest.param(
        "Peru/NNP/nsubj>1 sold/VBD/root>1 its/PRP$/nmod:poss>3 ships/NNS/obj>1 for/IN/case>5 "
        "5/CD/obl>1",
        5,
        [1, 0],
        id="not-what-was-sold",
    ),
]


@pytest.mark.parametrize(("written", "value", "words"), MEASURED)
def test_what_a_value_measures(written: str, value: int, words: list[int]) -> None:
    assert tree(written).measured(value) == words


INFINITIVES = [
    pytest.param(
        "Acme/NNP/nsubj>1 signed/VBD/root>1 deals/NNS/obj>1 to/TO/mark>4 sell/VB/acl>2",
        4,
        "Acme",
        id="beside-a-noun",
    ),
    pytest.param(
        "Peru/NNP/nsubj>1 hired/VBD/root>1 Acme/NNP/obj>1 to/TO/mark>4 build/VB/advcl>1",
        4,
        "Acme",
        id="object-that-is-asked",
    ),
    pytest.param(
        "Peru/NNP/nsubj>1 used/VBD/root>1 money/NN/obj>1 to/TO/mark>4 build/VB/advcl>1",
        4,
        "Peru",
        id="object-that-is-used",
    ),
]


@pytest.mark.parametrize(("written", "verb", "subject"), INFINITIVES)
def test_who_does_what_an_infinitive_says(written: str, verb: int, subject: str) -> None:
    sentence = tree(written)
    found = sentence.understood_subject(verb)
    assert found is not None
    assert sentence.words[found].text == subject


RELATIVES = [
    pytest.param(
        "Peru/NNP/root>0 ,/,/punct>3 which/WDT/nsubj>3 ordered/VBD/acl:relcl>0 jets/NNS/obj>3",
        2,
        "Peru",
        id="which",
    ),
    pytest.param(
        "Peru/NNP/root>0 whose/WP$/nmod:poss>2 navy/NN/nsubj>3 ordered/VBD/acl:relcl>0",
        1,
        "Peru",
        id="whose",
    ),
    pytest.param(
        "Peru/NNP/root>0 and/CC/cc>2 Chile/NNP/conj>0 which/WDT/nsubj>4 paid/VBD/acl:relcl>2",
        3,
        "Peru Chile",
        id="said-of-both",
    ),
    pytest.param(
        "Peru/NNP/root>0 and/CC/cc>2 Chile/NNP/conj>0 which/WDT/nsubj>4 pays/VBZ/acl:relcl>2",
        3,
        "Chile",
        id="said-of-one",
    ),
    pytest.param(
        "Acme/NNP/nsubj>2 is/VBZ/cop>2 maker/NN/root>2 which/WDT/nsubj>4 pays/VBZ/acl:relcl>2",
        3,
        "Acme",
        id="what-somebody-is",
    ),
    pytest.param(
        "maker/NN/nsubj>2 is/VBZ/cop>2 Acme/NNP/root>2 which/WDT/nsubj>4 pays/VBZ/acl:relcl>2",
        3,
        "Acme",
        id="who-somebody-is",
    ),
    pytest.param("who/WP/nsubj>1 pays/VBZ/root>1", 0, "who", id="asked"),
    pytest.param("Peru/NNP/root>0 and/CC/cc>2 Chile/NNP/conj>0", 0, "Peru Chile", id="joined"),
]


@pytest.mark.parametrize(("written", "at", "meant"), RELATIVES)
def test_for_what_a_relative_pronoun_stands(written: str, at: int, meant: str) -> None:
    sentence = tree(written)
    found = [sentence.words[one].text for one in sentence.referents(at)]
    assert " ".join(found) == meant


def test_a_ring_of_heads_ends() -> None:
    sentence = tree("a/NN/conj>1 b/NN/conj>0")
    assert sentence.understood_subject(0) is None
    assert list(sentence.ancestors(0)) == [1]


class _NoParser:
    """A parser that must not be asked."""

    def parse(self, sentences: Sequence[Span], read_as: Mapping[int, str]) -> list[Doc]:
        """Take no sentences."""
        assert not sentences
        assert not read_as
        return []


@pytest.mark.parametrize(
    "marked", ["{weapon F-16|F-16}", "gas: {money 3 USD|$3}", "No value here."]
)
def test_what_has_no_words_beside_its_values_is_not_parsed(marked: str) -> None:
    doc, mentions = read_article(marked)
    article = ArticleText.of(doc)
    passages = read_passages(article, mentions)
    parser = cast("SentenceParser", _NoParser())
    assert with_syntax(article, passages, parser) == passages

"""What the words around a name say of it: that it is an organisation's."""

import pytest
from spacy.tokens import Doc

from extractors.entities.context import names_organisation
from tests.extractors.entities.marked_names import BLANK, found, with_model

ORGANISATIONS = [
    pytest.param("the chipmaker [Zorv] sued", True, id="kind-before"),
    pytest.param("the gas producer [Zorv] sued", True, id="kind-of-two-words"),
    pytest.param("the film producer [Zorv] sued", False, id="producer-of-films"),
    pytest.param("the company [Zorv] Kelm founded", False, id="name-goes-on"),
    pytest.param("Omo's largest lender, [Zorv], sued", True, id="superlative"),
    pytest.param("the head of Omo's largest lender, [Zorv], sued", False, id="head-of-the-lender"),
    pytest.param("shares in [Zorv] fell", True, id="shares-in"),
    pytest.param("an analyst at [Zorv] said", True, id="analyst-at"),
    pytest.param("an analyst at [Zorv]'s Kelm Bank", False, id="analyst-at-anothers"),
    pytest.param("[Zorv]'s shareholders met", True, id="shareholders"),
    pytest.param("[Zorv]'s weekly net profit", True, id="profit-after-an-adjective"),
    pytest.param("[Zorv]'s husband", False, id="husband"),
    pytest.param("[Zorv] shares fell", True, id="shares-fell"),
    pytest.param("[Zorv] shares this view", False, id="shares-the-verb"),
    pytest.param("[Zorv] Corp's plant", True, id="legal-form"),
    pytest.param("[Zorv], Inc. said", True, id="legal-form-after-a-comma"),
    pytest.param("[Zorv] Copper said", False, id="word-that-begins-like-a-legal-form"),
    pytest.param("sold by [Zorv] <ZRV>", True, id="ticker"),
    pytest.param("sold by [Zorv] (NYSE: ZRV)", True, id="exchange-and-ticker"),
    pytest.param("sold by [Zorv] (ZRV)", False, id="brackets-alone"),
    pytest.param("sold by [Zorv], an Omo steel firm that sued", True, id="apposition"),
    pytest.param("said [Zorv], the firm's lawyer", False, id="apposition-of-a-person"),
    pytest.param("said [Zorv], an Omo bank clerk", False, id="kind-before-a-person's-noun"),
    pytest.param("said [Zorv], the founder of a bank", False, id="founder"),
    pytest.param(
        "It rained. [Zorv], the lender said, pays.", False, id="adverb-that-begins-a-sentence"
    ),
    pytest.param("\n[Zorv] fell", False, id="nothing-around"),
]


@pytest.mark.parametrize(("marked", "expected"), ORGANISATIONS)
def test_names_organisation(marked: str, expected: bool) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    assert names_organisation(marked.replace("[", "").replace("]", ""), start, end) is expected


SETTLED = [
    pytest.param(
        with_model("Zorv Italia and Omo UK bid.", ("Zorv Italia", "Person"), ("Omo UK", "Person")),
        [("Zorv Italia", "ORG", "Zorv Italia"), ("Omo UK", "ORG", "Omo UK")],
        id="branches",
    ),
    pytest.param(
        with_model("Ana Zorv Jr. left.", ("Ana Zorv Jr.", "ORG")),
        [("Ana Zorv Jr.", "PERSON", "Ana Zorv Jr.")],
        id="generation",
    ),
    pytest.param(
        with_model("Zorv Omo said so.", ("Zorv Omo", "Location")),
        [("Zorv Omo", "PERSON", "Zorv Omo")],
        id="who-speaks",
    ),
    pytest.param(
        with_model("Ana Zorv and Omo Kelm left.", ("Ana Zorv", "Person"), ("Omo Kelm", "Location")),
        [("Ana Zorv", "PERSON", "Ana Zorv"), ("Omo Kelm", "PERSON", "Omo Kelm")],
        id="company-of-a-person",
    ),
    pytest.param(
        BLANK("Swedish Copper Ltd sued; a Swedish firm did not."),
        [("Swedish Copper", "ORG", "Swedish Copper"), ("Swedish", "NORP", "Sweden")],
        id="company-of-a-nation",
    ),
]


@pytest.mark.parametrize(("doc", "expected"), SETTLED)
def test_labels_are_settled(doc: Doc, expected: list[tuple[str, str, str]]) -> None:
    assert found(doc) == expected


FROM_CONTEXT = [
    pytest.param(
        BLANK("Zorv Corp sued."), [("Zorv Corp", "ORG", "Zorv")], id="unseen-by-the-model"
    ),
    pytest.param(
        BLANK("The Zorv Kelm Co. sued."),
        [("Zorv Kelm Co.", "ORG", "Zorv Kelm")],
        id="without-the-article",
    ),
    pytest.param(
        BLANK("Zorv & Kelm, Inc. sued."),
        [("Zorv & Kelm, Inc.", "ORG", "Zorv & Kelm")],
        id="two-partners",
    ),
    pytest.param(BLANK("In May, the firm sued."), [], id="month-is-no-name"),
    pytest.param(
        BLANK("Stocks fell; the company's stocks Corp"), [], id="word-in-small-letters-elsewhere"
    ),
    pytest.param(
        with_model("The lender Zorv sued. Zorv won.", ("Zorv", "Person"), ("Zorv", "Location")),
        [("Zorv", "ORG", "Zorv"), ("Zorv", "ORG", "Zorv")],
        id="label-of-one-mention-settles-all",
    ),
    pytest.param(
        with_model(
            "The lender hired Ana Zorv. Mr. Zorv sued.", ("Ana Zorv", "Person"), ("Zorv", "Person")
        ),
        [("Ana Zorv", "PERSON", "Ana Zorv"), ("Zorv", "PERSON", "Ana Zorv")],
        id="person-stays",
    ),
    pytest.param(
        with_model("Ana Zorv's bank Zorv sued.", ("Ana Zorv", "Person"), ("Zorv", "Person")),
        [("Ana Zorv", "PERSON", "Ana Zorv"), ("Zorv", "PERSON", "Ana Zorv")],
        id="surname-that-the-bank-shares",
    ),
]


@pytest.mark.parametrize(("doc", "expected"), FROM_CONTEXT)
def test_context(doc: Doc, expected: list[tuple[str, str, str]]) -> None:
    assert found(doc) == expected

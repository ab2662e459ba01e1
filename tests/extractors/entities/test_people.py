"""Names that a title makes a person's, whether a model has seen them or not."""

import pytest
from spacy.tokens import Doc

from extractors.entities.people import names_person
from tests.extractors.entities.marked_names import BLANK, found

TITLED = [
    pytest.param(BLANK("Mr. Zorv sued."), [("Zorv", "PERSON", "Zorv")], id="title"),
    pytest.param(BLANK("Gen. Zorv sued."), [("Zorv", "PERSON", "Zorv")], id="abbreviated-title"),
    pytest.param(BLANK("Gen Zorv sued."), [], id="abbreviated-title-without-its-stop"),
    pytest.param(
        BLANK("President Announces Long Voyage\n\nIt rained."), [], id="title-in-a-headline"
    ),
    pytest.param(BLANK("Mr. The sued; Col. General sued."), [], id="title-before-no-name"),
]


@pytest.mark.parametrize(("doc", "expected"), TITLED)
def test_title_makes_a_person(doc: Doc, expected: list[tuple[str, str, str]]) -> None:
    assert found(doc) == expected


PEOPLE = [
    pytest.param("said Mr. [Zorv] today", True, id="title"),
    pytest.param("Prime Minister [Zorv]", True, id="title-of-two-words"),
    pytest.param("said [Zorv], 41, a smith", True, id="age"),
    pytest.param("said [Zorv], who left", True, id="who"),
    pytest.param("[Ana Zorv], the former mayor, left", True, id="office"),
    pytest.param("[Zorv], a retired army general", False, id="office-unknown"),
    pytest.param("[Zorv], chief economist at Kelm", True, id="trade-without-article"),
    pytest.param("[Zorv], the mayoral seat", False, id="word-that-begins-like-an-office"),
    pytest.param("the lender [Zorv] left", False, id="nothing-of-a-person"),
]


@pytest.mark.parametrize(("marked", "expected"), PEOPLE)
def test_names_person(marked: str, expected: bool) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    assert names_person(marked.replace("[", "").replace("]", ""), start, end) is expected

"""Bylines, credits, codes and the lines of a page: what names nobody in the news."""

import pytest
from spacy.tokens import Doc

from extractors.entities.furniture import furniture_of
from tests.extractors.entities.marked_names import found, with_model

NAMES = [
    pytest.param(
        with_model("By Ana Ortiz\n\nIt rained.", ("Ana Ortiz", "Person")), [], id="byline"
    ),
    pytest.param(
        with_model("By Ana Ortiz and Bo Li in Kyiv | 3 May\n", ("Ana Ortiz", "Person")),
        [("Ana Ortiz", "PERSON", "Ana Ortiz")],
        id="line-that-is-more-than-a-byline",
    ),
    pytest.param(
        with_model("It rained. (Reporting by Ana Ortiz)", ("Ana Ortiz", "Person")),
        [],
        id="reporting-credit",
    ),
    pytest.param(
        with_model("KYIV (Reuters) - It rained.", ("Reuters", "Organization")), [], id="agency-code"
    ),
    pytest.param(
        with_model("Reuters reported rain.", ("Reuters", "Organization")),
        [("Reuters", "ORG", "Reuters")],
        id="agency-as-source-stays",
    ),
    pytest.param(
        with_model("Kelm Oil (NYSE: KLM) sued.", ("Kelm Oil", "ORG"), ("KLM", "ORG")),
        [("Kelm Oil", "ORG", "Kelm Oil")],
        id="share's-code",
    ),
]


@pytest.mark.parametrize(("doc", "expected"), NAMES)
def test_names_in_furniture(doc: Doc, expected: list[tuple[str, str, str]]) -> None:
    assert found(doc) == expected


MASKED = [
    pytest.param("[By Ana van Dyk and Bo Li in Lima]\nIt rained.", id="byline"),
    pytest.param("[  Photo: Ana Ortiz | Lima]", id="photograph"),
    pytest.param("By Monday the rain was over.", id="sentence-that-begins-like-a-byline"),
    pytest.param("It rained.\n[Read more: Floods in Lima]\nIt stopped.", id="link"),
    pytest.param("[Related: Floods in Lima]", id="link-with-a-colon"),
    pytest.param("Read moreover what Ortiz wrote.", id="longer-word-than-a-link's"),
    pytest.param("[© Lima Post]", id="sign-of-copyright"),
    pytest.param("It rained. [(Reporting by Ana Ortiz; editing by Bo Li)]", id="credit"),
    pytest.param("It rained. [(additional reporting by Bo Li)]", id="credit-in-small-letters"),
    pytest.param("It rained (reporting rain is dull).", id="brackets-that-credit-nobody"),
    pytest.param("LIMA [(AFP)] - It rained.", id="agency"),
    pytest.param("LIMA (AFP office) - It rained.", id="more-than-an-agency"),
    pytest.param("Zorv [(NYSE: ZRV)] fell.", id="exchange-and-share"),
    pytest.param("Zorv [<ZRV.N>] fell.", id="share"),
    pytest.param("Zorv (ZRV) fell.", id="acronym"),
]


@pytest.mark.parametrize("marked", MASKED)
def test_furniture(marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    start, end = marked.find("["), marked.find("]") - 1
    expected = text[start:end] if start >= 0 else ""
    mask = furniture_of(text)
    assert len(mask) == len(text)
    marks = zip(text, mask, strict=True)
    assert "".join(letter for letter, is_furniture in marks if is_furniture) == expected

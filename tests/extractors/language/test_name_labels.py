"""The component that settles labels: what the tables know, what the article says elsewhere, and
what stays as it is.
"""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from extractors.language.name_labels import NameLabels

TAUGHT = [
    (
        "Tarn University, Omo University, Zub University",
        [(0, 15, "ORG"), (17, 31, "ORG"), (33, 47, "ORG")],
    ),
    ("Bank of Tarn, Bank of Omo, Bank of Zub", [(0, 12, "ORG"), (14, 25, "ORG"), (27, 38, "ORG")]),
    ("Omo River, Zub River, Ana River", [(0, 9, "LOC"), (11, 20, "LOC"), (22, 31, "PERSON")]),
    ("Rovna", [(0, 5, "LOC")]),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe(
        "name_labels", config={"person": "PERSON", "with_acronyms": ["ORG"], "settled": ["DATE"]}
    )
    nlp.get_pipe("name_labels").learn(TAUGHT)  # type: ignore[attr-defined]
    return nlp


CASES = [
    pytest.param(
        "He left Kor University.", ["Kor University:LOC"], ["Kor University:ORG"], id="last-word"
    ),
    pytest.param(
        "the Bank of Kor", ["Bank of Kor:PERSON"], ["Bank of Kor:ORG"], id="word-before-of"
    ),
    pytest.param(
        "the Pel River", ["Pel River:PERSON"], ["Pel River:PERSON"], id="last-word-of-many-labels"
    ),
    pytest.param("in Rovna", ["Rovna:PERSON"], ["Rovna:LOC"], id="known-name"),
    pytest.param("University", ["University:LOC"], ["University:LOC"], id="the-word-alone"),
    pytest.param("in Rovna", ["Rovna:DATE"], ["Rovna:DATE"], id="settled-label"),
    pytest.param(
        "Ana Pel spoke. Pel left.",
        ["Ana Pel:PERSON", "Pel:LOC"],
        ["Ana Pel:PERSON", "Pel:PERSON"],
        id="surname",
    ),
    pytest.param("Pel left.", ["Pel:LOC"], ["Pel:LOC"], id="surname-of-nobody"),
    pytest.param(
        "Kor Steel Mill (KSM) sued. KSM won.",
        ["Kor Steel Mill:ORG", "KSM:LOC"],
        ["Kor Steel Mill:ORG", "KSM:ORG", "KSM:ORG"],
        id="acronym-relabelled-and-found-again",
    ),
    pytest.param(
        "Ana Pel (MP) sued. MP won.",
        ["Ana Pel:PERSON"],
        ["Ana Pel:PERSON"],
        id="brackets-after-a-person",
    ),
    pytest.param(
        "Kor Mill (now) sued now.",
        ["Kor Mill:ORG"],
        ["Kor Mill:ORG"],
        id="brackets-without-acronym",
    ),
    pytest.param(
        "Gorm, Gorm and Gorm",
        ["Gorm:ORG", "Gorm:LOC", "Gorm:ORG"],
        ["Gorm:ORG"] * 3,
        id="majority-of-an-article",
    ),
    pytest.param(
        "Gorm or Gorm", ["Gorm:ORG", "Gorm:LOC"], ["Gorm:ORG", "Gorm:LOC"], id="no-majority"
    ),
    pytest.param("Nothing.", [], [], id="nothing"),
]


@pytest.mark.parametrize(("text", "given", "expected"), CASES)
def test_labels(nlp: Language, text: str, given: list[str], expected: list[str]) -> None:
    doc = nlp.make_doc(text)
    spans, at = [], 0
    for name, label in (one.rsplit(":", 1) for one in given):
        start = text.index(name, at)
        spans.append(doc.char_span(start, start + len(name), label=label))
        at = start + len(name)
    doc.set_ents([span for span in spans if span is not None])
    assert [f"{entity.text}:{entity.label_}" for entity in nlp(doc).ents] == expected


def test_tables_survive_disk_and_bytes(nlp: Language, tmp_path: Path) -> None:
    component = nlp.get_pipe("name_labels")
    assert isinstance(component, NameLabels)
    component.to_disk(tmp_path / "tables")
    copies = [spacy.blank("en").add_pipe("name_labels") for _ in range(2)]
    copies[0].from_disk(tmp_path / "tables")  # type: ignore[attr-defined]
    copies[1].from_bytes(component.to_bytes())  # type: ignore[attr-defined]
    assert [copy.to_bytes() for copy in copies] == [component.to_bytes()] * 2  # type: ignore[attr-defined]

"""Names found again where a model has not seen them, and what short mentions stand for."""

import pytest
from spacy.tokens import Doc

from tests.extractors.entities.marked_names import found, with_model

SHOUTED = [
    pytest.param(
        with_model(
            "ZORV MEETS OMO\n\nAna Zorv met Li Omo.", ("Ana Zorv", "Person"), ("Li Omo", "Person")
        ),
        ["Ana Zorv", "Li Omo", "Ana Zorv", "Li Omo"],
        id="headline-in-capitals",
    ),
    pytest.param(
        with_model("Zorv meets OMO\n\nLi Omo left.", ("Li Omo", "Person")), ["Li Omo"], id="not-all"
    ),
]


@pytest.mark.parametrize(("doc", "names"), SHOUTED)
def test_names_in_capitals(doc: Doc, names: list[str]) -> None:
    assert [name for _, _, name in found(doc)] == names


REPEATED = [
    pytest.param(
        with_model("Then Zorvia sued. Zorvia won.", ("Zorvia", "ORG")),
        [("Zorvia", "ORG", "Zorvia"), ("Zorvia", "ORG", "Zorvia")],
        id="organisation",
    ),
    pytest.param(
        with_model("Then Zorvia sued. Zorvia won. In Zorvia. At Zorvia.", ("Zorvia", "ORG")),
        [("Zorvia", "ORG", "Zorvia")],
        id="seen-too-rarely",
    ),
    pytest.param(
        with_model("Then Ana Zorv sued. Ms Zorv and Zorv won.", ("Ana Zorv", "Person")),
        [
            ("Ana Zorv", "PERSON", "Ana Zorv"),
            ("Zorv", "PERSON", "Ana Zorv"),
            ("Zorv", "PERSON", "Ana Zorv"),
        ],
        id="surname-with-and-without-title",
    ),
    pytest.param(
        with_model("Then Ana Zorv sued. It helped Zorv.", ("Ana Zorv", "Person")),
        [("Ana Zorv", "PERSON", "Ana Zorv"), ("Zorv", "PERSON", "Ana Zorv")],
        id="surname",
    ),
    pytest.param(
        with_model("Then Ana Stone sued. Stone won; a stone fell.", ("Ana Stone", "Person")),
        [("Ana Stone", "PERSON", "Ana Stone")],
        id="surname-that-is-a-word",
    ),
    pytest.param(
        with_model("Then Zorvia sued. The Kelm Zorvia Park won.", ("Zorvia", "ORG")),
        [("Zorvia", "ORG", "Zorvia")],
        id="part-of-a-longer-name",
    ),
    pytest.param(
        with_model("Then Zorvia sued. Zorvian rules won.", ("Zorvia", "ORG")),
        [("Zorvia", "ORG", "Zorvia")],
        id="part-of-a-longer-word",
    ),
    pytest.param(
        with_model(
            "Zorvia Wins Kelm Tender\n\nZorvia won.",
            ("Zorvia Wins Kelm Tender", "ORG"),
            ("Zorvia", "ORG"),
        ),
        [("Zorvia", "ORG", "Zorvia"), ("Zorvia", "ORG", "Zorvia")],
        id="headline-in-capitals-is-read-by-the-text",
    ),
    pytest.param(
        with_model("The Zorvia Kelm Board\n\nZorvia won.", ("Zorvia Kelm Board", "ORG")),
        [("Zorvia Kelm Board", "ORG", "Zorvia Kelm Board")],
        id="headline-of-which-the-text-names-no-part",
    ),
]


@pytest.mark.parametrize(("doc", "expected"), REPEATED)
def test_repetition(doc: Doc, expected: list[tuple[str, str, str]]) -> None:
    assert found(doc) == expected


SHORT_FORMS = [
    pytest.param(
        with_model(
            "The Omo Gas Commission met. The Commission voted.", ("Omo Gas Commission", "ORG")
        ),
        [
            ("Omo Gas Commission", "ORG", "Omo Gas Commission"),
            ("Commission", "ORG", "Omo Gas Commission"),
        ],
        id="kind-of-body",
    ),
    pytest.param(
        with_model(
            "The Omo Commission and the Kelm Commission met. The Commission voted.",
            ("Omo Commission", "ORG"),
            ("Kelm Commission", "ORG"),
        ),
        [
            ("Omo Commission", "ORG", "Omo Commission"),
            ("Kelm Commission", "ORG", "Kelm Commission"),
        ],
        id="either-body",
    ),
    pytest.param(
        with_model("The Omo Commission met. A commission voted.", ("Omo Commission", "ORG")),
        [("Omo Commission", "ORG", "Omo Commission")],
        id="small-letters",
    ),
    pytest.param(
        with_model(
            "Zorv Finance Group sued. Now Zorv won.",
            ("Zorv Finance Group", "ORG"),
            ("Zorv", "Person"),
        ),
        [
            ("Zorv Finance Group", "ORG", "Zorv Finance Group"),
            ("Zorv", "ORG", "Zorv Finance Group"),
        ],
        id="company-by-its-first-word",
    ),
    pytest.param(
        with_model("Zorv Finance Group sued. Now Zorv won.", ("Zorv Finance Group", "ORG")),
        [
            ("Zorv Finance Group", "ORG", "Zorv Finance Group"),
            ("Zorv", "ORG", "Zorv Finance Group"),
        ],
        id="company-by-its-first-word-unseen",
    ),
    pytest.param(
        with_model("Zorv Pipeline sued. Now Zorv won.", ("Zorv Pipeline", "ORG")),
        [("Zorv Pipeline", "ORG", "Zorv Pipeline")],
        id="first-word-that-may-be-a-place",
    ),
    pytest.param(
        with_model(
            "Ruined Finance Group sued. So ruined. Ruined it is.", ("Ruined Finance Group", "ORG")
        ),
        [("Ruined Finance Group", "ORG", "Ruined Finance Group")],
        id="first-word-that-is-a-word",
    ),
    pytest.param(
        with_model(
            "The Zorv White House left. Now Zorv won.",
            ("Zorv White House", "ORG"),
            ("Zorv", "Person"),
        ),
        [("Zorv White House", "ORG", "Zorv White House"), ("Zorv", "PERSON", "Zorv")],
        id="person-in-another's-name",
    ),
]


@pytest.mark.parametrize(("doc", "expected"), SHORT_FORMS)
def test_short_forms(doc: Doc, expected: list[tuple[str, str, str]]) -> None:
    assert found(doc) == expected

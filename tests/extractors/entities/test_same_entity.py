"""Mentions of one person or organisation: surnames, acronyms, legal forms, bodies."""

import pytest
from spacy.tokens import Doc

from tests.extractors.entities.marked_names import found, with_model

SAME = [
    pytest.param(
        with_model(
            "Goran Perišić came. Mr. Perisic left.",
            ("Goran Perišić", "Person"),
            ("Perisic", "Organization"),
        ),
        [("Goran Perišić", "PERSON", "Goran Perišić"), ("Perisic", "PERSON", "Goran Perišić")],
        id="surname-without-diacritics-and-mislabelled",
    ),
    pytest.param(
        with_model(
            "Saad al-Zorvi came. Al-Zorvi left.",
            ("Saad al-Zorvi", "Person"),
            ("Al-Zorvi", "Person"),
        ),
        [("Saad al-Zorvi", "PERSON", "Saad al-Zorvi"), ("Al-Zorvi", "PERSON", "Saad al-Zorvi")],
        id="surname-with-a-particle",
    ),
    pytest.param(
        with_model(
            "Ana Kelm-Zorv came. Kelm-Zorv left.",
            ("Ana Kelm-Zorv", "Person"),
            ("Kelm-Zorv", "Person"),
        ),
        [("Ana Kelm-Zorv", "PERSON", "Ana Kelm-Zorv"), ("Kelm-Zorv", "PERSON", "Ana Kelm-Zorv")],
        id="surname-of-two",
    ),
    pytest.param(
        with_model(
            "Ana Zorv came. Bo Zorv left. President Zorv signed.",
            ("Ana Zorv", "Person"),
            ("Bo Zorv", "Person"),
            ("Zorv", "Person"),
        ),
        [
            ("Ana Zorv", "PERSON", "Ana Zorv"),
            ("Bo Zorv", "PERSON", "Bo Zorv"),
            ("Zorv", "PERSON", "Ana Zorv"),
        ],
        id="holder-of-an-office",
    ),
    pytest.param(
        with_model("Qo Jin came. Qo left.", ("Qo Jin", "Person"), ("Qo", "Person")),
        [("Qo Jin", "PERSON", "Qo Jin"), ("Qo", "PERSON", "Qo Jin")],
        id="surname-first",
    ),
    pytest.param(
        with_model(
            "Qo Jin met Qo Min. Qo left.",
            ("Qo Jin", "Person"),
            ("Qo Min", "Person"),
            ("Qo", "Person"),
        ),
        [("Qo Jin", "PERSON", "Qo Jin"), ("Qo Min", "PERSON", "Qo Min"), ("Qo", "PERSON", "Qo")],
        id="surname-first-of-two-persons",
    ),
    pytest.param(
        with_model("Ana Zorv Jr. came. Zorv left.", ("Ana Zorv Jr.", "Person"), ("Zorv", "Person")),
        [("Ana Zorv Jr.", "PERSON", "Ana Zorv Jr."), ("Zorv", "PERSON", "Ana Zorv Jr.")],
        id="generation-is-no-surname",
    ),
    pytest.param(
        with_model(
            "Ivo Zorv Jr. came with Ivo Zorv. Zorv left.",
            ("Ivo Zorv Jr.", "Person"),
            ("Ivo Zorv", "Person"),
            ("Zorv", "Person"),
        ),
        [
            ("Ivo Zorv Jr.", "PERSON", "Ivo Zorv Jr."),
            ("Ivo Zorv", "PERSON", "Ivo Zorv"),
            ("Zorv", "PERSON", "Ivo Zorv"),
        ],
        id="father-and-son",
    ),
    pytest.param(
        with_model(
            "Kelm rose. Kelm Group sold. Kelm bid.",
            ("Kelm", "Person"),
            ("Kelm Group", "Organization"),
            ("Kelm", "Person"),
        ),
        [
            ("Kelm", "ORG", "Kelm Group"),
            ("Kelm Group", "ORG", "Kelm Group"),
            ("Kelm", "ORG", "Kelm Group"),
        ],
        id="company-taken-for-a-person",
    ),
    pytest.param(
        with_model(
            "Ana Li met Bo Li. Li smiled.",
            ("Ana Li", "Person"),
            ("Bo Li", "Person"),
            ("Li", "Person"),
        ),
        [("Ana Li", "PERSON", "Ana Li"), ("Bo Li", "PERSON", "Bo Li"), ("Li", "PERSON", "Bo Li")],
        id="surname-goes-to-the-latest",
    ),
    pytest.param(
        with_model(
            "The North Grid Operator (NGO) sued. NGO won.", ("North Grid Operator", "Organization")
        ),
        [
            ("North Grid Operator", "ORG", "North Grid Operator"),
            ("NGO", "ORG", "North Grid Operator"),
            ("NGO", "ORG", "North Grid Operator"),
        ],
        id="acronym-in-brackets",
    ),
    pytest.param(
        with_model("The North Grid Operator (QXZ) sued.", ("North Grid Operator", "Organization")),
        [("North Grid Operator", "ORG", "North Grid Operator")],
        id="brackets-that-abbreviate-nothing",
    ),
    pytest.param(
        with_model(
            "The North Grid Operator (QXZ) sued. QXZ won.", ("North Grid Operator", "Organization")
        ),
        [
            ("North Grid Operator", "ORG", "North Grid Operator"),
            ("QXZ", "ORG", "North Grid Operator"),
            ("QXZ", "ORG", "North Grid Operator"),
        ],
        id="acronym-of-another-language-used-again",
    ),
    pytest.param(
        with_model("The North Grid (UK) sued the UK.", ("North Grid", "Organization")),
        [
            ("North Grid", "ORG", "North Grid"),
            ("UK", "GPE", "United Kingdom"),
            ("UK", "GPE", "United Kingdom"),
        ],
        id="country-in-brackets",
    ),
    pytest.param(
        with_model("Harbin Gas Works rose; HGW fell.", ("Harbin Gas Works", "ORG"), ("HGW", "ORG")),
        [("Harbin Gas Works", "ORG", "Harbin Gas Works"), ("HGW", "ORG", "Harbin Gas Works")],
        id="acronym-by-initials",
    ),
    pytest.param(
        with_model(
            "Tarn Steel Ltd. sold. Tarn Steel bought.",
            ("Tarn Steel Ltd.", "ORG"),
            ("Tarn Steel", "ORG"),
        ),
        [("Tarn Steel Ltd.", "ORG", "Tarn Steel"), ("Tarn Steel", "ORG", "Tarn Steel")],
        id="legal-form",
    ),
    pytest.param(
        with_model("Mark Jordan ran. Jordan won.", ("Mark Jordan", "Person"), ("Jordan", "Person")),
        [("Mark Jordan", "PERSON", "Mark Jordan"), ("Jordan", "PERSON", "Mark Jordan")],
        id="surname-like-a-country",
    ),
    pytest.param(
        with_model("The Chilean Navy sailed; the Navy, it said.", ("Navy,", "ORG")),
        [("Chilean Navy", "ORG", "Chilean Navy"), ("Navy", "ORG", "Chilean Navy")],
        id="service-without-its-country",
    ),
    pytest.param(
        with_model("Army of Chile, Army of Peru. The Army, it said.", ("Army,", "ORG")),
        [
            ("Army of Chile", "ORG", "Army of Chile"),
            ("Army of Peru", "ORG", "Army of Peru"),
            ("Army", "ORG", "Army"),
        ],
        id="service-of-either-country",
    ),
    pytest.param(
        with_model(
            "Goran Zorv came. Z. Zorv and G. Zorv left.",
            ("Goran Zorv", "Person"),
            ("G. Zorv", "Person"),
        ),
        [
            ("Goran Zorv", "PERSON", "Goran Zorv"),
            ("G. Zorv", "PERSON", "Goran Zorv"),
        ],
        id="initial-of-the-forename",
    ),
]


@pytest.mark.parametrize(("doc", "expected"), SAME)
def test_mentions_of_one_entity_share_its_name(
    doc: Doc, expected: list[tuple[str, str, str]]
) -> None:
    assert found(doc) == expected

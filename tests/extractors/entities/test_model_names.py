"""What is made of a model's spans: cut to the name, labelled, or dropped."""

import pytest
from spacy.tokens import Doc

from extractors.entities.model_names import LABELS
from tests.extractors.entities.marked_names import found, with_model

LABELLED = [
    pytest.param(
        with_model("President Ana Ortiz spoke.", ("President Ana Ortiz", "Person")),
        [("Ana Ortiz", "PERSON", "Ana Ortiz")],
        id="title-cut",
    ),
    pytest.param(
        with_model(
            "Oslo denied that the ship lay in Oslo.", ("Oslo", "Location"), ("Oslo", "Location")
        ),
        [("Oslo", "GPE", "Norway"), ("Oslo", "GPE", "Oslo")],
        id="capital-as-government-and-as-city",
    ),
    pytest.param(
        with_model("He joined the Blue Forum today.", ("the Blue Forum", "Organization")),
        [("Blue Forum", "ORG", "Blue Forum")],
        id="article-cut",
    ),
    pytest.param(
        with_model("A talk of Nina Petrov\nJr and others", ("Nina Petrov\nJr", "Person")),
        [("Nina Petrov", "PERSON", "Nina Petrov")],
        id="line-end-cuts",
    ),
    pytest.param(
        with_model(
            "The talks in the capital of Kelm were led by Nina\nPetrov.", ("Nina\nPetrov", "Person")
        ),
        [("Nina\nPetrov", "PERSON", "Nina Petrov")],
        id="full-line-goes-on",
    ),
    pytest.param(
        with_model("Will Ortiz sign?", ("Will Ortiz", "Person")),
        [("Ortiz", "PERSON", "Ortiz")],
        id="question",
    ),
    pytest.param(
        with_model("Will Ortiz signed.", ("Will Ortiz", "Person")),
        [("Will Ortiz", "PERSON", "Will Ortiz")],
        id="forename",
    ),
    pytest.param(
        with_model("It is Ortiz's idea, said “Ortiz”.", ("Ortiz's", "PER"), ("“Ortiz”", "PER")),
        [("Ortiz", "PERSON", "Ortiz"), ("Ortiz", "PERSON", "Ortiz")],
        id="possessive-and-quotes",
    ),
    pytest.param(
        with_model("in Iran and Lake Omo", ("Iran", "Organization"), ("Lake Omo", "Location")),
        [("Iran", "GPE", "Iran"), ("Lake Omo", "LOC", "Lake Omo")],
        id="country-beats-label-and-lake-is-no-polity",
    ),
    pytest.param(
        with_model("He works at Air India.", ("Air India", "Organization")),
        [("Air India", "ORG", "Air India")],
        id="longer-name-of-the-model-wins",
    ),
    pytest.param(
        with_model("The Chilean Navy sailed; the Navy returned.", ("Navy returned", "ORG")),
        [("Chilean Navy", "ORG", "Chilean Navy"), ("Navy returned", "ORG", "Navy returned")],
        id="more-than-the-service",
    ),
    pytest.param(
        with_model("Boeing Co and Raytheon Corp. bid.", ("Boeing Co and Raytheon Corp.", "ORG")),
        [("Boeing Co", "ORG", "Boeing"), ("Raytheon", "ORG", "Raytheon")],
        id="two-names-run-together",
    ),
    pytest.param(
        with_model("an Omani-Yemeni deal", ("Omani-Yemeni", "Person")),
        [("Omani", "NORP", "Oman"), ("Yemeni", "NORP", "Yemen")],
        id="hyphenated-peoples",
    ),
    pytest.param(
        with_model("Peru Signs Big Pact\n\nIn Lima, Peru signed.", ("Peru Signs Big Pact", "ORG")),
        [("Peru", "GPE", "Peru"), ("Peru", "GPE", "Peru")],
        id="headline-run-together",
    ),
    pytest.param(
        with_model(
            "Peru Gas Group wins\n\nPeru Gas Group won.",
            ("Peru Gas Group", "ORG"),
            ("Peru Gas Group", "ORG"),
        ),
        [("Peru Gas Group", "ORG", "Peru Gas Group"), ("Peru Gas Group", "ORG", "Peru Gas Group")],
        id="headline-name-confirmed-below",
    ),
    pytest.param(
        with_model("the Tarn Works TX-12B lorry", ("Tarn Works TX-12B", "ORG")),
        [("Tarn Works", "ORG", "Tarn Works")],
        id="maker-without-its-product",
    ),
    pytest.param(
        with_model("more LNG and MiG-29K", ("LNG", "ORG"), ("MiG-29K", "Person")),
        [],
        id="words-of-the-trade",
    ),
    pytest.param(
        with_model("the G7 met", ("G7", "ORG")), [("G7", "ORG", "G7")], id="not-a-designation"
    ),
    pytest.param(
        with_model("Post-2020 plans", ("Post-2020", "Person")), [], id="person-with-a-number"
    ),
    pytest.param(
        with_model("Kor Times](https://kor.example", ("Kor Times](https://kor.example", "ORG")),
        [("Kor Times", "ORG", "Kor Times")],
        id="markup",
    ),
    pytest.param(with_model("on 3 May", ("3 May", "Date")), [], id="label-not-in-table"),
]


@pytest.mark.parametrize(("doc", "expected"), LABELLED)
def test_names_of_the_model(doc: Doc, expected: list[tuple[str, str, str]]) -> None:
    assert found(doc) == expected


TRIMMED = [
    pytest.param(
        with_model("in southern Iraq", ("southern Iraq", "Location")),
        [("Iraq", "GPE", "Iraq")],
        id="adjective-in-small-letters",
    ),
    pytest.param(
        with_model("said Omo Gov. Ana Zorv", ("Omo Gov. Ana Zorv", "Person")),
        [("Ana Zorv", "PERSON", "Ana Zorv")],
        id="title-within",
    ),
    pytest.param(
        with_model("said A P Zorv", ("A P Zorv", "Person")),
        [("A P Zorv", "PERSON", "A P Zorv")],
        id="initial-a",
    ),
    pytest.param(
        with_model(
            "more U.S. LNG and U.S. Officials, said officials",
            ("U.S. LNG", "ORG"),
            ("U.S. Officials", "ORG"),
        ),
        [("U.S.", "GPE", "United States"), ("U.S.", "GPE", "United States")],
        id="words-after-a-country",
    ),
    pytest.param(
        with_model("Drones fell. More drones came.", ("Drones", "Person")),
        [],
        id="word-that-only-begins-a-sentence",
    ),
    pytest.param(
        with_model("By then Drones fell.", ("Drones", "ORG")),
        [("Drones", "ORG", "Drones")],
        id="within-a-sentence",
    ),
    pytest.param(
        with_model("in Kelm, Peru", ("Kelm, Peru", "Location")),
        [("Kelm", "GPE", "Kelm"), ("Peru", "GPE", "Peru")],
        id="place-and-country",
    ),
    pytest.param(
        with_model("in Kelm, D.C.", ("Kelm, D.C.", "Location")),
        [("Kelm, D.C.", "GPE", "Kelm, D.C.")],
        id="place-with-its-district",
    ),
    pytest.param(
        with_model(
            "Serbian Trade Minister Ana Zorv", ("Serbian Trade", "ORG"), ("Ana Zorv", "Person")
        ),
        [("Serbian", "NORP", "Serbia"), ("Ana Zorv", "PERSON", "Ana Zorv")],
        id="office-of-a-country",
    ),
    pytest.param(
        with_model("Energy Ministers of Peru", ("Energy Ministers of Peru", "ORG")),
        [("Peru", "GPE", "Peru")],
        id="offices-of-a-country",
    ),
    pytest.param(
        with_model("the Council of Ministers of Peru", ("Council of Ministers of Peru", "ORG")),
        [("Council of Ministers of Peru", "ORG", "Council of Ministers of Peru")],
        id="body-of-a-country",
    ),
    pytest.param(
        with_model("the Lockheed Martin Javelin", ("Lockheed Martin Javelin", "Person")),
        [("Lockheed Martin", "ORG", "Lockheed Martin")],
        id="company-and-product-taken-for-a-person",
    ),
    pytest.param(
        with_model("said Ana Santos", ("Ana Santos", "Person")),
        [("Ana Santos", "PERSON", "Ana Santos")],
        id="person-with-a-company's-name",
    ),
    pytest.param(
        with_model("KELM, Ala. --The U.S. Army", ("Ala. --The U.S. Army", "ORG")),
        [("U.S. Army", "ORG", "U.S. Army")],
        id="sentence-within",
    ),
    pytest.param(
        with_model("in Kelm, AZ for", ("Kelm", "Location"), ("AZ", "ORG")),
        [("Kelm", "GPE", "Kelm")],
        id="state-code",
    ),
    pytest.param(with_model("a Series C round", ("Series C", "Person")), [], id="funding-round"),
]


@pytest.mark.parametrize(("doc", "expected"), TRIMMED)
def test_spans_of_the_model(doc: Doc, expected: list[tuple[str, str, str]]) -> None:
    assert found(doc) == expected


def test_labels_are_those_of_the_table() -> None:
    assert set(LABELS.values()) == {"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT"}

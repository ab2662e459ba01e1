"""Whom a noun phrase of a parsed sentence means as a speaker."""

import pytest

from extractors.statements.speech.noun_speakers import is_document, speaker_at
from extractors.statements.speech.speakers import Floor, Speaker, speaker_named
from tests.extractors.statements.marked_sentences import parsed_reading_of, party

FLOOR = Floor(
    person=Speaker(name="Ann Lee"),
    organisation=Speaker(name="Blue Lake"),
    last=Speaker(name="Ann Lee"),
    called=(Speaker(name="Navy"), Speaker(name="Ministry of Works"), Speaker(name="two officials")),
)
CASES = [
    pytest.param("The ministry said so", "The/DT/det>1 ministry/NN/nsubj>2", "Ministry of Works"),
    pytest.param("The officials said so", "The/DT/det>1 officials/NNS/nsubj>2", "two officials"),
    pytest.param("The release said so", "The/DT/det>1 release/NN/nsubj>2", "Blue Lake"),
    pytest.param("Official data said so", "Official/JJ/amod>1 data/NNS/nsubj>2", "Official data"),
    pytest.param("Recent data said so", "Recent/JJ/amod>1 data/NNS/nsubj>2", None),
    pytest.param("Tarn Works said so", "Tarn/NNP/compound>1 Works/NNP/nsubj>2", "Tarn Works"),
    pytest.param("Tall trees said so", "Tall/JJ/amod>1 trees/NNS/nsubj>2", None),
    pytest.param("A press officer said", "A/DT/det>2 press/NN/compound>2 officer/NN/nsubj>3", None),
]


@pytest.mark.parametrize(("text", "phrase", "expected"), CASES)
def test_speakers(text: str, phrase: str, expected: str | None) -> None:
    rest = text.split()[len(phrase.split()) :]
    verb = len(phrase.split())
    tree = " ".join([phrase, *(f"{word}/VBD/dep>{verb}" for word in rest)])
    reading = parsed_reading_of(text, tree)
    found = speaker_at(reading.passage, verb - 1, reading.parties, FLOOR)
    assert (found.name if found else None) == expected


def test_the_government_of_a_leader_is_called_by_the_name() -> None:
    reading = parsed_reading_of(
        "{PERSON|Ann Lee} 's government said",
        "Ann/NNP/nmod:poss>3 Lee/NNP/flat>0 's/POS/case>0 government/NN/nsubj>4 said/VBD/ROOT>4",
    )
    found = speaker_at(reading.passage, 3, reading.parties, Floor())
    assert found is not None
    assert (found.name, found.words) == ("Lee government", (0, len("Ann Lee 's government")))


def test_a_pronoun_behind_is_the_subject_of_what_is_said() -> None:
    reading = parsed_reading_of(
        "{ORG|Acme} won , it said",
        "Acme/NNP/nsubj>1 won/VBD/ccomp>4 ,/,/punct>1 it/PRP/nsubj>4 said/VBD/ROOT>4",
    )
    found = speaker_at(reading.passage, 3, reading.parties, FLOOR)
    assert found is not None
    assert found.name == "Acme"


def test_no_person_is_meant_by_a_body() -> None:
    reading = parsed_reading_of(
        "The government said", "The/DT/det>1 government/NN/nsubj>2 said/VBD/ROOT>2"
    )
    spoken = speaker_named(party("{PERSON|Ann Lee}"))
    found = speaker_at(reading.passage, 1, reading.parties, Floor(last=spoken))
    assert found is not None
    assert found.name == "government"


def test_documents() -> None:
    passage = parsed_reading_of(
        "A report fell", "A/DT/det>1 report/NN/nsubj>2 fell/VBD/ROOT>2"
    ).passage
    assert [is_document(passage, at) for at in range(3)] == [False, True, False]

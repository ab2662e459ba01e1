"""Who may be meant by a name, a noun or a pronoun beside a verb of saying, and what is cited."""

import pytest

from extractors.statements.speech.citations import citation_in
from extractors.statements.speech.speakers import Floor, Speaker, named_after, unnamed_after
from tests.extractors.statements.marked_sentences import passages_of, reading_of

NAMED = [
    pytest.param("to {ORG|Acme} spokesman {PERSON|Ann Lee}", "Ann Lee", id="spokesman"),
    pytest.param("to {ORG|Acme}, {PERSON|Ann Lee}", "Acme", id="comma"),
    pytest.param("to Norwegian analysts", "Norwegian analysts", id="analysts-of-a-state"),
    pytest.param("to nobody; {ORG|Acme}", None, id="after-a-stop"),
]
UNNAMED = [
    pytest.param("to two people familiar", "two people familiar", id="noun"),
    pytest.param("to the minister in Oslo", "minister", id="place-cut-off"),
    pytest.param("to the company", "Blue Lake", id="spoken-of"),
    pytest.param("to ten analysts polled by {ORG|Acme}", "Acme", id="gathered-by"),
    pytest.param("to the river", None, id="no-speaker"),
]


@pytest.mark.parametrize(("marked", "expected"), NAMED)
def test_named_speakers(marked: str, expected: str | None) -> None:
    reading = reading_of(marked)
    found = named_after(reading.passage, reading.parties, 1)
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(("marked", "expected"), UNNAMED)
def test_speakers_without_a_name(marked: str, expected: str | None) -> None:
    reading = reading_of(marked)
    floor = Floor(organisation=Speaker(name="Blue Lake"))
    found = unnamed_after(reading.passage, reading.parties, 1, floor)
    assert (found.name if found else None) == expected


CITATIONS = [
    pytest.param("It came (Fjord News, May 3, 2024).", "Fjord News", id="day"),
    pytest.param("It came (Fjord News, 3 May 2024)", "Fjord News", id="day-first"),
    pytest.param("It came (Fjord News, 2024; Hill, Sept. 2023).", "Fjord News; Hill", id="two"),
    pytest.param("It came (its yearly fee).", None, id="no-date"),
    pytest.param("It came (Fjord News, May 3, 2024) late.", None, id="not-at-the-end"),
]


@pytest.mark.parametrize(("marked", "expected"), CITATIONS)
def test_citations(marked: str, expected: str | None) -> None:
    [passage] = passages_of(marked)
    found = citation_in(passage)
    assert (found.name if found else None) == expected


def test_a_citation_leads_to_its_words() -> None:
    [passage] = passages_of("Far up it came (Fjord News, May 3, 2024).")
    found = citation_in(passage)
    assert found is not None
    assert passage.text[slice(*found.words)] == "Fjord News, May 3, 2024"

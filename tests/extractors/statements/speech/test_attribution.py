"""Who says what within a sentence."""

import pytest

from extractors.statements.speech.attribution import (
    Saying,
    floor_after,
    sayings_in,
    speaker_of,
    speaker_of_title,
)
from extractors.statements.speech.speakers import Floor, Speaker
from tests.extractors.statements.marked_sentences import reading_of

ANN, FJORD = Speaker(name="Ann Lee"), Speaker(name="Fjord News")
NOBODY = Floor()


def told(marked: str, floor: Floor = NOBODY) -> str:
    """Return who says what in a marked sentence, as "Acme: it rained"."""
    reading = reading_of(marked)
    found = sayings_in(reading.passage, reading.parties, floor)
    words = reading.passage.words
    return "; ".join(
        f"{one.speaker.name}: {' '.join(word.text for word in words[one.first : one.end])}"
        for one in found
    )


SAYINGS = [
    pytest.param("{ORG|Acme} said it rained", "Acme: said it rained", id="verb-behind-a-name"),
    pytest.param("It rained, {ORG|Acme} said", "Acme: It rained , Acme said", id="at-the-end"),
    pytest.param("It rained, said {ORG|Acme}", "Acme: It rained , said Acme", id="inverted"),
    pytest.param(
        "It rained, {ORG|Acme} said on the road",
        "Acme: It rained , Acme said on the road",
        id="only-where-behind",
    ),
    pytest.param(
        "It rained, but {ORG|Acme} said it snowed", "Acme: said it snowed", id="verb-in-between"
    ),
    pytest.param(
        "According to {ORG|Acme}, it rained", "Acme: According to Acme , it rained", id="citing"
    ),
    pytest.param(
        "A path announced by {ORG|Acme} opened",
        "Acme: A path announced by Acme opened",
        id="agent",
    ),
    pytest.param("The {ORG|Acme} path was reported", "", id="passive"),
    pytest.param("A walk with {ORG|Acme} said much", "", id="governed-by-a-preposition"),
    pytest.param("{ORG|Acme} rested; nobody said it rained", "", id="another-clause"),
    pytest.param("Two officials said it rained", "Two officials: said it rained", id="noun"),
    pytest.param("They read the state of the road", "", id="noun-not-verb"),
    pytest.param("It rained", "", id="nobody"),
]


@pytest.mark.parametrize(("marked", "expected"), SAYINGS)
def test_sayings(marked: str, expected: str) -> None:
    assert told(marked) == expected


FLOORS = [
    pytest.param("She said it rained", Floor(person=ANN), "Ann Lee: said it rained", id="pronoun"),
    pytest.param(
        "It rained",
        Floor(last=ANN, in_quotation=True),
        "Ann Lee: It rained",
        id="quotation-goes-on",
    ),
    pytest.param("It rained", Floor(last=ANN), "", id="no-quotation"),
    pytest.param("Recent data suggest it rained", Floor(), "", id="data-of-nobody"),
    pytest.param("I walked", Floor(person=ANN), "Ann Lee: I walked", id="first-person"),
    pytest.param("It rained", Floor(whole=FJORD), "Fjord News: It rained", id="throughout"),
]


@pytest.mark.parametrize(("marked", "floor", "expected"), FLOORS)
def test_who_has_the_floor(marked: str, floor: Floor, expected: str) -> None:
    assert told(marked, floor) == expected


CITED = [
    pytest.param("According to {ORG|Acme}, it rained", (True, True), id="source"),
    pytest.param("It rained, they wrote, citing {ORG|Acme}", (True, False), id="cited"),
    pytest.param("{ORG|Acme} said it rained", (False, False), id="says-itself"),
]


@pytest.mark.parametrize(("marked", "expected"), CITED)
def test_sources(marked: str, expected: tuple[bool, bool]) -> None:
    reading = reading_of(marked)
    first = sayings_in(reading.passage, reading.parties, NOBODY)[0]
    assert (first.is_cited, first.is_source) == expected


def test_the_narrowest_scope_answers_for_a_word() -> None:
    wide = Saying(speaker=FJORD, first=0, end=9)
    narrow = Saying(speaker=ANN, first=4, end=9)
    assert [speaker_of([wide, narrow], at) for at in (2, 6, 9)] == [FJORD, ANN, None]


TITLES = [
    pytest.param("Statement from {PERSON|Ann Lee} on roads", "Ann Lee", id="person"),
    pytest.param("Statement by {ORG|Acme} on roads", "Acme", id="organisation"),
    pytest.param("Remarks by {ORG|Acme} head {PERSON|Ann Lee}", "Ann Lee", id="person-first"),
    pytest.param("A walk with {PERSON|Ann Lee}", None, id="no-statement"),
]


@pytest.mark.parametrize(("marked", "expected"), TITLES)
def test_titles(marked: str, expected: str | None) -> None:
    reading = reading_of(marked)
    found = speaker_of_title(reading.passage, reading.parties)
    assert (found.name if found else None) == expected


def floor_of(marked: str, floor: Floor = NOBODY) -> Floor:
    reading = reading_of(marked)
    found = sayings_in(reading.passage, reading.parties, floor)
    return floor_after(reading.passage, reading.parties, found, floor)


def test_people_and_organisations_are_remembered() -> None:
    after = floor_of("{PERSON|Ann Lee} of {ORG|Acme} said it rained")
    names = [one.name if one else None for one in (after.person, after.organisation, after.last)]
    assert names == ["Ann Lee", "Acme", "Ann Lee"]
    assert floor_of("It rained", after) == after


QUOTATIONS = [
    pytest.param("“It rained", False, True, id="opens"),
    pytest.param("“It rained”", False, False, id="opens-and-closes"),
    pytest.param("It rained", True, True, id="goes-on"),
    pytest.param("It rained”", True, False, id="closes"),
    pytest.param('"It rained', False, True, id="straight-opens"),
    pytest.param('It rained"', True, False, id="straight-closes"),
]


@pytest.mark.parametrize(("marked", "before", "expected"), QUOTATIONS)
def test_quotations(marked: str, before: bool, expected: bool) -> None:
    assert floor_of(marked, Floor(in_quotation=before)).in_quotation is expected

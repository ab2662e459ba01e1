"""Parties that no mention names."""

import pytest

from extractors import statements
from extractors.records import Statement
from extractors.statements.parties.nominals import is_works, nominals_in
from tests.extractors.statements.marked_sentences import parsed_reading_of, told

LENDERS = (
    "Chinese/JJ/amod>1 lenders/NNS/nsubj>2 gave/VBD/root>2 Peru/NNP/iobj>2 money/NN/obj>2 "
    "././punct>2"
)
TERMINAL = (
    "The/DT/det>1 terminal/NN/nsubj>4 at/IN/case>3 Brevik/NNP/nmod>1 took/VBD/root>4 "
    "money/NN/obj>4 ././punct>4"
)
MISSED = (
    "Blue/NNP/compound>2 Lake/NNP/compound>2 Systems/NNPS/nsubj>3 took/VBD/root>3 "
    "money/NN/obj>3 ././punct>3"
)
OTHERS = (
    "The/DT/det>2 other/JJ/amod>2 company/NN/nsubj>3 took/VBD/root>3 money/NN/obj>3 ././punct>3"
)
DESCRIBING = (
    "The/DT/det>1 lender/NN/nsubj>3 Peru/NNP/appos>1 took/VBD/root>3 money/NN/obj>3 ././punct>3"
)
DATELINE = (
    "Brevik/NNP/compound>3 -/:/punct>3 Chinese/JJ/amod>3 lenders/NNS/nsubj>4 took/VBD/root>4 "
    "money/NN/obj>4 ././punct>4"
)
CASES = [
    pytest.param("Chinese lenders gave Peru money.", LENDERS, ["Chinese lenders"], id="actors"),
    pytest.param(
        "The terminal at Brevik took money.", TERMINAL, ["terminal at Brevik"], id="works"
    ),
    pytest.param("Blue Lake Systems took money.", MISSED, ["Blue Lake Systems"], id="missed-name"),
    pytest.param("The other company took money.", OTHERS, [], id="says-not-which"),
    pytest.param("The lender Peru took money.", DESCRIBING, [], id="describes-a-name"),
    pytest.param(
        "Brevik - Chinese lenders took money.", DATELINE, ["Chinese lenders"], id="behind-a-dash"
    ),
]


@pytest.mark.parametrize(("text", "tree", "names"), CASES)
def test_noun_phrases(text: str, tree: str, names: list[str]) -> None:
    reading = parsed_reading_of(text, tree)
    found = nominals_in(reading.passage, reading.parties)
    assert [party.name for party in found] == names
    assert [text[p.mention.start : p.mention.end] for p in found] == names


def test_works_are_told_from_actors() -> None:
    [works] = nominals_in(
        parsed_reading_of("The terminal at Brevik took money.", TERMINAL).passage, ()
    )
    [actors] = nominals_in(
        parsed_reading_of("Chinese lenders gave Peru money.", LENDERS).passage, ()
    )
    assert is_works(works)
    assert not is_works(actors)


def test_a_noun_phrase_leads_to_its_words(statement_of_lenders: Statement) -> None:
    [lender] = [one for one in statement_of_lenders.arguments if one.role == "lender"]
    assert (lender.name, lender.words, lender.mention, lender.entity_id) == (
        "Chinese lenders",
        (0, 15),
        None,
        None,
    )


@pytest.fixture(scope="module")
def statement_of_lenders() -> Statement:
    [statement] = statements("Chinese lenders lent Peru $4 billion.")
    return statement


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        pytest.param("creditors", "creditors giver", id="who-has-lent"),
        pytest.param("partners", "", id="no-side"),
    ],
)
def test_the_noun_for_somebody_tells_the_side(noun: str, expected: str) -> None:
    written = f"Its/PRP$/nmod:poss>1 {noun}/NNS/nsubj>2 met/VBD/ROOT>2 on/IN/case>4 5/CD/obl>2"
    reading = parsed_reading_of(f"Its {noun} met on {{money 5 USD|5}}", written)
    sides = [slot for slot in reading.slots if slot.side != "subject"]
    assert told(sides) == expected

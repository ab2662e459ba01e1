"""How real a fact is, by the words that govern its values."""

from dataclasses import replace

import pytest

from extractors.statements.modality.cues import (
    cues_for,
    cues_in,
    is_contracted,
    modality_of,
    nearest_verb,
)
from extractors.statements.passages import Passage
from extractors.statements.types import StatementType, type_named
from tests.extractors.statements.marked_sentences import passages_of, tree

TANKS = "{weapon #tank x14|14 tanks}"


def words_of_value(passage: Passage) -> tuple[int, int]:
    return passage.word_span(passage.values[0].start, passage.values[0].end)


CUES = [
    pytest.param("They denied it.", "deny denied", id="denied"),
    pytest.param("They may go.", "may possible", id="possible"),
    pytest.param("They will go.", "will planned", id="planned"),
    pytest.param("They bought it.", "buy done", id="done"),
    pytest.param("They already left.", "already past", id="past"),
    pytest.param("They ordered it.", "ordered planned", id="form-of-a-verb"),
    pytest.param("They left in May.", "", id="month"),
    pytest.param("They walked.", "", id="none"),
    pytest.param("They have not only left.", "", id="not-only"),
    pytest.param("They did not block it.", "", id="no-hindrance"),
    pytest.param("They are to leave.", "be to planned", id="are-to"),
]


@pytest.mark.parametrize(("marked", "expected"), CUES)
def test_cues(marked: str, expected: str) -> None:
    [passage] = passages_of(marked)
    assert ", ".join(f"{cue.phrase} {cue.name}" for cue in cues_in(passage)) == expected


def test_cues_stand_in_text_order() -> None:
    [passage] = passages_of("They ordered it, already paid, and may have left.")
    assert [cue.phrase for cue in cues_in(passage)] == ["ordered", "already", "pay", "may"]


def test_a_type_has_cues_and_classes_of_its_own() -> None:
    [passage] = passages_of("They may test and sink it.")
    bare = StatementType(name="bare", roles={})
    own = StatementType(name="own", roles={}, cue_classes={"may": "planned"})
    found = cues_in(passage)
    assert "may possible" in [f"{cue.phrase} {cue.name}" for cue in cues_for(found, bare)]
    assert "may planned" in [f"{cue.phrase} {cue.name}" for cue in cues_for(found, own)]


MODALITIES = [
    pytest.param(f"They bought {TANKS}.", "asserted", id="done"),
    pytest.param(f"They will buy {TANKS}.", "planned", id="planned"),
    pytest.param(f"They may buy {TANKS}.", "possible", id="possible"),
    pytest.param(f"They did not buy {TANKS}.", "denied", id="denied"),
    pytest.param(f"They may go, but in the end they bought {TANKS}.", "asserted", id="nearest"),
    pytest.param(f"They bought {TANKS} and may go.", "asserted", id="before-rather-than-behind"),
    pytest.param(f"They will soon have bought {TANKS}.", "planned", id="modal-of-a-verb"),
    pytest.param(f"It was already due to hold {TANKS}.", "asserted", id="past-outweighs"),
    pytest.param(f"They keep {TANKS}.", None, id="no-cue"),
    pytest.param(
        f"They denied it; in the wet and dark wood by the old grey mill stood {TANKS}.",
        None,
        id="denial-too-far",
    ),
    pytest.param(
        f"Under a five-year contract they will get {TANKS}.", "asserted", id="duty-by-contract"
    ),
    pytest.param(
        f"Under a planned contract they will get {TANKS}.", "planned", id="contract-is-planned"
    ),
]


@pytest.mark.parametrize(("marked", "expected"), MODALITIES)
def test_modality(marked: str, expected: str | None) -> None:
    [passage] = passages_of(marked)
    cues = cues_for(cues_in(passage), type_named("arms_transfer"))
    assert modality_of(passage, words_of_value(passage), None, cues) == expected


GOVERNED = [
    pytest.param(
        "They/PRP/nsubj:pass>2 are/VBP/aux:pass>2 expected/VBN/ROOT>2 by/IN/case>5 both/DT/det>5 "
        "yards/NNS/obl>2 to/TO/mark>7 buy/VB/xcomp>2 14/CD/nummod>9 tanks/NNS/obj>7 ././punct>2",
        f"They are expected by both yards to buy {TANKS}.",
        "planned",
        id="its-infinitive",
    ),
    pytest.param(
        "The/DT/det>1 request/NN/nsubj>3 may/MD/aux>3 lapse/VB/ROOT>3 ,/,/punct>5 "
        "bought/VBN/conj>3 were/VBD/aux:pass>5 14/CD/nummod>8 tanks/NNS/nsubj:pass>5 ././punct>3",
        f"The request may lapse, bought were {TANKS}.",
        "asserted",
        id="modal-of-another-verb",
    ),
]


@pytest.mark.parametrize(("written", "marked", "expected"), GOVERNED)
def test_a_verb_takes_the_modality_of_what_governs_it(
    written: str, marked: str, expected: str
) -> None:
    [unparsed] = passages_of(marked)
    passage = replace(unparsed, syntax=tree(written))
    cues = cues_for(cues_in(passage), type_named("arms_transfer"))
    assert modality_of(passage, words_of_value(passage), None, cues) == expected


def test_a_cue_counts_from_the_trigger_too() -> None:
    [passage] = passages_of(
        f"They will purchase, as we wrote on the long and winding road to the old grey mill by "
        f"the quiet river in the wet green hills, {TANKS}."
    )
    cues = [cue for cue in cues_in(passage) if cue.phrase == "will"]
    span = words_of_value(passage)
    assert modality_of(passage, span, None, cues) is None
    assert modality_of(passage, span, 2, cues) == "planned"


CONTRACTS = [
    pytest.param("It will sail under a new five-year deal.", True, id="under"),
    pytest.param("It will sail, a contract worth much.", True, id="apposition"),
    pytest.param("It will sail under a proposed deal.", False, id="proposed"),
    pytest.param("It may sail under a new deal.", False, id="in-doubt"),
    pytest.param("It plans to sail under a new deal.", False, id="only-planned"),
    pytest.param("It announced that it will sail under a new deal.", True, id="telling"),
    pytest.param("It will sail.", False, id="no-contract"),
]


@pytest.mark.parametrize(("marked", "expected"), CONTRACTS)
def test_contracts_that_stand(marked: str, expected: bool) -> None:
    [passage] = passages_of(marked)
    assert is_contracted(passage, cues_in(passage)) is expected


VERBS = [
    pytest.param(f"They sold a mill and bought {TANKS}.", "buy", id="nearest"),
    pytest.param(f"They may hold {TANKS}.", None, id="nothing-done"),
]


@pytest.mark.parametrize(("marked", "expected"), VERBS)
def test_the_nearest_verb(marked: str, expected: str | None) -> None:
    [passage] = passages_of(marked)
    assert nearest_verb(passage, words_of_value(passage), cues_in(passage)) == expected

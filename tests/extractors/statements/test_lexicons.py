"""Every line of the lexicons that statements are built with can be used, and each is read by one
module and says what its words do.
"""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from extractors.lexicon import read_toml
from extractors.statements import STATEMENT_TYPES
from extractors.text.words import PhraseIndex, words_between

ROOM = Path(__file__).parents[3] / "extractors" / "statements"
LEXICONS = sorted(ROOM.rglob("lexicon/*.toml"))
KINDS = {"money", "gas_volumes", "weapons"}
EVIDENCE = read_toml("extractors.statements", "evidence")
MODALITY = read_toml("extractors.statements.modality", "modality")
CUES = MODALITY["cues"]
ACTIONS = read_toml("extractors.statements.parties", "actions")["actions"]
BENCHMARKS = read_toml("extractors.statements.parties", "subjects")["benchmarks"]
GROUPS = {
    "types": [
        phrase
        for row in EVIDENCE["evidence"]
        for tier in ("decisive", "strong", "medium", "weak")
        for phrase in row.get(tier, [])
    ],
    "cues": [phrase for phrases in CUES.values() for phrase in phrases],
    "actions": [phrase for phrases in ACTIONS.values() for phrase in phrases],
    "benchmarks": [phrase for phrases in BENCHMARKS.values() for phrase in phrases],
    "reporting": read_toml("extractors.statements.speech", "reporting")["verbs"],
}


@pytest.mark.parametrize("group", GROUPS)
def test_every_phrase_is_found_in_its_own_words(group: str) -> None:
    index = PhraseIndex(GROUPS[group])
    lost = []
    for phrase in GROUPS[group]:
        words = words_between(phrase, 0, len(phrase))
        spans = [(first, end) for first, end, _ in index.find(words)]
        if spans != [(0, len(words))]:
            lost.append(phrase)
    assert lost == []


def test_evidence_speaks_for_all_types_and_for_known_kinds() -> None:
    rows = EVIDENCE["evidence"]
    assert {row["type"] for row in rows} == {each.name for each in STATEMENT_TYPES}
    assert {kind for row in rows for kind in row["carries"]} <= KINDS
    assert {row["topic"] for row in rows if "topic" in row} <= set(EVIDENCE["topics"])


def test_cues_have_the_classes_of_modality() -> None:
    assert set(CUES) == {"denied", "possible", "planned", "done", "past"}


def test_no_phrase_stands_for_two_classes_of_modality() -> None:
    classes: dict[str, set[str]] = {}
    for name, phrases in CUES.items():
        for phrase in phrases:
            classes.setdefault(phrase, set()).add(name)
    assert [phrase for phrase, names in classes.items() if len(names) > 1] == []


def test_the_cues_of_types_are_cues() -> None:
    known = {*GROUPS["cues"], *MODALITY["planned_forms"]}
    assert {cue for each in STATEMENT_TYPES for cue in (*each.cues, *each.cue_classes)} <= known
    assert {name for each in STATEMENT_TYPES for name in each.cue_classes.values()} <= set(CUES)


@pytest.mark.parametrize("lexicon", LEXICONS, ids=lambda file: file.stem)
def test_each_lexicon_is_read_by_one_module(lexicon: Path) -> None:
    read = f'read_toml(__package__, "{lexicon.stem}")'
    readers = [
        module.name
        for module in lexicon.parents[1].glob("*.py")
        if read in module.read_text("utf-8")
    ]
    assert len(readers) == 1, "cut it by reader, or let one module export what the words mean"


@pytest.mark.parametrize(
    "lexicon",
    [file for file in LEXICONS if file.stem not in ("types", "evidence", "predicates")],
    ids=lambda file: file.stem,
)
def test_a_comment_stands_above_each_list(lexicon: Path) -> None:
    text = lexicon.read_text("utf-8").partition("[acts_for]")[0].partition("[benchmarks]")[0]
    lines = text.splitlines()
    bare = [
        line
        for before, line in pairwise(lines)
        if re.match(r"[a-z_]+ = \[", line) and not before.startswith("#")
    ]
    assert bare == []

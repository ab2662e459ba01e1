"""Every line of the lexicons that statements are built with can be used, and names only what the
tables know.
"""

import pytest

from extractors.lexicon import read_toml
from extractors.statements.types import STATEMENT_TYPES
from extractors.text.words import PhraseIndex, words_between

PARTY_ROLES = {
    "supplier", "buyer", "subject", "lender", "borrower", "donor", "recipient", "operator", "producer", "investor",
    "seller", "contractor",
}  # fmt: skip
KINDS = {"money", "gas_volumes", "weapons"}
EVIDENCE = read_toml("extractors.statements", "statement_types")["evidence"]
CUES = read_toml("extractors.statements", "modality")["cues"]
ROLES = read_toml("extractors.statements.parties", "roles")
PARTIES = ROLES["parties"]
BENCHMARKS = read_toml("extractors.statements.parties", "benchmarks")["benchmarks"]
GROUPS = {
    "types": [
        phrase
        for row in EVIDENCE
        for tier in ("decisive", "strong", "medium", "weak")
        for phrase in row.get(tier, [])
    ],
    "cues": [phrase for phrases in CUES.values() for phrase in phrases],
    "actions": [phrase for phrases in ROLES["actions"].values() for phrase in phrases],
    "benchmarks": [phrase for phrases in BENCHMARKS.values() for phrase in phrases],
    "reporting": read_toml("extractors.statements", "reporting")["verbs"],
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


def test_evidence_speaks_for_known_types_and_kinds() -> None:
    assert {row["type"] for row in EVIDENCE} <= set(STATEMENT_TYPES)
    assert {kind for row in EVIDENCE for kind in row["carries"]} <= KINDS
    assert {row["topic"] for row in EVIDENCE if "topic" in row} <= set(
        read_toml("extractors.statements", "statement_types")["topics"]
    )


def test_every_type_but_the_last_has_evidence_and_roles() -> None:
    assert {row["type"] for row in EVIDENCE} == set(STATEMENT_TYPES)
    assert set(PARTIES) == set(STATEMENT_TYPES)
    assert {role for roles in PARTIES.values() for role in roles.values()} <= PARTY_ROLES


def test_cues_have_the_classes_of_modality() -> None:
    assert set(CUES) == {"denied", "possible", "planned", "done", "past"}


def test_no_phrase_stands_for_two_classes_of_modality() -> None:
    classes: dict[str, set[str]] = {}
    for name, phrases in CUES.items():
        for phrase in phrases:
            classes.setdefault(phrase, set()).add(name)
    assert [phrase for phrase, names in classes.items() if len(names) > 1] == []

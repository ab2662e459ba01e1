"""Where a party stands in its sentence: before which verb, after which preposition, owner of what.

There is no parser here. A party's slot is read from the words just around it, which in news prose
settles most of the directions of deals: who sells *to* whom, *from* whom, *by* whom, whose exports.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.statements.parties.actions import Action
from extractors.statements.parties.clauses import as_object, as_subject
from extractors.statements.parties.described import only_describes
from extractors.statements.parties.names import Party
from extractors.statements.parties.owners import as_origin, as_owner
from extractors.statements.parties.prepositions import after_preposition, preposition_before
from extractors.statements.parties.sentence import (
    JOINERS,
    MODIFIERS,
    Sentence,
    Slot,
    read_sentence,
)
from extractors.statements.passages import Passage

_SURE = 2  # weight from which a slot of a party's own needs none of the party joined to it
_SHARED = 0.9  # what is left of a weight that a party shares with the one before it
_LEAST_SHARED = (
    0.2  # weight that is still handed on; a list of hundreds would give each all others'
)
_JOINED_REACH = 6  # words between two parties that are joined


def slots_in(passage: Passage, parties: Sequence[Party], actions: Sequence[Action]) -> list[Slot]:
    """Return what the places of the parties in a passage say of them, several for some, none for
    others.
    """
    sentence = read_sentence(passage, parties, actions)
    slots: list[list[Slot]] = []
    for at, party in enumerate(parties):
        found = _slots_of(sentence, party)
        is_sure = any(slot.weight >= _SURE for slot in found)
        if at and not is_sure and _is_coordinate(sentence, parties[at - 1], party):
            found = found + _shared(slots[-1], party)
        slots.append(found)
    shared = _shared_subjects(sentence, parties, slots)
    return [slot for found in slots for slot in found] + shared


def _slots_of(sentence: Sentence, party: Party) -> list[Slot]:
    origin = as_origin(sentence, party)
    if origin is not None:
        return [origin]
    if only_describes(sentence, party):
        return []
    owner = as_owner(sentence, party)
    if party.is_possessive:
        return owner or [Slot(party, "subject", 1.0, party.first)]
    if party.is_adjective:
        return owner
    before = preposition_before(sentence, party)
    if before is not None:
        return owner + after_preposition(sentence, party, before)
    return owner + as_object(sentence, party) or as_subject(sentence, party)


def _shared(previous: Sequence[Slot], party: Party) -> list[Slot]:
    """Give the second of two coordinate parties what is said of the first: "sold to A and B"."""
    return [
        replace(slot, party=party, weight=slot.weight * _SHARED)
        for slot in previous
        if slot.weight >= _LEAST_SHARED
    ]


def _is_coordinate(sentence: Sentence, one: Party, other: Party) -> bool:
    between = [word.lower for word in sentence.words[one.last : other.first]]
    others = [word for word in between if word not in JOINERS]
    # "Burrillville, Rhode Island" is one place, "Poland, Norway and Chile" are three.
    alike = one.is_state == other.is_state or "and" in between or "or" in between
    joined = len(between) <= _JOINED_REACH and len(others) < len(between) and alike
    return joined and all(word in MODIFIERS for word in others)


def _shared_subjects(
    sentence: Sentence, parties: Sequence[Party], slots: Sequence[Sequence[Slot]]
) -> list[Slot]:
    """Give the first of two coordinate parties what the second one is the subject of: "A and B
    signed"; `slots` are those of each party.
    """
    shared = []
    for (one, other), (own, given) in zip(pairwise(parties), pairwise(slots), strict=True):
        if _is_coordinate(sentence, one, other) and not _has_side(own):
            shared += [replace(slot, party=one) for slot in given if slot.side != "place"]
    return shared


def _has_side(slots: Sequence[Slot]) -> bool:
    return any(slot.side != "subject" for slot in slots)

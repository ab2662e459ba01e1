"""Where a party stands in its sentence: before which verb, after which preposition, owner of what.

There is no parser here. A party's slot is read from the words just around it, which in news prose
settles most of the directions of deals: who sells *to* whom, *from* whom, *by* whom, whose exports.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.statements.parties.actions import Action
from extractors.statements.parties.clauses import as_object, as_subject
from extractors.statements.parties.epithets import only_describes
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
_JOINED_REACH = 6  # words between two parties that are joined


def slots_in(passage: Passage, parties: Sequence[Party], actions: Sequence[Action]) -> list[Slot]:
    """Return what the places of the parties in a passage say of them, several for some, none for
    others.
    """
    sentence = read_sentence(passage, parties, actions)
    slots: list[Slot] = []
    previous: Party | None = None
    for party in parties:
        found = _slots_of(sentence, party)
        is_sure = any(slot.weight >= _SURE for slot in found)
        if previous is not None and not is_sure and _is_coordinate(sentence, previous, party):
            found += _shared(slots, previous, party)
        slots += found
        previous = party
    return _shared_subjects(sentence, parties, slots)


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


def _shared(slots: Sequence[Slot], previous: Party, party: Party) -> list[Slot]:
    """Give the second of two coordinate parties what is said of the first: "sold to A and B"."""
    return [
        replace(slot, party=party, weight=slot.weight * _SHARED)
        for slot in slots
        if slot.party is previous
    ]


def _is_coordinate(sentence: Sentence, one: Party, other: Party) -> bool:
    between = [word.lower for word in sentence.words[one.last : other.first]]
    others = [word for word in between if word not in JOINERS]
    # "Burrillville, Rhode Island" is one place, "Poland, Norway and Chile" are three.
    alike = one.is_state == other.is_state or "and" in between or "or" in between
    joined = len(between) <= _JOINED_REACH and len(others) < len(between) and alike
    return joined and all(word in MODIFIERS for word in others)


def _shared_subjects(
    sentence: Sentence, parties: Sequence[Party], slots: Sequence[Slot]
) -> list[Slot]:
    """Give the first of two coordinate parties what the second one is the subject of: "A and B
    signed".
    """
    shared = list(slots)
    for one, other in pairwise(parties):
        if _is_coordinate(sentence, one, other) and not _has_side(slots, one):
            shared += [
                replace(slot, party=one)
                for slot in slots
                if slot.party is other and slot.side != "place"
            ]
    return shared


def _has_side(slots: Sequence[Slot], party: Party) -> bool:
    return any(slot.party is party and slot.side != "subject" for slot in slots)

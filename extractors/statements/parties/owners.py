"""What a party owns: "India's exports", "Israeli order", "Azerbaijani gas", "U.S.-built"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.lexicon import read_toml
from extractors.statements.parties.actions import Direction
from extractors.statements.parties.names import Party
from extractors.statements.parties.sentence import (
    JOINERS,
    MODIFIERS,
    PREPOSITIONS,
    Sentence,
    Side,
    Slot,
)
from extractors.text import PhraseIndex, Word, phrase_map

_LEXICON = read_toml(__package__, "owners")
_GOODS = frozenset(_LEXICON["goods"])
_GOODS_INDEX = PhraseIndex(phrase_map([("goods", _LEXICON["goods"])]))
_ORIGIN = frozenset(_LEXICON["origin"])
_HOLDERS = frozenset(_LEXICON["holders"])
_UNITS = frozenset(_LEXICON["units"])
_REACH = 4  # words between an owner and what it owns
_CLOSE = 2  # words between a name that is no possessive and what it owns
_OWNER_SIDES: Mapping[Direction, Side] = {
    "give": "giver",
    "take": "taker",
    "award": "taker",
    "make": "giver",
    "pay": "payer",
    "agree": "both",
}


def as_origin(sentence: Sentence, party: Party) -> Slot | None:
    """Return the slot of "Serbian-made", "U.S.-built": the party supplied or made the goods."""
    after = sentence.words[party.last : party.last + 1]
    if not after or after[0].lower not in _ORIGIN:
        return None
    joined = after[0].glued or after[0].lower == "origin"
    return Slot(party, "origin", 3.0, party.last) if joined else None


def as_owner(sentence: Sentence, party: Party) -> list[Slot]:
    """Return the slot of the owner of a noun of exchange, or of the goods."""
    has_apostrophe = _has_apostrophe(sentence, party)
    owner = _Owner(
        party=party,
        first=party.last + has_apostrophe,
        describes=has_apostrophe or party.is_possessive or party.is_adjective,
    )
    for at in range(owner.first, min(owner.first + _REACH, len(sentence.words))):
        owned = _owned_at(sentence, owner, at)
        if owned is not None:
            return owned
    return []


@dataclass(frozen=True, slots=True, kw_only=True)
class _Owner:
    """A party that may own what stands from the word `first` on; `describes` says that it is a
    possessive or an adjective, not a bare name.
    """

    party: Party
    first: int
    describes: bool


def _owned_at(sentence: Sentence, owner: _Owner, at: int) -> list[Slot] | None:
    """Return what the word `at` says of an owner: a slot, nothing at all, or None to read on."""
    word, describes = sentence.words[at], owner.describes
    if word.lower in JOINERS or word.lower in _UNITS:
        return []
    if at in sentence.goods and (describes or _is_name_part(sentence.words[owner.first : at])):
        return _of_goods(owner, at)
    if at in sentence.actions:
        owns = describes or _stands_close(owner, at)
        return _of_action(sentence, owner.party, at) if owns else []
    if _ends_name(sentence, at):
        return []
    if describes and _GOODS_INDEX.lemma(word) in _GOODS:
        return [] if _has_holder(sentence, at + 1) else [Slot(owner.party, "giver", 1.6, at)]
    return None


def _of_goods(owner: _Owner, at: int) -> list[Slot]:
    """Return the slot of "Boeing F-15s", "Azerbaijani gas" with the goods just behind."""
    if at - owner.first > _CLOSE:
        return []
    return [Slot(owner.party, "maker" if owner.party.label == "ORG" else "giver", 1.4, at)]


def _has_apostrophe(sentence: Sentence, party: Party) -> bool:
    return any(word.lower in ("'s", "'") for word in sentence.words[party.last : party.last + 1])


def _stands_close(owner: _Owner, at: int) -> bool:
    """Whether a state's bare name owns what follows: "the Norway deal"."""
    return owner.party.is_state and at - owner.first <= _CLOSE


def _of_action(sentence: Sentence, party: Party, at: int) -> list[Slot]:
    """Return the slot of the owner of the noun of exchange at `at`."""
    action = sentence.actions[at]
    # "South Korean manufacturer Acme": the noun is the company's.
    if party.is_adjective and action.last in sentence.parties:
        return []
    side = _OWNER_SIDES.get(action.direction)
    return [Slot(party, side, 2.0, action.first)] if side is not None else []


def _ends_name(sentence: Sentence, at: int) -> bool:
    """Whether nothing after this word can be owned by the party before it."""
    word = sentence.words[at]
    return at in sentence.parties or not word.text.isalnum() or word.lower in PREPOSITIONS


def _is_name_part(words: Sequence[Word]) -> bool:
    """Whether words between a name and goods can belong to the name: "Boeing Co F-15s", but not
    "Qatar got 5".
    """
    return all(
        word.is_capitalised or word.text.isdigit() or word.lower in MODIFIERS for word in words
    )


def _has_holder(sentence: Sentence, at: int) -> bool:
    """Whether goods describe a company or a name: "Serbian gas company", "Russian gas giant
    Gazprom".
    """
    after = sentence.words[at : at + 1]
    return bool(after) and (after[0].lower in _HOLDERS or at in sentence.parties)

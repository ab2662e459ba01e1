"""Where a party stands in its sentence: before which verb, after which preposition, owner of what.

There is no parser here. A party's slot is read from the words just around it, which in news prose
settles most of the directions of deals: who sells *to* whom, *from* whom, *by* whom, whose exports.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from extractors.lexicon import read_toml
from extractors.records import Mention
from extractors.statements.parties.names import Party
from extractors.statements.passages import Passage
from extractors.text import PhraseIndex, Word, phrase_map

Side = Literal[
    "giver", "taker", "payer", "payee", "maker", "origin", "goods", "both", "subject", "place"
]
"""What a slot says of a party.

It gives or takes goods, pays or is paid, made the goods or is their origin, is itself the goods, is
one of two who deal with each other, is spoken of, or is where it happens.
"""

_LEXICON = read_toml(__package__, "roles")
_DIRECTION_OF = phrase_map(_LEXICON["actions"].items())
_ACTIONS = PhraseIndex(_DIRECTION_OF)
_WORDS: Mapping[str, frozenset[str]] = {
    name: frozenset(words) for name, words in _LEXICON["words"].items()
}
_GOODS = PhraseIndex(phrase_map([("goods", _LEXICON["words"]["goods"])]))
_MODIFIER_REACH = 7  # words between a preposition and the name it governs
_GOVERNOR_REACH = 14  # words between a verb or noun and its preposition
_WIN_REACH = 10  # words between winning and what is won: an amount may stand between
_AGENT_REACH = 3  # words between a participle and "by"
_SUBJECT_REACH = 9  # words between a subject and its verb
_CLAUSE_REACH = 20  # words of a relative clause between a subject and its verb
_NOUN_REACH = 4  # words between an owner and what it owns
_JOINERS = ("and", "or", ",", "&")
_SKIPPED = ("'s", "<", '"', "“")
_SAYING = ("said", "says", "told", "added", "adding", "saying")
_ENDS = (";", ".", "!", "?")


@dataclass(frozen=True, slots=True)
class Action:
    """A verb or noun of exchange at the words ``first:last`` with its direction in the lexicon."""

    first: int
    last: int
    phrase: str
    direction: str


@dataclass(frozen=True, slots=True)
class Slot:
    """What the place of a party in its sentence says of it; `weight` is how surely, `at` the word
    that says so.
    """

    party: Party
    side: Side
    weight: float
    at: int


@dataclass(frozen=True, slots=True)
class _Scene:
    passage: Passage
    words: Sequence[Word]
    actions: Mapping[int, Action]
    ends: Mapping[int, Action]
    parties: Mapping[int, Party]
    goods: frozenset[int]


_OWNER_SIDES: Mapping[str, Side] = {
    "give": "giver",
    "take": "taker",
    "award": "taker",
    "make": "giver",
    "pay": "payer",
    "agree": "both",
}
_AGENT_SIDES: Mapping[str, Side] = {
    "take": "taker",
    "award": "taker",
    "give": "giver",
    "make": "maker",
    "pay": "payer",
}
_SUBJECT_SIDES: Mapping[str, Side] = {
    "give": "giver",
    "take": "taker",
    "award": "taker",
    "agree": "both",
    "make": "maker",
    "pay": "payer",
}


def actions_in(passage: Passage) -> list[Action]:
    """Return the verbs and nouns of exchange in a passage, outside its values."""
    taken = frozenset(at for value in passage.values for at in _words_of(passage, value))
    found = (
        Action(first, last, phrase, _DIRECTION_OF[phrase])
        for first, last, phrase in _ACTIONS.find(passage.words)
    )
    return [action for action in found if action.first not in taken]


def slots_in(passage: Passage, parties: Sequence[Party], actions: Sequence[Action]) -> list[Slot]:
    """Return what the places of the parties in a passage say of them, several for some, none for
    others.
    """
    scene = _Scene(
        passage=passage,
        words=passage.words,
        actions={action.first: action for action in actions},
        ends={action.last: action for action in actions},
        parties={party.first: party for party in parties},
        goods=frozenset(
            at
            for value in passage.values
            if value.kind != "money"
            for at in _words_of(passage, value)
        ),
    )
    slots: list[Slot] = []
    previous: Party | None = None
    for party in parties:
        found = _slots_of(scene, party)
        if (
            previous is not None
            and _is_coordinate(scene, previous, party)
            and not any(s.weight >= 2 for s in found)
        ):
            found += [
                Slot(party, slot.side, slot.weight * 0.9, slot.at)
                for slot in slots
                if slot.party is previous
            ]
        slots += found
        previous = party
    return _shared_subjects(scene, parties, slots)


def _words_of(passage: Passage, value: Mention) -> range:
    return range(*passage.word_span(value.start, value.end))


def _slots_of(scene: _Scene, party: Party) -> list[Slot]:
    origin = _as_origin(scene, party)
    if origin is not None:
        return [origin]
    if _only_describes(scene, party):
        return []
    owner = _as_owner(scene, party)
    if party.is_adjective or party.is_possessive:
        return owner or ([Slot(party, "subject", 1.0, party.first)] if party.is_possessive else [])
    before = _preposition(scene, party)
    if before is not None:
        return owner + _after_preposition(scene, party, before)
    return owner + _as_object(scene, party) or _as_subject(scene, party)


def _as_origin(scene: _Scene, party: Party) -> Slot | None:
    """ "Serbian-made", "U.S.-built": the party supplied or made the goods."""
    after = scene.words[party.last : party.last + 1]
    if (
        after
        and after[0].lower in _WORDS["origin"]
        and (after[0].glued or after[0].lower == "origin")
    ):
        return Slot(party, "origin", 3.0, party.last)
    return None


def _only_describes(scene: _Scene, party: Party) -> bool:
    """Whether a name only describes a speaker, a source or a company: "U.S. officials", "China's
    CNPC", "EIA data".
    """
    after = scene.words[party.last : party.last + 3]
    is_body = not (party.is_state or party.is_adjective)
    if is_body and any(word.lower in _WORDS["findings"] for word in after):
        return True
    if not (party.is_state or party.is_adjective):
        return False
    if any(word.lower in _WORDS["speakers"] for word in after[:2]):
        return True
    owned = [
        other
        for at, other in scene.parties.items()
        if party.last < at <= party.last + 2 and other.label == "ORG"
    ]
    return bool(after) and after[0].lower == "'s" and bool(owned)


def _as_owner(scene: _Scene, party: Party) -> list[Slot]:
    """ "India's exports", "Israeli order", "Azerbaijani gas": the owner of a noun of exchange, or
    of the goods.
    """
    at = party.last
    apostrophe = at < len(scene.words) and scene.words[at].lower in ("'s", "'")
    owns = apostrophe or party.is_possessive
    at += apostrophe
    describes = owns or party.is_adjective
    for index in range(at, min(at + _NOUN_REACH, len(scene.words))):
        word = scene.words[index]
        if word.lower in _JOINERS or word.lower in _WORDS["units"]:
            return []
        if index in scene.goods and (describes or _is_name_part(scene.words[at:index])):
            return (
                [Slot(party, "maker" if party.label == "ORG" else "giver", 1.4, index)]
                if index - at <= 2
                else []
            )
        if index in scene.actions:
            # "South Korean manufacturer Acme": the noun is the company's.
            is_named = party.is_adjective and scene.actions[index].last in scene.parties
            is_owner = not is_named and (describes or (party.is_state and index - at <= 2))
            return _owner_slots(party, scene.actions[index]) if is_owner else []
        if (
            index in scene.parties
            or not word.text.isalnum()
            or word.lower in _WORDS["prepositions"]
        ):
            return []
        if describes and _GOODS.lemma(word) in _WORDS["goods"]:
            return [] if _has_holder(scene, index + 1) else [Slot(party, "giver", 1.6, index)]
    return []


def _is_name_part(words: Sequence[Word]) -> bool:
    """Whether words between a name and goods can belong to the name: "Boeing Co F-15s", but not
    "Qatar got 5".
    """
    return all(
        word.is_capitalised or word.text.isdigit() or word.lower in _WORDS["modifiers"]
        for word in words
    )


def _has_holder(scene: _Scene, at: int) -> bool:
    """Whether goods describe a company or a name: "Serbian gas company", "Russian gas giant
    Gazprom".
    """
    after = scene.words[at : at + 1]
    return bool(after) and (after[0].lower in _WORDS["holders"] or at in scene.parties)


def _owner_slots(party: Party, action: Action) -> list[Slot]:
    side = _OWNER_SIDES.get(action.direction)
    return [Slot(party, side, 2.0, action.first)] if side is not None else []


def _preposition(scene: _Scene, party: Party) -> int | None:
    """Return the index of the preposition that governs a party, skipping what describes the party."""
    for at in range(party.first - 1, max(party.first - 1 - _MODIFIER_REACH, -1), -1):
        word = scene.words[at]
        if word.lower in _WORDS["prepositions"]:
            return at
        if (
            word.lower not in _WORDS["modifiers"]
            and word.lower not in _SKIPPED
            and not _describes_at(scene, at)
        ):
            return None
    return None


def _describes_at(scene: _Scene, at: int) -> bool:
    """Whether the word belongs to a nationality or a state that describes the name after it."""
    near = (scene.parties.get(index) for index in range(max(at - 3, 0), at + 1))
    return any(
        p is not None and at < p.last and (p.is_adjective or _only_describes(scene, p))
        for p in near
    )


def _after_preposition(scene: _Scene, party: Party, at: int) -> list[Slot]:
    preposition = scene.words[at].lower
    action = _governor(scene, at)
    direction = action.direction if action else ""
    if preposition == "to":
        return [Slot(party, _receiver(scene, at, action), 2.5 if action else 1.0, at)]
    if preposition == "from":
        side: Side = "payer" if direction == "pay" else "giver"
        return [
            Slot(party, "taker" if _is_asked(scene, action) else side, 2.5 if action else 0.8, at)
        ]
    if preposition == "for" and direction == "pay":
        return [Slot(party, "goods", 2.0, at)]
    if preposition == "for":
        return [
            Slot(party, "taker", 2.0 if party.country or direction in ("give", "make") else 0.8, at)
        ]
    if preposition == "by":
        agent = (
            action is not None and at - action.last <= _AGENT_REACH and direction in _AGENT_SIDES
        )
        return [Slot(party, _AGENT_SIDES[direction], 2.5, at)] if agent else []
    return _beside(scene, party, at)


def _beside(scene: _Scene, party: Party, at: int) -> list[Slot]:
    """Return what the other prepositions say: "with X", "involving X", "makers such as X", "in X"."""
    preposition = scene.words[at].lower
    if preposition in ("with", "between", "among"):
        return [Slot(party, "both", 2.0, at)]
    if preposition == "involving" or (preposition == "as" and _names_makers(scene, at)):
        return [Slot(party, "maker" if party.label == "ORG" else "both", 1.5, at)]
    if preposition in ("in", "of", "at", "on"):
        return [Slot(party, "place", 0.6 if party.is_capital else 1.0, at)]
    return []


def _is_asked(scene: _Scene, action: Action | None) -> bool:
    """ "won an order from X", "requests from X": who orders takes the goods; "ordered tanks from X"
    is the verb.
    """
    if action is None or action.phrase not in _WORDS["asked"] or action.last - action.first > 1:
        return False
    word = scene.words[action.first].lower
    if word.endswith("ed") or word.endswith("ing"):
        return False
    if _is_noun(scene, action) or word.endswith("s"):
        return True
    before = range(max(action.first - _WIN_REACH, 0), action.first)
    return any(
        at in scene.actions and scene.actions[at].phrase in _WORDS["winning"] for at in before
    )


def _names_makers(scene: _Scene, at: int) -> bool:
    """ "contractors such as X"."""
    return any(word.lower in _WORDS["makers"] for word in scene.words[max(at - 3, 0) : at])


def _receiver(scene: _Scene, at: int, action: Action | None) -> Side:
    """ "sold to X" takes; "paid to X" is paid; an order or contract that goes to X makes it the
    giver of the goods.
    """
    if action is None or (action.direction in ("give", "agree") and action.phrase != "contract"):
        return "taker"
    if action.direction == "pay":
        return "payee"
    return "giver" if action.direction in ("award", "take", "agree") else "taker"


def _governor(scene: _Scene, at: int) -> Action | None:
    """Return the action that a preposition belongs to: the nearest one before it in its clause."""
    for index in range(at, max(at - _GOVERNOR_REACH, -1), -1):
        if index in scene.ends and scene.ends[index].last <= at:
            return scene.ends[index]
        if index < at and scene.words[index].lower in _ENDS:
            return None
    return None


def _as_object(scene: _Scene, party: Party) -> list[Slot]:
    """ "awarded Lockheed Martin a contract", "lent Russia $6bn": the party just after the verb."""
    at = party.first - 1
    while (
        at >= 0
        and party.first - at <= 4
        and (scene.words[at].lower in _WORDS["modifiers"] or _owns_at(scene, at))
    ):
        at -= 1
    action = scene.ends.get(at + 1)
    if action is None or action.direction not in ("give", "award", "pay"):
        return []
    before = scene.words[action.first - 1].lower if action.first else ""
    # "a previously awarded Navy contract", "providing Ukraine": participles have objects of another
    # kind, or none.
    is_participle = (
        scene.words[action.first].lower.endswith("ing") and before not in _WORDS["passive"]
    )
    if is_participle or before in _WORDS["before_participle"]:
        return []
    side: Side = {"award": "giver", "pay": "payee"}.get(action.direction, "taker")  # type: ignore[assignment]
    return [Slot(party, side, 2.2, action.first)]


def _owns_at(scene: _Scene, at: int) -> bool:
    """Whether the word belongs to the state in "supply Norway's Blue Lake"."""
    return scene.words[at].lower == "'s" or _describes_at(scene, at)


def _as_subject(scene: _Scene, party: Party) -> list[Slot]:
    """ "Serbia signed", "Hungary was awarded": the party before a verb of exchange, nothing but its
    group between.
    """
    start = _after_relative_clause(scene, party.last)
    for at in range(start, min(start + _SUBJECT_REACH, len(scene.words))):
        word = scene.words[at].lower
        if word in _ENDS or (word in ("that", *_SAYING) and not _same_subject(scene, at + 1)):
            break
        action = scene.actions.get(at)
        if action is None or _is_noun(scene, action):
            continue
        side = "giver" if _wins_contract(scene, action) else _subject_side(scene, action)
        return [Slot(party, side, 2.0 if at - start <= 4 else 1.3, at)] if side else []
    return [Slot(party, "subject", 1.0, party.first)]


def _after_relative_clause(scene: _Scene, at: int) -> int:
    """Return where the main clause goes on after ", which has used them since 2019,": `at` itself
    without one.
    """
    words = scene.words[at : at + _CLAUSE_REACH]
    if len(words) < 2 or words[0].text != "," or words[1].lower not in ("which", "who", "whose"):
        return at
    return next((at + index for index in range(2, len(words)) if words[index].text == ","), at)


def _is_noun(scene: _Scene, action: Action) -> bool:
    """Whether an article or a preposition makes a noun of an action: "the talks", "in sales"."""
    before = scene.words[action.first - 1].lower if action.first else ""
    return before in ("the", "a", "an", "of", "in", "for", "on", "new", "its", "their")


def _wins_contract(scene: _Scene, action: Action) -> bool:
    """ "secured £36 billion of orders", "won a contract": whoever gets an order supplies the goods."""
    after = scene.words[action.last : action.last + _WIN_REACH]
    return action.phrase in _WORDS["winning"] and any(
        word.lower in _WORDS["deals"] for word in after
    )


def _same_subject(scene: _Scene, at: int) -> bool:
    """Whether what follows "said that" is about the speaker: "said that it sold"."""
    return at < len(scene.words) and scene.words[at].lower in ("it", "they", "he", "she", "that")


def _subject_side(scene: _Scene, action: Action) -> Side | None:
    before = scene.words[max(action.first - 2, 0) : action.first]
    verb = scene.words[action.first].lower
    is_passive = any(word.lower in _WORDS["passive"] for word in before) and not verb.endswith(
        "ing"
    )
    if is_passive and action.direction == "award":
        return "giver"
    if is_passive:
        return "taker" if action.phrase in _WORDS["ditransitive"] else "goods"
    return _SUBJECT_SIDES.get(action.direction)


def _is_coordinate(scene: _Scene, one: Party, other: Party) -> bool:
    between = [word.lower for word in scene.words[one.last : other.first]]
    others = [word for word in between if word not in _JOINERS]
    # "Burrillville, Rhode Island" is one place, "Poland, Norway and Chile" are three.
    alike = one.is_state == other.is_state or "and" in between or "or" in between
    joined = len(between) <= 6 and len(others) < len(between) and alike
    return joined and all(word in _WORDS["modifiers"] for word in others)


def _shared_subjects(scene: _Scene, parties: Sequence[Party], slots: Sequence[Slot]) -> list[Slot]:
    """Give the first of two coordinate parties what the second one is the subject of: "A and B
    signed".
    """
    shared = list(slots)
    for one, other in pairwise(parties):
        if _is_coordinate(scene, one, other):
            mine = [slot for slot in slots if slot.party is one and slot.side != "subject"]
            if not mine:
                shared += [
                    Slot(one, slot.side, slot.weight, slot.at)
                    for slot in slots
                    if slot.party is other and slot.side != "place"
                ]
    return shared

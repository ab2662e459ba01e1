"""What the preposition before a party says of it: who sells *to* whom, *from* whom, *by* whom."""

from collections.abc import Callable, Mapping

from extractors.lexicon import read_toml
from extractors.statements.parties.actions import WINNING, Action, Direction
from extractors.statements.parties.described import TELLING, describes_at
from extractors.statements.parties.names import Party
from extractors.statements.parties.sentence import (
    ENDS,
    MODIFIERS,
    PREPOSITIONS,
    Sentence,
    Side,
    Slot,
)

_LEXICON = read_toml(__package__, "prepositions")
_ASKED = frozenset(_LEXICON["asked"])
_NOT_GIVEN = frozenset(_LEXICON["not_given"])
_DELIVERED_BY_HOLDER = frozenset(_LEXICON["delivered_by_holder"])
_MODIFIER_REACH = 7  # words between a preposition and the name it governs
_GOVERNOR_REACH = 14  # words between a verb or noun and its preposition
DEALT = 2.0
"""Weight of whom a word for dealing says to deal with others."""

_WIN_REACH = 10  # words between winning and what is won: an amount may stand between
_AGENT_REACH = 3  # words between a participle and "by"
_SKIPPED = frozenset({"'s", "<", '"', "“"})
_AGENT_SIDES: Mapping[Direction, Side] = {
    "take": "taker",
    "award": "taker",
    "give": "giver",
    "make": "maker",
    "pay": "payer",
}


def preposition_before(sentence: Sentence, party: Party) -> int | None:
    """Return the index of the preposition that governs a party, skipping what describes the
    party.
    """
    for at in range(party.first - 1, max(party.first - 1 - _MODIFIER_REACH, -1), -1):
        word = sentence.words[at].lower
        if word in PREPOSITIONS:
            return at
        if word not in MODIFIERS and word not in _SKIPPED and not describes_at(sentence, at):
            return None
    return None


def after_preposition(sentence: Sentence, party: Party, at: int) -> list[Slot]:
    """Return what the preposition at the word `at` says of the party that it governs."""
    rule = _RULES.get(sentence.words[at].lower)
    slot = rule(sentence, party, at) if rule is not None else None
    return [slot] if slot is not None else []


def _to(sentence: Sentence, party: Party, at: int) -> Slot | None:
    """ "sold to X" takes; "paid to X" is paid; an order or contract that goes to X makes it the
    giver of the goods.
    """
    if sentence.lower_before(at) in _NOT_GIVEN:
        return None
    action = _governor(sentence, at)
    return Slot(party, _receiver(action), 2.5 if action else 1.0, at)


def _receiver(action: Action | None) -> Side:
    if action is None:
        return "taker"
    if action.direction == "pay":
        return "payee"
    if action.direction == "agree":
        return "giver" if action.phrase in _DELIVERED_BY_HOLDER else "taker"
    return "giver" if action.direction in ("award", "take") else "taker"


def _from(sentence: Sentence, party: Party, at: int) -> Slot | None:
    """ "bought from X" gives, "payment from X" pays, "an order from X" takes."""
    if sentence.lower_before(at) in TELLING:
        return None
    action = _governor(sentence, at)
    side: Side = "payer" if action is not None and action.direction == "pay" else "giver"
    return Slot(party, "taker" if _is_asked(sentence, action) else side, 2.5 if action else 0.8, at)


def _for(sentence: Sentence, party: Party, at: int) -> Slot:
    """ "paid $5 for X" is about the goods, "tanks for X" about who takes them."""
    action = _governor(sentence, at)
    direction = action.direction if action else None
    if direction == "pay":
        return Slot(party, "goods", 2.0, at)
    return Slot(party, "taker", 2.0 if party.country or direction in ("give", "make") else 0.8, at)


def _by(sentence: Sentence, party: Party, at: int) -> Slot | None:
    """ "sold by X": the agent of a participle."""
    action = _governor(sentence, at)
    if action is None or at - action.last > _AGENT_REACH:
        return None
    side = _AGENT_SIDES.get(action.direction)
    return Slot(party, side, 2.5, at) if side is not None else None


def _with(sentence: Sentence, party: Party, at: int) -> Slot:
    """ "signed with X", "trade between X and Y"; less surely "together with X"."""
    action = _governor(sentence, at)
    return Slot(party, "both", DEALT if action and action.direction == "agree" else 1.0, at)


def _involving(sentence: Sentence, party: Party, at: int) -> Slot:
    """ "a deal involving X"."""
    return Slot(party, "maker" if party.label == "ORG" else "both", 1.5, at)


def _in(sentence: Sentence, party: Party, at: int) -> Slot:
    """ "in X": a place; a capital less surely, which may mean its government."""
    return Slot(party, "place", 0.6 if party.is_capital else 1.0, at)


_RULES: Mapping[str, Callable[[Sentence, Party, int], Slot | None]] = {
    "to": _to,
    "from": _from,
    "for": _for,
    "by": _by,
    "with": _with,
    "between": _with,
    "among": _with,
    "involving": _involving,
    "in": _in,
    "of": _in,
    "at": _in,
    "on": _in,
}


def _is_asked(sentence: Sentence, action: Action | None) -> bool:
    """ "won an order from X", "requests from X": who orders takes the goods; "ordered tanks from X"
    is the verb.
    """
    if action is None or action.phrase not in _ASKED or action.last - action.first > 1:
        return False
    word = sentence.words[action.first].lower
    if word.endswith(("ed", "ing")):
        return False
    return sentence.is_noun(action) or word.endswith("s") or _is_won(sentence, action)


def _is_won(sentence: Sentence, action: Action) -> bool:
    before = range(max(action.first - _WIN_REACH, 0), action.first)
    return any(at in sentence.actions and sentence.actions[at].phrase in WINNING for at in before)


def _governor(sentence: Sentence, at: int) -> Action | None:
    """Return the action that a preposition belongs to: the nearest one before it in its clause."""
    for index in range(at, max(at - _GOVERNOR_REACH, -1), -1):
        if index < at and sentence.words[index].lower in ENDS:
            return None
        if index in sentence.ends:
            return sentence.ends[index]
    return None

"""What the verb after or before a party says of it: "Serbia signed", "awarded Acme a contract"."""

from collections.abc import Mapping

from extractors.lexicon import read_toml
from extractors.statements.parties.actions import DEALS, WINNING, Action, Direction
from extractors.statements.parties.described import describes_at
from extractors.statements.parties.names import Party
from extractors.statements.parties.sentence import ENDS, MODIFIERS, Sentence, Side, Slot
from extractors.statements.speech.reporting import ENDING_CLAUSE

_LEXICON = read_toml(__package__, "clauses")
_PASSIVE = frozenset(_LEXICON["passive"])
_BEFORE_PARTICIPLE = frozenset(_LEXICON["before_participle"])
_DITRANSITIVE = frozenset(_LEXICON["ditransitive"])
_SUBJECT_REACH = 9  # words between a subject and its verb
_CLOSE_SUBJECT = 4  # words between a subject and a verb that is surely its own
_CLAUSE_REACH = 20  # words of a relative clause between a subject and its verb
_OBJECT_REACH = 4  # words between a verb and its object
_WIN_REACH = 10  # words between winning and what is won: an amount may stand between
_RELATIVES = frozenset({"which", "who", "whose"})
_SAME_SUBJECT = frozenset({"it", "they", "he", "she", "that"})
_OBJECT_SIDES: Mapping[Direction, Side] = {"award": "giver", "pay": "payee", "give": "taker"}
_SUBJECT_SIDES: Mapping[Direction, Side] = {
    "give": "giver",
    "take": "taker",
    "award": "taker",
    "agree": "both",
    "make": "maker",
    "pay": "payer",
}


def as_object(sentence: Sentence, party: Party) -> list[Slot]:
    """Return the slot of "awarded Lockheed Martin a contract", "lent Russia $6bn": the party just
    after the verb.
    """
    action = sentence.ends.get(_object_start(sentence, party))
    if action is None or _is_participle(sentence, action):
        return []
    side = _OBJECT_SIDES.get(action.direction)
    return [Slot(party, side, 2.2, action.first)] if side is not None else []


def as_subject(sentence: Sentence, party: Party) -> list[Slot]:
    """Return the slot of "Serbia signed", "Hungary was awarded": the party before a verb of
    exchange, nothing but its group between.
    """
    start = _after_relative_clause(sentence, party.last)
    for at in range(start, min(start + _SUBJECT_REACH, len(sentence.words))):
        if _ends_clause(sentence, at):
            break
        action = sentence.actions.get(at)
        if action is None or sentence.is_noun(action):
            continue
        side = _subject_side(sentence, action)
        return [Slot(party, side, 2.0 if at - start <= _CLOSE_SUBJECT else 1.3, at)] if side else []
    return [Slot(party, "subject", 1.0, party.first)]


def _object_start(sentence: Sentence, party: Party) -> int:
    """Return the first word of an object, with what describes it: "supply Norway's Blue Lake"."""
    at = party.first
    while at > 0 and party.first - at < _OBJECT_REACH and _belongs_to_next(sentence, at - 1):
        at -= 1
    return at


def _belongs_to_next(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at].lower
    return word in MODIFIERS or word == "'s" or describes_at(sentence, at)


def _is_participle(sentence: Sentence, action: Action) -> bool:
    """Whether a verb is a participle, which has objects of another kind, or none: "a previously
    awarded Navy contract", "providing Ukraine".
    """
    before = sentence.lower_before(action.first)
    is_active = sentence.words[action.first].lower.endswith("ing") and before not in _PASSIVE
    return is_active or before in _BEFORE_PARTICIPLE


def _ends_clause(sentence: Sentence, at: int) -> bool:
    """Whether a clause ends at a word; "said that it sold" goes on about the speaker."""
    word = sentence.words[at].lower
    if word in ENDS:
        return True
    after = sentence.words[at + 1 : at + 2]
    goes_on = bool(after) and after[0].lower in _SAME_SUBJECT
    return (word == "that" or word in ENDING_CLAUSE) and not goes_on


def _after_relative_clause(sentence: Sentence, at: int) -> int:
    """Return where the main clause goes on after ", which has used them since 2019,": `at` itself
    without one.
    """
    words = sentence.words[at : at + _CLAUSE_REACH]
    if len(words) < 2 or words[0].text != "," or words[1].lower not in _RELATIVES:
        return at
    return next((at + index for index in range(2, len(words)) if words[index].text == ","), at)


def _subject_side(sentence: Sentence, action: Action) -> Side | None:
    if _wins_contract(sentence, action):
        return "giver"
    if not _is_passive(sentence, action):
        return _SUBJECT_SIDES.get(action.direction)
    if action.direction == "award":
        return "giver"
    return "taker" if action.phrase in _DITRANSITIVE else "goods"


def _wins_contract(sentence: Sentence, action: Action) -> bool:
    """ "secured £36 billion of orders", "won a contract": whoever gets an order supplies the
    goods.
    """
    after = sentence.words[action.last : action.last + _WIN_REACH]
    return action.phrase in WINNING and any(word.lower in DEALS for word in after)


def _is_passive(sentence: Sentence, action: Action) -> bool:
    before = sentence.words[max(action.first - 2, 0) : action.first]
    is_active = sentence.words[action.first].lower.endswith("ing")
    return not is_active and any(word.lower in _PASSIVE for word in before)

"""How real a fact is: asserted, planned, possible or denied, from the words that govern its
values.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from extractors.lexicon import read_toml
from extractors.records import Modality
from extractors.statements.passages import Passage
from extractors.statements.syntax import ParsedSentence
from extractors.statements.types import STATEMENT_TYPES, StatementType
from extractors.text import PhraseIndex, inflections, phrase_map

_LEXICON = read_toml(__package__, "modality")
_CLASS_OF = phrase_map(_LEXICON["cues"].items())
_PHRASES = PhraseIndex(_CLASS_OF)
MODALITIES: dict[str, Modality] = {
    "planned": "planned",
    "possible": "possible",
    "denied": "denied",
    "done": "asserted",
    "past": "asserted",
}
_PLANNED_FORMS = frozenset(_LEXICON["planned_forms"])
_BOUND = frozenset(cue for kind in STATEMENT_TYPES for cue in kind.cues)
"""Cues that bear on the types that list them only."""

DUTIES = frozenset(_LEXICON["duties"])
_TELLING = frozenset({"announce"})  # does not put a contract in doubt
_CONTRACTS = "|".join(_LEXICON["contracts"])
_UNDER_CONTRACT = re.compile(
    rf"""
    # "under a five-year contract", but not "under a planned contract"
    \bunder\ (?:an?|the|its|their|that|this)
    (?:\ (?!(?:planned|proposed|possible|potential|draft|future)\b)[\w$€£.,-]{{1,30}}){{0,5}}
    \ (?:{_CONTRACTS})\b
    |
    # ", a deal worth", ", an agreement signed"
    ,\ an?\ (?:{_CONTRACTS})
    \ (?:that|which|worth|valued|signed|struck|reached|concluded)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AFTER_TO = frozenset({"VB", "RB", "TO"})  # tags of an infinitive and of what splits it
_REACH = 24  # words and clause boundaries over which a word governs a value
_BEHIND = 2  # what follows a value must stand this many times nearer than what precedes it
_DENIAL_REACH = 10
_PAST_BONUS = 8  # "previous" and "already" outweigh a nearer word
_ONLY = frozenset(_LEXICON["only"])
_HINDERING = frozenset(form for verb in _LEXICON["hindering"] for form in inflections(verb))
_BETWEEN = frozenset(_LEXICON["between"])
_SHARED = frozenset({"xcomp", "aux"})  # of a verb to what its modality comes from


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of a passage that bears on modality: where it begins and ends, its class in the
    lexicon, and itself.
    """

    at: int
    end: int
    name: str
    phrase: str


def cues_in(passage: Passage) -> list[Cue]:
    """Return the cues of a passage in text order."""
    found = ((first, end, phrase) for first, end, phrase in _PHRASES.find(passage.words))
    # "May" with a capital is the month.
    cues = [
        Cue(first, end, _CLASS_OF[phrase], phrase)
        for first, end, phrase in found
        if passage.words[first].text != "May"
        and _is_duty(passage, end, phrase)
        and not _is_undone(passage, end, phrase)
    ]
    forms = [
        Cue(at, at + 1, "planned", w.lower)
        for at, w in enumerate(passage.words)
        if w.lower in _PLANNED_FORMS
    ]
    return sorted([*cues, *forms], key=attrgetter("at"))


def _is_undone(passage: Passage, end: int, phrase: str) -> bool:
    """Whether a denial is none: "has not only bought jets but tanks", "did not block it"."""
    if MODALITIES[_CLASS_OF[phrase]] != "denied":
        return False
    behind = [word.lower for word in passage.words[end : end + 2]]
    return not (_ONLY.isdisjoint(behind[:1]) and _HINDERING.isdisjoint(behind))


def _is_duty(passage: Passage, end: int, phrase: str) -> bool:
    """Whether a verb follows a phrase that ends in "to": "due to open", not "due to rain"."""
    if not phrase.endswith(" to") or not passage.syntax.words or end >= len(passage.words):
        return True
    word = passage.words[end]
    after = passage.syntax.head_of(word.start, word.end)
    return after is None or passage.syntax.words[after].tag in _AFTER_TO


def cues_for(cues: Sequence[Cue], kind: StatementType) -> list[Cue]:
    """Return the cues that bear on statements of a type, each with the class that it has there."""
    fitting = (cue for cue in cues if cue.phrase not in _BOUND or cue.phrase in kind.cues)
    return [replace(cue, name=kind.cue_classes.get(cue.phrase, cue.name)) for cue in fitting]


def modality_of(
    passage: Passage, span: tuple[int, int], trigger_at: int | None, cues: Sequence[Cue]
) -> Modality | None:
    """Return the modality that the cues of a passage give the values at words `span`, None where
    there is no cue.

    The nearest cue governs, measured from the values or from the trigger of the statement's type. A
    verb of something done takes the modality of what governs it ("is expected to fall").
    """
    near = [(_distance(passage, cue, span, trigger_at), index) for index, cue in enumerate(cues)]
    in_reach = [
        pair
        for pair in near
        if pair[0] <= (_DENIAL_REACH if cues[pair[1]].name == "denied" else _REACH)
    ]
    if not in_reach:
        return None
    nearest = min(in_reach)[1]
    if cues[nearest].name == "done":
        nearest = _governor(passage, cues, nearest)
    if cues[nearest].phrase in DUTIES and is_contracted(passage, cues):
        return "asserted"
    return MODALITIES[cues[nearest].name]


def is_contracted(passage: Passage, cues: Sequence[Cue]) -> bool:
    """Whether what will be supplied is so by a contract that stands: "under a contract of May", ",
    a deal worth".

    A contract that is itself only planned or talked about binds nobody.
    """
    return _UNDER_CONTRACT.search(passage.text) is not None and not any(
        cue.name in ("possible", "denied")
        or (cue.name == "planned" and cue.phrase not in DUTIES | _TELLING)
        for cue in cues
    )


def nearest_verb(passage: Passage, span: tuple[int, int], cues: Sequence[Cue]) -> str | None:
    """Return the lemma of the verb of something done that stands nearest to the values, None where
    there is none.
    """
    done = [(_one_way(passage, cue.at, span), cue.phrase) for cue in cues if cue.name == "done"]
    return min(done)[1] if done else None


def _governor(passage: Passage, cues: Sequence[Cue], at: int) -> int:
    """Return the cue that governs the verb of another: its modal, or what it is the infinitive of;
    itself where none does.
    """
    verb = passage.head_of(cues[at].at, cues[at].end)
    if verb is None:
        return _governor_unparsed(passage, cues, at)
    ruling = {*passage.syntax.children(verb), *_above_infinitive(passage.syntax, verb)}
    found = (
        index
        for index in range(at - 1, -1, -1)
        if _governs(cues[index]) and passage.head_of(cues[index].at, cues[index].end) in ruling
    )
    return next(found, at)


def _above_infinitive(syntax: ParsedSentence, verb: int) -> Iterator[int]:
    """Yield the words whose infinitive a verb is, nearest first: "is expected to begin to fall"."""
    for above in syntax.ancestors(verb):
        if syntax.words[verb].relation not in _SHARED:
            return
        yield above
        yield from syntax.children(above)
        verb = above


def _governor_unparsed(passage: Passage, cues: Sequence[Cue], at: int) -> int:
    """Return the cue right before a verb, with nothing but auxiliaries and adverbs between them."""
    before = at - 1
    while before >= 0:
        between = passage.words[cues[before].end : cues[at].at]
        if any(word.lower not in _BETWEEN for word in between):
            return at
        if _governs(cues[before]):
            return before
        before -= 1
    return at


def _governs(cue: Cue) -> bool:
    return cue.name not in ("done", "past")


def _distance(passage: Passage, cue: Cue, span: tuple[int, int], trigger_at: int | None) -> float:
    distance = float(_one_way(passage, cue.at, span)) - (_PAST_BONUS if cue.name == "past" else 0)
    if trigger_at is not None:
        distance = min(distance, 2.0 + _one_way(passage, cue.at, (trigger_at, trigger_at + 1)))
    return distance


def _one_way(passage: Passage, at: int, span: tuple[int, int]) -> int:
    if at < span[0]:
        return passage.distance(at, span[0])
    return 0 if at < span[1] else _BEHIND * passage.distance(at, span[1] - 1)

"""What a fact is about: its statement type, from the words around its values.

Every phrase of ``lexicon/evidence.toml`` near a value is evidence for a type, the more the
nearer it stands; one that governs a value in the parse counts in full. Where the sentence itself
says little, the list's announcement, the sentence before and the title add theirs.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from extractors.lexicon import read_toml
from extractors.records import Entity, Mention
from extractors.statements.parties.described import NAME_WORDS
from extractors.statements.passages import Passage
from extractors.statements.syntax import ParsedSentence
from extractors.statements.types import UNSETTLED, StatementType, type_named
from extractors.statements.value_forms import Form, forms_of, is_too_big_for_price
from extractors.statements.value_groups import ValueGroup
from extractors.text import PhraseIndex

_WEIGHTS = {"decisive": 7.0, "strong": 4.0, "medium": 2.0, "weak": 1.0}
_HALF = 6  # distance in words and clause boundaries at which evidence counts half
_HALF_DECISIVE = 18  # the same for decisive evidence
_WINDOW = 45  # words read on either side of a value
_BEHIND = 0.8  # what follows a value tells less than what leads to it
_REPEATED = 0.3  # second and later evidence for a type adds less
_INTRO, _BEFORE_INTRO = 0.9, 0.6  # the announcement of a list, and the sentence before that
_BEFORE, _TITLE = 0.3, 0.25  # the sentence before, and the title
_ELSEWHERE = 0.3  # what depends on another value tells little of this one
_ATTRIBUTE = 0.25  # nor does what only says which thing is meant
_SERIES = 3.0  # a value measured against the one before it is of the same type
_ENOUGH = 0.35  # evidence below this settles nothing
_TOO_BIG = 0.3  # what is left of a unit's price for an amount too big for one
_FORM_WEIGHTS: Mapping[Form, float] = {
    "unit_price": _WEIGHTS["decisive"],
    "share_price": 14.0,  # outweighs any word of a deal in the same sentence
    "plant_size": _WEIGHTS["decisive"],
    "unit_cost": 14.0,  # as much as that
}
_DONE_TO = frozenset({"obj", "nsubj:pass"})
_PARTICLE = re.compile(r"(?: (?:of|to|for|at|in|a|the|by|with))+$")

_Standing = Literal["verb", "noun", "active", "getter", "governor"]
_STANDINGS: Mapping[str, _Standing] = {
    "as_verb": "verb",
    "as_noun": "noun",
    "as_active": "active",
    "as_getter": "getter",
    "as_governor": "governor",
}


@dataclass(frozen=True, slots=True)
class _Meaning:
    statement_type: str
    weight: float
    carries: frozenset[str]
    topic: str | None
    stands_as: _Standing | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A phrase of a passage that speaks for a type: its first word's index, lemma and meaning."""

    at: int
    phrase: str
    meaning: _Meaning

    @property
    def last(self) -> int:
        """The index after its last word."""
        return self.at + self.phrase.count(" ") + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Typing:
    """The type of a fact, and the phrase that speaks most for it with the index of its first word.

    `near` is the strength of the evidence in the sentence itself.
    """

    statement_type: StatementType
    trigger: str | None
    trigger_at: int | None
    near: float


def _read_meanings(lexicon: Mapping[str, Any]) -> dict[str, list[_Meaning]]:
    meanings: dict[str, list[_Meaning]] = defaultdict(list)
    for row in lexicon["evidence"]:
        name = type_named(row["type"]).name
        stands = {one: how for key, how in _STANDINGS.items() for one in row.get(key, ())}
        for strength, weight in _WEIGHTS.items():
            for phrase in row.get(strength, ()):
                meaning = _Meaning(
                    name, weight, frozenset(row["carries"]), row.get("topic"), stands.get(phrase)
                )
                meanings[phrase.lower().replace("-", " ")].append(meaning)
    return {phrase: [*own, *_inherited(phrase, own, meanings)] for phrase, own in meanings.items()}


def _inherited(
    phrase: str, own: Sequence[_Meaning], meanings: Mapping[str, list[_Meaning]]
) -> list[_Meaning]:
    """Return what the parts of a phrase mean for kinds of values for which the phrase itself means
    nothing, or nothing but where a topic is named.

    The longest phrase is the one found: "sale of" speaks for money, so for weapons it must say what
    "sale" does.
    """
    words = phrase.split()
    covered = frozenset(
        kind for meaning in own if meaning.topic is None for kind in meaning.carries
    )
    parts = [
        " ".join(words[low:high])
        for low in range(len(words))
        for high in range(low + 1, len(words) + 1)
    ]
    return [
        _Meaning(meaning.statement_type, meaning.weight, meaning.carries - covered, meaning.topic)
        for part in parts
        if part != phrase
        for meaning in meanings.get(part, ())
        if meaning.carries - covered
    ]


_LEXICON = read_toml(__package__, "evidence")
_MEANINGS = _read_meanings(_LEXICON)
_PHRASES = PhraseIndex(_MEANINGS)
_TOPIC_OF = {phrase: topic for topic, phrases in _LEXICON["topics"].items() for phrase in phrases}
_TOPICS = PhraseIndex(_TOPIC_OF)
_FORM_TYPES: Mapping[Form, str] = {
    form: type_named(name).name for form, name in _LEXICON["forms"].items()
}
_TOPIC_OF_KIND = {"weapons": "arms", "gas_volumes": "gas"}


def evidence_in(passage: Passage) -> list[Evidence]:
    """Return the type evidence of a passage in text order, outside its values."""
    taken = {
        at
        for mention in (*passage.values, *_names(passage))
        for at in range(*passage.word_span(mention.start, mention.end))
    }
    return [
        Evidence(first, phrase, meaning)
        for first, end, phrase in _PHRASES.find(passage.words)
        if not taken.intersection(range(first, end))
        for meaning in _MEANINGS[phrase]
    ]


def _names(passage: Passage) -> Iterator[Mention]:
    """Yield the companies of a passage, whose names say nothing of what they do here: "Export
    Bank".
    """
    for mention in passage.mentions:
        is_organisation = isinstance(mention.value, Entity) and mention.value.label == "ORG"
        if is_organisation and not NAME_WORDS.isdisjoint(mention.text.lower().split()):
            yield mention


def topics_in(passage: Passage) -> frozenset[str]:
    """Return the topics that a passage names or whose values it carries."""
    named = {_TOPIC_OF[phrase] for _, _, phrase in _TOPICS.find(passage.words)}
    return frozenset(
        named | {_TOPIC_OF_KIND[m.kind] for m in passage.mentions if m.kind in _TOPIC_OF_KIND}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeContext:
    """What stands around a passage: the evidence of its neighbours by weight, and the topics in
    reach.
    """

    own: Sequence[Evidence]
    around: Sequence[tuple[float, Sequence[Evidence]]]
    topics: frozenset[str]


def context_weights(passage: Passage) -> dict[int, float]:
    """Return the indexes of the passages whose evidence bears on this one, with their weights."""
    weights = {0: _TITLE} if passage.index else {}
    if passage.index:
        weights[passage.index - 1] = _BEFORE
    if passage.intro:
        weights[passage.intro - 1] = _BEFORE_INTRO
    if passage.intro is not None:
        weights[passage.intro] = _INTRO
    return weights


def type_of(
    passage: Passage, group: ValueGroup, context: TypeContext, series: str | None
) -> Typing:
    """Return the type of a fact.

    Args:
        passage: the sentence it stands in.
        group: its values.
        context: evidence of the sentence and of those around it.
        series: the name of the type of the fact before it in the series that it continues, if it
            does.
    """
    scores: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, Evidence]] = {}
    for score, evidence in sorted(_near(passage, group, context), key=lambda pair: -pair[0]):
        name = evidence.meaning.statement_type
        scores[name] += score * (_REPEATED if name in best else 1.0)
        best.setdefault(name, (score, evidence))
    near = max(scores.values(), default=0.0)
    far = 1 / (1 + near) ** 2
    for weight, found in context.around:
        for name, score in _strongest(found, group, context.topics).items():
            scores[name] += weight * score * (1.0 if weight in (_INTRO, _BEFORE_INTRO) else far)
    if series is not None:
        scores[series] += _SERIES
    _weigh_forms(passage, group, scores)
    name = max(scores, key=lambda one: (scores[one], one), default=UNSETTLED.name)
    if scores[name] < _ENOUGH:
        name = UNSETTLED.name
    trigger = best[name][1] if name in best else None
    return Typing(
        statement_type=type_named(name),
        trigger=_PARTICLE.sub("", trigger.phrase) if trigger else None,
        trigger_at=trigger.at if trigger else None,
        near=near,
    )


def _weigh_forms(passage: Passage, group: ValueGroup, scores: dict[str, float]) -> None:
    """Add what the form of the value says: a price of one unit, an amount too big for one, the size
    of a plant.
    """
    forms = list(forms_of(passage, group))
    if "unit_price" not in forms and is_too_big_for_price(group):
        scores[_FORM_TYPES["unit_price"]] *= _TOO_BIG
    for form in forms:
        scores[_FORM_TYPES[form]] += _FORM_WEIGHTS[form]


def _near(
    passage: Passage, group: ValueGroup, context: TypeContext
) -> Iterator[tuple[float, Evidence]]:
    kinds = group.kinds
    spans = [passage.word_span(value.start, value.end) for value in group.values[:6]]
    low, high = spans[0][0] - _WINDOW, spans[-1][1] + _WINDOW
    measured = _measured(passage, group)
    elsewhere = _of_other_values(passage, group)
    for evidence in context.own:
        if not (low <= evidence.at <= high and _applies(evidence.meaning, kinds, context.topics)):
            continue
        if not _is_meant(passage, evidence, group.main):
            continue
        is_measured = not measured.isdisjoint(range(evidence.at, evidence.last))
        half = _HALF_DECISIVE if evidence.meaning.weight == _WEIGHTS["decisive"] else _HALF
        weight = max(_nearness(passage, evidence.at, span, half) for span in spans)
        if _says_which(passage, evidence):
            weight *= _ATTRIBUTE
        elif is_measured:
            weight = 1.0
        elif evidence.at in elsewhere:
            weight *= _ELSEWHERE
        yield evidence.meaning.weight * weight, evidence


def _says_which(passage: Passage, evidence: Evidence) -> bool:
    """Whether a word is joined by a hyphen to the one before it, and says which thing is meant, not
    what happens to it: "US-supplied", "state-owned".
    """
    at = passage.words[evidence.at].start - passage.start
    return passage.text[max(at - 1, 0) : at] == "-"


def _of_other_values(passage: Passage, group: ValueGroup) -> frozenset[int]:
    """Return the words of a parsed passage that depend on another value: "paid 5 for the firm, far
    from the 9 that it owes".
    """
    sentence, main = passage.syntax, group.main
    head = sentence.head_of(main.start, main.end)
    if head is None:
        return frozenset()
    above = {head, *sentence.ancestors(head)}
    own = {value.start for value in group.values}
    others = (
        sentence.head_of(value.start, value.end)
        for value in passage.values
        if value.start not in own
    )
    return frozenset(
        passage.word_at(sentence.words[one].start)
        for other in others
        if other is not None and other not in above
        for one in sentence.subtree(other)
    )


def _is_meant(passage: Passage, evidence: Evidence, value: Mention) -> bool:
    """Whether a single word of a parsed passage stands as what it is evidence as: no auxiliary
    ("have fired"), and as the lexicon asks for.
    """
    sentence, first = passage.syntax, passage.words[evidence.at]
    found = sentence.inside(first.start, first.end)
    if not found or evidence.last > evidence.at + 1:
        return True
    word, asked = sentence.words[found[0]], evidence.meaning.stands_as
    if word.relation.startswith("aux"):
        return False
    if asked == "governor":
        head = sentence.head_of(value.start, value.end)
        return head is not None and _governs(sentence, found[0], head)
    if asked == "getter":
        head = sentence.head_of(value.start, value.end)
        return head is None or not sentence.says_how_far(head, found[0])
    if asked == "active":
        return word.is_verb and not sentence.is_passive(found[0])
    return asked is None or word.is_verb == (asked == "verb")


def _governs(sentence: ParsedSentence, word: int, value: int) -> bool:
    """Whether something is done to a value by a word: "used missiles", "the use of missiles",
    "missiles used in the raid".
    """
    first = sentence.conjuncts(value)[0]
    relation = sentence.words[word].relation
    if sentence.words[word].head == first and relation.startswith("acl"):
        return sentence.words[word].is_verb
    takes = sentence.words[first].relation in _DONE_TO or sentence.preposition(first) == "of"
    return takes and sentence.words[first].head == word


def _measured(passage: Passage, group: ValueGroup) -> frozenset[int]:
    """Return the words of a parsed passage that say what the main value of a group measures: those
    behind "in" too, "5 in loans".
    """
    sentence, main = passage.syntax, group.main
    head = sentence.head_of(main.start, main.end)
    if head is None:
        return frozenset()
    amounts = [one for one in sentence.children(head) if sentence.words[one].relation == "nummod"]
    inside = [
        child
        for one in (head, *amounts)
        for child in sentence.children(one)
        if sentence.preposition(child) == "in"
    ]
    words = (sentence.words[one].start for one in (*sentence.measured(head), *inside))
    return frozenset(passage.word_at(start) for start in words)


def _nearness(passage: Passage, at: int, span: tuple[int, int], half: int) -> float:
    if at < span[0]:
        return 1 / (1 + passage.distance(at, span[0]) / half)
    return _BEHIND / (1 + passage.distance(at, span[1] - 1) / half)


def _applies(meaning: _Meaning, kinds: frozenset[str], topics: frozenset[str]) -> bool:
    return bool(meaning.carries & kinds) and (meaning.topic is None or meaning.topic in topics)


def _strongest(
    found: Sequence[Evidence], group: ValueGroup, topics: frozenset[str]
) -> dict[str, float]:
    strongest: dict[str, float] = {}
    kinds = group.kinds
    for evidence in found:
        if _applies(evidence.meaning, kinds, topics):
            name = evidence.meaning.statement_type
            strongest[name] = max(strongest.get(name, 0.0), evidence.meaning.weight)
    return strongest

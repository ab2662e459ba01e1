"""What speaks for and against a party on a side of a fact, as numbers."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.statements.choosing.candidates import Candidate
from extractors.statements.parties.context import PartyContext
from extractors.statements.parties.roles import Proposals
from extractors.statements.parties.sentence import Side
from extractors.statements.syntax import ParsedSentence
from extractors.statements.types import Place, StatementType
from extractors.statements.value_groups import TypedGroup

TRAITS = (
    "always",
    "on a side of two",
    "proposed from the sentence for a side of two",
    "proposed as before",
    "another is proposed",
    "nobody is proposed",
    "named in the sentence",
    "not in the sentence",
    "words to the values",
    "in the clause of the values",
    "put on the side by the parse",
    "put on the other side",
    "subject by the words",
    "not in the sentence, which has a party as its subject",
    "not in the sentence, which points back",
    "not in the sentence, on the side of who gives",
    "had another role before",
    "on the side nearby",
    "on the side in the title",
    "trades so in the article",
    "trades the other way in the article",
    "named most in the article",
    "named second most in the article",
    "named as often as the most named",
    "person",
    "state",
    "no name",
    "state where states deal",
    "organisation where one is asked for",
    "organisation where markets are asked for",
)
"""The traits, in the order in which `traits_of` gives them."""

_OPPOSITE: Mapping[Side, Side] = {"giver": "taker", "taker": "giver"}
_PERSONAL = frozenset({"he", "she"})
_POINTERS = frozenset({"the", "this", "that", "it", "these"})
_STEPS = 4.0  # by which weights grow before their logarithm is taken


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSide:
    """A side of a fact that is to be filled.

    Attributes:
        role: what it is called.
        side: where its party stands: `giver`, `taker` or `subject`.
        is_of_two: the type knows who gives and who takes.
        proposed: the names that the rules propose for it.
        from_sentence: those of them that stand in the sentence.
        as_before: those of them that the statement of the same type before has.
    """

    role: str
    side: Side
    is_of_two: bool
    proposed: frozenset[str]
    from_sentence: frozenset[str]
    as_before: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What is the same for all candidates of a fact.

    Attributes:
        kind: its type.
        flows: the directions in which the article says that states trade.
        times_named: how often the article names each party.
        most_named: how often it names the party that it names most often.
        clause: the words of parties in the parse that stand in the clause of the values, and its
            subject.
        has_party_as_subject: the clause of the values has a subject that is a party, or somebody
            called "he" or "she".
        points_back: the sentence begins with a word that points back.
    """

    kind: StatementType
    flows: frozenset[tuple[str, str]]
    times_named: Mapping[str, int]
    most_named: int
    clause: frozenset[int]
    has_party_as_subject: bool
    points_back: bool


def open_sides(typed: TypedGroup, context: PartyContext, proposed: Proposals) -> list[OpenSide]:
    """Return the sides of a fact that candidates may fill."""
    names = proposed.names
    is_of_two = "giver" in names and "taker" in names
    places: tuple[Place, ...] = ("giver", "taker", "subject") if is_of_two else ("subject",)
    sides = []
    for place in places:
        role = names.get(place)
        # Taxes are owed to the state: who gives needs no choice.
        if role is None or (place == "giver" and context.of_taxes):
            continue
        arguments = proposed.roles.get(role, ())
        before = context.earlier.get(role, ())
        as_before = frozenset(one.name for one in arguments if one in before)
        sides.append(
            OpenSide(
                role=role,
                side=place,  # type: ignore[arg-type]
                is_of_two=is_of_two,
                proposed=frozenset(one.name for one in arguments),
                from_sentence=frozenset(
                    one.name
                    for one in arguments
                    if one.place is not None
                    and typed.passage.start <= one.place[0] < typed.passage.end
                )
                - as_before,
                as_before=as_before,
            )
        )
    return sides


def fact_of(typed: TypedGroup, context: PartyContext, candidates: Mapping[str, Candidate]) -> Fact:
    """Return what is the same for all candidates of a fact, in a parsed sentence."""
    sentence, value = typed.passage.syntax, typed.group.main
    head = sentence.head_of(value.start, value.end)
    clause = None if head is None else sentence.clause_of(head)
    subject = None if head is None else _subject_over(sentence, head)
    heads = {one: candidate for candidate in candidates.values() for one in candidate.heads}
    inside = {one for one in heads if clause is not None and sentence.clause_of(one) == clause}
    spoken_of = heads.get(subject) if subject is not None else None
    first = typed.passage.words[0].lower if typed.passage.words else ""
    return Fact(
        kind=typed.statement_type,
        flows=context.flows,
        times_named=context.times_named,
        most_named=max(context.times_named.values(), default=1),
        clause=frozenset(inside if subject is None else inside | {subject}),
        has_party_as_subject=spoken_of is not None or _is_person(sentence, subject),
        points_back=first in _POINTERS,
    )


def _is_person(sentence: ParsedSentence, subject: int | None) -> bool:
    return subject is not None and sentence.words[subject].lower in _PERSONAL


def _subject_over(sentence: ParsedSentence, value: int) -> int | None:
    """Return of whom the verb that governs a value is said."""
    for one in (value, *sentence.governors(value)):
        if sentence.words[one].is_verb or sentence.subjects(one):
            return sentence.understood_subject(one)
    return None


def traits_of(candidate: Candidate, side: OpenSide, fact: Fact) -> Sequence[float]:
    """Return how much of each of `TRAITS` a candidate has on a side of a fact."""
    name, kind = candidate.name, fact.kind
    is_giver, is_far = side.side == "giver", candidate.distance is None
    is_state, is_body = candidate.nature == "state", candidate.nature == "organisation"
    trades, against = _trades(candidate, side, fact)
    return (
        1.0,
        side.is_of_two,
        side.is_of_two and name in side.from_sentence,
        name in side.as_before,
        bool(side.proposed) and name not in side.proposed,
        not side.proposed,
        candidate.is_here,
        is_far,
        math.log1p(candidate.distance or 0),
        not side.is_of_two and not fact.clause.isdisjoint(candidate.heads),
        *_places(candidate, side),
        is_far and fact.has_party_as_subject,
        is_far and fact.points_back,
        is_far and is_giver,
        bool(candidate.lent) and side.role not in candidate.lent,
        side.side in candidate.nearby,
        side.side in candidate.title,
        trades,
        against,
        candidate.main == 0,
        candidate.main == 1,
        fact.times_named.get(name, 0) / fact.most_named,
        candidate.nature == "person",
        is_state,
        candidate.nature == "noun",
        is_state and kind.has("between_states"),
        is_body and kind.has("of_organisations"),
        is_body and kind.has("of_markets"),
    )


def _places(candidate: Candidate, side: OpenSide) -> tuple[float, float, float]:
    """Return how much the places of a sentence put a candidate on a side of two, on the other one,
    and else make it a subject.
    """
    if not side.is_of_two:
        return 0.0, 0.0, _grown(candidate.weights.get(("subject", False), 0.0))
    opposite = _OPPOSITE.get(side.side)
    against = candidate.weight(opposite) if opposite is not None else 0.0
    return _grown(candidate.weights.get((side.side, True), 0.0)), _grown(against), 0.0


def _grown(weight: float) -> float:
    return math.log1p(_STEPS * weight)


def _trades(candidate: Candidate, side: OpenSide, fact: Fact) -> tuple[bool, bool]:
    """Whether the article elsewhere says that a state trades as on a side, and the other way."""
    if not side.is_of_two or side.side == "subject" or candidate.country is None:
        return False, False
    gives = any(candidate.country == giver for giver, _ in fact.flows)
    takes = any(candidate.country == taker for _, taker in fact.flows)
    return (gives, takes) if side.side == "giver" else (takes, gives)

"""Who may fill the sides of a fact: the parties of its sentence, of those around, and of the deal
and the article.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from extractors.records import Argument
from extractors.statements.parties.context import PartyContext, Weighed, role_arguments
from extractors.statements.parties.deal_sides import sided
from extractors.statements.parties.names import Party, canonical_name
from extractors.statements.parties.nominals import NOMINAL
from extractors.statements.parties.roles import Proposals
from extractors.statements.parties.sentence import Side
from extractors.statements.value_groups import TypedGroup

Nature = Literal["state", "organisation", "person", "noun", "place"]

_STATE_ID = re.compile(r"e_[A-Z]{3}")
_MAIN = 2  # parties that an article names most often, which may fill a side from far
_ORGANISATION, _PERSON = "ORG", "PERSON"


@dataclass(slots=True, kw_only=True)
class Candidate:
    """Somebody who may fill a side of a fact.

    Attributes:
        name: how it is called in a statement.
        party: where it is named first of what was looked at; None if only an earlier statement has
            it.
        nature: what it is.
        is_here: the sentence of the fact names it.
        distance: words between it and the values; None where it does not stand in their sentence.
        weights: how much the places of the sentence weigh that put it on a side, by side, with
            whether the parse knows them.
        nearby: the sides on which it stands in the sentence before or the announcement of a list.
        title: the sides on which it stands in the title.
        main: its place among those whom the article names most often; None beyond.
        heads: its words in the parse on which the others of its names depend.
        lent: what the statement of the same type before has it for, by role.
    """

    name: str
    party: Party | None
    nature: Nature
    is_here: bool = False
    distance: int | None = None
    weights: dict[tuple[Side, bool], float] = field(default_factory=dict)
    nearby: set[Side] = field(default_factory=set)
    title: set[Side] = field(default_factory=set)
    main: int | None = None
    heads: set[int] = field(default_factory=set)
    lent: dict[str, Argument] = field(default_factory=dict)

    @property
    def country(self) -> str | None:
        """The state that it is or belongs to, as an ISO 3166-1 alpha-3 code."""
        return self.party.country if self.party is not None else None

    def weight(self, side: Side) -> float:
        """Return how much the sentence says that it stands on a side."""
        return max(self.weights.get((side, True), 0.0), self.weights.get((side, False), 0.0))

    def argument(self, role: str) -> Argument | None:
        """Return what fills a role with it."""
        if role in self.lent:
            return self.lent[role]
        return next(iter(role_arguments(role, [self.party])), None) if self.party else None


def candidates_for(
    typed: TypedGroup, context: PartyContext, proposed: Proposals
) -> Mapping[str, Candidate]:
    """Return those who may fill a side of a fact, by their names, in the order of how near they
    were found.

    Args:
        typed: the values of the fact in their sentence, with their type.
        context: what the sentence and those around it say of parties.
        proposed: whom the rules propose.
    """
    found: dict[str, Candidate] = {}
    _add_own(found, typed, context, proposed.weighed)
    kind = typed.statement_type
    for places, attribute in ((context.nearby, "nearby"), (context.title, "title")):
        for slot in places:
            put = sided(slot, kind)
            getattr(_of(found, put.party), attribute).add(put.side)
    for at, party in enumerate(context.main[:_MAIN]):
        _of(found, party).main = at
    if context.company is not None:
        _of(found, context.company)
    for role, arguments in context.earlier.items():
        for one in arguments:
            _lent(found, one).lent[role] = one
    return found


def _add_own(
    found: dict[str, Candidate], typed: TypedGroup, context: PartyContext, weighed: Weighed
) -> None:
    """Add the parties of the sentence, with what their places weigh; those of the deal to which it
    points back stand in another one.
    """
    passage = typed.passage
    first = typed.word_span()[0]
    elsewhere = {(id(slot.party.mention), slot.party.first) for slot in context.antecedent}
    for weight, slot in weighed:
        candidate = _of(found, slot.party)
        key = (slot.side, slot.node is not None)
        candidate.weights[key] = max(weight, candidate.weights.get(key, 0.0))
    named = [slot.party for _, slot in weighed]
    for party in (*named, *context.parties):
        if (id(party.mention), party.first) in elsewhere:
            continue
        candidate = _of(found, party)
        candidate.is_here |= passage.start <= party.mention.start < passage.end
        distance = passage.distance(party.first, first)
        near = candidate.distance
        candidate.distance = distance if near is None else min(near, distance)
        head = passage.head_of(party.first, party.last)
        if head is not None:
            candidate.heads.add(head)


def _of(found: dict[str, Candidate], party: Party) -> Candidate:
    """Return the candidate that a party is; a state's people or organ is the state."""
    name = canonical_name(party)
    candidate = found.get(name)
    if candidate is None:
        candidate = found[name] = Candidate(name=name, party=party, nature=_nature(party))
    elif candidate.party is None:
        candidate.party = party
    return candidate


def _lent(found: dict[str, Candidate], argument: Argument) -> Candidate:
    """Return the candidate that an earlier statement has, who may stand nowhere else."""
    candidate = found.get(argument.name)
    if candidate is None:
        is_state = _STATE_ID.fullmatch(argument.entity_id or "") is not None
        nature: Nature = "noun" if argument.words else "state" if is_state else "organisation"
        candidate = Candidate(name=argument.name, party=None, nature=nature)
        found[argument.name] = candidate
    return candidate


def _nature(party: Party) -> Nature:
    if party.is_state or party.is_adjective:
        return "state"
    if party.label == NOMINAL:
        return "noun"
    if party.label == _ORGANISATION:
        return "organisation"
    return "person" if party.label == _PERSON else "place"

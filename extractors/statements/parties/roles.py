"""The parties of a fact with their roles: who supplies whom, who lends to whom, of whom a figure is
said.

For types with two sides, each side is filled, in this order, by the party whose slot says so, by
the other one of two that deal with each other, by the direction in which the article elsewhere says
that these states trade, by the side of the statement of the same type before, and by the sentence
before, the announcement of the list and the title. For other types the subject is the party that
the value is said of, else that of the statement of the same type before; of a figure of a market or
a place, else the state that the article is about.

All this is but proposed: `extractors.statements.choosing` settles who stands where.
"""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest

from extractors.statements.parties.context import PartyContext, Roles, Weighed
from extractors.statements.parties.deal_sides import sided, two_sided
from extractors.statements.parties.names import Party, flag_state
from extractors.statements.parties.nominals import NOMINAL, is_works
from extractors.statements.parties.sentence import MODIFIERS, PAIRED, PREPOSITIONS, Slot
from extractors.statements.parties.subjects import named_subject, one_sided, operators_of
from extractors.statements.syntax import ParsedSentence
from extractors.statements.types import Place, StatementType
from extractors.statements.value_groups import TypedGroup, ValueGroup

_HALF = 15  # distance from the fact at which a slot counts half
_UNPARSED = 0.4  # weight of what only the words around a party say, in a parsed sentence
_UNKNOWN = 0.1  # nearness where the parse has no word for the values
_ASIDE = 0.6  # weight of a predicate that does not govern the values
_HALF_STEPS = 4  # relations between a predicate and the values at which it counts half
_NOMINAL = 0.8  # a noun phrase, beside a name
_PAIRED = 5  # words between a party and the value that is its own in a list
_MOST = 80  # slots of a sentence that are weighed
_PERSON = 0.3  # people seldom trade for themselves
_WHERE = frozenset({"subject", "place", "origin"})  # what no predicate says of a party
_DEALING = frozenset({"giver", "taker", "both"})
_BEHIND = frozenset({"taker", "maker"})  # sides on which those stand who follow their values
_OTHERS = 0.4  # weight of a party that seems to belong to another fact of the sentence
_OTHER_CLAUSE = 0.1  # weight of a party that acts in another fact's clause
_FLAG = 0.4  # weight of the state whose name only a ship's name holds
_ANTECEDENT = 0.5  # weight of the parties of the deal that a sentence points back to


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """Whom the rules put on the sides of a fact.

    Attributes:
        roles: the parties by their roles.
        names: what the places of parties are called.
        weighed: what the places of the parties in the sentence say of them, for this fact.
        is_settled: the fact itself names its subject, as the price of a benchmark does.
    """

    roles: Roles
    names: Mapping[Place, str]
    weighed: Weighed
    is_settled: bool = False


def propose(typed: TypedGroup, context: PartyContext) -> Proposals:
    """Return whom the rules put on the sides of a fact.

    Args:
        typed: its values in their sentence, with their type; what follows a rival's value is that
            one's.
        context: what the sentence and those around it say of parties.
    """
    kind = typed.statement_type
    names = kind.roles
    named = named_subject(typed)
    weighed = _weigh(typed, context)
    if named is not None:
        roles: Roles = {"subject": (named,)} | operators_of(weighed, names, [named])
        return Proposals(roles=roles, names=names, weighed=weighed, is_settled=True)
    if kind.roles_of_weapons is not None and "weapons" in typed.group.kinds:
        names = kind.roles_of_weapons
        weighed = [(weight, _as_taker(slot)) for weight, slot in weighed]
    if "giver" in names and "taker" in names:
        roles = two_sided(weighed, names, kind, context)
        return Proposals(roles=roles, names=names, weighed=weighed)
    if kind.has("of_forces"):
        weighed = [*weighed, *_flags(typed)]
    return Proposals(roles=one_sided(weighed, names, kind, context), names=names, weighed=weighed)


def _flags(typed: TypedGroup) -> Weighed:
    """Weigh the states whose warships a fact is about by their names alone."""
    passage = typed.passage
    spans = ((value, *passage.word_span(value.start, value.end)) for value in typed.group.values)
    states = [state for span in spans if (state := flag_state(*span)) is not None]
    return [(_FLAG, Slot(state, "subject", 1.0, state.first)) for state in states]


def _as_taker(slot: Slot) -> Slot:
    """Let the subject of a figure take the weapons that it counts."""
    return replace(slot, side="taker") if slot.side == "subject" else slot


@dataclass(frozen=True, slots=True, kw_only=True)
class _Neighbourhood:
    """Where a group stands among the others of its sentence.

    `span` are its own words, `others` the first words of the others, `bounds` the offsets at which
    somebody else begins to act. `takers_lead` says that recipients stand before the values: "The
    sale to A is worth 3 and the one to B 4". `predicates` says how near the predicates of the parse
    are, and whether they are nearer to another.
    """

    span: tuple[int, int]
    others: Sequence[int]
    bounds: Sequence[int]
    own_clause: int
    takers_lead: bool
    predicates: Mapping[int, tuple[float, bool]]

    def is_in_other_clause(self, slot: Slot) -> bool:
        """Whether a party acts in the clause of another group."""
        clause = bisect_right(self.bounds, slot.party.mention.start)
        return clause != self.own_clause and not slot.party.is_possessive

    def is_of_other(self, slot: Slot) -> bool:
        """Whether a party belongs to another group: it follows that one's values, not ours."""
        return any(self._follows(slot, low) for low in self.others)

    def _follows(self, slot: Slot, low: int) -> bool:
        at = slot.party.first
        if self.span[1] <= low <= at:
            return True
        is_after_value = slot.side in ("taker", "maker") and slot.at < at
        return not self.takers_lead and is_after_value and low < at < self.span[0]


def _weigh(typed: TypedGroup, context: PartyContext) -> Weighed:
    """Weigh the slots of the sentence by how near they are to a group, the heaviest first."""
    kind = typed.statement_type
    mine = [sided(slot, kind) for slot in _nearest(typed, context.slots)]
    slots = _of_pair(typed, mine, context.parties)
    around = _neighbourhood(typed, slots)
    antecedents = [sided(slot, kind) for slot in context.antecedent]
    weighed = [
        *((_weight(typed, around, slot), slot) for slot in slots),
        *((_ANTECEDENT * slot.weight * _trust(slot, kind), slot) for slot in antecedents),
    ]
    weighed = [(weight, slot) for weight, slot in weighed if slot.party.name not in context.cited]
    weighed = [pair for pair in weighed if pair[0] > 0]
    return sorted(weighed, key=lambda pair: (-pair[0], pair[1].party.first))


def _of_pair(typed: TypedGroup, slots: Sequence[Slot], parties: Sequence[Party]) -> Sequence[Slot]:
    """Return the slots of a fact of a list in which each party has a value of its own, "to Norway,
    at 5, and Chile (3)": those of the others are the other facts', and its own party stands where
    one of them does if nothing says where.
    """
    mine, others = _pair_before(typed, parties)
    if mine is None or not others:
        named = {party.first: party for party in (*parties, *(slot.party for slot in slots))}
        mine, others = _pair_behind(typed, [named[at] for at in sorted(named)])
    if mine is None or not others:
        return slots
    own = [slot for slot in slots if slot.party.first not in others]
    return own if _has_side(mine, own) else [*own, *_lent(mine, others, slots)]


def _has_side(party: Party, slots: Sequence[Slot]) -> bool:
    return any(slot.party.first == party.first and slot.side not in _WHERE for slot in slots)


def _lent(mine: Party, others: Collection[int], slots: Sequence[Slot]) -> list[Slot]:
    """Return the places of the first of the others that stands on a side, for a party of ours."""
    sided_ones = [slot for slot in slots if slot.party.first in others and slot.side not in _WHERE]
    return [
        replace(slot, party=mine)
        for slot in sided_ones
        if slot.party.first == sided_ones[0].party.first
    ]


def _pair_of(typed: TypedGroup, group: ValueGroup, parties: Mapping[int, Party]) -> Party | None:
    """Return the party right before the value of a group, nothing but a comma, a bracket, or "with
    about" between.
    """
    words = typed.passage.words
    first = typed.passage.word_at(group.values[0].start)
    for at in range(first, max(first - _PAIRED, 0), -1):
        if at in parties and at < first:
            return parties[at]
        if words[at - 1].lower not in PAIRED:
            return None
    return None


def _pair_before(typed: TypedGroup, parties: Sequence[Party]) -> tuple[Party | None, set[int]]:
    """Return the party right before the value of a fact, and the first words of those before other
    facts' values.
    """
    ends = {party.last: party for party in parties}
    rivals = [_pair_of(typed, one, ends) for one in typed.rivals if one is not typed.group]
    others = {party.first for party in rivals if party is not None}
    return _pair_of(typed, typed.group, ends), others


def _pair_behind(typed: TypedGroup, parties: Sequence[Party]) -> tuple[Party | None, set[int]]:
    """Return the party right behind the value of a fact, and the first words of those behind other
    facts' values, where one preposition leads to them: "5 from Norway and 3 from Chile".
    """
    own = _behind(typed, typed.group, parties)
    if own is None:
        return None, set()
    rivals = [one for one in typed.rivals if one is not typed.group]
    found = [pair for one in rivals if (pair := _behind(typed, one, parties)) is not None]
    others = {party.first for party, by in found if by == own[1]}
    return own[0], others - {own[0].first}


def _behind(
    typed: TypedGroup, group: ValueGroup, parties: Sequence[Party]
) -> tuple[Party, str] | None:
    """Return the party that follows a group's values, nothing but a preposition and words before
    its name between, with that preposition.
    """
    words = typed.passage.words
    last = max(typed.passage.word_span(value.start, value.end)[1] for value in group.values)
    party = next((one for one in parties if 0 < one.first - last <= _PAIRED), None)
    between = [] if party is None else [word.lower for word in words[last : party.first]]
    leading = [word for word in between if word in PREPOSITIONS]
    is_plain = all(word in MODIFIERS or word in leading for word in between)
    return (party, leading[0]) if party is not None and len(leading) == 1 and is_plain else None


def _nearest(typed: TypedGroup, slots: Sequence[Slot]) -> Sequence[Slot]:
    """Return the slots of the parties next to a group; the hundreds of a hostile sentence would be
    weighed for each of its values.
    """
    if len(slots) <= _MOST:
        return slots
    first = typed.word_span()[0]
    return nsmallest(_MOST, slots, key=lambda slot: abs(slot.party.first - first))


def _neighbourhood(typed: TypedGroup, slots: Sequence[Slot]) -> _Neighbourhood:
    rivals = [rival for rival in typed.rivals if rival is not typed.group]
    others = [typed.passage.word_at(rival.values[0].start) for rival in rivals]
    span = typed.word_span()
    first = min([span[0], *others])
    bounds = sorted(rival.actor_at for rival in typed.rivals if rival.actor_at is not None)
    return _Neighbourhood(
        span=span,
        others=others,
        bounds=bounds,
        own_clause=bisect_right(bounds, typed.group.values[0].start),
        takers_lead=any(slot.side == "taker" and slot.party.first < first for slot in slots),
        predicates=_predicates(typed, rivals, slots),
    )


def _weight(typed: TypedGroup, around: _Neighbourhood, slot: Slot) -> float:
    if slot.node is not None:
        return _weight_in_parse(typed, around, slot)
    sureness = slot.weight
    if typed.passage.syntax.words and (slot.side not in _WHERE or _is_no_subject(typed, slot)):
        sureness *= _UNPARSED
    span, at = around.span, slot.party.first
    nearest = span[0] if at < span[0] else max(span[1] - 1, span[0])
    weight = sureness / (1 + typed.passage.distance(at, nearest) / _HALF)
    if around.is_of_other(slot):
        weight *= _OTHERS
    if around.is_in_other_clause(slot):
        weight *= _OTHER_CLAUSE
    return weight * _trust(slot, typed.statement_type)


def _is_no_subject(typed: TypedGroup, slot: Slot) -> bool:
    """Whether somebody who seems to be a subject stands behind a preposition in the parse."""
    head = typed.passage.head_of(slot.party.first, slot.party.last)
    if slot.side != "subject" or slot.party.is_possessive or head is None:
        return False
    return typed.passage.syntax.preposition(head) is not None


def _weight_in_parse(typed: TypedGroup, around: _Neighbourhood, slot: Slot) -> float:
    """Weigh a party by the predicate beside which it stands: the one that another fact of the
    sentence stands nearer to speaks of that fact.
    """
    own, is_of_other = around.predicates[slot.node or 0]
    if is_of_other:
        own *= _OTHERS
    if slot.side in _BEHIND and around.is_of_other(slot):
        own *= _OTHERS
    return slot.weight * own * _trust(slot, typed.statement_type)


def _predicates(
    typed: TypedGroup, rivals: Sequence[ValueGroup], slots: Sequence[Slot]
) -> dict[int, tuple[float, bool]]:
    """Return how near each predicate of a sentence is to a group in the parse, and whether it is
    nearer to another.
    """
    sentence = typed.passage.syntax
    mine, theirs = _heads(sentence, typed.group), [_heads(sentence, one) for one in rivals]
    measured = {
        one for head in mine for one in sentence.measured(head) if not sentence.words[one].is_verb
    }
    found = {}
    for node in {slot.node or 0 for slot in slots if slot.node is not None}:
        own = 1.0 if node in measured else _nearness(sentence, node, mine)
        found[node] = own, any(_nearness(sentence, node, heads) > own for heads in theirs)
    return found


def _heads(sentence: ParsedSentence, group: ValueGroup) -> list[int]:
    heads = (sentence.head_of(value.start, value.end) for value in group.values)
    return [head for head in heads if head is not None]


def _nearness(sentence: ParsedSentence, node: int, heads: Sequence[int]) -> float:
    """Return how near a predicate is to values in the parse, 1 where it governs them."""
    ways = (sentence.way(node, head) for head in heads)
    return max(
        ((1.0 if governs else _ASIDE) / (1 + steps / _HALF_STEPS) for steps, governs in ways),
        default=_UNKNOWN,
    )


def _trust(slot: Slot, kind: StatementType) -> float:
    """Return how likely somebody deals: people seldom do, in arms or gas only where the parse
    says so, works but get money.
    """
    if slot.party.label == "PERSON":
        is_read = slot.node is not None or slot.side not in _DEALING
        return _PERSON if is_read or not kind.exporters else 0.0
    if slot.party.label != NOMINAL:
        return 1.0
    if is_works(slot.party) and slot.side in _DEALING and not kind.has("money_only"):
        return 0.0
    return _NOMINAL

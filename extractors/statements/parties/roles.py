"""The parties of a fact with their roles: who supplies whom, who lends to whom, of whom a figure is
said.

For types with two sides, each side is filled, in this order, by the party whose slot says so, by
the other one of two that deal with each other, by the direction in which the article elsewhere says
that these states trade, by the side of the statement of the same type before, and by the sentence
before, the announcement of the list and the title. For other types the subject is the party that
the value is said of, else that of the statement of the same type before, else the first state or
company of the sentence before or the title.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractors.lexicon import read_toml
from extractors.statements.parties.context import PartyContext, Roles, Weighed
from extractors.statements.parties.deal_sides import sided, two_sided
from extractors.statements.parties.slots import Slot
from extractors.statements.parties.subjects import named_subject, one_sided
from extractors.statements.passages import Passage
from extractors.statements.value_groups import Fact

_ROLE_OF: dict[str, dict[str, str]] = read_toml(__package__, "roles")["parties"]
_HALF = 15  # distance from the fact at which a slot counts half
_PERSON = 0.3  # people seldom trade for themselves
_OTHERS = 0.4  # weight of a party that seems to belong to another fact of the sentence
_OTHER_CLAUSE = 0.1  # weight of a party that acts in another fact's clause
_ANTECEDENT = 0.5  # weight of the parties of the deal that a sentence points back to


def roles_of(
    passage: Passage, fact: Fact, rivals: Sequence[Fact], statement_type: str, context: PartyContext
) -> Roles:
    """Return the parties of a fact by their roles.

    Args:
        passage: the sentence.
        fact: its values.
        rivals: the facts of the sentence; what follows another fact's value is that fact's.
        statement_type: its type, which decides what the roles are called.
        context: what the sentence and those around it say of parties.
    """
    names = _ROLE_OF.get(statement_type, _ROLE_OF["other"])
    named = named_subject(passage, fact, statement_type)
    if named is not None:
        return {"subject": (named,)}
    weighed = _weigh(passage, fact, rivals, statement_type, context)
    if statement_type == "budget" and "weapons" in fact.kinds:
        # What a service asks money for is bought by it.
        names = _ROLE_OF["arms_transfer"] | {"maker": "supplier"}
        weighed = [
            (weight, replace(slot, side="taker") if slot.side == "subject" else slot)
            for weight, slot in weighed
        ]
    if "giver" in names and "taker" in names:
        return two_sided(weighed, names, statement_type, context)
    return one_sided(weighed, names, statement_type, context)


def _weigh(
    passage: Passage, fact: Fact, rivals: Sequence[Fact], statement_type: str, context: PartyContext
) -> Weighed:
    span = passage.word_span(fact.values[0].start, fact.values[-1].end)
    others = [
        passage.word_span(one.values[0].start, one.values[-1].end)[0]
        for one in rivals
        if one is not fact
    ]
    slots = [sided(slot, statement_type) for slot in context.slots]
    # "The sale to A is worth 3 and the one to B 4": recipients lead where one stands before all
    # values.
    lead = any(
        slot.side == "taker" and slot.party.first < min([span[0], *others]) for slot in slots
    )
    bounds = sorted(one.actor_at for one in rivals if one.actor_at is not None)
    own_clause = bisect_right(bounds, fact.values[0].start)
    weighed = []
    for slot in slots:
        at = slot.party.first
        nearest = span[0] if at < span[0] else max(span[1] - 1, span[0])
        weight = slot.weight / (1 + passage.distance(at, nearest) / _HALF)
        if any(_is_others(slot, span, low, lead=lead) for low in others):
            weight *= _OTHERS
        if (
            bisect_right(bounds, slot.party.mention.start) != own_clause
            and not slot.party.is_possessive
        ):
            weight *= _OTHER_CLAUSE
        weighed.append((weight * _trust(slot), slot))
    weighed += [
        (_ANTECEDENT * slot.weight * _trust(slot), sided(slot, statement_type))
        for slot in context.antecedent
    ]
    weighed = [(weight, slot) for weight, slot in weighed if slot.party.name not in context.cited]
    return sorted(weighed, key=lambda pair: (-pair[0], pair[1].party.first))


def _trust(slot: Slot) -> float:
    return _PERSON if slot.party.label == "PERSON" else 1.0


def _is_others(slot: Slot, span: tuple[int, int], low: int, *, lead: bool) -> bool:
    """Whether a party belongs to the fact that begins at word `low`: it follows that one's values,
    not ours.
    """
    at = slot.party.first
    if span[1] <= low <= at:
        return True
    return not lead and slot.side in ("taker", "maker") and slot.at < at and low < at < span[0]

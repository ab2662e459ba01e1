"""What bears on the parties of a fact beside its own sentence, and the small steps that finding
them shares.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.records import Argument
from extractors.statements.parties.names import Party, as_state, party_id
from extractors.statements.parties.sentence import Slot

Flow = tuple[str, str]
"""A direction of trade that the article tells of: the giver's state and the taker's."""

Roles = Mapping[str, tuple[Argument, ...]]
"""Arguments by role, in text order."""

Weighed = list[tuple[float, Slot]]
"""Slots with how much they weigh for one fact, the heaviest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyContext:
    """What bears on the parties of a fact beside its own sentence.

    Attributes:
        slots: the places of the parties in the sentence.
        nearby: the places of parties in the sentence that announces a list, and in the one before.
        title: the places of the parties in the title.
        flows: the directions in which the article says that states trade.
        earlier: the roles of the statement of the same type before this one.
        antecedent: the places of the parties of the deal to which the sentence points back.
        speaking: names of those who say something in the sentence.
        cited: names of those who are but cited for it.
        company: the organisation last spoken of.
        main: the parties of the article, whom it names most often first.
        parties: the parties of the sentence.
        times_named: how often the article names each party.
        of_taxes: the sentence tells of taxes, asked where the statement is of what is owed.
    """

    slots: Sequence[Slot]
    nearby: Sequence[Slot]
    title: Sequence[Slot]
    flows: frozenset[Flow]
    earlier: Roles
    antecedent: Sequence[Slot]
    speaking: frozenset[str]
    cited: frozenset[str]
    company: Party | None
    main: Sequence[Party]
    parties: Sequence[Party] = ()
    times_named: Mapping[str, int] = field(default_factory=dict)
    of_taxes: bool = False


def flow_in(slots: Sequence[Slot]) -> Flow | None:
    """Return the direction of trade that a passage tells of, if it names both states."""
    givers = [
        slot.party.country
        for slot in slots
        if slot.side in ("giver", "origin") and slot.party.country
    ]
    known = frozenset(givers)
    takers = (slot.party.country for slot in slots if slot.side == "taker")
    taker = next((country for country in takers if country and country not in known), None)
    return (givers[0], taker) if givers and taker else None


def unique_parties(parties: Iterable[Party]) -> list[Party]:
    """Return each party once, a state and its people or organ as one."""
    seen: dict[str, Party] = {}
    for party in parties:
        seen.setdefault(party_id(party) or party.name, party)
    return list(seen.values())


def role_arguments(role: str, parties: Iterable[Party]) -> tuple[Argument, ...]:
    """Return parties as the arguments that fill a role; a state's people or organ stands for the
    state.
    """
    named = (as_state(party) for party in parties)
    return tuple(
        Argument(
            role=role,
            name=party.name,
            mention=party.mention if party.is_mentioned else None,
            entity_id=party.entity_id,
            words=None if party.is_mentioned else (party.mention.start, party.mention.end),
        )
        for party in named
    )

"""The two sides of a deal: who gives and who takes, and who made what changes hands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.records import Argument
from extractors.statements.parties.context import (
    PartyContext,
    Roles,
    Weighed,
    role_arguments,
    unique_parties,
)
from extractors.statements.parties.lending import SURE
from extractors.statements.parties.names import Party, led_state, party_id, same_side
from extractors.statements.parties.sentence import Side, Slot
from extractors.statements.parties.settling import Sides, settle_both
from extractors.statements.parties.subjects import one_sided
from extractors.statements.types import Place, StatementType

_SIDED = frozenset({"giver", "taker", "both"})
_BESIDE: Sequence[Literal["goods", "arranger"]] = ("goods", "arranger")  # between the two sides
_SHARE = 0.25  # of the heaviest weight, from which on others belong to the same deal
_JOINED = 0.45  # of the weight of the party that it is joined to, which another fact's has not
_NEARBY = 0.5  # weight of slots in the sentence before or the announcement
_IN_TITLE = 0.4  # weight of slots in the title
_MOST_SUBJECTS = 2  # parties of whose trade a figure may be said

_Filled = dict[str, tuple[Argument, ...]]


def two_sided(
    weighed: Weighed, names: Mapping[Place, str], kind: StatementType, context: PartyContext
) -> Roles:
    """Return the parties of a deal by their roles.

    Args:
        weighed: what the places of the parties say of them.
        names: what giver, taker, maker, goods and subject are called.
        kind: the statement's type.
        context: what the sentences around say of parties.
    """
    weighed = _of_one_deal(weighed)
    both = _both(weighed)
    sides = _settled(_sides(weighed, kind), both, kind, context)
    if "subject" in names and not sides.givers and not sides.takers:
        subjects = _subjects([] if kind.has("of_states") else weighed, both, context)
        if subjects:
            return {"subject": role_arguments("subject", subjects)}
    deal = _Deal(kind=kind, names=names, sides=sides, makers=_makers(weighed, sides))
    roles = _on_one_side_each(_filled(deal, context), names)
    for side in _BESIDE:
        beside = [party for party in _best(weighed, side, ()) if not sides.hold(party)]
        if beside and side in names:
            roles[names[side]] = role_arguments(names[side], beside)
    if kind.has("owed"):
        roles = _owed_to_state(roles, names, context)
    if kind.has("of_states"):
        roles = _of_one_side(roles, names)
    return roles or one_sided(weighed, {"subject": names.get("alone", "subject")}, kind, context)


def _settled(
    sides: Sides, both: Sequence[Party], kind: StatementType, context: PartyContext
) -> Sides:
    """Put those who deal with each other on their sides; "trade between Norway and Chile" is of
    both, whoever else sells to whom.
    """
    is_mutual = kind.has("of_states") and not sides.givers and not sides.takers
    return sides if is_mutual else settle_both(sides, both, kind, context.flows)


def _of_one_deal(weighed: Weighed) -> Weighed:
    """Leave out who hardly has to do with the fact, beside those who surely have: a side that the
    fact's own deal leaves open is not filled from another deal of the sentence.
    """
    least = _SHARE * max((weight for weight, slot in weighed if slot.side in _SIDED), default=0.0)
    return [
        (weight, slot) for weight, slot in weighed if weight >= least or slot.side not in _SIDED
    ]


def _both(weighed: Weighed) -> list[Party]:
    """Return those who deal with each other; where the parse tells, those of one deal."""
    slots = [slot for _, slot in weighed if slot.side == "both"]
    deal = slots[0].node if slots else None
    return [slot.party for slot in slots if deal is None or slot.node in (deal, None)]


def sided(slot: Slot, kind: StatementType) -> Slot:
    """Read the payer as the giver where money is what changes hands, as the taker of the goods
    elsewhere.

    The origin of goods gives them, in a type that has a giver. Whoever leads a state acts for it
    where states deal.
    """
    if slot.party.leads and kind.has("between_states"):
        slot = replace(slot, party=led_state(slot.party))
    if slot.side == "origin" and "giver" in kind.roles:
        return replace(slot, side="giver")
    if slot.side not in ("payer", "payee"):
        return slot
    gives = (slot.side == "payer") == (kind.has("money_only") and not kind.has("owed"))
    return replace(slot, side="giver" if gives else "taker")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deal:
    """What a sentence itself says of a deal's parties; `names` is what their places are called."""

    kind: StatementType
    names: Mapping[Place, str]
    sides: Sides
    makers: Sequence[Party]


@dataclass(frozen=True, slots=True, kw_only=True)
class _OpenSide:
    """One side of a deal while it is filled: what it is called, who stands on it and on the other
    side, and who has a role already.
    """

    side: Literal["giver", "taker"]
    role: str
    mine: Sequence[Party]
    other: Sequence[Party]
    used: frozenset[str | None]


def _makers(weighed: Weighed, sides: Sides) -> list[Party]:
    return [
        party
        for party in _best(weighed, "maker", ())
        if not any(same_side(party, one) for one in sides.givers)
    ]


def _filled(deal: _Deal, context: PartyContext) -> _Filled:
    """Fill both sides, from the sentence if it names them, else from the statements and sentences
    around.
    """
    givers, takers = deal.sides.givers, deal.sides.takers
    names, makers = deal.names, deal.makers
    roles: _Filled = {}
    giver = _OpenSide(
        side="giver", role=names["giver"], mine=givers, other=takers, used=frozenset()
    )
    # Another buyer's seller is another one: the deal before lends it nothing.
    is_other = not givers and not _is_same_deal(names["taker"], takers, context)
    found = () if is_other else _named_or_carried(giver, context)
    if not found and makers:
        found, makers = role_arguments(giver.role, makers), ()
    if found := found or (() if is_other else _from_around(giver, deal.kind, context)):
        roles[giver.role] = found
    used = frozenset(argument.entity_id for argument in found)
    taker = _OpenSide(side="taker", role=names["taker"], mine=takers, other=givers, used=used)
    if found := _takers(deal, taker, context):
        roles[taker.role] = found
    if makers and "maker" in names:
        roles[names["maker"]] = role_arguments(names["maker"], makers)
    return roles


def _takers(deal: _Deal, taker: _OpenSide, context: PartyContext) -> tuple[Argument, ...]:
    """Return who takes: another seller's buyer is another one, unless the text says so."""
    is_same = _is_same_deal(deal.names["giver"], taker.other, context)
    found = _named_or_carried(taker, context) if taker.mine or is_same else ()
    return found or _from_around(taker, deal.kind, context)


def _named_or_carried(open_side: _OpenSide, context: PartyContext) -> tuple[Argument, ...]:
    """Return the parties of a side that the sentence names, else those of the statement before."""
    taken = _ids(open_side.other) | open_side.used
    return role_arguments(open_side.role, open_side.mine) or tuple(
        argument
        for argument in context.earlier.get(open_side.role, ())
        if argument.entity_id not in taken and argument.words is None
    )


def _from_around(
    open_side: _OpenSide, kind: StatementType, context: PartyContext
) -> tuple[Argument, ...]:
    """Return the likeliest party of a side that the article and the sentences around name."""
    if kind.has("of_states"):
        return ()
    around = [*_by_flow(open_side, context), *_around(open_side, kind, context)]
    taken = _ids(open_side.other) | open_side.used
    return tuple(one for one in around if one.entity_id not in taken)[:1]


def _on_one_side_each(roles: Roles, names: Mapping[Place, str]) -> _Filled:
    """Leave each party on one side of a deal: where it stands alone, else as the giver."""
    givers, takers = roles.get(names["giver"], ()), roles.get(names["taker"], ())
    shared = {one.identity for one in givers} & {one.identity for one in takers}
    loser = names["giver"] if len(givers) > len(takers) else names["taker"]
    kept = {
        role: tuple(one for one in arguments if role != loser or one.identity not in shared)
        for role, arguments in roles.items()
    }
    return {role: arguments for role, arguments in kept.items() if arguments}


def _owed_to_state(roles: _Filled, names: Mapping[Place, str], context: PartyContext) -> _Filled:
    """Add the state that the article is about as the one to whom taxes are owed, where the sentence
    tells of taxes.
    """
    giver, taker = names["giver"], names["taker"]
    state = next((one for one in context.main if one.is_state), None)
    if not context.of_taxes or giver in roles or taker not in roles or state is None:
        return roles
    if party_id(state) in {one.identity for one in roles[taker]}:
        return roles
    return roles | {giver: role_arguments(giver, [state])}


def _of_one_side(roles: _Filled, names: Mapping[Place, str]) -> _Filled:
    """Let a figure of trade be said of its one side, where only one is known."""
    if names["giver"] in roles and names["taker"] in roles:
        return roles
    one = next((names[side] for side in ("giver", "taker") if names[side] in roles), None)
    if one is None:
        return roles
    return {"subject": tuple(replace(argument, role="subject") for argument in roles[one])}


def _subjects(weighed: Weighed, both: Sequence[Party], context: PartyContext) -> list[Party]:
    """Return of whose trade a figure is said: of those who deal with each other, or a company."""
    if both:
        # "The deficit with China" is that of the state which the article is about.
        partners = unique_parties(both)[:_MOST_SUBJECTS]
        mine = [one for one in context.main[:1] if not any(same_side(one, it) for it in partners)]
        return [*mine, *partners] if len(partners) == 1 else partners
    return unique_parties(
        slot.party
        for _, slot in weighed
        if slot.side == "subject"
        and slot.party.label == "ORG"
        and slot.party.name not in context.speaking
    )[:1]


def _sides(weighed: Weighed, kind: StatementType) -> Sides:
    """Return givers and takers; who seems to be on both sides stays on the likelier one."""
    givers, takers = _best(weighed, "giver", ()), _best(weighed, "taker", ())
    if kind.has("programme"):
        givers = [one for one in givers if not _bears_name(one, takers)]
    if not any(same_side(one, other) for one in givers for other in takers):
        return Sides(givers=givers, takers=takers)
    if _top(weighed, "giver") >= _top(weighed, "taker"):
        return Sides(givers=givers, takers=_best(weighed, "taker", givers))
    return Sides(givers=_best(weighed, "giver", takers), takers=takers)


def _bears_name(programme: Party, takers: Sequence[Party]) -> bool:
    """Whether a programme bears the name of a taker's state, and so gives nothing by itself."""
    return programme.country is not None and any(
        programme.country == taker.country for taker in takers
    )


def _best(weighed: Weighed, side: Side, without: Sequence[Party]) -> list[Party]:
    """Return the parties that most likely stand on a side: the heaviest and those coordinate with
    it.
    """
    slots = _slots_on(weighed, side, without)
    named = [slot for slot in slots if slot.party.label != "PERSON"]
    slots = named or [slot for slot in slots if slot.node is not None and slot.weight >= SURE]
    if not slots:
        return []
    first = slots[0]
    chosen = [slot.party for slot in slots if (slot.at, slot.node) == (first.at, first.node)]
    return unique_parties(sorted(chosen, key=lambda party: party.first))


def _slots_on(weighed: Weighed, side: Side, without: Sequence[Party]) -> list[Slot]:
    """Return the slots on a side but those of other facts: of "5 to Egypt and 2 to Chad", joined in
    the parse, each figure has its own taker.
    """
    found = [
        (weight, slot)
        for weight, slot in weighed
        if slot.side == side and not any(same_side(slot.party, one) for one in without)
    ]
    least = _JOINED * found[0][0] if found else 0.0
    return [slot for weight, slot in found if weight > least]


def _top(weighed: Weighed, side: Side) -> float:
    return next((weight for weight, slot in weighed if slot.side == side), 0.0)


def _is_same_deal(role: str, named: Sequence[Party], context: PartyContext) -> bool:
    """Whether the side that a sentence names is that of the deal before.

    A company that sold to one need not sell to another; a state whose sales an article tells of
    more likely does.
    """
    before = {argument.entity_id for argument in context.earlier.get(role, ())}
    return not named or not before or bool(before & _ids(named))


def _by_flow(open_side: _OpenSide, context: PartyContext) -> tuple[Argument, ...]:
    """Return the state that deals with the other side elsewhere in the article, if only one
    does.
    """
    known = {party.country for party in open_side.other}
    pairs = (
        (give, take) if open_side.side == "giver" else (take, give) for give, take in context.flows
    )
    partners = {mine for mine, yours in pairs if yours in known and mine not in known}
    if len(partners) != 1:
        return ()
    code = partners.pop()
    return role_arguments(open_side.role, _of_state(code, context)[:1])


def _of_state(code: str, context: PartyContext) -> list[Party]:
    """Return who stands for a state in a sentence or else its article, whoever leads it too."""
    here = (slot.party for slot in (*context.slots, *context.nearby, *context.title))
    named = (led_state(one) for one in (*here, *context.main) if one.country == code)
    return [one for one in named if one.is_state or one.is_adjective]


def _around(
    open_side: _OpenSide, kind: StatementType, context: PartyContext
) -> tuple[Argument, ...]:
    """Return the states that stand on a side in the sentences around, the likeliest first."""
    if kind.has("private"):
        return ()
    slots = [
        *((_NEARBY, sided(slot, kind)) for slot in context.nearby),
        *((_IN_TITLE, sided(slot, kind)) for slot in context.title),
    ]
    ranked = sorted(slots, key=lambda pair: -pair[0] * pair[1].weight)
    states = [
        slot.party
        for _, slot in ranked
        if slot.side == open_side.side
        and slot.party.country is not None
        and slot.party.label != "PERSON"
    ]
    return role_arguments(open_side.role, unique_parties(states))


def _ids(parties: Iterable[Party]) -> frozenset[str | None]:
    return frozenset(party_id(party) for party in parties)

"""The two sides of a deal: who gives and who takes, and who made what changes hands."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from extractors.lexicon import read_toml
from extractors.records import Argument
from extractors.statements.parties.context import (
    Flow,
    PartyContext,
    Roles,
    Weighed,
    role_arguments,
    unique_parties,
)
from extractors.statements.parties.names import Party, as_state, same_side, state_name
from extractors.statements.parties.slots import Side, Slot
from extractors.statements.parties.subjects import one_sided
from extractors.world import all_countries

_LEXICON = read_toml(__package__, "roles")
_GIVING_TYPES = frozenset(name for name, roles in _LEXICON["parties"].items() if "giver" in roles)
_MONEY_TYPES = frozenset(_LEXICON["words"]["money_types"])
_EXPORTERS: Mapping[str, Sequence[str]] = _LEXICON["exporters"]
_STATE_IDS = frozenset(f"e_{forms.country.alpha3}" for forms in all_countries())
_PRIVATE_TYPES = frozenset(
    {"investment"}
)  # the states in the sentences around are seldom parties to these
_NEARBY, _IN_TITLE = (
    0.5,
    0.4,
)  # weights of slots in the sentence before or the announcement, and in the title


def two_sided(
    weighed: Weighed, names: Mapping[str, str], statement_type: str, context: PartyContext
) -> Roles:
    """Return the parties of a deal by their roles.

    Args:
        weighed: what the places of the parties say of them.
        names: what the statement's type calls giver, taker, maker, goods and subject.
        statement_type: the type.
        context: what the sentences around say of parties.
    """
    givers, takers = _sides(weighed, statement_type)
    both = [slot.party for _, slot in weighed if slot.side == "both"]
    givers, takers = _settle_both(givers, takers, both, _directions(both, statement_type, context))
    subjects = (
        _subjects(weighed, both, context)
        if "subject" in names and not givers and not takers
        else []
    )
    if subjects:
        return {"subject": role_arguments("subject", subjects)}
    makers = [
        party
        for party in _best(weighed, "maker", ())
        if not any(same_side(party, one) for one in givers)
    ]
    roles = _on_one_side_each(
        _filled(givers, takers, makers, names, statement_type, context), names
    )
    goods = [
        party for party in _best(weighed, "goods", ()) if not _is_among(party, [*givers, *takers])
    ]
    if goods and "goods" in names:
        roles[names["goods"]] = role_arguments(names["goods"], goods)
    if statement_type == "investment":
        roles = _investment(roles, givers, context)
    return roles or one_sided(weighed, {"subject": "subject"}, statement_type, context)


def sided(slot: Slot, statement_type: str) -> Slot:
    """Read the payer as the giver where money is what changes hands, as the taker of the goods
    elsewhere.

    The origin of goods gives them, in a type that has a giver.
    """
    if slot.side == "origin" and statement_type in _GIVING_TYPES:
        return replace(slot, side="giver")
    if slot.side not in ("payer", "payee"):
        return slot
    gives = (slot.side == "payer") == (statement_type in _MONEY_TYPES)
    return replace(slot, side="giver" if gives else "taker")


def _filled(
    givers: Sequence[Party],
    takers: Sequence[Party],
    makers: Sequence[Party],
    names: Mapping[str, str],
    statement_type: str,
    context: PartyContext,
) -> dict[str, tuple[Argument, ...]]:
    """Fill both sides, from the sentence if it names them, else from the statements and sentences
    around.
    """
    roles: dict[str, tuple[Argument, ...]] = {}
    for side, mine, other in (("giver", givers, takers), ("taker", takers, givers)):
        role = names[side]
        used = {argument.entity_id for arguments in roles.values() for argument in arguments}
        found = role_arguments(role, mine) or _carried(role, other, used, context)
        if not mine and side == "giver" and not _is_same_deal(names["taker"], takers, context):
            found = tuple(one for one in found if one.entity_id in _STATE_IDS)
        if not found and side == "giver" and makers:
            found, makers = role_arguments(role, makers), ()
        if not found:
            around = [
                *_by_flow(side, role, other, context),
                *_around(side, role, statement_type, context),
            ]
            found = tuple(one for one in around if one.entity_id not in used | _ids(other))[:1]
        if found:
            roles[role] = found
    if makers and "maker" in names:
        roles[names["maker"]] = role_arguments(names["maker"], makers)
    return roles


def _on_one_side_each(
    roles: Mapping[str, tuple[Argument, ...]], names: Mapping[str, str]
) -> dict[str, tuple[Argument, ...]]:
    """Leave each party on one side of a deal: where it stands alone, else as the giver."""
    givers, takers = roles.get(names["giver"], ()), roles.get(names["taker"], ())
    shared = {_identity(one) for one in givers} & {_identity(one) for one in takers}
    loser = names["giver"] if len(givers) > len(takers) else names["taker"]
    kept = {
        role: tuple(one for one in arguments if role != loser or _identity(one) not in shared)
        for role, arguments in roles.items()
    }
    return {role: arguments for role, arguments in kept.items() if arguments}


def _identity(argument: Argument) -> str:
    return argument.entity_id or argument.name


def _investment(
    roles: dict[str, tuple[Argument, ...]], givers: Sequence[Party], context: PartyContext
) -> dict[str, tuple[Argument, ...]]:
    """Let the company spoken of take what an investor gives; money only raised is said of who
    raises it.
    """
    company = context.company
    investors = {_identity(one) for one in roles.get("investor", ())}
    is_other = (
        company is not None
        and company.entity_id not in investors
        and not _is_among(company, givers)
    )
    if set(roles) == {"investor"} and company is not None and is_other:
        return roles | {"recipient": role_arguments("recipient", [company])}
    if set(roles) == {"recipient"}:
        return {
            "subject": tuple(replace(argument, role="subject") for argument in roles["recipient"])
        }
    return roles


def _is_among(party: Party, others: Iterable[Party]) -> bool:
    return any(same_side(party, one) for one in others)


def _subjects(weighed: Weighed, both: Sequence[Party], context: PartyContext) -> list[Party]:
    if both:
        return unique_parties(both)[:2]
    weighed = [
        (weight, slot) for weight, slot in weighed if slot.party.name not in context.speaking
    ]
    return unique_parties(
        slot.party for _, slot in weighed if slot.side == "subject" and slot.party.label == "ORG"
    )[:1]


def _sides(weighed: Weighed, statement_type: str) -> tuple[list[Party], list[Party]]:
    """Return givers and takers; who seems to be on both sides stays on the likelier one."""
    givers, takers = _best(weighed, "giver", ()), _best(weighed, "taker", ())
    if statement_type == "aid":
        # A programme that bears the recipient's name gives nothing by itself.
        givers = [
            one
            for one in givers
            if not any(one.country and one.country == other.country for other in takers)
        ]
    if not any(same_side(one, other) for one in givers for other in takers):
        return givers, takers
    if _top(weighed, "giver") >= _top(weighed, "taker"):
        return givers, _best(weighed, "taker", givers)
    return _best(weighed, "giver", takers), takers


def _best(weighed: Weighed, side: Side, without: Iterable[Party]) -> list[Party]:
    """Return the parties that most likely stand on a side: the heaviest and those coordinate with
    it.
    """
    barred = list(without)
    fitting = [
        (w, slot)
        for w, slot in weighed
        if slot.side == side and not any(same_side(slot.party, one) for one in barred)
    ]
    fitting = [(w, slot) for w, slot in fitting if slot.party.label != "PERSON"] or fitting
    if not fitting:
        return []
    first = fitting[0][1]
    chosen = [slot.party for w, slot in fitting if slot.at == first.at]
    return unique_parties(sorted(chosen, key=lambda party: party.first))


def _top(weighed: Weighed, side: Side) -> float:
    return next((weight for weight, slot in weighed if slot.side == side), 0.0)


def _directions(both: Sequence[Party], statement_type: str, context: PartyContext) -> list[Flow]:
    """Return who may supply whom among the states of a deal: as the article says, else from the
    bigger exporter.
    """
    exporters = _EXPORTERS.get(statement_type, ())
    countries = {party.country for party in both}
    ranked = [code for code in exporters if code in countries]
    others = (
        sorted(code for code in countries if code is not None and code != ranked[0])
        if ranked
        else []
    )
    return [*sorted(context.flows), *((ranked[0], other) for other in others)]


def _settle_both(
    givers: list[Party], takers: list[Party], both: Sequence[Party], flows: Sequence[Flow]
) -> tuple[list[Party], list[Party]]:
    """Put those who deal with each other on their sides, by what is known of the other side or of
    the states' trade.
    """
    if not both:
        return givers, takers
    if not givers and not takers:
        countries = {party.country for party in both}
        flow = next(((give, take) for give, take in flows if {give, take} <= countries), None)
        if flow is None:
            return givers, takers
        return [p for p in both if p.country == flow[0]][:1], [
            p for p in both if p.country == flow[1]
        ][:1]
    givers = _more_exact(givers, both)
    takers = _more_exact(takers, both)
    others = [
        party for party in both if not any(same_side(party, one) for one in [*givers, *takers])
    ]
    if givers and not takers:
        takers = others[:1]
    elif takers and not givers:
        givers = others[:1]
    return givers, takers


def _more_exact(side: Sequence[Party], both: Sequence[Party]) -> list[Party]:
    """Name the company that signs instead of the nationality of the goods."""
    exact = []
    for one in side:
        companies = [
            p for p in both if one.is_adjective and p.label == "ORG" and p.country == one.country
        ]
        exact.append(companies[0] if companies else one)
    return unique_parties(exact)


def _is_same_deal(role: str, named: Sequence[Party], context: PartyContext) -> bool:
    """Whether the side that a sentence names is that of the deal before.

    A company that sold to one need not sell to another; a state whose sales an article tells of
    more likely does.
    """
    before = {argument.entity_id for argument in context.earlier.get(role, ())}
    return not named or not before or bool(before & _ids(named))


def _carried(
    role: str, other: Sequence[Party], used: Collection[str | None], context: PartyContext
) -> tuple[Argument, ...]:
    ids = _ids(other) | set(used)
    return tuple(
        argument for argument in context.earlier.get(role, ()) if argument.entity_id not in ids
    )


def _by_flow(
    side: str, role: str, other: Sequence[Party], context: PartyContext
) -> tuple[Argument, ...]:
    """Return the state that deals with the other side elsewhere in the article, if only one does."""
    known = {party.country for party in other}
    pairs = ((give, take) if side == "giver" else (take, give) for give, take in context.flows)
    partners = {mine for mine, yours in pairs if yours in known and mine not in known}
    if len(partners) != 1:
        return ()
    code = partners.pop()
    return (Argument(role=role, name=state_name(code), entity_id=f"e_{code}"),)


def _around(
    side: str, role: str, statement_type: str, context: PartyContext
) -> tuple[Argument, ...]:
    """Return the states that stand on a side in the sentences around, the likeliest first."""
    if statement_type in _PRIVATE_TYPES:
        return ()
    slots = [(_NEARBY, slot) for slot in context.nearby] + [
        (_IN_TITLE, slot) for slot in context.title
    ]
    ranked = sorted(
        (-weight * slot.weight, at, sided(slot, statement_type))
        for at, (weight, slot) in enumerate(slots)
    )
    known = [
        slot.party for _, _, slot in ranked if slot.side == side and slot.party.country is not None
    ]
    return role_arguments(role, unique_parties(party for party in known if party.label != "PERSON"))


def _ids(parties: Iterable[Party]) -> set[str | None]:
    return {as_state(party).entity_id for party in parties}

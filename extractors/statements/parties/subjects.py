"""Of whom a figure is said: the subject of a measurement, a price, a balance sheet or an inventory."""

from collections.abc import Mapping

from extractors.lexicon import read_toml
from extractors.records import Argument
from extractors.statements.parties.context import (
    PartyContext,
    Roles,
    Weighed,
    role_arguments,
    unique_parties,
)
from extractors.statements.parties.names import Party
from extractors.statements.parties.slots import Slot
from extractors.statements.passages import Passage
from extractors.statements.value_groups import Fact
from extractors.text import PhraseIndex, phrase_map

_BENCHMARK_OF = phrase_map(read_toml(__package__, "benchmarks")["benchmarks"].items())
_BENCHMARKS = PhraseIndex(_BENCHMARK_OF)
_FACILITIES = PhraseIndex(read_toml(__package__, "roles")["words"]["facilities"])
_ORGANISATION_TYPES = frozenset({"financials", "valuation", "contract"})
_PLACE_TYPES = frozenset({"demand", "storage", "production", "budget"})
_MARKET_TYPES = frozenset(
    {"demand", "storage", "production", "gas_flow", "trade_volume", "inventory"}
)


def one_sided(
    weighed: Weighed, names: Mapping[str, str], statement_type: str, context: PartyContext
) -> Roles:
    """Return whom a figure is said of, and the supplier of what is deployed; see
    `deal_sides.two_sided`.
    """
    role = names["subject"]
    roles: dict[str, tuple[Argument, ...]] = {}
    origin = [slot.party for _, slot in weighed if slot.side == "origin"]
    if origin and "origin" in names:
        roles[names["origin"]] = role_arguments(names["origin"], unique_parties(origin)[:1])
    fitting = [
        (weight * _fitness(slot, statement_type), slot)
        for weight, slot in weighed
        if slot.side != "origin" and not _only_reports(slot.party, statement_type, context)
    ]
    if statement_type in _ORGANISATION_TYPES:
        fitting = [
            (weight, slot)
            for weight, slot in fitting
            if slot.party.label == "ORG" and slot.side != "place"
        ]
    named = [(weight, slot) for weight, slot in fitting if slot.party.label != "PERSON"]
    subjects = role_arguments(role, _heaviest(named)) or context.earlier.get(role)
    subjects = (
        subjects
        or _fallback(role, statement_type, context)
        or role_arguments(role, _heaviest(fitting))
    )
    if subjects:
        roles[role] = subjects
    return roles


def _heaviest(fitting: Weighed) -> list[Party]:
    if not fitting:
        return []
    first = max(fitting, key=lambda pair: pair[0])[1]
    group = [slot.party for _, slot in fitting if slot.at == first.at and slot.side == first.side]
    return unique_parties(sorted(group, key=lambda party: party.first))[:3]


def _fallback(role: str, statement_type: str, context: PartyContext) -> tuple[Argument, ...]:
    if statement_type in _ORGANISATION_TYPES and context.company is not None:
        return role_arguments(role, [context.company])
    around = [
        slot.party for slot in (*context.title, *context.nearby) if slot.party.label != "PERSON"
    ]
    states = [party for party in around if party.country is not None]
    return role_arguments(role, (states or around)[:1])


def _only_reports(party: Party, statement_type: str, context: PartyContext) -> bool:
    """Whether a party of a market's figure is but its source; a company may well report its own."""
    return (
        statement_type in _MARKET_TYPES
        and party.label in ("PERSON", "ORG")
        and party.name in context.speaking
    )


def _fitness(slot: Slot, statement_type: str) -> float:
    party = slot.party
    if statement_type in _ORGANISATION_TYPES:
        return 1.5 if party.label == "ORG" else 0.4
    if slot.side == "place":
        return 1.3 if statement_type in _PLACE_TYPES else 0.5
    return 1.0


def named_subject(passage: Passage, fact: Fact, statement_type: str) -> Argument | None:
    """Return the benchmark of a price or the plants of a flow, which are named by their kind."""
    at = passage.word_at(fact.main.start)
    if statement_type == "price":
        found = _BENCHMARKS.find(passage.words)
        named = [(passage.distance(first, at), _BENCHMARK_OF[phrase]) for first, _, phrase in found]
        return Argument(role="subject", name=min(named)[1]) if named else None
    if statement_type == "gas_flow":
        plants = _FACILITIES.find(passage.words)
        spans = [(passage.distance(first, at), first, last) for first, last, _ in plants]
        return Argument(role="subject", name=_plants(passage, *min(spans)[1:])) if spans else None
    return None


def _plants(passage: Passage, first: int, last: int) -> str:
    """Return the plants at the words ``first:last`` with the name just before them: "U.S. LNG
    export plants".
    """
    if first and passage.words[first - 1].is_capitalised:
        first -= 1
    return passage.text[
        passage.words[first].start - passage.start : passage.words[last - 1].end - passage.start
    ]

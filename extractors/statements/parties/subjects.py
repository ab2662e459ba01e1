"""Of whom a figure is said: the subject of a measurement, a price, a balance sheet or an
inventory.
"""

from collections.abc import Mapping, Sequence

from extractors.lexicon import read_toml
from extractors.records import Argument, Weapon
from extractors.statements.parties.context import (
    PartyContext,
    Roles,
    Weighed,
    role_arguments,
    unique_parties,
)
from extractors.statements.parties.names import Party, party_id
from extractors.statements.parties.nominals import NOMINAL, is_works
from extractors.statements.parties.sentence import Slot
from extractors.statements.passages import Passage
from extractors.statements.types import Place, StatementType
from extractors.statements.value_groups import TypedGroup
from extractors.text import PhraseIndex, inflections, phrase_map

_LEXICON = read_toml(__package__, "subjects")
_BENCHMARK_OF = phrase_map(_LEXICON["benchmarks"].items())
_BENCHMARKS = PhraseIndex(_BENCHMARK_OF)
_SHARED = frozenset(_LEXICON["shared"]["phrases"])
_OWN_MARKET = frozenset(_LEXICON["shared"]["own_market"])
_CURRENCY_OF = {
    noun: currency for currency, nouns in _LEXICON["currencies"].items() for noun in nouns
}
_QUOTED = PhraseIndex(_LEXICON["quoted"])
_PRICES = frozenset(form for noun in _LEXICON["prices"] for form in inflections(noun))
_PLAIN = frozenset(_LEXICON["plain"])
_SHARES = frozenset(_LEXICON["shares"])
_DESCRIBING = frozenset({"compound", "amod", "nmod:desc", "flat"})
_FACILITIES = PhraseIndex(_LEXICON["facilities"])
_JOINED = 0.45  # of the heaviest weight, which whoever is joined with it has
_MOST = 3  # parties of which one figure may be said


def one_sided(
    weighed: Weighed, names: Mapping[Place, str], kind: StatementType, context: PartyContext
) -> Roles:
    """Return whom a figure is said of, and the supplier of what is deployed; see
    `deal_sides.two_sided`.
    """
    role = names["subject"]
    fitting = _fitting(weighed, kind, context)
    fitting = _of_works(fitting, weighed, kind)
    named = [(weight, slot) for weight, slot in fitting if slot.party.label != "PERSON"]
    subjects = (
        role_arguments(role, _heaviest(named))
        or context.earlier.get(role)
        or _fallback(role, kind, context)
        or role_arguments(role, _heaviest(fitting))
    )
    roles = _origin(weighed, names) | operators_of(weighed, names, subjects)
    return roles | {role: subjects} if subjects else roles


def _of_works(fitting: Weighed, weighed: Weighed, kind: StatementType) -> Weighed:
    """Leave out who only runs the works that a figure is of: "Acme, operator of the Oslo field,
    puts its reserves at 3 bcm".
    """
    running = {party_id(slot.party) for _, slot in weighed if slot.side == "operator"}
    works = {slot.node for _, slot in weighed if slot.side == "operator"}
    has_works = any(
        is_works(slot.party) and slot.node in works and slot.at == slot.party.first
        for _, slot in fitting
    )
    if not has_works or not (_has_works(kind) and "operator" in kind.roles):
        return fitting
    return [pair for pair in fitting if party_id(pair[1].party) not in running]


def operators_of(
    weighed: Weighed, names: Mapping[Place, str], subjects: Sequence[Argument]
) -> dict[str, tuple[Argument, ...]]:
    """Return who runs the works of which a figure is said, where the type asks for it."""
    if "operator" not in names:
        return {}
    running = [slot.party for _, slot in weighed if slot.side == "operator"]
    works = {one.words for one in subjects if one.words is not None}
    if not works or not running:
        return {}
    said = {one.identity for one in subjects}
    found = [one for one in unique_parties(running) if (party_id(one) or one.name) not in said]
    return {names["operator"]: role_arguments(names["operator"], found[:1])} if found else {}


def _origin(weighed: Weighed, names: Mapping[Place, str]) -> dict[str, tuple[Argument, ...]]:
    """Return whose goods they are, where the type asks for it: "Iran deployed Russian-made ..."."""
    origin = [slot.party for _, slot in weighed if slot.side == "origin"]
    if not origin or "origin" not in names:
        return {}
    return {names["origin"]: role_arguments(names["origin"], unique_parties(origin)[:1])}


def _fitting(weighed: Weighed, kind: StatementType, context: PartyContext) -> Weighed:
    """Return the slots of those of whom a figure may be said, weighed by how well they fit."""
    return [
        (weight * _fitness(slot, kind), slot)
        for weight, slot in weighed
        if slot.side not in ("origin", "operator")
        and not _only_reports(slot.party, kind, context)
        and not (kind.has("of_forces") and _is_no_force(slot.party))
        and (not kind.has("of_organisations") or _is_organisation(slot))
    ]


def _is_no_force(party: Party) -> bool:
    """Whether a party is a place, or what is built or run: it can be hit, and hits nobody."""
    return party.label in ("LOC", NOMINAL) or (party.label == "GPE" and not party.is_state)


def _is_organisation(slot: Slot) -> bool:
    return slot.party.label == "ORG" and slot.side != "place"


def _heaviest(fitting: Weighed) -> list[Party]:
    if not fitting:
        return []
    most, first = max(fitting, key=lambda pair: pair[0])
    group = [
        slot.party
        for weight, slot in fitting
        if (slot.at, slot.side) == (first.at, first.side) and weight >= _JOINED * most
    ]
    return unique_parties(sorted(group, key=lambda party: party.first))[:_MOST]


def _fallback(role: str, kind: StatementType, context: PartyContext) -> tuple[Argument, ...]:
    """Return the state that an article is about, else the organisation last spoken of, for a figure
    of a market or place.
    """
    if kind.has("of_organisations") or not (kind.has("of_markets") or kind.has("of_places")):
        return ()
    states = [one for one in context.main if one.is_state][:1]
    company = [context.company] if context.company is not None else []
    return role_arguments(role, states or company)


def _only_reports(party: Party, kind: StatementType, context: PartyContext) -> bool:
    """Whether a party of a market's figure is but its source; a company may well report its own."""
    return (
        kind.has("of_markets")
        and party.label in ("PERSON", "ORG")
        and party.name in context.speaking
    )


def _fitness(slot: Slot, kind: StatementType) -> float:
    """Return how well a party fits a figure of a type, with 1 for neither better nor worse."""
    if kind.has("of_organisations"):
        return 1.5 if slot.party.label == "ORG" else 0.4
    if slot.party.label == NOMINAL:
        return 1.5 if is_works(slot.party) and _has_works(kind) else 0.7
    if kind.has("of_forces") and slot.side in ("giver", "goods"):
        return 0.4
    if kind.has("of_states") and not (slot.party.is_state or slot.party.is_adjective):
        return 0.3
    if slot.side == "place":
        return 1.3 if kind.has("of_places") else 0.5
    return 1.0


def _has_works(kind: StatementType) -> bool:
    """Whether a figure of a type is often that of a plant or project."""
    return any(
        kind.has(trait) for trait in ("amount_there", "of_plants", "raised", "of_benchmarks")
    )


def named_subject(typed: TypedGroup) -> Argument | None:
    """Return the weapon or benchmark of a price, or the plants of a flow, which are named by their
    kind.
    """
    at = typed.passage.word_at(typed.group.main.start)
    if typed.statement_type.has("of_benchmarks"):
        named = _weapon(typed) or _currency(typed) or _benchmark(typed.passage, at)
        return named or _priced(typed, at)
    return _plants(typed.passage, at) if typed.statement_type.has("of_plants") else None


def _weapon(typed: TypedGroup) -> Argument | None:
    """Return the weapon whose price is told with it."""
    weapons = (value for value in typed.group.values if isinstance(value.value, Weapon))
    one = next(weapons, None)
    if one is None:
        return None
    return Argument(role="subject", name=one.text, words=(one.start, one.end))


def _currency(typed: TypedGroup) -> Argument | None:
    """Return the currency that the parse says to be worth so much: "the dollar fell to 5"."""
    passage, sentence = typed.passage, typed.passage.syntax
    value = typed.group.main
    head = sentence.head_of(value.start, value.end)
    inside = sentence.inside(value.start, value.end)
    for one in () if head is None else sentence.measured(head):
        word = sentence.words[one]
        name = None if one in inside else _CURRENCY_OF.get(word.lower)
        if name is not None and word.relation.startswith("nsubj"):
            return _subject(passage, *passage.word_span(word.start, word.end), name)
    return None


def _benchmark(passage: Passage, at: int) -> Argument | None:
    """Return the benchmark that is named nearest to the word `at`."""
    found = [
        (passage.distance(first, at), first, last, _BENCHMARK_OF[phrase])
        for first, last, phrase in _BENCHMARKS.find(passage.words)
        if phrase not in _SHARED or not _is_of_other_market(passage, first)
    ]
    if found:
        _, first, last, name = min(found)
        printed = _text(passage, first, last)
        is_name = printed[0].isupper() and name.casefold() not in passage.text.casefold()
        is_short = is_name and " " not in printed and not name.isupper()
        return _subject(passage, first, last, None if is_short else name)
    return None


def _is_of_other_market(passage: Passage, first: int) -> bool:
    """Whether a name before what is quoted everywhere says where: "Dutch front-month gas"."""
    before = passage.words[first - 1] if first else None
    return before is not None and before.text[0].isupper() and before.lower not in _OWN_MARKET


def _priced(typed: TypedGroup, at: int) -> Argument | None:
    """Return the goods whose price is told: those that the parse says it of, "wholesale gas prices
    rose to 5", else those that are named nearest to it.
    """
    passage = typed.passage
    spans = [(first, last) for first, last, _ in _QUOTED.find(passage.words)]
    phrase = _price_phrase(typed)
    if phrase is not None:
        first, last = phrase
        goods = next((span for span in spans if first <= span[0] and span[1] <= last), None)
        known = range(*goods) if goods is not None else range(0)
        rest = {passage.words[one].lower for one in range(first, last) if one not in known}
        if not rest <= _PRICES | _PLAIN:
            return _subject(passage, first, last)
    nearest = min(spans, key=lambda span: passage.distance(span[0], at), default=None)
    return None if nearest is None else _subject(passage, *nearest)


def _price_phrase(typed: TypedGroup) -> tuple[int, int] | None:
    """Return the words of the price that a value is said to be, with what describes it: "European
    wholesale prices".
    """
    passage, sentence = typed.passage, typed.passage.syntax
    value = typed.group.main
    head = sentence.head_of(value.start, value.end)
    if head is None:
        return None
    measured = sentence.measured(head)
    noun = next((one for one in measured if sentence.words[one].lower in _PRICES), None)
    if noun is None:
        return None
    first = noun
    while first and sentence.words[first - 1].relation in _DESCRIBING:
        first -= 1
    if any(sentence.words[one].lower in _SHARES for one in range(first, noun)):
        return None
    words = sentence.words[first], sentence.words[noun]
    return passage.word_span(words[0].start, words[1].end)


def _subject(passage: Passage, first: int, last: int, name: str | None = None) -> Argument:
    """Return the words from `first` up to `last` as the subject, as they are printed if no name is
    given.
    """
    words = passage.words[first].start, passage.words[last - 1].end
    return Argument(role="subject", name=name or _text(passage, first, last), words=words)


def _text(passage: Passage, first: int, last: int) -> str:
    start, end = passage.words[first].start, passage.words[last - 1].end
    return passage.text[start - passage.start : end - passage.start]


def _plants(passage: Passage, at: int) -> Argument | None:
    """Return the plants nearest to the word `at` with the name just before them: "U.S. LNG export
    plants".
    """
    spans = [
        (passage.distance(first, at), first, last)
        for first, last, _ in _FACILITIES.find(passage.words)
    ]
    if not spans:
        return None
    _, first, last = min(spans)
    if first and passage.words[first - 1].is_capitalised:
        first -= 1
    return _subject(passage, first, last)

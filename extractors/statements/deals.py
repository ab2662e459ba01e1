"""Deals: the sentences and statements of an article that tell of one deal, and lend each other the
sides that they leave open.

"The deal", "the contract", "it" at the beginning of a sentence mean the deal of the sentence before
that names both of its sides. Statements are of one deal where they share its goods or its price
(the same system, the same number of one class, the same amount) and no side of theirs names
somebody else; a sentence that tells who the contractor is belongs to the deal before it. A side
that nothing in the deal fills stays empty.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.records import Argument, GasVolume, Mention, Money, Statement, Weapon
from extractors.statements.parties.actions import DEALS
from extractors.statements.parties.context import role_arguments, unique_parties
from extractors.statements.parties.names import party_id
from extractors.statements.parties.operators import contractors_named
from extractors.statements.readings import PassageReading
from extractors.statements.types import Place, StatementType, type_named

_BACK = frozenset({"this", "that", "the", "it", "such", "these"})
_DEAL_WORDS = 3  # words in which a sentence points back to a deal: "This new agreement"
_REACH = 3  # sentences back to the deal that a sentence means
_DEALING = frozenset({"giver", "taker", "both", "payer", "payee"})
_SIDES: tuple[Place, ...] = ("giver", "taker", "maker")

_Mark = tuple[object, ...]


@dataclass(slots=True)
class _Deal:
    """One deal: its type, what it is known by, and who stands on its sides."""

    statement_type: StatementType
    marks: set[_Mark] = field(default_factory=set)
    sides: dict[Place, tuple[Argument, ...]] = field(default_factory=dict)


def deal_meant(readings: Sequence[PassageReading], index: int) -> PassageReading | None:
    """Return the sentence whose deal a sentence points back to, None where it points to none.

    Args:
        readings: the sentences of an article.
        index: which of them points back.
    """
    if not index or not _names_deal_again(readings[index]):
        return None
    before = readings[max(index - _REACH, 0) : index][::-1]
    return next((one for one in before if _names_both_sides(one)), before[0])


def _names_deal_again(reading: PassageReading) -> bool:
    """Whether a sentence begins with a deal told of before: "This agreement, ...", "It ..."."""
    words = reading.passage.words[:_DEAL_WORDS]
    if not words or words[0].lower not in _BACK:
        return False
    return words[0].lower == "it" or any(word.lower in DEALS for word in words[1:])


def _names_both_sides(reading: PassageReading) -> bool:
    sides = {(slot.side, party_id(slot.party)) for slot in reading.slots if slot.side in _DEALING}
    return len({party for _, party in sides}) > 1


def with_sides_of_deals(
    statements: Sequence[Statement], readings: Sequence[PassageReading]
) -> list[Statement]:
    """Return the statements of an article, each with the sides that others of its deal name.

    Args:
        statements: what was understood of each sentence, in text order.
        readings: the sentences of the article.

    >>> with_sides_of_deals([], [])
    []
    """
    deals: list[_Deal] = []
    of_deal = [_joined(statement, deals) for statement in statements]
    _add_contractors(statements, of_deal, readings)
    return [
        _filled(statement, deal) if deal is not None else statement
        for statement, deal in zip(statements, of_deal, strict=True)
    ]


def _add_contractors(
    statements: Sequence[Statement],
    of_deal: Sequence[_Deal | None],
    readings: Sequence[PassageReading],
) -> None:
    """Add to each deal whom a sentence behind it calls its contractor."""
    starts = {reading.passage.start: reading.passage.index for reading in readings}
    told = [
        (starts[one.sentence_start], deal) for one, deal in zip(statements, of_deal, strict=True)
    ]
    for reading in readings:
        contractors = contractors_named(reading.passage, reading.parties)
        if reading.passage.values or not contractors:
            continue
        index = reading.passage.index
        before = (deal for at, deal in reversed(told) if 0 < index - at <= _REACH)
        deal = next(before, None)
        role = deal.statement_type.roles.get("maker") if deal is not None else None
        if deal is not None and role is not None:
            deal.sides.setdefault("maker", role_arguments(role, unique_parties(contractors)))


def _joined(statement: Statement, deals: list[_Deal]) -> _Deal | None:
    """Return the deal that a statement tells of, with what it says of it; None where it is of no
    deal.
    """
    kind = type_named(statement.statement_type)
    if "giver" not in kind.roles or "taker" not in kind.roles or not kind.has("event"):
        return None
    marks = set(_marks(statement.values()))
    sides = _sides(statement, kind)
    found = next((one for one in deals if _is_of(one, kind, marks, sides)), None)
    if found is None:
        found = _Deal(statement_type=kind)
        deals.append(found)
    found.marks |= marks
    for place, arguments in sides.items():
        found.sides.setdefault(place, arguments)
    return found


def _marks(values: Sequence[Mention]) -> Iterator[_Mark]:
    """Yield by what a deal is known: systems, numbers of a class, amounts and volumes."""
    for mention in values:
        value = mention.value
        if isinstance(value, Money):
            yield "money", value.currency, value.low, value.high
        elif isinstance(value, GasVolume):
            yield "gas", value.unit, value.low, value.high
        elif isinstance(value, Weapon) and value.system is not None:
            yield "system", value.system
        elif isinstance(value, Weapon) and value.quantity_low is not None:
            yield "class", value.weapon_class, value.quantity_low


def _sides(statement: Statement, kind: StatementType) -> dict[Place, tuple[Argument, ...]]:
    return {
        place: found
        for place in _SIDES
        if place in kind.roles
        and (found := tuple(a for a in statement.arguments if a.role == kind.roles[place]))
    }


def _is_of(
    deal: _Deal,
    kind: StatementType,
    marks: set[_Mark],
    sides: Mapping[Place, tuple[Argument, ...]],
) -> bool:
    """Whether a statement may be of a deal: it shares a mark, and no side contradicts."""
    if deal.statement_type is not kind or not deal.marks & marks:
        return False
    return all(
        place == "maker" or place not in deal.sides or _names(deal.sides[place]) & _names(mine)
        for place, mine in sides.items()
    )


def _names(arguments: Sequence[Argument]) -> set[str]:
    return {one.identity for one in arguments}


def _filled(statement: Statement, deal: _Deal) -> Statement:
    kind = deal.statement_type
    own = _sides(statement, kind)
    if "giver" not in own and "taker" not in own:
        return statement
    taken = _names([one for arguments in own.values() for one in arguments])
    added = [
        one
        for place, arguments in deal.sides.items()
        if place not in own and place in kind.roles
        for one in arguments
        if one.identity not in taken
    ]
    if not added:
        return statement
    return replace(statement, arguments=(*statement.arguments, *added))

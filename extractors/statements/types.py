"""The types of statements: what their parties are called and how each is read, a row of
``lexicon/types.toml`` a type.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from extractors.lexicon import LexiconError, read_toml
from extractors.records import GasVolume, Mention, Money, RateOwner

Place = Literal[
    "giver", "taker", "maker", "arranger", "goods", "origin", "alone", "subject", "operator"
]
"""Where a party may stand in a statement; ``lexicon/types.toml`` says what each of them means."""

Trait = Literal[
    "event",
    "standing",
    "period_goes_on",
    "modality_goes_on",
    "level",
    "quoted",
    "measured",
    "like_a_price",
    "amount_there",
    "for_goods",
    "gas",
    "money_only",
    "owed",
    "programme",
    "private",
    "raised",
    "of_organisations",
    "of_places",
    "of_markets",
    "of_states",
    "of_forces",
    "of_benchmarks",
    "of_plants",
    "of_years",
    "unsettled",
    "fiscal",
    "of_many_measures",
    "between_states",
]
"""How statements of a type are read; ``lexicon/types.toml`` says what each of them means."""

PARTY_ROLES = (
    "supplier", "buyer", "subject", "lender", "borrower", "donor", "recipient", "operator",
    "producer", "investor", "seller", "contractor",
)  # fmt: skip
"""The roles of parties that the data dictionary knows."""

_COLUMNS = frozenset(
    {
        "name",
        "roles",
        "roles_of_weapons",
        "traits",
        "families",
        "exporters",
        "cues",
        "cue_classes",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementType:
    """A type of statements.

    Attributes:
        name: what it is called in the tables.
        roles: what the party in each place is called.
        roles_of_weapons: the same for a statement that counts weapons, where that differs.
        traits: how its statements are read.
        families: the groups of types that may describe one deal, to which it belongs.
        exporters: the states that more likely sell, the likeliest first.
        cues: words that say how real a fact is in this type and the others that list them only.
        cue_classes: words of modality that are of another class in this type.
    """

    name: str
    roles: Mapping[Place, str]
    roles_of_weapons: Mapping[Place, str] | None = None
    traits: frozenset[Trait] = frozenset()
    families: frozenset[str] = frozenset()
    exporters: tuple[str, ...] = ()
    cues: frozenset[str] = frozenset()
    cue_classes: Mapping[str, str] = field(default_factory=dict)

    def has(self, trait: Trait) -> bool:
        """Say whether the type has a trait.

        >>> type_named("reserve").has("standing"), type_named("reserve").has("event")
        (True, False)
        """
        return trait in self.traits

    def may_be(self, other: "StatementType") -> bool:
        """Say whether a statement of this type may tell of the same as one of another type.

        >>> loan = type_named("loan")
        >>> loan.may_be(type_named("debt")), loan.may_be(type_named("price"))
        (True, False)
        """
        return (
            self.name == other.name
            or "unsettled" in self.traits | other.traits
            or not self.families.isdisjoint(other.families)
        )


def read_types(lexicon: Mapping[str, Any]) -> dict[str, StatementType]:
    """Return the types of the lexicon `types` by their names, in its order.

    Raises:
        LexiconError: a row has no name or roles, names an unknown column, place, role, trait or
            list of exporters, or not exactly one type is unsettled.
    """
    types: dict[str, StatementType] = {}
    for row in lexicon["type"]:
        read = _read_type(row, lexicon.get("exporters", {}))
        if read.name in types:
            raise LexiconError(f"types.toml: {read.name!r} stands twice; join the two rows")
        types[read.name] = read
    unsettled = [read.name for read in types.values() if read.has("unsettled")]
    if len(unsettled) != 1:
        raise LexiconError(
            f"types.toml: {unsettled} have the trait 'unsettled'; give it to exactly one type"
        )
    return types


def _read_type(row: Mapping[str, Any], exporters: Mapping[str, list[str]]) -> StatementType:
    name = str(row.get("name", ""))
    if not name or not row.get("roles"):
        raise LexiconError(
            f"types.toml: the type {name!r} lacks a name or roles; write both, "
            'as roles = { subject = "subject" }'
        )
    _check(name, "column", row, _COLUMNS)
    traits = row.get("traits", ())
    _check(name, "trait", traits, get_args(Trait))
    sellers = row.get("exporters")
    _check(name, "list of exporters", [sellers] if sellers else (), exporters)
    return StatementType(
        name=name,
        roles=_read_roles(name, row["roles"]),
        roles_of_weapons=_read_roles(name, row["roles_of_weapons"])
        if "roles_of_weapons" in row
        else None,
        traits=frozenset(traits),
        families=frozenset(row.get("families", ())),
        exporters=tuple(exporters[sellers]) if sellers else (),
        cues=frozenset(row.get("cues", ())),
        cue_classes=row.get("cue_classes", {}),
    )


def _read_roles(name: str, roles: Mapping[Place, str]) -> Mapping[Place, str]:
    _check(name, "place", roles, get_args(Place))
    _check(name, "role", roles.values(), PARTY_ROLES)
    return roles


def _check(name: str, what: str, given: Iterable[str], known: Iterable[str]) -> None:
    unknown = [each for each in given if each not in known]
    if unknown:
        raise LexiconError(
            f"types.toml: the type {name!r} has the unknown {what} {unknown[0]!r}; "
            f"write one of {', '.join(sorted(known))}"
        )


_TYPES = read_types(read_toml(__package__, "types"))

STATEMENT_TYPES: tuple[StatementType, ...] = tuple(_TYPES.values())
"""The types of statements, in the order of the lexicon."""

UNSETTLED = next(each for each in STATEMENT_TYPES if each.has("unsettled"))
"""The type of a statement of which nothing says what it is about."""


def type_named(name: str) -> StatementType:
    """Return the type of a name.

    >>> type_named("aid").roles["giver"], type_named("aid").roles["taker"]
    ('donor', 'recipient')

    Raises:
        LexiconError: no type has the name.
    """
    try:
        return _TYPES[name]
    except KeyError:
        raise LexiconError(
            f"types.toml: {name!r} is no statement type; write one of {', '.join(_TYPES)}"
        ) from None


def rate_is_of_gas(statement_type: str, *, amount: object | None, volume: object | None) -> bool:
    """Say whose ``per`` and ``comparator`` a statement's are: the gas volume's, or else the money
    amount's.

    They are the volume's in a statement about gas, and where there is no amount.

    Args:
        statement_type: the name of its type.
        amount: its amount of money, None if it has none.
        volume: its gas volume, None if it has none.

    >>> [rate_is_of_gas(name, amount=5e6, volume=2e9) for name in ("gas_supply", "loan")]
    [True, False]
    """
    return volume is not None and (amount is None or type_named(statement_type).has("gas"))


def rate_owner(statement_type: StatementType, values: Iterable[Mention]) -> RateOwner:
    """Return whose rate and bound stand in the row of a statement with these values."""
    kinds = {type(mention.value): mention for mention in values}
    of_gas = rate_is_of_gas(
        statement_type.name, amount=kinds.get(Money), volume=kinds.get(GasVolume)
    )
    return "gas" if of_gas else "money"

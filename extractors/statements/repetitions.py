"""What an article says twice: the same type and the same values, once in full and once in
passing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from extractors.records import NO_PARTIES, GasVolume, Mention, Money, Statement, Weapon

_COMPARED = 12  # earlier statements with the same value that one is held against
_ROUNDING = Decimal("0.05")  # a headline rounds by up to this share

Key = tuple[str, str, Decimal | str | int | None]


def without_repetitions(found: Sequence[tuple[Statement, bool]]) -> list[Statement]:
    """Drop the statements that another one of the text holds in full.

    Two statements are the same where their type is, the values of one are all among those of the
    other, and neither parties nor periods contradict each other. The one with more values, parties
    and circumstances stays, of two alike the earlier; a headline gives way to the body, which may
    print its figure less rounded.

    Args:
        found: the statements in text order, each with whether it stands in the headline.
    """
    by_value: dict[tuple[str, Key], list[int]] = defaultdict(list)
    dropped: set[int] = set()
    for index, (statement, _) in enumerate(found):
        keys = _keys(statement)
        near = {
            other for key in keys for other in by_value[statement.statement_type, key][-_COMPARED:]
        }
        for other in sorted(near - dropped):
            if _is_same(found[other][0], statement):
                dropped.add(min((index, other), key=lambda at: (_fullness(*found[at]), -at)))
        for key in keys:
            by_value[statement.statement_type, key].append(index)
    kept = [pair for index, pair in enumerate(found) if index not in dropped]
    return [
        statement for statement, is_title in kept if not (is_title and _is_rounded(statement, kept))
    ]


def _keys(statement: Statement) -> frozenset[Key]:
    return frozenset(_key(mention) for mention in statement.values())


def _key(mention: Mention) -> Key:
    value = mention.value
    if isinstance(value, Money):
        return "money", value.currency, value.low
    if isinstance(value, GasVolume):
        return "gas", value.unit, value.low
    if isinstance(value, Weapon) and value.system is not None:
        return "system", value.system, value.quantity_low
    if isinstance(value, Weapon):
        return "class", value.weapon_class or mention.text.lower(), value.quantity_low
    return mention.kind, mention.text, None


def _is_same(one: Statement, other: Statement) -> bool:
    mine, yours = _keys(one), _keys(other)
    if not (mine <= yours or yours <= mine) or one.modality == "denied" != other.modality:
        return False
    if not _is_identified(one) and one.modality != other.modality:
        return False
    periods = {statement.period.value for statement in (one, other) if statement.period is not None}
    return len(periods) <= 1 and _agree(one, other)


def _is_identified(statement: Statement) -> bool:
    """Whether the values tell one fact from others: an amount, a volume or a number, not a system's
    name alone.
    """
    weapons = [mention.value for mention in statement.values() if isinstance(mention.value, Weapon)]
    return len(weapons) < len(statement.values()) or any(
        weapon.quantity_low is not None for weapon in weapons
    )


def _agree(one: Statement, other: Statement) -> bool:
    """Whether no role is filled by wholly different parties in two statements."""
    mine, yours = _parties(one), _parties(other)
    return all(mine[role] & yours[role] for role in mine.keys() & yours.keys())


def _parties(statement: Statement) -> dict[str, set[str]]:
    parties: dict[str, set[str]] = defaultdict(set)
    for argument in statement.arguments:
        if argument.role not in NO_PARTIES:
            parties[argument.role].add(argument.identity)
    return parties


def _fullness(statement: Statement, is_title: bool) -> tuple[bool, int, int]:
    return not is_title, len(statement.values()), len(statement.arguments)


def _is_rounded(title: Statement, kept: Iterable[tuple[Statement, bool]]) -> bool:
    """Whether the body prints a headline's amount with more figures."""
    amounts = [m.value for m in title.values() if isinstance(m.value, Money)]
    others = [
        m.value
        for statement, is_title in kept
        if not is_title
        for m in statement.values()
        if isinstance(m.value, Money)
    ]
    return any(
        amount.currency == other.currency
        and abs(amount.low - other.low) <= _ROUNDING * abs(other.low)
        for amount in amounts
        for other in others
    )

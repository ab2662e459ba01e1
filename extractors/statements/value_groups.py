"""Value groups: the values of one sentence brought together where they belong to one fact, such as
a deal, a measurement or a list.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from extractors.records import Entity, GasVolume, Mention, Money, Weapon
from extractors.statements.passages import Passage
from extractors.statements.types import StatementType
from extractors.statements.value_links import LINKS, any_of, is_conversion
from extractors.text import PhraseIndex

_FAR = 45  # words and clause boundaries between a price and its weapon that still make one deal
_FAR_GAS = 20  # the same for a price and its gas
_UNTIED = 8  # a price and its goods without a word that ties them count as this much farther apart
_MAX_GAP = 400  # characters read between two values
_RANGE_GAP = 40  # characters between the two ends of a range
_START_GAP = 60  # characters between what something moves away from and what it moves to
_LEAD = 60  # characters read before a value

_JOINING = frozenset(LINKS["joining"])
_AUXILIARIES = frozenset(LINKS["auxiliaries"])
_DEALING = PhraseIndex(LINKS["dealing"])

CHANGES: tuple[str, ...] = tuple(LINKS["change"])
"""Words of movement: "rose", "fell"."""


_BOUND = re.compile(any_of("bound"), re.IGNORECASE)
# A change and the level it led to: "rose 7 cents, or 2%, to settle at $3.50".
_TO_LEVEL = re.compile(r"\b(?:to|at)\b(?:\s+[\w'’-]+){0,7}\s*$", re.IGNORECASE)
_CHANGE = re.compile(
    rf"""
    {any_of("change")}                                                       # "rose"
    (?:\s+[\d.,]{{1,8}}\s?(?:%|pct|percent|per\ cent),?\s+or)?               # "2%, or"
    (?:\s+{any_of("change_measure")}){{0,2}}\s*$                             # "by about"
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RANGE = re.compile(any_of("range"), re.IGNORECASE)
_RANGE_END = re.compile(r"\b(?:to|and)\b")
_TIE = re.compile(any_of("tie"), re.IGNORECASE)
_APART = re.compile(rf";|{any_of('apart')}", re.IGNORECASE)
# "..., a deal that the seller values at 5 billion": the amount is that of what stands before.
_APPOSED = re.compile(r", an? (?:deal|contract|agreement|order)\b")
_COMPARED = re.compile(any_of("comparison"), re.IGNORECASE)
_LEVEL = re.compile(rf"{any_of('level')}(?:\s[\w-]+){{0,2}}\s*$", re.IGNORECASE)
# "rose to an average of 15 bcf" tells of what is now.
_REACHED = re.compile(
    r"\b(?:to|at|hit|reached|reaching)\s(?:an?|its)\s(?:[\w-]+\s){1,4}of(?:\s[\w-]+){0,3}\s*$",
    re.IGNORECASE,
)
# "rose to 63 bcf from 111": the second one is what the first is measured against.
_FROM = re.compile(r"\bfrom(?:\s[\w-]+){0,2}\s*$", re.IGNORECASE)
# "from 63 bcf last year to 111"
_ONWARDS = re.compile(r"\bto(?:\s[\w'’-]+){0,4}\s*$", re.IGNORECASE)
# "3 million, not 4 million": the same thing, with the value that it is said not to have.
_REJECTED = re.compile(r"(?<!if)(?<!or)[\s,(]{1,2}(?:and )?not(?: the)?\s$")
_REFERENCE = re.compile(
    rf"(?:{any_of('reference')}|,\s?from)(?:\s(?!to\b)[\w-]+){{0,9}}\s*$", re.IGNORECASE
)
# "pledged more than $1 billion": a bound, not what something is measured against.
_BOUND_BEFORE = re.compile(r"\b(?:more|less|fewer)\sthan\s*$", re.IGNORECASE)
# Of two values with nothing but one of these between them the second goes on with the first.
_GOES_ON = frozenset({"to", "and", "or"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueGroup:
    """The values of one fact, in text order.

    `follows_up` says that it is measured against the one before it, `is_reference` that it is what
    something else is measured against: "up from 14 bcf in January", "the record of 15 bcf",
    `is_start` that something moves away from it: "from 14 bcf to 15", `is_rejected` that it is said
    not to be so: "not 14 bcf". `actor_at` is where somebody else is
    named who does it than the one before. `main` is the value that speaks for the group, the first
    amount or else the first value, a level before a change; `kinds` are the kinds of the values.
    `changes` are those of the values that say how much something rose or fell, not how much it is.
    """

    values: tuple[Mention, ...]
    follows_up: bool
    is_reference: bool
    main: Mention
    kinds: frozenset[str]
    is_rejected: bool = False
    is_start: bool = False
    actor_at: int | None = None
    changes: tuple[Mention, ...] = ()

    @property
    def is_earlier(self) -> bool:
        """Whether another value is told of, and this one only as what it was before or beside."""
        return self.is_reference or self.is_start


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedGroup:
    """A value group where it stands: in its sentence, with its type.

    `rivals` are the groups of the sentence that may claim a date or a party for themselves, in text
    order and with this one among them.
    """

    passage: Passage
    group: ValueGroup
    rivals: Sequence[ValueGroup]
    statement_type: StatementType

    def word_span(self) -> tuple[int, int]:
        """Return the words from its first to its last value, as a half-open span."""
        return words_of_group(self.passage, self.group)


def words_of_group(passage: Passage, group: ValueGroup) -> tuple[int, int]:
    """Return the words from the first to the last value of a group, as a half-open span."""
    return passage.word_span(group.values[0].start, group.values[-1].end)


def value_groups_of(passage: Passage) -> list[ValueGroup]:
    """Group the values of a passage, in text order.

    Neighbouring values join when they are an amount and its conversion, a change and its new level,
    a price and what it buys (the nearest pair first), or weapons of one list with one recipient;
    all others are groups of their own.
    """
    values = passage.values
    groups = [[value] for value in values]
    joined = list(range(len(values)))
    for cost, at in _joins(passage, values):
        left, right = _root(joined, at), _root(joined, at + 1)
        if cost <= 0 or _fits(groups[left] + groups[right]):
            groups[left] += groups[right]
            joined[right] = left
    ordered = sorted(
        (
            sorted(groups[at], key=attrgetter("start"))
            for at in range(len(values))
            if joined[at] == at
        ),
        key=lambda group: group[0].start,
    )
    return [
        _value_group(
            passage,
            group,
            ordered[at - 1] if at else None,
            ordered[at + 1] if at + 1 < len(ordered) else None,
        )
        for at, group in enumerate(ordered)
    ]


def _joins(passage: Passage, values: Sequence[Mention]) -> list[tuple[int, int]]:
    """Return which values may join the one after them, the cheapest first, with what it costs."""
    costs = (
        (_join_cost(passage, one, other), at) for at, (one, other) in enumerate(pairwise(values))
    )
    return sorted((cost, at) for cost, at in costs if cost is not None)


def _root(joined: list[int], at: int) -> int:
    while joined[at] != at:
        joined[at] = joined[joined[at]]
        at = joined[at]
    return at


def _value_group(
    passage: Passage,
    group: list[Mention],
    before: list[Mention] | None,
    after: list[Mention] | None,
) -> ValueGroup:
    lead = _BOUND_BEFORE.sub("", passage.text[: group[0].start - passage.start][-_LEAD:])
    changes = tuple(value for value in group if _is_change(passage, value))
    levels = [value for value in group if value not in changes] or group
    return ValueGroup(
        values=tuple(group),
        follows_up=before is not None and _follows_up(passage, before, group),
        is_reference=_is_reference(lead, is_first=before is None),
        main=next((value for value in levels if value.kind == "money"), levels[0]),
        kinds=frozenset(value.kind for value in group),
        is_rejected=_REJECTED.search(lead) is not None,
        is_start=after is not None and _is_start(passage, lead, group, after),
        actor_at=_new_actor(passage, before[-1], group[0]) if before is not None else None,
        changes=changes,
    )


def _is_reference(lead: str, *, is_first: bool) -> bool:
    """Whether the words before a group make it what another is measured against."""
    if not is_first and _FROM.search(lead) is not None:
        return True
    return _REFERENCE.search(lead) is not None and not _REACHED.search(lead)


def _is_start(
    passage: Passage, lead: str, group: Sequence[Mention], after: Sequence[Mention]
) -> bool:
    """ "from 14 bcf in 2023 to 15 bcf"."""
    gap = _gap(passage, group[-1], after[0])
    return (
        group[0].kind == after[0].kind
        and _FROM.search(lead) is not None
        and len(gap) <= _START_GAP
        and _ONWARDS.search(gap) is not None
    )


def _is_change(passage: Passage, value: Mention) -> bool:
    """Whether a value says how much something rose or fell: "was up 40 cents at"."""
    if isinstance(value.value, GasVolume) and value.value.is_change:
        return True
    before = passage.text[: value.start - passage.start][-_LEAD:]
    return value.kind != "weapons" and _CHANGE.search(before) is not None


def _follows_up(passage: Passage, before: Sequence[Mention], group: Sequence[Mention]) -> bool:
    """Whether a group is measured against the one before: "15 bcf, up from 14 bcf"."""
    if before[0].kind != group[0].kind:
        return False
    gap = _gap(passage, before[-1], group[0])
    # "consumed 3 bcm, while its fields produced less than 1": not compared with each other.
    is_compared = _COMPARED.search(gap) is not None and not _APART.search(gap)
    return (
        is_compared
        or gap.strip() in _GOES_ON
        or _FROM.search(gap) is not None
        or _REJECTED.search(gap) is not None
    )


def _gap(passage: Passage, one: Mention, other: Mention) -> str:
    return passage.text[one.end - passage.start : other.start - passage.start][-_MAX_GAP:]


def _join_cost(passage: Passage, one: Mention, other: Mention) -> int | None:
    """Return how dearly two neighbouring values join: 0 or less at once, None never."""
    gap = _gap(passage, one, other)
    if _new_actor(passage, one, other) is not None:
        return None
    if one.kind == other.kind:
        return _same_kind_cost(passage, one, other, gap)
    kinds = {one.kind, other.kind}
    if "money" not in kinds or _APART.search(gap):
        return None
    distance = passage.distance(*(passage.word_at(value.start) for value in (one, other)))
    if "weapons" in kinds:
        return _price_of_weapons_cost(distance, gap)
    return _price_of_gas_cost(one, other, distance, gap)


def _price_of_weapons_cost(distance: int, gap: str) -> int | None:
    """Join a price and its weapons: "14 tanks worth $1 billion"."""
    if distance > _FAR:
        return None
    return distance + 1 + (0 if _TIE.search(gap) else _UNTIED)


def _price_of_gas_cost(one: Mention, other: Mention, distance: int, gap: str) -> int | None:
    """Join a sum and the gas that it buys: "2 bcm for $600 million"; a price of one unit buys
    none.
    """
    is_unit_price = any(
        isinstance(each.value, Money) and each.value.per is not None for each in (one, other)
    )
    reach = _FAR if _APPOSED.search(gap) else _FAR_GAS
    joins = _TIE.search(gap) is not None and not is_unit_price and distance <= reach
    return distance + 1 if joins else None


def _same_kind_cost(passage: Passage, one: Mention, other: Mention, gap: str) -> int | None:
    if one.kind == "weapons":
        return None if _APART.search(gap) or _changes_hands(passage, one, other) else 1
    if is_conversion(gap) and _unit(one) != _unit(other):
        return 0
    if one.kind == "money" and _BOUND.search(gap):
        return 0
    before = passage.text[: one.start - passage.start][-_LEAD:]
    return 0 if _is_range(before, gap) or _leads_to_level(one, before, gap) else None


def _is_range(before: str, gap: str) -> bool:
    """ "forecasts range from 82 to 118"."""
    return (
        len(gap) <= _RANGE_GAP
        and _RANGE.search(before) is not None
        and _RANGE_END.search(gap) is not None
    )


def _leads_to_level(change: Mention, before: str, gap: str) -> bool:
    """ "rose 7 cents to $3.50"."""
    return (
        _is_rate(change)
        and _CHANGE.search(before) is not None
        and _TO_LEVEL.search(gap) is not None
    )


def _unit(mention: Mention) -> str:
    value = mention.value
    if isinstance(value, Money):
        return value.currency
    return value.unit if isinstance(value, GasVolume) else ""


def _is_rate(mention: Mention) -> bool:
    """A price or a rate, whose change and new level are one fact; a stock's withdrawal and its
    level are two.
    """
    return isinstance(mention.value, Money) or (
        isinstance(mention.value, GasVolume) and mention.value.per is not None
    )


def _changes_hands(passage: Passage, one: Mention, other: Mention) -> bool:
    """Whether a recipient or a price stands between two weapons: "36 jets to one state and 24 to
    another".
    """
    words = passage.words
    first, last = passage.word_span(one.end, other.start)
    for at in range(first, min(last, first + 12)):
        if words[at].lower in ("to", "for") and at + 1 < last and words[at + 1].is_capitalised:
            return True
    return False


def stands_as_level(passage: Passage, group: ValueGroup) -> bool:
    """Whether a group's value is a level that something reached, not the change that led there."""
    lead = passage.text[: group.main.start - passage.start][-_LEAD:]
    return _LEVEL.search(lead) is not None


def _new_actor(passage: Passage, one: Mention, other: Mention) -> int | None:
    """Return where between two values somebody else begins to act: "Norway ordered 4 tanks, and
    Finland has bought 9".

    None where nobody does.
    """
    between = (
        mention
        for mention in passage.mentions
        if one.end <= mention.start and mention.end <= other.start
    )
    return next((mention.start for mention in between if _acts(passage, mention)), None)


def _acts(passage: Passage, mention: Mention) -> bool:
    """Whether a name begins a clause in which it deals: ", and Finland has bought"."""
    if not isinstance(mention.value, Entity) or mention.value.label not in ("GPE", "ORG"):
        return False
    words = passage.words
    first, last = passage.word_span(mention.start, mention.end)
    joined = first > 0 and (
        words[first - 1].lower in _JOINING or words[first - 1].text in (",", ";")
    )
    while last < len(words) and words[last].lower in _AUXILIARIES:
        last += 1
    return joined and any(at == 0 for at, _, _ in _DEALING.find(words[last : last + 1]))


def _fits(group: Sequence[Mention]) -> bool:
    """Whether a price and its goods make one deal: no second price, no second volume."""
    ordered = sorted(group, key=attrgetter("start"))
    amounts = [value for value in ordered if value.kind == "money"]
    volumes = [value for value in ordered if value.kind == "gas_volumes"]
    if len(volumes) > 1 and amounts:
        return False
    units = {_unit(amount) for amount in amounts}
    if len(amounts) > 1 and len(units) < len(amounts):
        return _all_adjacent(ordered, amounts)
    return not (amounts and _is_torn(ordered))


def _all_adjacent(ordered: Sequence[Mention], amounts: Sequence[Mention]) -> bool:
    """Two amounts of one currency were joined as a bound or range: they must be neighbours."""
    places = [bisect_left(ordered, amount.start, key=attrgetter("start")) for amount in amounts]
    return len(amounts) == 2 and places[1] - places[0] == 1


def _is_torn(ordered: Sequence[Mention]) -> bool:
    """Goods on both sides of a price belong to two deals, unless the later ones are of the same
    system.
    """
    at = next(index for index, value in enumerate(ordered) if value.kind == "money")
    before = {m.value.system for m in ordered[:at] if isinstance(m.value, Weapon)}
    after = {m.value.system for m in ordered[at:] if isinstance(m.value, Weapon)}
    return bool(before) and bool(after) and not before & after

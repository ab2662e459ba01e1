"""Which neighbouring values of a sentence belong to one fact: an amount and its conversion, a
change and its new level, a price and what it buys, weapons of one list.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from extractors.records import Entity, GasVolume, Mention, Money, Weapon
from extractors.statements.passages import Passage
from extractors.statements.value_links import LINKS, any_of, is_conversion
from extractors.text import PhraseIndex

_FAR = 45  # words and clause boundaries between a price and its weapon that still make one deal
_FAR_GAS = 20  # the same for a price and its gas
_UNTIED = 8  # a price and its goods without a word that ties them count as this much farther apart
_MAX_GAP = 400  # characters read between two values
_RANGE_GAP = 40  # characters between the two ends of a range
_LEAD = 60  # characters read before a value
_DATE_BEHIND = 6  # characters between a weapon and a date of its own: " in "


_JOINING = frozenset(LINKS["joining"])
_AUXILIARIES = frozenset(LINKS["auxiliaries"])
_DEALING = PhraseIndex(LINKS["dealing"])


_BOUND = re.compile(any_of("bound"), re.IGNORECASE)
# A change and the level it led to: "rose 7 cents, or 2%, to settle at $3.50".
_TO_LEVEL = re.compile(r"\b(?:to|at)\b(?:\s+[\w'’-]+){0,7}\s*$", re.IGNORECASE)
CHANGE = re.compile(
    rf"""
    {any_of("change")}                                                       # "rose"
    (?:\s+[\d.,]{{1,8}}\s?(?:%|pct|percent|per\ cent),?\s+or)?               # "2%, or"
    (?:\s+{any_of("change_measure")}){{0,2}}\s*$                             # "by about"
    | (?<![^\s(,;])\+\s?$                                                    # "+2 bcm"
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A movement right before a value: "rose 2%, or"."""
BEHIND_CHANGE = re.compile(rf"\s+{any_of('behind_change')}", re.IGNORECASE)
"""Which way a change went, right behind its value: "$1.15 lower"."""
_BESIDE_LEVEL = 40  # characters between a level and the change behind it
_RANGE = re.compile(any_of("range"), re.IGNORECASE)
_RANGE_END = re.compile(r"\b(?:to|and)\b")
_TIE = re.compile(any_of("tie"), re.IGNORECASE)
APART = re.compile(rf";|{any_of('apart')}", re.IGNORECASE)
"""What keeps two facts of a sentence apart."""
# A second conversion beside the first: "1 billion euros ($1.04 billion; £0.9 billion)".
_SECOND = frozenset({";", ",", "/"})
_IN_BRACKET = re.compile(r"[(\[][^()\[\]]*$")
# "..., a deal that the seller values at 5 billion": the amount is that of what stands before.
_APPOSED = re.compile(r", an? (?:deal|contract|agreement|order)\b")


def joins(passage: Passage, values: Sequence[Mention]) -> list[tuple[int, int]]:
    """Return which values may join the one after them, the cheapest first, with what it costs."""
    costs = (
        (_join_cost(passage, one, other), at) for at, (one, other) in enumerate(pairwise(values))
    )
    return sorted((cost, at) for cost, at in costs if cost is not None)


def root(joined: list[int], at: int) -> int:
    """Return the first of the values that the one at a place has joined."""
    while joined[at] != at:
        joined[at] = joined[joined[at]]
        at = joined[at]
    return at


def gap_between(passage: Passage, one: Mention, other: Mention) -> str:
    """Return what stands between two values of a passage; of very much the end."""
    return passage.text[one.end - passage.start : other.start - passage.start][-_MAX_GAP:]


def _join_cost(passage: Passage, one: Mention, other: Mention) -> int | None:
    """Return how dearly two neighbouring values join: 0 or less at once, None never."""
    gap = gap_between(passage, one, other)
    if new_actor(passage, one, other) is not None:
        return None
    if one.kind == other.kind:
        return _same_kind_cost(passage, one, other, gap)
    kinds = {one.kind, other.kind}
    if "money" not in kinds or APART.search(gap):
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
        return None if APART.search(gap) or _are_two_deals(passage, one, other) else 1
    if is_conversion(gap) and _unit(one) != _unit(other):
        return 0
    if one.kind == "money" and _BOUND.search(gap):
        return 0
    before = passage.text[: one.start - passage.start][-_LEAD:]
    if gap.strip() in _SECOND and _unit(one) != _unit(other) and _IN_BRACKET.search(before):
        return 0
    is_one = _is_range(before, gap) or _leads_to_level(one, before, gap)
    return 0 if is_one or _led_from_change(passage, one, other, gap) else None


def _is_range(before: str, gap: str) -> bool:
    """ "forecasts range from 82 to 118"."""
    return (
        len(gap) <= _RANGE_GAP
        and _RANGE.search(before) is not None
        and _RANGE_END.search(gap) is not None
    )


def _leads_to_level(change: Mention, before: str, gap: str) -> bool:
    """ "rose 7 cents to $3.50"."""
    moves = CHANGE.search(before) is not None or BEHIND_CHANGE.match(gap) is not None
    return _is_rate(change) and moves and _TO_LEVEL.search(gap) is not None


def _led_from_change(passage: Passage, level: Mention, change: Mention, gap: str) -> bool:
    """Whether a change stands beside its level: "$3.50, up 7 cents", "15 bcm, 1 bcm more than a
    year before".
    """
    if "," not in gap or len(gap) > _BESIDE_LEVEL or APART.search(gap):
        return False
    if CHANGE.search(gap) is not None:
        return True
    behind = passage.text[change.end - passage.start :][:_LEAD]
    return gap.rstrip().endswith(",") and BEHIND_CHANGE.match(behind) is not None


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


def _are_two_deals(passage: Passage, one: Mention, other: Mention) -> bool:
    return _changes_hands(passage, one, other) or _have_own_dates(passage, one, other)


def _have_own_dates(passage: Passage, one: Mention, other: Mention) -> bool:
    """Whether each of two weapons has a date behind it: "32 jets in 2020 and 9 last year"."""
    behind = (
        any(
            0 <= mention.start - weapon.end <= _DATE_BEHIND and mention.end <= stop
            for mention in passage.dates
        )
        for weapon, stop in ((one, other.start), (other, passage.end))
    )
    return all(behind)


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


def new_actor(passage: Passage, one: Mention, other: Mention) -> int | None:
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


def fits(group: Sequence[Mention]) -> bool:
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

"""Value groups: the values of one sentence brought together where they belong to one fact, such as
a deal, a measurement or a list.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from extractors.records import GasVolume, Mention
from extractors.statements.passages import Passage
from extractors.statements.types import StatementType
from extractors.statements.value_joins import (
    APART,
    BEHIND_CHANGE,
    CHANGE,
    fits,
    gap_between,
    joins,
    new_actor,
    root,
)
from extractors.statements.value_links import LINKS, any_of

_START_GAP = 60  # characters between what something moves away from and what it moves to
_LEAD = 60  # characters read before a value

CHANGES: tuple[str, ...] = tuple(LINKS["change"])
"""Words of movement: "rose", "fell"."""

_COMPARED = re.compile(any_of("comparison"), re.IGNORECASE)
_CHANGE = re.compile(rf"\s{any_of('changes')}", re.IGNORECASE)
_LEVEL = re.compile(rf"{any_of('level')}(?:\s[\w-]+){{0,2}}\s*$", re.IGNORECASE)
# "plunged 19 percent to 15 bcm", but not "up to 15 bcm"
_MOVED_TO = re.compile(
    rf"(?!up\sto\b){any_of('moving')}(?:\s[^\s,;]{{1,15}}){{0,5}},?\sto(?:\s[\w-]+){{0,2}}\s*$",
    re.IGNORECASE,
)
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
# "above market expectations of 4 million"
_EXPECTED = re.compile(rf"{any_of('expected')}(?:\s[\w-]+){{0,3}}\s*$", re.IGNORECASE)
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
    for cost, at in joins(passage, values):
        left, right = root(joined, at), root(joined, at + 1)
        if cost <= 0 or fits(groups[left] + groups[right]):
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
        actor_at=new_actor(passage, before[-1], group[0]) if before is not None else None,
        changes=changes,
    )


def _is_reference(lead: str, *, is_first: bool) -> bool:
    """Whether the words before a group make it what another is measured against."""
    if not is_first and _FROM.search(lead) is not None:
        return True
    if _EXPECTED.search(lead) is not None:
        return True
    return _REFERENCE.search(lead) is not None and not _REACHED.search(lead)


def _is_start(
    passage: Passage, lead: str, group: Sequence[Mention], after: Sequence[Mention]
) -> bool:
    """ "from 14 bcf in 2023 to 15 bcf"."""
    gap = gap_between(passage, group[-1], after[0])
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
    behind = passage.text[value.end - passage.start :][:_LEAD]
    if value.kind == "weapons":
        return False
    return CHANGE.search(before) is not None or BEHIND_CHANGE.match(behind) is not None


def _follows_up(passage: Passage, before: Sequence[Mention], group: Sequence[Mention]) -> bool:
    """Whether a group is measured against the one before: "15 bcf, up from 14 bcf"."""
    if before[0].kind != group[0].kind:
        return False
    gap = gap_between(passage, before[-1], group[0])
    # "consumed 3 bcm, while its fields produced less than 1": not compared with each other.
    is_compared = _COMPARED.search(gap) is not None and not APART.search(gap)
    return (
        is_compared
        or gap.strip() in _GOES_ON
        or _FROM.search(gap) is not None
        or _REJECTED.search(gap) is not None
    )


def stands_as_level(passage: Passage, group: ValueGroup) -> bool:
    """Whether a group's value is a level that something reached, not the change that led there."""
    lead = passage.text[: group.main.start - passage.start][-_LEAD:]
    is_change = _CHANGE.match(passage.text, group.values[-1].end - passage.start)
    return _LEVEL.search(lead) is not None and is_change is None


def has_moved_to(passage: Passage, group: ValueGroup) -> bool:
    """Whether a group's value is what something rose or fell to: "plunged 19 percent to 15 bcm"."""
    lead = passage.text[: group.main.start - passage.start][-_LEAD:]
    return _MOVED_TO.search(lead) is not None

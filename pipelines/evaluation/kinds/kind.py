"""What the evaluation must know of one kind of mention, and what several kinds compare alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar, get_args

from extractors.records import Comparator

Norm = Mapping[str, Any]
"""The value of a mention as gold writes it, the field ``norm``."""

Gold = TypeVar("Gold")
Found = TypeVar("Found")
Comparison = Callable[[Any, Any], bool | None]
"""Whether an attribute of both sides is the same; None where it is not asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[Gold, Found]):
    """How mentions of one kind are read from gold and compared with what was extracted.

    `table` is where the extracted ones stand, `name` what gold calls the kind. `parse` reads a
    value and raises a ValueError that says what is wrong with it. `attributes` is what is compared
    besides the value, by name.
    """

    table: str
    name: str
    parse: Callable[[Norm], Gold]
    is_same: Callable[[Gold, Found], bool]
    attributes: Mapping[str, Comparison]


def where_marked(attribute: str, unmarked: object) -> Comparison:
    """Return the comparison of an attribute that is asked for only where one side marks it.

    >>> from extractors.records import CalendarDate
    >>> plain = CalendarDate(value="2024", kind="date")
    >>> cited = CalendarDate(value="2024", kind="date", in_citation=True)
    >>> compare = where_marked("in_citation", False)
    >>> compare(cited, cited), compare(cited, plain), compare(plain, plain)
    (True, False, None)
    """
    return partial(_agree, attribute, unmarked)


def _agree(attribute: str, unmarked: object, gold: object, found: object) -> bool | None:
    one, other = getattr(gold, attribute), getattr(found, attribute)
    return None if one == other == unmarked else bool(one == other)


RATES: Mapping[str, Comparison] = {
    "comparator": where_marked("comparator", "="),
    "per": where_marked("per", None),
}
"""What amounts of money and volumes of gas are compared by besides their value."""


def parse_comparator(norm: Norm) -> Comparator:
    """Return how a gold value bounds what it means.

    Raises:
        ValueError: it is no comparator.
    """
    comparator: Comparator = norm["comparator"]
    if comparator not in get_args(Comparator):
        raise ValueError(f"unknown comparator {comparator!r}")
    return comparator

"""What the form of a value says of its statement's type: the price of one unit, what shares closed
at, the size of a plant.
"""

import re
from collections.abc import Iterator
from typing import Literal

from extractors.lexicon import read_toml
from extractors.records import GasVolume, Mention, Money, Weapon
from extractors.statements.passages import Passage
from extractors.statements.value_groups import CHANGES, ValueGroup
from extractors.text import inflections

Form = Literal["unit_price", "share_price", "plant_size", "unit_cost"]
"""A form that speaks for a type; ``[forms]`` of ``lexicon/evidence.toml`` names the type."""

_BIGGEST_PRICE = 1_000_000  # an amount as big as this is seldom the price of one unit
_SHARE_LEAD = 160  # characters read before a share price
_ONE_REACH = 2  # words before a weapon that may say that it is one
_PLANT_REACH = 60  # characters read after the size of a plant

_LEXICON = read_toml(__package__, "value_forms")
_ENERGY_UNITS = frozenset(_LEXICON["energy_units"])
_COSTING = frozenset(form for verb in _LEXICON["costing"] for form in inflections(verb))
_ONE = frozenset(_LEXICON["one"])
_MOVES = "|".join(sorted({*CHANGES, *_LEXICON["closing"]}, key=len, reverse=True))
_PLANTS = "|".join(_LEXICON["plants"])

_SHARES_MOVE = re.compile(
    rf"""
    \b(?:shares?|stock)\b             # "Shares of Acme"
    [^.;]{{0,80}}?\b(?:{_MOVES})\b    # "rose"
    [^.;$€£]{{0,12}}
    (?:\d[\d.,]{{0,6}}\ ?(?:%|per\ ?cent|pct))?        # "6 percent"
    [^;$€£\d]{{0,40}}
    # "to about", "to a new high of", before the amount
    \b(?:to|at)(?:\ about|\ around|\ nearly|\ an?(?:\ [\w-]+)?\ (?:high|low)\ of)?\ $
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "a 2.6-bcfd export plant"
_PLANT_AFTER = re.compile(rf"(?:[ -][\w’'-]+){{0,4}} (?:{_PLANTS})s?\b")


def forms_of(passage: Passage, group: ValueGroup) -> Iterator[Form]:
    """Yield the forms that the main value of a group has."""
    if is_unit_price(group):
        yield "unit_price"
    if is_share_price(passage, group):
        yield "share_price"
    if sizes_plant(passage, group):
        yield "plant_size"
    if is_unit_cost(passage, group):
        yield "unit_cost"


def is_unit_price(group: ValueGroup) -> bool:
    """Whether an amount is the price of one unit of energy: "$70 a barrel"."""
    value = group.main.value
    return isinstance(value, Money) and value.per in _ENERGY_UNITS


def is_too_big_for_price(group: ValueGroup) -> bool:
    """Whether an amount is too big to be the price of one unit."""
    value = group.main.value
    return isinstance(value, Money) and value.high >= _BIGGEST_PRICE


def is_share_price(passage: Passage, group: ValueGroup) -> bool:
    """Whether an amount is what shares rose or fell to: "Shares of Acme rose 6 percent to 88
    euros".
    """
    lead = passage.text[: group.main.start - passage.start][-_SHARE_LEAD:]
    is_amount = isinstance(group.main.value, Money) and not is_too_big_for_price(group)
    return is_amount and _SHARES_MOVE.search(lead) is not None


def sizes_plant(passage: Passage, group: ValueGroup) -> bool:
    """Whether a volume stands before a plant as its size: "a 2.6-bcfd export plant"."""
    after = passage.text[group.main.end - passage.start :][:_PLANT_REACH]
    return isinstance(group.main.value, GasVolume) and _PLANT_AFTER.match(after) is not None


def is_unit_cost(passage: Passage, group: ValueGroup) -> bool:
    """Whether a group says what one weapon costs: "A single F-35 costs $110 million"."""
    weapons = (value for value in group.values if isinstance(value.value, Weapon))
    return "money" in group.kinds and any(_costs_alone(passage, one) for one in weapons)


def _costs_alone(passage: Passage, weapon: Mention) -> bool:
    first, last = passage.word_span(weapon.start, weapon.end)
    before = passage.words[max(first - _ONE_REACH, 0) : first]
    behind = passage.words[last : last + 1]
    return any(word.lower in _ONE for word in before) and any(
        word.lower in _COSTING for word in behind
    )

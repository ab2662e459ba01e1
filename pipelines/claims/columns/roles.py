"""Which side of a deal a role is on, or that it is the subject of what is no deal."""

from collections.abc import Mapping
from functools import lru_cache

from extractors.statements import type_named

SIDE_NAMES = ("giver", "taker", "subject")

SIDES: Mapping[str, str] = {
    "supplier": "giver",
    "seller": "giver",
    "lender": "giver",
    "donor": "giver",
    "investor": "giver",
    "contractor": "giver",
    "producer": "giver",
    "buyer": "taker",
    "borrower": "taker",
    "recipient": "taker",
    "subject": "subject",
}
"""The side of a deal that a role is on, or the subject of what is no deal."""

RECEIVER = "recipient"
"""The role of who is given something, which is goods' giver where the money is for goods."""


@lru_cache(maxsize=4096)
def side_of(statement_type: str, role: str) -> str:
    """Return the side that a role is on in a statement of a type.

    >>> side_of("payment", "recipient"), side_of("aid", "recipient")
    ('giver', 'taker')
    """
    if role == RECEIVER and type_named(statement_type).has("for_goods"):
        return "giver"
    return SIDES.get(role, "subject")

"""Dates: the EDTF value without its marks of doubt; an unresolved reference is one like another."""

import re
from typing import get_args

from extractors.records import CalendarDate, DateKind
from pipelines.evaluation.kinds.kind import Kind, Norm, where_marked


def _parse(norm: Norm) -> CalendarDate:
    kind: DateKind = "reference" if norm["type"] == "ref" else norm["type"]
    if kind not in get_args(DateKind):
        raise ValueError(f"unknown type of date {kind!r}")
    return CalendarDate(value=norm["value"], kind=kind, in_citation=bool(norm.get("in_citation")))


def _is_same(gold: CalendarDate, found: CalendarDate) -> bool:
    return unqualified(gold.value) == unqualified(found.value)


def unqualified(edtf: str | None) -> str | None:
    """Return an EDTF value without its marks of doubt.

    >>> unqualified("2024-05~/2024-07?")
    '2024-05/2024-07'
    """
    return None if edtf is None else re.sub(r"[~?%]", "", edtf)


def _is_same_type(gold: CalendarDate, found: CalendarDate) -> bool:
    return gold.kind == found.kind


DATES = Kind(
    table="dates",
    name="date",
    parse=_parse,
    is_same=_is_same,
    attributes={"type": _is_same_type, "in_citation": where_marked("in_citation", False)},
)

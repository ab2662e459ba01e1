"""What a reviewer types in the place of a value, read by the rules that read the articles."""

import calendar
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import get_args

from extractors.records import Cell, Modality
from pipelines.errors import WrongUsage
from pipelines.review.wanted import statement_types
from pipelines.verdicts.content import PARTIES
from pipelines.verdicts.records import Content, as_json

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_GRANULARITY = {1: "year", 2: "month", 3: "day"}
LONGEST = 400
"""Characters that are read of one value."""


class TypedError(WrongUsage, ValueError):
    """What was typed cannot be read; the message says what would be."""


def read_typed(table: str, typed: Mapping[str, str], published_on: date | None = None) -> Content:
    """Return the columns that what was typed stands for.

    Args:
        table: the table of the row that is corrected.
        typed: of a mention its ``value``; of a statement ``statement_type``, ``modality``,
            ``period`` and ``parties``, a line ``role: name`` each; what is missing stays as it is.
        published_on: the day of the article, against which "last May" is resolved.

    Raises:
        TypedError: it cannot be read.
    """
    if table == "statements":
        return _statement(typed)
    text = typed.get("value", "").strip()[:LONGEST]
    if not text:
        raise TypedError("type the value that should stand there")
    columns = _edtf(text) if table == "dates" and _DAY.match(text.strip("./")) else None
    found = columns or _by_rule(table, text, published_on)
    return {name: as_json(cell) for name, cell in found.items()}


_EXAMPLES: Mapping[str, str] = {
    "money": "€6.95 billion, or 300000 USD",
    "gas_volumes": "1.5 bcm, or 400 million cubic feet a day",
    "weapons": "14 Leopard 2A6, or 30 tanks",
    "dates": "2024-05, 2024-05-08, 2023-11/2024-03, or May 2024",
}


def _by_rule(table: str, text: str, published_on: date | None) -> dict[str, Cell]:
    """Return the columns of the one value that the rules find in a text."""
    from extractors import RULE_EXTRACTORS

    room = next((room for room in RULE_EXTRACTORS if table == room.KIND), None)
    if room is None:
        raise TypedError(f"values of {table} cannot be typed in")
    for said in (text, f"{text} of gas") if table == "gas_volumes" else (text,):
        found = list(room.extract(_blank()(said), published_on))
        if len(found) == 1:
            columns: dict[str, Cell] = found[0].value.columns()
            return columns
    number = "no value" if not found else "more than one value"
    raise TypedError(f"{number} in {text!r}; write it as in: {_EXAMPLES[table]}")


@cache
def _blank():  # type: ignore[no-untyped-def]
    import spacy

    return spacy.blank("en")


def _edtf(text: str) -> dict[str, Cell] | None:
    """Return the columns of a day, a month, a year or a range of them; None for anything else."""
    start, slash, end = text.partition("/")
    first, last = _interval(start), _interval(end if slash else start)
    is_open = slash and ".." in (start, end)
    known = first or last
    if known is None or not ((first and last) or is_open):
        return None
    earliest, latest = first[0] if first else None, last[1] if last else None
    if earliest and latest and earliest > latest:
        raise TypedError(f"{text!r} ends before it begins")
    return {
        "value": text,
        "kind": "range" if slash else "date",
        "earliest": earliest,
        "latest": latest,
        "granularity": known[2],
        "basis": "explicit",
    }


def _interval(text: str) -> tuple[date, date, str] | None:
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise TypedError(f"there is no day {text!r}") from error
    last_month = month or 12
    last_day = day or calendar.monthrange(first.year, last_month)[1]
    parts = sum(part is not None for part in (year, month, day))
    return first, date(first.year, last_month, last_day), _GRANULARITY[parts]


def _statement(typed: Mapping[str, str]) -> Content:
    found: dict[str, object] = {}
    if kind := typed.get("statement_type"):
        found["statement_type"] = _one_of("type", kind, statement_types())
    if modality := typed.get("modality"):
        found["modality"] = _one_of("modality", modality, get_args(Modality))
    if (period := typed.get("period")) is not None:
        found |= _period(period.strip())
    if (parties := typed.get("parties")) is not None:
        found[PARTIES] = _parties(parties)
    if not found:
        raise TypedError("nothing was changed")
    return found


def _one_of(what: str, given: str, known: Sequence[str]) -> str:
    if given not in known:
        raise TypedError(f"there is no {what} {given!r}; there are {', '.join(known)}")
    return given


def _period(text: str) -> dict[str, object]:
    if not text:
        return dict.fromkeys(("period", "period_start", "period_end"))
    columns = _edtf(text)
    if columns is None:
        raise TypedError(f"no time in {text!r}; write it as in: 2024-05, 2023-11/2024-03")
    return {
        "period": text,
        "period_start": as_json(columns["earliest"]),
        "period_end": as_json(columns["latest"]),
    }


def _parties(text: str) -> list[list[str]]:
    found = []
    for line in text.splitlines():
        role, colon, name = line.partition(":")
        if line.strip():
            if not (colon and role.strip() and name.strip()):
                raise TypedError(f"no party in {line!r}; write a line each: buyer: Peru")
            found.append([role.strip(), name.strip()])
    return sorted(found)

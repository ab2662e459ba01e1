"""A reviewer's verdict: what was judged, by identity and content, how, by whom, when and why."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Any, Literal, Self, get_args

from extractors.records import Cell
from pipelines.snapshots.columns import DAY
from pipelines.snapshots.schemas import TABLES

Ruling = Literal[
    "accepted",
    "rejected",
    "corrected",
    "skipped",
    "same",
    "different",
    "unsure",
    "withdrawn",
]
"""How a reviewer ruled. ``same``, ``different`` and ``unsure`` are said of pairs of statements;
``skipped`` and ``unsure`` decide nothing; ``withdrawn`` takes an earlier action back.
"""

DECISIVE = frozenset({"accepted", "rejected", "corrected", "same", "different"})
"""The rulings that decide something."""

PAIRS = "pairs"
"""What verdicts on two statements name as their table; their row is the two ids, sorted, with a
blank between them.
"""

Content = Mapping[str, Any]
"""The columns that were judged, as JSON can hold them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One line of a reviewer's file.

    `action` is the same for all verdicts that were given at once, so that one step takes them
    back; a withdrawal names it in `withdraws`. `table`, `row_id` and `content` say what was judged:
    a row of a table with the columns that matter (`pipelines.verdicts.content`). `before` is the
    content that a change had before, `change_id` names the change on the review page. `correction`
    holds the columns that should have stood there; `arguments` in it are the parties of a
    statement, as pairs of role and name. `shown` is what helps a person to read the line: the
    sentence, the path.
    """

    action: str
    at: datetime
    reviewer: str
    ruling: Ruling
    table: str = ""
    row_id: str = ""
    article_id: str | None = None
    content: Content | None = None
    before: Content | None = None
    change_id: str | None = None
    correction: Content | None = None
    why: str | None = None
    shown: Content | None = None
    withdraws: str | None = None

    @property
    def subject(self) -> tuple[str, str]:
        """The table and the row that were judged."""
        return self.table, self.row_id

    @property
    def order(self) -> tuple[datetime, str, str, str, str]:
        """What verdicts are ordered by: time, and then whatever makes the order certain."""
        return self.at, self.reviewer, self.action, self.table, self.row_id

    def to_line(self) -> str:
        """Return the verdict as a line of JSON, without what it leaves open."""
        known: dict[str, Any] = {
            name: value for name in _FIELDS if (value := getattr(self, name)) not in (None, "")
        }
        known["at"] = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        return json.dumps(known, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, data: object) -> Self:
        """Return the verdict of a line, as JSON reads it.

        Raises:
            ValueError: it is no verdict; the message says why.
        """
        if not isinstance(data, dict):
            raise ValueError("it is no JSON object")
        values = {name: value for name, value in data.items() if name in _FIELDS}
        if missing := {"action", "at", "reviewer", "ruling"} - values.keys():
            raise ValueError(f"the field {min(missing)!r} is missing")
        _check(values)
        at = datetime.fromisoformat(values.pop("at"))
        if at.tzinfo is None:
            raise ValueError("the time has no zone")
        return cls(at=at, **values)


_FIELDS = tuple(field.name for field in fields(Verdict))
_MAPPINGS = frozenset({"content", "before", "correction", "shown"})


def _check(values: Mapping[str, Any]) -> None:
    """Raise a ValueError where a field holds what it cannot."""
    for name, value in values.items():
        if not isinstance(value, dict if name in _MAPPINGS else str):
            raise ValueError(f"the field {name!r} holds {type(value).__name__}")
    ruling, table = values["ruling"], values.get("table", "")
    if ruling not in get_args(Ruling):
        raise ValueError(f"there is no ruling {ruling!r}")
    if ruling == "withdrawn":
        if not values.get("withdraws"):
            raise ValueError("it does not say what it withdraws")
    elif not values.get("row_id") or (table not in TABLES and table != PAIRS):
        raise ValueError(f"it judges no row of a table: {table!r}")


def as_json(cell: Cell) -> Any:
    """Return a cell as JSON can hold it.

    >>> as_json(date(2024, 5, 8)), as_json(5.0)
    ('2024-05-08', 5.0)
    """
    return cell.isoformat()[:10] if isinstance(cell, date) else cell


def as_cells(table: str, values: Content) -> dict[str, Cell]:
    """Return columns of a table as its rows hold them: days as dates.

    >>> as_cells("dates", {"earliest": "2024-05-08"})
    {'earliest': datetime.date(2024, 5, 8)}
    """
    days = {column.name for column in TABLES[table].columns if column.type == DAY}
    return {
        name: date.fromisoformat(value) if name in days and value is not None else value
        for name, value in values.items()
    }


def pair_of(statement_ids: Sequence[str]) -> str:
    """Return the row that a verdict on two statements names.

    >>> pair_of(["s_2", "s_1"])
    's_1 s_2'
    """
    return " ".join(sorted(statement_ids))

"""The rows of tables as they pass between stages: columns by name, or as records where code reads
them.

Days are `date` objects everywhere; `row_to_json` and `row_from_json` are the one place that writes
them as ISO strings and reads them back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from pipelines.snapshots.columns import DAY
from pipelines.snapshots.schemas import TABLES

if TYPE_CHECKING:
    # For types alone: the extractors take seconds to import, and readers of tables need none.
    from extractors.records import Cell

Row: TypeAlias = "dict[str, Cell]"
"""The columns of one row of a table, by name."""

_DAYS: Mapping[str, tuple[str, ...]] = {
    table.name: tuple(column.name for column in table.columns if column.type == DAY)
    for table in TABLES.values()
}
"""The columns of each table that hold days."""


def row_to_json(row: "Mapping[str, Cell]") -> dict[str, Any]:
    """Return a row as JSON can hold it.

    >>> row_to_json({"earliest": date(2024, 5, 8), "latest": None})
    {'earliest': '2024-05-08', 'latest': None}
    """
    return {
        name: cell.isoformat() if isinstance(cell, date) else cell for name, cell in row.items()
    }


def row_from_json(table: str, data: Mapping[str, Any]) -> Row:
    """Return the row of `table` that `row_to_json` wrote.

    >>> row_from_json("dates", {"value": "2024", "earliest": "2024-01-01", "latest": None})
    {'value': '2024', 'earliest': datetime.date(2024, 1, 1), 'latest': None}
    """
    row = dict(data)
    for name in _DAYS[table]:
        if row.get(name) is not None:
            row[name] = date.fromisoformat(row[name])
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The columns that statements and claims have in common: what is stated, of when, and how.

    Amounts are in units of `currency`, `m3_low` and `m3_high` in cubic metres of natural gas; `per`
    and `comparator` belong to the money amount or the gas volume
    (`extractors.statements.rate_is_of_gas` says to which). `period` is EDTF, `period_start` and
    `period_end` its first and last day, None where open or unknown.
    """

    statement_type: str
    amount_low: float | None
    amount_high: float | None
    currency: str | None
    m3_low: float | None
    m3_high: float | None
    per: str | None
    comparator: str | None
    weapon_class: str | None
    quantity_low: int | None
    quantity_high: int | None
    period: str | None
    period_start: date | None
    period_end: date | None
    modality: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow(Stated):
    """A row of ``statements`` that knows no claim yet; `systems` holds names joined with "; "."""

    statement_id: str
    article_id: str
    sentence_start: int
    sentence_end: int
    sentence: str
    predicate: str | None
    measure: str | None
    systems: str | None
    attributed_to: str | None
    cited_source: str | None
    change_low: float | None
    change_high: float | None
    confidence: float | None
    rules: str | None
    verdict: str | None = None

    @classmethod
    def of(cls, statement_id: str, article_id: str, columns: Mapping[str, Any]) -> Self:
        """Return the row with these ids and the other columns (`Statement.as_row`)."""
        return cls(statement_id=statement_id, article_id=article_id, **columns)

    def as_row(self) -> Row:
        """Return the columns by name."""
        return {name: getattr(self, name) for name in _STATEMENT_COLUMNS}


_STATEMENT_COLUMNS = tuple(field.name for field in fields(StatementRow))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentRow:
    """A row of ``statement_arguments``: what fills one role of a statement."""

    statement_id: str
    role: str
    mention_id: str | None = None
    mention_kind: str | None = None
    entity_id: str | None
    name: str
    start: int | None = None
    end: int | None = None

    def as_row(self) -> Row:
        """Return the columns by name."""
        return {name: getattr(self, name) for name in _ARGUMENT_COLUMNS}


_ARGUMENT_COLUMNS = tuple(field.name for field in fields(ArgumentRow))


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedArticle:
    """What claims need of a row of ``articles``; `duplicate_of` names the earliest near-identical
    one, `via` the agency whose copy it is.
    """

    article_id: str
    source: str | None
    published_on: date | None
    duplicate_of: str | None
    via: str | None = None
    title: str | None = None

"""Statements as claims are told of them, from the tables of a run: of some articles, or of all.

They are read part by part, and what many of a part say (a name, a type, a currency) is one object
in all of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.claims.linking import VALUE_TABLES, build_reports, read_values
from pipelines.claims.records import ReportedStatement
from pipelines.claims.telling.printed import PRINTED_TABLES, read_printed
from pipelines.runs.overruling import reported
from pipelines.snapshots.rows import ArgumentRow, PublishedArticle, Row, StatementRow
from pipelines.snapshots.schemas import STATEMENTS
from pipelines.snapshots.tables import cells_of, part_files

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record", bound="DataclassInstance")


@dataclass(frozen=True, slots=True)
class ReportReader:
    """Reads the statements of articles from the tables in a folder."""

    folder: Path

    def __call__(self, articles: Set[str]) -> Iterator[ReportedStatement]:
        """Yield the statements of articles that no reviewer rejected, article by article, with all
        that claims need to know of them.
        """
        wanted = pa.array(sorted(articles), pa.string())
        for file in part_files(self.folder / STATEMENTS.name) if articles else []:
            yield from sorted(self._reports_in(file, wanted), key=attrgetter("article_id"))

    def _reports_in(self, part: Path, articles: pa.Array) -> Sequence[ReportedStatement]:
        """Return the statements of a part: files of one name are of the same articles."""
        columns = _columns(part, _names(StatementRow), "article_id", articles)
        statements = reported(_records(StatementRow, columns))
        if not statements:
            return ()
        here = pa.array({row.article_id for row in statements}, pa.string())
        ids = pa.array([row.statement_id for row in statements], pa.string())
        values = {table: self._mentions(table, part.name, here) for table in VALUE_TABLES}
        return build_reports(
            statements,
            self._rows_of(ArgumentRow, "statement_arguments", part.name, ("statement_id", ids)),
            self._rows_of(PublishedArticle, "articles", part.name, ("article_id", here)),
            dict(each for table in VALUE_TABLES for each in read_values(table, values[table])),
            dict(each for table in PRINTED_TABLES for each in read_printed(table, values[table])),
        )

    def _rows_of(
        self, record: type[Record], table: str, part: str, wanted: tuple[str, pa.Array]
    ) -> Iterable[Record]:
        file = self.folder / table / part
        return _records(record, _columns(file, _names(record), *wanted)) if file.exists() else []

    def _mentions(self, table: str, part: str, articles: pa.Array) -> list[Row]:
        """Return what the mentions of one kind say, and how they print it."""
        names = list(dict.fromkeys([*VALUE_TABLES[table], *PRINTED_TABLES.get(table, ())]))
        file = self.folder / table / part
        if not file.exists():
            return []
        columns = _columns(file, names, "article_id", articles)
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _names(record: type[Record]) -> list[str]:
    return [field.name for field in fields(record)]


def _columns(
    file: Path, names: Sequence[str], column: str, wanted: pa.Array
) -> Mapping[str, list[Any]]:
    """Return columns of the rows of a file whose `column` holds something wanted."""
    table = pq.read_table(file, columns=[*dict.fromkeys([*names, column])])
    table = table.filter(pc.is_in(table[column], value_set=wanted))
    return {name: cells_of(table[name]) for name in names}


def _records(record: type[Record], columns: Mapping[str, list[Any]]) -> Iterator[Record]:
    rows = zip(*columns.values(), strict=True)
    return (record(**dict(zip(columns, row, strict=True))) for row in rows)

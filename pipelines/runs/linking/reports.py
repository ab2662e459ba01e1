"""Statements as claims are told of them, from the tables of a run: of some articles, or of all."""

from collections.abc import Set
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.claims.linking import VALUE_TABLES, build_reports, read_values
from pipelines.claims.records import ReportedStatement
from pipelines.claims.telling.printed import PRINTED_TABLES, read_printed
from pipelines.runs.overruling import reported
from pipelines.snapshots.rows import ArgumentRow, PublishedArticle, Row, StatementRow
from pipelines.snapshots.tables import part_files, rows_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record", bound="DataclassInstance")


@dataclass(frozen=True, slots=True)
class ReportReader:
    """Reads the statements of articles from the tables in a folder."""

    folder: Path

    def __call__(self, articles: Set[str]) -> list[ReportedStatement]:
        """Return the statements of articles that no reviewer rejected, with all that claims need to
        know of them.
        """
        statements = reported(self._records(StatementRow, "statements", "article_id", articles))
        ids = {row.statement_id for row in statements}
        return build_reports(
            statements,
            self._records(ArgumentRow, "statement_arguments", "statement_id", ids),
            self._records(PublishedArticle, "articles", "article_id", articles),
            {
                mention: stated
                for table, columns in VALUE_TABLES.items()
                for mention, stated in read_values(
                    table, self._rows(table, columns, "article_id", articles)
                )
            },
            {
                mention: each
                for table, columns in PRINTED_TABLES.items()
                for mention, each in read_printed(
                    table, self._rows(table, columns, "article_id", articles)
                )
            },
        )

    def _records(
        self, record: type[Record], table: str, column: str, wanted: Set[str]
    ) -> list[Record]:
        names = [field.name for field in fields(record)]
        return [record(**row) for row in self._rows(table, names, column, wanted)]

    def _rows(self, table: str, columns: list[str], column: str, wanted: Set[str]) -> list[Row]:
        """Return the rows whose column holds something wanted."""
        values = pa.array(sorted(wanted), pa.string())
        asked = pc.field(column).isin(values)
        files = part_files(self.folder / table)
        found = [pq.read_table(file, columns=columns, filters=asked) for file in files]
        return rows_of(pa.concat_tables(found)) if found else []

"""Questions in SQL to a snapshot, answered by DuckDB."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import duckdb

from pipelines.analysis.connection import connect_snapshot
from pipelines.analysis.formulas import guard
from pipelines.errors import WrongUsage
from pipelines.snapshots.store import Snapshot


class QueryError(WrongUsage, ValueError):
    """A question that DuckDB does not understand."""


Answer = tuple[Sequence[str], Sequence[Sequence[Any]]]
"""The names of the columns, and the rows."""


def ask(snapshot: Snapshot, query: str) -> Answer:
    """Return what a query finds in the tables and views of a snapshot.

    Raises:
        QueryError: it is no SQL, or names what there is not; the message is DuckDB's.
    """
    with connect_snapshot(snapshot) as connection:
        try:
            found = connection.execute(query)
            names = [each[0] for each in found.description or ()]
            return names, [tuple(map(_plain, row)) for row in found.fetchall()]
        except duckdb.Error as error:
            raise QueryError(_said(error)) from error


def _said(error: duckdb.Error) -> str:
    """Return DuckDB's message on one line, without its picture of the place."""
    lines = [line for line in str(error).splitlines() if line.strip()]
    kept = [line for line in lines if not line.startswith("LINE ") and line.strip(" ^")]
    return " ".join(" ".join(kept).split()) + "; `pressledger schema` lists tables and columns"


def _plain(cell: Any) -> Any:
    """Return a day that DuckDB has as an instant as the day that it is."""
    midnight = (
        isinstance(cell, datetime)
        and cell.tzinfo is None
        and cell == datetime.combine(cell, datetime.min.time())
    )
    return cell.date() if midnight else cell


def render_csv(answer: Answer) -> str:
    """Return an answer as CSV that no spreadsheet takes for formulas."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(answer[0])
    writer.writerows([guard(cell) for cell in row] for row in answer[1])
    return written.getvalue().removesuffix("\n")


def render_jsonl(answer: Answer) -> str:
    """Return an answer as a JSON object a line."""
    return "\n".join(
        json.dumps(dict(zip(answer[0], row, strict=True)), ensure_ascii=False, default=_in_json)
        for row in answer[1]
    )


def _in_json(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, date) else str(cell)

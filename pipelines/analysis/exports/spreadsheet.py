"""A workbook for Excel and LibreOffice: claims, their evidence and conflicts, and what the columns
mean. No cell is a formula.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from pipelines.analysis.queries import ask
from pipelines.control_characters import show_controls
from pipelines.errors import WrongUsage
from pipelines.snapshots.schemas import CLAIMS, CONFLICTS, NAMES, REJECTS
from pipelines.snapshots.store import Snapshot

SHEETS = (
    "claims",
    "claim_evidence",
    "conflict_pairs",
    "arms_transfers",
    "gas_by_year",
    "names",
    "rejects",
)
"""The tables and views that a workbook holds; the texts of articles stay in the other formats."""

MOST_ROWS = 1_048_575
"""Rows that a sheet can hold below its head (Excel's specifications and limits)."""

MOST_CHARACTERS = 32_767
"""Characters that a cell can hold (the same)."""


class SpreadsheetError(WrongUsage, ValueError):
    """A workbook that cannot be written."""


def write(snapshot: Snapshot, target: Path) -> None:
    """Write a workbook.

    Raises:
        SpreadsheetError: openpyxl is not installed, or a table is longer than a sheet.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        needed = "xlsx needs openpyxl: pip install 'pressledger[spreadsheet]'"
        raise SpreadsheetError(needed) from error
    book = Workbook(write_only=True)
    for name in SHEETS:
        columns, rows = ask(snapshot, f"from {name}")
        if len(rows) > MOST_ROWS:
            raise SpreadsheetError(
                f"{name} has {len(rows):,} rows, a sheet {MOST_ROWS:,}; export csv or duckdb"
            )
        _fill(book.create_sheet(name), columns, rows)
    _fill(book.create_sheet("columns"), ("table", "column", "unit", "meaning"), list(_meanings()))
    book.save(target)


def _fill(sheet: Any, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    sheet.freeze_panes = "A2"
    head = [WriteOnlyCell(sheet, name) for name in columns]
    for cell in head:
        cell.font = Font(bold=True)
    sheet.append(head)
    for row in rows:
        sheet.append([_cell(sheet, each) for each in row])


def _cell(sheet: Any, value: Any) -> Any:
    """Return a cell's value; a text is a text whatever it begins with, and an instant is in UTC."""
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, show_controls(value)[:MOST_CHARACTERS])
    cell.data_type = "s"
    return cell


def _meanings() -> Iterator[tuple[str, str, str, str]]:
    for table in (CLAIMS, CONFLICTS, NAMES, REJECTS):
        for column in table.columns:
            yield table.name, column.name, column.unit or "", column.description

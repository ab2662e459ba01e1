"""The formats to choose from."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from pipelines.analysis.exports import brat, database, spacy_documents, spreadsheet, text_files
from pipelines.errors import WrongUsage
from pipelines.snapshots.store import Snapshot


class Export(NamedTuple):
    """What writes a format, and the name of the file or folder that it writes."""

    write: Callable[[Snapshot, Path], None]
    name: str


EXPORTS: Mapping[str, Export] = {
    "duckdb": Export(database.write, "ledger.duckdb"),
    "csv": Export(text_files.write_csv, "csv"),
    "jsonl": Export(text_files.write_jsonl, "jsonl"),
    "xlsx": Export(spreadsheet.write, "ledger.xlsx"),
    "brat": Export(brat.write, "brat"),
    "spacy": Export(spacy_documents.write, "articles.spacy"),
}
"""What a snapshot can be exported to."""


class ExportError(WrongUsage, ValueError):
    """An export that cannot be written where or as it was asked for."""


def export(snapshot: Snapshot, format_: str, target: Path | None = None) -> Path:
    """Write a snapshot in a format and return the file or folder written.

    Args:
        snapshot: the snapshot.
        format_: one of `EXPORTS`.
        target: where to; None for the format's own name in the current folder.

    Raises:
        ExportError: something stands there already.
        WrongUsage: the format needs a library that is not installed.
    """
    chosen = EXPORTS[format_]
    place = Path(chosen.name) if target is None else target
    if place.exists():
        raise ExportError(f"{place} is there already; remove it, or name another place by --to")
    place.parent.mkdir(parents=True, exist_ok=True)
    chosen.write(snapshot, place)
    return place

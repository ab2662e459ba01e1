"""Texts that are no files, a list or a column of a data frame, to the tables as data frames."""

import atexit
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

import pandas as pd

from pipelines.analysis.frames import load
from pipelines.runs.launch import run_settings
from pipelines.settings import Settings
from pipelines.snapshots.schemas import TABLES

CHUNK = 100
"""Texts of one batch."""

_CARRIED = ("title", "source", "url", "author")
"""Columns of a frame that are taken along where it has them."""


def read_texts(
    texts: Sequence[str] | pd.DataFrame,
    text: str = "text",
    date: str | None = None,
    output: str | Path | None = None,
    **options: Any,
) -> dict[str, pd.DataFrame]:
    """Read texts as articles and return the tables by name, as a run over files publishes them.

    ``articles`` has one column more: `row`, the position of the text.

    Args:
        texts: the texts, or a data frame with a row each, of which the columns ``title``,
            ``source``, ``url`` and ``author`` are taken along.
        text: the frame's column of texts.
        date: the frame's column of days of publication, by which "last Friday" is resolved.
        output: the output folder or address of the snapshot, which holds the articles of these
            texts only; a temporary one, until the process ends, if none is named.
        options: fields of `pipelines.settings.Settings`, such as ``workers``, ``model``, ``rates``.

    Raises:
        KeyError: the frame has no such column.
    """
    frame = texts if isinstance(texts, pd.DataFrame) else pd.DataFrame({text: list(texts)})
    missing = [name for name in (text, date) if name is not None and name not in frame.columns]
    if missing:
        raise KeyError(f"there is no column {missing[0]!r}; there are {', '.join(frame.columns)}")
    output = output or _temporary_folder()
    with TemporaryDirectory(prefix="pressledger-") as place:
        drop = Path(place)
        records = list(_records(frame, text, date))
        for number in range(0, len(records), CHUNK):
            lines = "".join(f"{line}\n" for line in records[number : number + CHUNK])
            (drop / f"{number:09d}.jsonl").write_text(lines, encoding="utf-8")
        fields: Mapping[str, Any] = {
            "workers": 1,
            "inputs": (str(drop),),
            "output": output,
            "allow_empty": True,
            "prune": True,
            "settle_seconds": 0,
            "max_file_bytes": 10**9,
        }
        run = run_settings(Settings.model_validate({**fields, **options}), direct=True).run_id
    tables = {name: load(name, output, run) for name in TABLES}
    for table in ("articles", "rejects"):
        tables[table]["row"] = _rows_of(tables[table])
    return tables


def _temporary_folder() -> Path:
    """Return a folder that lasts as long as this process: frames lead back to their sentences."""
    folder = mkdtemp(prefix="pressledger-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _records(frame: pd.DataFrame, text: str, date: str | None) -> Iterator[str]:
    """Yield a JSON record for each row."""
    columns = {name: name for name in _CARRIED if name in frame.columns and name != text}
    columns |= {text: "text"} | ({date: "published"} if date else {})
    for row in frame[list(columns)].itertuples(index=False, name=None):
        cells = {name: _said(cell) for name, cell in zip(columns.values(), row, strict=True)}
        yield json.dumps({name: cell for name, cell in cells.items() if cell is not None})


def _said(cell: Any) -> str | None:
    """Return what a cell says; nothing where it is null."""
    if cell is None or pd.isna(cell):
        return None
    return cell.isoformat() if hasattr(cell, "isoformat") else str(cell)


def _rows_of(frame: pd.DataFrame) -> "pd.Series[int]":
    """Return the positions of the texts, from the files and records that they were handed on in."""
    chunks = frame["path"].str.extract(r"(\d{9})\.jsonl$", expand=False).astype("Int64")
    return chunks + frame["record"].fillna(0).astype("Int64")

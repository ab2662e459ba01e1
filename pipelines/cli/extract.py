"""One text from standard input, for shells and other languages."""

import json
import sys
from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer

from pipelines.cli.options import Model


class RecordFormat(StrEnum):
    """How what was found is printed."""

    JSONL = "jsonl"
    JSON = "json"


def extract(
    published: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Day of publication, for relative dates"),
    ] = None,
    format_: Annotated[
        RecordFormat, typer.Option("--format", help="A record a line, or one list")
    ] = RecordFormat.JSONL,
    model: Model = None,
) -> None:
    """Read a text from standard input; print its mentions and statements, each with its table."""
    from extractors import load_pipeline, read
    from pipelines.snapshots.rows import row_to_json
    from pipelines.terminal import print_text

    text = sys.stdin.buffer.read().decode("utf-8", errors="replace")
    day = published.date() if published else None
    mentions, statements = read(text, day, nlp=load_pipeline(model))
    rows = [{"table": mention.kind, **row_to_json(mention.as_row())} for mention in mentions]
    for each in statements:
        filled = [{"role": one.role, "name": one.name} for one in each.arguments]
        row = {"table": "statements", **row_to_json(each.as_row()), "arguments": filled}
        rows.append(row)
    if format_ is RecordFormat.JSON:
        print_text(json.dumps(rows, indent=2, ensure_ascii=False))
    elif rows:
        print_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))

"""Asking the tables questions, and handing them to other programs."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.options import Output, Run, build_settings, say


class AnswerFormat(StrEnum):
    """How the rows of an answer are printed."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"


class ExportFormat(StrEnum):
    """What a snapshot is exported to."""

    DUCKDB = "duckdb"
    CSV = "csv"
    JSONL = "jsonl"
    XLSX = "xlsx"
    BRAT = "brat"
    SPACY = "spacy"


def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help='Such as "from arms_transfers"')],
    output: Output = None,
    run_id: Run = "latest",
    format_: Annotated[
        AnswerFormat, typer.Option("--format", help="How the rows are printed")
    ] = AnswerFormat.TABLE,
) -> None:
    """Ask the tables of a snapshot in SQL (DuckDB); ready-made views: arms_transfers,
    claim_evidence, conflict_pairs, gas_by_year, who_said.
    """
    from pipelines.analysis.queries import ask, render_csv, render_jsonl
    from pipelines.storage import open_snapshot
    from pipelines.terminal import print_rows, print_text

    answer = ask(open_snapshot(build_settings(output=output).output, run_id), sql)
    if format_ is AnswerFormat.TABLE:
        print_rows(*answer)
    else:
        print_text((render_csv if format_ is AnswerFormat.CSV else render_jsonl)(answer))


def export(
    format_: Annotated[ExportFormat, typer.Argument(metavar="FORMAT", help="What to write")],
    to: Annotated[Path | None, typer.Option("--to", help="File or folder to write")] = None,
    output: Output = None,
    run_id: Run = "latest",
) -> None:
    """Write a snapshot for other programs: duckdb, csv, jsonl, xlsx, brat or spacy."""
    from pipelines.analysis.exports import export as write
    from pipelines.storage import open_snapshot

    snapshot = open_snapshot(build_settings(output=output).output, run_id)
    say(f"written to {write(snapshot, format_.value, to)}")

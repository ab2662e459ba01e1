"""What the commands print: progress on standard error, data on standard output."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from pipelines.configuration import Configuration
from pipelines.control_characters import show_controls, show_line
from pipelines.locations import address_of, place_of
from pipelines.runs.gates import hold_cells
from pipelines.snapshots.store import LATEST, RUNS, Snapshot

if TYPE_CHECKING:  # they bring spaCy, pandas and more, which not every command has a use for
    from pipelines.evaluation.evaluate import Evaluation
    from pipelines.review.changes import Filters
    from pipelines.review.comparison import Comparison
    from pipelines.runs import stages

PIPE_WIDTH = 160
"""Columns of a table that is not printed to a terminal, where Rich would fold everything at 80."""


class _PlainConsole(Console):
    """A console to which a text is a text: no markup, no emoji, no control characters."""

    def __init__(self, *, width: int | None = None, stderr: bool = False) -> None:
        super().__init__(width=width, stderr=stderr, highlight=False, markup=False, emoji=False)

    def render_str(self, text: str, **options: Any) -> Text:
        """Turn what is printed, a cell or a title into a text; all strings come this way."""
        return super().render_str(show_controls(text), **options)


def _console() -> Console:
    return _PlainConsole(width=None if sys.stdout.isatty() else PIPE_WIDTH)


def print_text(text: str) -> None:
    """Print a page or a document on standard output."""
    sys.stdout.write(show_controls(text) + "\n")


@contextmanager
def show_progress() -> "Iterator[stages.Progress]":
    """Show the stage at work on standard error: a moving bar on a terminal, else a line a stage."""
    console = _PlainConsole(stderr=True)
    if not console.is_terminal:
        yield _LineProgress(console)
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("starting", total=None)
        yield lambda stage, done, total: bar.update(
            task, description=stage, completed=done, total=total or None
        )


@contextmanager
def progress_for(verbosity: str, log_format: str = "text") -> "Iterator[stages.Progress]":
    """Show the stage at work as `show_progress` does, unless it is to be ``quiet``, or what stands
    on standard error is read as ``json``.
    """
    if verbosity == "quiet" or log_format == "json":
        from pipelines.runs.stages import show_nothing

        yield show_nothing
    else:
        with show_progress() as progress:
            yield progress


class _LineProgress:
    """Prints each stage once when it begins, and again when its files are done."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._stage = ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        if stage != self._stage or (total and done == total):
            self._stage = stage
            self._console.print(f"{stage} {done} of {total} files" if total else stage)


def print_summary(snapshot: Snapshot, manifest: dict[str, Any], output: Path) -> None:
    """Print what a run did: counts by table, what is new, what was rejected, and where the tables
    lie.
    """
    console = _console()
    articles, read = manifest["articles"], manifest["input"]
    table = Table("table", "rows", title=f"run {snapshot.run_id}", title_justify="left")
    table.columns[1].justify = "right"
    for name, facts in manifest["tables"].items():
        table.add_row(name, f"{facts['rows']:,}")
    console.print(table)
    console.print(
        f"files: {read['files']} read, "
        f"{read['extracted']} of them new or changed since the last run"
    )
    console.print(
        f"articles: {articles['new']} new, {articles['changed']} changed, {articles['gone']} gone, "
        f"{articles['near_identical']} near-identical to an earlier one"
    )
    if articles["withdrawn"]:
        console.print(
            f"withdrawn: {articles['withdrawn']} articles of files that are no longer in the input "
            "are kept; --prune drops them"
        )
    rejects = ", ".join(f"{reason} {count}" for reason, count in manifest["rejects"].items())
    console.print(f"rejected: {rejects or 'none'}")
    if read["deferred"]:
        waiting = ", ".join(map(show_line, read["deferred"]))
        console.print(f"waiting for the next run, still being written: {waiting}")
    for warning in manifest["warnings"]:
        console.print(f"look at this: {warning}")
    console.print(f"tables: {_place_of(snapshot, output, manifest)}", soft_wrap=True)


def _place_of(snapshot: Snapshot, output: Path, manifest: dict[str, Any]) -> str:
    """Return where the tables of a run lie: at the address if there is one, and at the path."""
    address = address_of(output)
    folder = f"{address}/{RUNS}/{snapshot.folder.name}" if address else str(snapshot.folder)
    return folder if manifest["held"] else f"{place_of(output)}/{LATEST} -> {folder}"


def print_held(manifest: dict[str, Any]) -> None:
    """Print why a run is held, and how to publish it all the same."""
    run_id = manifest["run_id"]
    table = Table("gate", "measured", "now", "before", "let through", title=f"{run_id} is held")
    for hold in manifest["held"]:
        table.add_row(*hold_cells(hold))
    console = _console()
    console.print(table)
    console.print(f"the latest tables are still those of run {manifest['parent']}; look at")
    console.print(f"  pressledger diff {manifest['parent']} {run_id}", soft_wrap=True)
    console.print("and publish it all the same with")
    console.print(f"  pressledger accept {run_id}", soft_wrap=True)


def print_configuration(configuration: Configuration, format_: str) -> None:
    """Print the settings in effect with where each comes from, as ``table`` or ``json``."""
    values = configuration.settings.model_dump(mode="json")
    if format_ == "json":
        rows = {
            name: {"value": value, "from": configuration.origins[name]}
            for name, value in values.items()
        }
        print_text(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    table = Table("setting", "value", "from", "meaning")
    for name, value in values.items():
        meaning = type(configuration.settings).model_fields[name].description or ""
        shown = ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)
        table.add_row(name, shown, configuration.origins[name], meaning)
    _console().print(table)


def print_runs(snapshots: Sequence[Snapshot], output: Path, format_: str = "table") -> None:
    """Print the snapshots, the newest first, with what came and went and what was judged right: as
    a ``table``, or as ``json`` those that are published.
    """
    if not snapshots:
        _PlainConsole(stderr=True).print(f"no snapshot in {output} yet", soft_wrap=True)
        return
    from pipelines.desk.quality import read_quality
    from pipelines.desk.quality_table import as_json, render_judged, render_runs
    from pipelines.verdicts.standing import Standing
    from pipelines.verdicts.statistics import agreement_of
    from pipelines.verdicts.store import read_verdicts

    standing = Standing.of(read_verdicts(output))
    qualities = read_quality(output, standing)[::-1]
    agreement = agreement_of(standing.decisive)
    if format_ == "json":
        print_text(json.dumps(as_json(qualities, agreement), indent=2, ensure_ascii=False))
        return
    console = _console()
    console.print(render_runs(snapshots, qualities))
    for renderable in render_judged(qualities, agreement):
        console.print(renderable)
    for held in (each for each in snapshots if each.is_held):
        print_held(held.manifest())


def print_rows(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print rows as a table."""
    table = Table(*columns)
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    _console().print(table)


def print_changes(
    comparison: "Comparison", filters: "Filters", format_: str, limit: int | None = None
) -> None:
    """Print changes as ``table``, ``markdown``, ``html`` or ``json``, at most `limit` of them."""
    from pipelines.review.reports import documents, json_lines, terminal

    if format_ == "table":
        console = _console()
        for renderable in terminal.render(comparison, filters, limit or terminal.LIMIT):
            console.print(renderable)
    elif format_ == "json":
        for line in islice(json_lines.render_lines(comparison.changes(filters)), limit):
            print_text(line)
    elif format_ == "html":
        print_text(documents.render_page(comparison, filters, limit or documents.PAGE_LIMIT))
    else:
        print_text(
            documents.render_markdown(comparison, filters, limit or documents.MARKDOWN_LIMIT)
        )


def print_evaluation(evaluation: "Evaluation", format_: str) -> None:
    """Print the scores as ``table`` or ``json``."""
    from pipelines.evaluation.report import as_dict, render_table

    if format_ == "json":
        print_text(json.dumps(as_dict(evaluation), indent=2, ensure_ascii=False, default=str))
    else:
        _console().print(render_table(evaluation))

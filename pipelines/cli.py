"""The command line: one thin function a command.

Data goes to standard output, everything else to standard error. Exit codes: 0 done, 1 the thing
asked for did not hold, 2 wrong usage. What a command needs is imported when it runs, so that
``--help`` answers at once.
"""

import sys
import traceback
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.control_characters import show_controls, show_line
from pipelines.errors import FAILED, INTERRUPTED, OK, explain

if TYPE_CHECKING:
    from pipelines.settings import Settings

app = typer.Typer(
    name="pressledger",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Inputs = Annotated[
    list[str] | None, typer.Argument(metavar="[INPUT]...", help="Files, folders, patterns [corpus]")
]
Output = Annotated[Path | None, typer.Option(help="Folder of the snapshots [outputs]")]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes that extract [one a core]")]
AllowEmpty = Annotated[
    bool | None,
    typer.Option("--allow-empty", help="Publish although an input that held files holds none"),
]
FollowLinks = Annotated[
    bool | None,
    typer.Option("--follow-links", help="Follow symbolic links out of the input"),
]
Model = Annotated[str | None, typer.Option(help="spaCy package or path [the shipped model]")]


class Runner(StrEnum):
    """Where the workers run."""

    LOCAL = "local"
    DASK = "dask"


class Format(StrEnum):
    """How changes are shown."""

    TABLE = "table"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


class PageFormat(StrEnum):
    """How an article is shown."""

    TEXT = "text"
    HTML = "html"


class ScoreFormat(StrEnum):
    """How scores are shown."""

    TABLE = "table"
    JSON = "json"


class SchemaFormat(StrEnum):
    """How the tables' columns are shown."""

    MARKDOWN = "markdown"
    JSON = "json"


def _print_version(asked: bool) -> None:
    """Print the version and stop, where ``--version`` asks for it."""
    if asked:
        from importlib.metadata import version

        typer.echo(f"pressledger {version('pressledger')}")
        raise typer.Exit(OK)


@app.callback()
def start(
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_print_version, help="Print the version and exit"
        ),
    ] = False,
) -> None:
    """A ledger of what the press claims: who said what, how much and when."""


@app.command()
def run(
    inputs: Inputs = None,
    output: Output = None,
    workers: Workers = None,
    runner: Annotated[Runner, typer.Option(help="Where the workers run")] = Runner.LOCAL,
    dask_address: Annotated[str | None, typer.Option(help="Address of a Dask scheduler")] = None,
    model: Model = None,
    full: Annotated[bool, typer.Option("--full", help="Extract every file anew")] = False,
    follow_links: FollowLinks = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 1 if any file was rejected")
    ] = False,
    allow_empty: AllowEmpty = None,
    direct: Annotated[
        bool, typer.Option("--direct", help="The same stages without Prefect")
    ] = False,
) -> None:
    """Read new and changed articles, extract, de-duplicate and publish a snapshot."""
    if runner is Runner.DASK or dask_address:
        raise typer.BadParameter("Dask is not there yet; leave --runner and --dask-address out")
    settings = _settings(
        inputs=inputs,
        output=output,
        workers=workers,
        model=model,
        full=full,
        allow_empty=allow_empty,
        follow_links=follow_links,
    )
    from pipelines.runs.launch import run_settings
    from pipelines.stopping import told_to_stop
    from pipelines.terminal import print_summary, show_progress

    with told_to_stop(), show_progress() as progress:
        snapshot = run_settings(settings, direct=direct, progress=progress)
    manifest = snapshot.manifest()
    print_summary(snapshot, manifest, settings.output)
    if strict and manifest["rejects"]:
        raise typer.Exit(FAILED)


@app.command()
def serve(
    inputs: Inputs = None,
    cron: Annotated[str | None, typer.Option(help='Cron expression, such as "7 * * * *"')] = None,
    every: Annotated[float | None, typer.Option(min=1, help="Seconds between runs")] = None,
    output: Output = None,
    workers: Workers = None,
    model: Model = None,
    allow_empty: AllowEmpty = None,
    follow_links: FollowLinks = None,
) -> None:
    """Run on a schedule until stopped; never two runs at once on one output folder."""
    if (cron is None) == (every is None):
        raise typer.BadParameter('give either --cron "…" or --every SECONDS')
    from pipelines.runs.launch import serve_settings

    settings = _settings(
        inputs=inputs,
        output=output,
        workers=workers,
        model=model,
        allow_empty=allow_empty,
        follow_links=follow_links,
    )
    schedule = f"at {cron!r}" if cron else f"every {every:g} s"
    inputs_read = ", ".join(settings.inputs)
    _say(f"reading {inputs_read} {schedule} into {settings.output}; stop with Ctrl-C")
    serve_settings(settings, cron=cron, every=every)


@app.command()
def runs(
    output: Output = None,
    keep: Annotated[
        int | None, typer.Option(min=1, help="Delete all but so many of the newest")
    ] = None,
) -> None:
    """List the snapshots, newest first."""
    from pipelines.snapshots.publishing import prune
    from pipelines.snapshots.store import list_snapshots, sole_writer
    from pipelines.terminal import print_runs

    folder = _settings(output=output).output
    if keep is not None:
        with sole_writer(folder):
            deleted = prune(folder, keep)
        _say(f"{len(deleted)} snapshots deleted")
    print_runs(list_snapshots(folder), folder)


@app.command()
def check(
    run_id: Annotated[str, typer.Argument(metavar="[RUN]", help="Run id")] = "latest",
    output: Output = None,
) -> None:
    """Say whether a snapshot is still as it was published; exit 1 if a table is not."""
    from pipelines.control_characters import show_controls
    from pipelines.snapshots.integrity import find_faults
    from pipelines.snapshots.store import open_snapshot

    snapshot = open_snapshot(_settings(output=output).output, run_id)
    faults = list(find_faults(snapshot))
    for fault in faults:
        typer.echo(show_controls(fault))
    if faults:
        raise typer.Exit(FAILED)
    typer.echo(f"{snapshot.run_id}: all tables are as they were published")


@app.command()
def diff(
    base: Annotated[str | None, typer.Argument(help="Run id [the run before HEAD]")] = None,
    head: Annotated[str, typer.Argument(help="Run id")] = "latest",
    output: Output = None,
    format_: Annotated[
        Format, typer.Option("--format", help="How the changes are shown")
    ] = Format.TABLE,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit 1 if anything changed")
    ] = False,
) -> None:
    """Show what changed between two snapshots, and why."""
    from pipelines.review.row_changes import diff_snapshots
    from pipelines.snapshots.store import open_pair
    from pipelines.terminal import print_changes

    before, after = open_pair(_settings(output=output).output, base, head)
    changes = diff_snapshots(before, after)
    print_changes(before, after, changes, format_.value)
    if exit_code and changes:
        raise typer.Exit(FAILED)


@app.command()
def review(
    base: Annotated[str | None, typer.Argument(help="Run id [the run before HEAD]")] = None,
    head: Annotated[str, typer.Argument(help="Run id")] = "latest",
    port: Annotated[int, typer.Option(help="Port of the local page")] = 8765,
) -> None:
    """Rule on each change in a local web page (not there yet)."""
    _say(
        "pressledger: review is not there yet; "
        "`pressledger diff --format html` shows the same changes"
    )
    raise typer.Exit(FAILED)


@app.command()
def show(
    article: Annotated[str, typer.Argument(help="Id, path or address of an article")],
    output: Output = None,
    run_id: Annotated[str, typer.Option("--run", help="Snapshot to read")] = "latest",
    format_: Annotated[
        PageFormat, typer.Option("--format", help="Plain text, or a page")
    ] = PageFormat.TEXT,
) -> None:
    """Show one article with its mentions and statements marked."""
    from pipelines.review.article_view import render_html, render_text, view_article
    from pipelines.snapshots.store import open_snapshot
    from pipelines.terminal import print_text

    view = view_article(open_snapshot(_settings(output=output).output, run_id), article)
    print_text(render_html(view) if format_ is PageFormat.HTML else render_text(view))


@app.command()
def evaluate(
    gold_dir: Annotated[Path, typer.Argument(help="Folder of hand-annotated articles")],
    format_: Annotated[
        ScoreFormat, typer.Option("--format", help="How the scores are shown")
    ] = ScoreFormat.TABLE,
    model: Model = None,
) -> None:
    """Score precision, recall and F1 per kind against hand-annotated gold."""
    from extractors import load_pipeline
    from pipelines.evaluation.evaluate import evaluate as evaluate_gold
    from pipelines.terminal import print_evaluation

    print_evaluation(evaluate_gold(gold_dir, nlp=load_pipeline(model)), format_.value)


@app.command()
def schema(
    table: Annotated[str | None, typer.Argument(help="A table's name [all tables]")] = None,
    format_: Annotated[
        SchemaFormat, typer.Option("--format", help="A page, or data")
    ] = SchemaFormat.MARKDOWN,
) -> None:
    """Print the tables' columns: type, unit and meaning."""
    from pipelines.snapshots.dictionary import render_schema
    from pipelines.snapshots.schemas import TABLES

    if table is not None and table not in TABLES:
        raise typer.BadParameter(f"there is no table {table!r}; there are {', '.join(TABLES)}")
    typer.echo(render_schema([TABLES[table]] if table else list(TABLES.values()), format_.value))


@app.command()
def formats() -> None:
    """Print the formats that are read here, and what a missing one needs."""
    from pipelines.reading.catalogue import formats as known

    for each in known():
        state = f"needs {each.missing}" if each.missing else "read"
        typer.echo(f"{each.name:<34}{state:<30}{each.endings}")


def _settings(**given: object) -> "Settings":
    """Build the settings from what was given; the environment and the defaults fill the rest."""
    from pydantic import ValidationError

    from pipelines.settings import Settings

    try:
        return Settings.model_validate(
            {name: value for name, value in given.items() if value is not None}
        )
    except ValidationError as error:
        first = error.errors()[0]
        raise typer.BadParameter(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _say(text: str) -> None:
    """Print a message on standard error, on one line."""
    typer.echo(show_line(text), err=True)


def main() -> None:
    """Run the command line; an error that a person can do something about is one line on standard
    error and an exit code, no traceback.
    """
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told and the exit code says so
        explained = explain(error)
        if explained is None:
            typer.echo(show_controls(traceback.format_exc()), err=True, nl=False)
            sys.exit(FAILED)
        code, message = explained
        _say(f"pressledger: {message}")
        sys.exit(code)

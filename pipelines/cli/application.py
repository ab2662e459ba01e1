"""The application: which commands there are, and what becomes of their errors."""

import sys
import traceback
from collections.abc import Callable
from typing import Annotated, Any

import typer

from pipelines.cli.analysis import export, query
from pipelines.cli.article import show
from pipelines.cli.changes import diff, review
from pipelines.cli.options import say
from pipelines.cli.reference import formats, schema
from pipelines.cli.run import run, serve
from pipelines.cli.scores import evaluate
from pipelines.cli.snapshots import check, runs
from pipelines.control_characters import show_controls
from pipelines.errors import FAILED, INTERRUPTED, OK, explain

COMMANDS: tuple[Callable[..., Any], ...] = (
    run,
    serve,
    runs,
    check,
    diff,
    review,
    show,
    query,
    export,
    evaluate,
    schema,
    formats,
)
"""The commands in the order in which ``--help`` lists them."""

app = typer.Typer(
    name="pressledger",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for command in COMMANDS:
    app.command()(command)


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
        say(f"pressledger: {message}")
        sys.exit(code)

"""The application: which commands there are, and what becomes of their errors."""

import io
import logging
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from pipelines.cli.analysis import export, query
from pipelines.cli.article import show
from pipelines.cli.changes import diff
from pipelines.cli.config import config
from pipelines.cli.extract import extract
from pipelines.cli.pages import browse, report
from pipelines.cli.reference import formats, schema
from pipelines.cli.review import review
from pipelines.cli.run import run, serve
from pipelines.cli.scores import evaluate
from pipelines.cli.snapshots import accept, check, rollback, runs
from pipelines.errors import FAILED, INTERRUPTED, OK, explain
from pipelines.logs import set_up_logging

log = logging.getLogger(__name__)

COMMANDS: tuple[Callable[..., Any], ...] = (
    run,
    serve,
    runs,
    check,
    accept,
    rollback,
    diff,
    review,
    show,
    query,
    export,
    report,
    browse,
    extract,
    evaluate,
    schema,
    formats,
    config,
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
    # A terminal that cannot show a character is shown its number instead of a traceback.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    set_up_logging()
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:  # whatever it is, it is told and the exit code says so
        explained = explain(error)
        if explained is None:
            log.exception("a fault of the program; please report it")
            sys.exit(FAILED)
        code, message = explained
        log.error("%s", message)
        sys.exit(code)

"""Reading the input and publishing: once, and on a schedule."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.cli.options import (
    AllowEmpty,
    ConfigFile,
    FollowLinks,
    Inputs,
    LogFile,
    LogFormatOption,
    Model,
    Output,
    Prune,
    Quiet,
    RatesFile,
    Verbose,
    Workers,
    build_settings,
    chosen_verbosity,
    say,
)
from pipelines.errors import FAILED

if TYPE_CHECKING:
    from pipelines.settings import Settings


class Runner(StrEnum):
    """Where the workers run."""

    LOCAL = "local"
    DASK = "dask"


def run(
    inputs: Inputs = None,
    output: Output = None,
    workers: Workers = None,
    runner: Annotated[
        Runner | None, typer.Option(help="Where the workers run", show_default="local")
    ] = None,
    dask_address: Annotated[
        str | None,
        typer.Option(help="Address of a Dask scheduler", show_default="a cluster on this machine"),
    ] = None,
    model: Model = None,
    rates: RatesFile = None,
    full: Annotated[bool, typer.Option("--full", help="Extract every file anew")] = False,
    follow_links: FollowLinks = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 1 if any file was rejected")
    ] = False,
    allow_empty: AllowEmpty = None,
    prune: Prune = None,
    direct: Annotated[
        bool, typer.Option("--direct", help="The same stages without Prefect")
    ] = False,
    config: ConfigFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    log_file: LogFile = None,
    log_format: LogFormatOption = None,
) -> None:
    """Read new and changed articles, extract, de-duplicate and publish a snapshot."""
    if dask_address and runner is not Runner.DASK:
        raise typer.BadParameter("--dask-address needs --runner dask")
    settings = build_settings(
        config,
        inputs=inputs or None,
        output=output,
        workers=workers,
        runner=runner and runner.value,
        dask_address=dask_address,
        model=model,
        rates=rates,
        full=full or None,
        allow_empty=allow_empty,
        prune=prune,
        follow_links=follow_links,
        verbosity=chosen_verbosity(quiet, verbose),
        log_file=log_file,
        log_format=log_format and log_format.value,
    )
    _set_up_logging(settings)
    from pipelines.runs.launch import run_settings
    from pipelines.stopping import told_to_stop
    from pipelines.terminal import print_held, print_summary, progress_for

    with told_to_stop(), progress_for(settings.verbosity) as progress:
        snapshot = run_settings(settings, direct=direct, progress=progress)
    manifest = snapshot.manifest()
    if settings.verbosity != "quiet":
        print_summary(snapshot, manifest, settings.output)
    if manifest["held"]:
        print_held(manifest)
    if manifest["held"] or (strict and manifest["rejects"]):
        raise typer.Exit(FAILED)


def serve(
    inputs: Inputs = None,
    cron: Annotated[str | None, typer.Option(help='Cron expression, such as "7 * * * *"')] = None,
    every: Annotated[float | None, typer.Option(min=1, help="Seconds between runs")] = None,
    output: Output = None,
    workers: Workers = None,
    model: Model = None,
    rates: RatesFile = None,
    allow_empty: AllowEmpty = None,
    prune: Prune = None,
    follow_links: FollowLinks = None,
    keep: Annotated[
        int | None,
        typer.Option(
            min=1, help="Snapshots kept, the older are deleted", show_default="all of them"
        ),
    ] = None,
    config: ConfigFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    log_file: LogFile = None,
    log_format: LogFormatOption = None,
) -> None:
    """Run on a schedule until stopped; never two runs at once on one output folder.

    A run that falls due when nothing has changed publishes nothing.
    """
    if (cron is None) == (every is None):
        raise typer.BadParameter('give either --cron "…" or --every SECONDS')
    settings = build_settings(
        config,
        inputs=inputs or None,
        output=output,
        workers=workers,
        model=model,
        rates=rates,
        allow_empty=allow_empty,
        prune=prune,
        follow_links=follow_links,
        keep=keep,
        verbosity=chosen_verbosity(quiet, verbose),
        log_file=log_file,
        log_format=log_format and log_format.value,
    )
    _set_up_logging(settings)
    from pipelines.runs.launch import serve_settings

    schedule = f"at {cron!r}" if cron else f"every {every:g} s"
    inputs_read = ", ".join(settings.inputs)
    if settings.verbosity != "quiet":
        say(f"reading {inputs_read} {schedule} into {settings.output}; stop with Ctrl-C")
    serve_settings(settings, cron=cron, every=every)


def _set_up_logging(settings: "Settings") -> None:
    from pipelines.logs import set_up_logging

    set_up_logging(verbosity=settings.verbosity, form=settings.log_format, file=settings.log_file)

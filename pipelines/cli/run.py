"""Reading the input and publishing: once, and on a schedule."""

from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.cli.options import (
    AllowEmpty,
    ConfigFile,
    DaskAddress,
    FollowLinks,
    Full,
    Inputs,
    LogFile,
    LogFormatOption,
    Model,
    Output,
    Prune,
    Quiet,
    RatesFile,
    Runner,
    RunnerOption,
    Verbose,
    Workers,
    say,
    settings_of,
)
from pipelines.errors import FAILED
from pipelines.locations import address_of, place_of

if TYPE_CHECKING:
    from pipelines.settings import Settings


def run(
    context: typer.Context,
    inputs: Inputs = None,
    output: Output = None,
    workers: Workers = None,
    runner: RunnerOption = None,
    dask_address: DaskAddress = None,
    model: Model = None,
    rates: RatesFile = None,
    full: Full = None,
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
    settings = settings_of(context)
    _set_up_logging(settings)
    _publish(settings, strict=strict, direct=direct)


def _publish(settings: "Settings", *, strict: bool, direct: bool) -> None:
    from pipelines.reading.inputs import check_inputs

    # A name mistyped is told before the readers are loaded; the run asks what addresses hold.
    check_inputs([given for given in settings.inputs if address_of(given) is None])
    from pipelines.runs.choosing import loading_early
    from pipelines.stopping import told_to_stop
    from pipelines.terminal import print_held, print_summary, progress_for

    with (
        told_to_stop(),
        loading_early(settings),
        progress_for(settings.verbosity, settings.log_format) as progress,
    ):
        from pipelines.runs.launch import run_settings

        snapshot = run_settings(settings, direct=direct, progress=progress)
    manifest = snapshot.manifest()
    if settings.verbosity != "quiet":
        print_summary(snapshot, manifest, settings.output)
    if manifest["held"]:
        print_held(manifest)
    if manifest["held"] or (strict and manifest["rejects"]):
        raise typer.Exit(FAILED)


def serve(
    context: typer.Context,
    inputs: Inputs = None,
    cron: Annotated[str | None, typer.Option(help='Cron expression, such as "7 * * * *"')] = None,
    every: Annotated[float | None, typer.Option(min=1, help="Seconds between runs")] = None,
    once: Annotated[bool, typer.Option("--once", help="One run, now, without Prefect")] = False,
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

    A run that falls due when nothing has changed publishes nothing, and each says in a line how it
    ended. --once runs so a single time, without Prefect: for cron.
    """
    if [cron is not None, every is not None, once].count(True) != 1:
        raise typer.BadParameter('give one of --cron "…", --every SECONDS and --once')
    settings = settings_of(context)
    _set_up_logging(settings)
    if once:
        _run_once(settings)
    else:
        _serve(settings, cron, every)


def _run_once(settings: "Settings") -> None:
    from pipelines.runs.stages import call_plainly
    from pipelines.runs.under_prefect.scheduled import Ending, run_scheduled
    from pipelines.stopping import told_to_stop

    with told_to_stop():
        ended = run_scheduled(settings, call_plainly)
    if ended.ending in (Ending.HELD, Ending.FAILED):
        raise typer.Exit(FAILED)


def _serve(settings: "Settings", cron: str | None, every: float | None) -> None:
    from pipelines.runs.launch import serve_settings

    schedule = f"at {cron!r}" if cron else f"every {every:g} s"
    inputs_read = ", ".join(map(place_of, settings.inputs))
    if settings.verbosity != "quiet":
        say(f"reading {inputs_read} {schedule} into {place_of(settings.output)}; stop with Ctrl-C")
    serve_settings(settings, cron=cron, every=every)


def _set_up_logging(settings: "Settings") -> None:
    from pipelines.logs import set_up_logging

    set_up_logging(verbosity=settings.verbosity, form=settings.log_format, file=settings.log_file)

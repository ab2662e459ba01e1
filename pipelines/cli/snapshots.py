"""The snapshots of an output folder."""

from typing import Annotated

import typer

from pipelines.cli.options import Output, TableFormat, build_settings, say
from pipelines.control_characters import show_controls
from pipelines.errors import FAILED


def runs(
    output: Output = None,
    keep: Annotated[
        int | None, typer.Option(min=1, help="Delete all but so many of the newest")
    ] = None,
    format_: Annotated[
        TableFormat, typer.Option("--format", help="A table, or data with all there is")
    ] = TableFormat.TABLE,
) -> None:
    """List the snapshots, newest first: what came and went, and what was judged right."""
    from pipelines.snapshots.store import held_runs, list_snapshots
    from pipelines.storage import readable_folder, sole_writer
    from pipelines.terminal import print_runs

    folder = build_settings(output=output).output
    if keep is not None:
        from pipelines.runs.pruning import prune_snapshots

        with sole_writer(folder):
            deleted = prune_snapshots(folder, keep)
        say(f"{len(deleted)} snapshots deleted")
    folder = readable_folder(folder)
    print_runs([*held_runs(folder), *list_snapshots(folder)], folder, format_.value)


def accept(
    run_id: Annotated[str, typer.Argument(metavar="RUN", help="Run id")],
    output: Output = None,
) -> None:
    """Let a run that was held be the latest snapshot."""
    from pipelines.snapshots.holding import accept as accept_run
    from pipelines.storage import sole_writer

    folder = build_settings(output=output).output
    with sole_writer(folder):
        snapshot = accept_run(folder, run_id)
    typer.echo(f"{snapshot.run_id} is the latest run")


def rollback(
    run_id: Annotated[
        str | None,
        typer.Argument(metavar="[RUN]", help="Run id", show_default="the run before the latest"),
    ] = None,
    output: Output = None,
) -> None:
    """Let an older snapshot be the latest again; the newer ones are set aside."""
    from pipelines.snapshots.holding import roll_back
    from pipelines.snapshots.store import open_snapshot
    from pipelines.storage import sole_writer

    folder = build_settings(output=output).output
    with sole_writer(folder, every_run=True):
        for line in roll_back(folder, run_id):
            say(line)
    typer.echo(f"{open_snapshot(folder).run_id} is the latest run")


def check(
    run_id: Annotated[
        str | None, typer.Argument(metavar="[RUN]", help="Run id", show_default="every snapshot")
    ] = None,
    output: Output = None,
) -> None:
    """Say of each snapshot whether it is still as it was published; exit 1 if one is not."""
    from pipelines.snapshots.integrity import find_faults
    from pipelines.snapshots.store import open_snapshot, run_folders
    from pipelines.storage import readable_folder

    folder = readable_folder(build_settings(output=output).output)
    newest = open_snapshot(folder, run_id or "latest")
    whole = True
    for snapshot in [newest] if run_id else run_folders(folder):
        faults = list(find_faults(snapshot))
        for fault in faults:
            typer.echo(show_controls(fault))
        whole = whole and not faults
        if not faults:
            typer.echo(f"{snapshot.run_id}: all tables are as they were published")
    if not whole:
        say("pressledger: the next `pressledger run` sets aside what is damaged and goes on")
        raise typer.Exit(FAILED)

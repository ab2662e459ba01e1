"""The reviewer's desk."""

import getpass
from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.options import Base, Head, Output, build_settings, say


def review(
    base: Base = None,
    head: Head = "latest",
    port: Annotated[int, typer.Option(help="Port of the local page; 0 takes any")] = 8765,
    output: Output = None,
    reviewer: Annotated[str | None, typer.Option(help="Your name [the account's]")] = None,
    export_gold: Annotated[
        Path | None,
        typer.Option(help="Write what was ruled as gold articles into this folder, and stop"),
    ] = None,
) -> None:
    """Rule on each change in a local web page; verdicts last."""
    name = (reviewer if reviewer is not None else getpass.getuser()).strip()
    if not name:
        raise typer.BadParameter("a reviewer needs a name", param_hint="--reviewer")
    folder = build_settings(output=output).output
    from pipelines.desk.desk import Desk, open_sides
    from pipelines.desk.record import Record
    from pipelines.desk.serving import open_port, serve_desk

    before, after = open_sides(folder, base, head)
    listening = open_port(port)
    say(f"comparing {before.run_id if before else 'nothing'} with {after.run_id}")
    with Desk(before, after, Record(folder, name)) as desk:
        serve_desk(desk, listening, lambda address: say(f"open {address} (stop with Ctrl-C)"))

"""The reviewer's desk."""

import getpass
from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.options import Base, Head, Output, build_settings, say
from pipelines.errors import FAILED
from pipelines.locations import address_of


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
    if address_of(folder) is not None:
        raise typer.BadParameter("the desk rules on a folder of this machine, not at an address")
    from pipelines.desk.application import build_application
    from pipelines.desk.desk import Desk, open_sides
    from pipelines.desk.guard import Access
    from pipelines.desk.pages import make_ready
    from pipelines.desk.record import Record
    from pipelines.listening import open_port, serve

    if export_gold is not None:
        return _export(folder, head, export_gold)
    before, after = open_sides(folder, base, head)
    listening = open_port(port)
    say(f"comparing {before.run_id if before else 'nothing'} with {after.run_id}")
    with Desk(before, after, Record(folder, name)) as desk:
        make_ready(desk)
        access = Access(listening.getsockname()[1])
        application = build_application(desk, access)
        say(f"open {access.address} (stop with Ctrl-C)")
        serve(application, listening)


def _export(folder: Path, head: str, target: Path) -> None:
    """Write what was judged of a snapshot as gold."""
    from pipelines.desk.gold_export import export_gold
    from pipelines.desk.ledger import Ledger
    from pipelines.snapshots.store import open_snapshot
    from pipelines.verdicts.standing import Standing
    from pipelines.verdicts.store import read_verdicts

    standing = Standing.of(read_verdicts(folder))
    written = export_gold(Ledger(open_snapshot(folder, head)), standing, target)
    articles = f"{written.articles} article{'' if written.articles == 1 else 's'}"
    cases = f"{written.cases} case{'' if written.cases == 1 else 's'}"
    say(f"{articles} and {cases} written to {target}")
    if written.articles == 0:
        say(f"nothing of the snapshot was judged; `pressledger evaluate {target}` needs an article")
        raise typer.Exit(FAILED)

"""A snapshot as pages: its report, and the ledger to browse."""

from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.options import Output, Run, build_settings, say


def report(
    to: Annotated[Path, typer.Option("--to", help="File to write")] = Path("report.html"),
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser")] = False,
    output: Output = None,
    run_id: Run = "latest",
) -> None:
    """Write one page that tells of a snapshot: what is new, the largest, conflicts, sources."""
    from pipelines.pages.report import build_report
    from pipelines.storage import open_snapshot

    page = build_report(open_snapshot(build_settings(output=output).output, run_id))
    to.write_text(page, encoding="utf-8")
    say(f"written to {to}")
    if open_:
        typer.launch(to.absolute().as_uri())


def browse(
    port: Annotated[int, typer.Option(help="Port of the local pages")] = 8766,
    output: Output = None,
    run_id: Run = "latest",
) -> None:
    """Browse a snapshot in the browser: search, filters, a page a claim, a name and an article."""
    from pipelines.listening import open_port, serve
    from pipelines.pages.browsing import build_application
    from pipelines.storage import open_snapshot

    snapshot = open_snapshot(build_settings(output=output).output, run_id)
    listening = open_port(port)
    place = f"http://127.0.0.1:{listening.getsockname()[1]}/"
    application = build_application(snapshot)
    say(f"{place} shows {snapshot.run_id}; stop with Ctrl-C")
    serve(application, listening)

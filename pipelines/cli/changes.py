"""What changed between two snapshots."""

from enum import StrEnum
from typing import Annotated

import typer

from pipelines.cli.options import Base, Head, Output, build_settings
from pipelines.errors import FAILED


class Format(StrEnum):
    """How changes are shown."""

    TABLE = "table"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


def diff(
    base: Base = None,
    head: Head = "latest",
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

    before, after = open_pair(build_settings(output=output).output, base, head)
    changes = diff_snapshots(before, after)
    print_changes(before, after, changes, format_.value)
    if exit_code and changes:
        raise typer.Exit(FAILED)

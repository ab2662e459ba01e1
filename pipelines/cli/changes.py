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


def _filter(words: str) -> object:
    return typer.Option(help=words, rich_help_panel="Which changes")


def diff(
    base: Base = None,
    head: Head = "latest",
    output: Output = None,
    format_: Annotated[
        Format, typer.Option("--format", help="How the changes are shown")
    ] = Format.TABLE,
    limit: Annotated[
        int | None,
        typer.Option(
            min=1,
            help="Changes that are shown",
            show_default="20; Markdown 50, page 1,000, JSON all",
        ),
    ] = None,
    table: Annotated[str | None, _filter("Of this table, such as claims")] = None,
    kind: Annotated[str | None, _filter("added, removed, changed, moved, merged or split")] = None,
    cause: Annotated[str | None, _filter('Such as rules, or "article edited"')] = None,
    article: Annotated[str | None, _filter("Id, or a part of the path")] = None,
    type_: Annotated[
        str | None,
        typer.Option("--type", help="Type of statements", rich_help_panel="Which changes"),
    ] = None,
    party: Annotated[str | None, _filter("A part of a party's name")] = None,
    text: Annotated[str | None, _filter("Words of the sentence, title or value")] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit 1 if anything changed")
    ] = False,
) -> None:
    """Show what changed between two snapshots, and why.

    A snapshot is named by its run id or a beginning of it, latest, previous, or a folder.
    """
    from pipelines.review.changes import Filters
    from pipelines.review.comparison import compare
    from pipelines.review.wanted import check_filters
    from pipelines.storage import open_pair
    from pipelines.terminal import print_changes

    filters = Filters(
        table=table, kind=kind, cause=cause, article=article, type=type_, party=party, text=text
    )
    check_filters(filters)
    before, after = open_pair(build_settings(output=output).output, base, head)
    with compare(before, after) as comparison:
        print_changes(comparison, filters, format_.value, limit)
        if exit_code and comparison.total(filters):
            raise typer.Exit(FAILED)

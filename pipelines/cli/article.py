"""One article with what was read in it."""

from enum import StrEnum
from typing import Annotated

import typer

from pipelines.cli.options import Output, Run, build_settings


class PageFormat(StrEnum):
    """How an article is shown."""

    TEXT = "text"
    HTML = "html"


def show(
    article: Annotated[str, typer.Argument(help="Id, path or address of an article")],
    output: Output = None,
    run_id: Run = "latest",
    format_: Annotated[
        PageFormat, typer.Option("--format", help="Plain text, or a page")
    ] = PageFormat.TEXT,
) -> None:
    """Show one article with its mentions and statements marked."""
    from pipelines.pages.article import render_article
    from pipelines.review.article_view import render_text, view_article
    from pipelines.storage import open_snapshot
    from pipelines.terminal import print_text

    snapshot = open_snapshot(build_settings(output=output).output, run_id)
    view = view_article(snapshot, article)
    print_text(render_article(snapshot, view) if format_ is PageFormat.HTML else render_text(view))

"""What several commands ask for, and what they make of it."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.control_characters import show_line

if TYPE_CHECKING:
    from pipelines.settings import Settings

Inputs = Annotated[
    list[str] | None, typer.Argument(metavar="[INPUT]...", help="Files, folders, patterns [corpus]")
]
Output = Annotated[Path | None, typer.Option(help="Folder of the snapshots [outputs]")]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes that extract [one a core]")]
AllowEmpty = Annotated[
    bool | None,
    typer.Option("--allow-empty", help="Publish although an input that held files holds none"),
]
FollowLinks = Annotated[
    bool | None,
    typer.Option("--follow-links", help="Follow symbolic links out of the input"),
]
Model = Annotated[str | None, typer.Option(help="spaCy package or path [the shipped model]")]
RatesFile = Annotated[
    Path | None,
    typer.Option("--rates", help="Exchange rates for dollars, the ECB's eurofxref-hist.csv"),
]
RunId = Annotated[str, typer.Argument(metavar="[RUN]", help="Run id")]
Base = Annotated[str | None, typer.Argument(help="Run id [the run before HEAD]")]
Head = Annotated[str, typer.Argument(help="Run id")]


class TableFormat(StrEnum):
    """How a result is shown that programs read too."""

    TABLE = "table"
    JSON = "json"


def build_settings(**given: object) -> "Settings":
    """Build the settings from what was given; the environment and the defaults fill the rest.

    Raises:
        typer.BadParameter: a setting is not of its type or out of its range.
    """
    from pydantic import ValidationError

    from pipelines.settings import Settings

    try:
        return Settings.model_validate(
            {name: value for name, value in given.items() if value is not None}
        )
    except ValidationError as error:
        first = error.errors()[0]
        raise typer.BadParameter(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def say(text: str) -> None:
    """Print a message on standard error, on one line."""
    typer.echo(show_line(text), err=True)

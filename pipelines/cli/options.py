"""What several commands ask for, and what they make of it."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.control_characters import show_line

if TYPE_CHECKING:
    from pipelines.configuration import Configuration
    from pipelines.settings import Settings

Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[INPUT]...", help="Files, folders, patterns, addresses", show_default="corpus"
    ),
]
Output = Annotated[
    str | None, typer.Option(help="Folder or address of the snapshots", show_default="outputs")
]
Workers = Annotated[
    int | None, typer.Option(min=1, help="Processes that extract", show_default="one a core")
]
AllowEmpty = Annotated[
    bool | None,
    typer.Option("--allow-empty", help="Publish although an input that held files holds none"),
]
Prune = Annotated[
    bool | None,
    typer.Option("--prune", help="Drop the articles of files that are no longer in the input"),
]
FollowLinks = Annotated[
    bool | None,
    typer.Option("--follow-links", help="Follow symbolic links out of the input"),
]
RatesFile = Annotated[
    Path | None,
    typer.Option("--rates", help="Exchange rates for dollars, the ECB's eurofxref-hist.csv"),
]
Model = Annotated[
    str | None, typer.Option(help="spaCy package or path", show_default="the shipped model")
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config", help="File of settings", show_default="pressledger.toml beside the input"
    ),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="No progress and no summary; warnings and errors only")
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Tell each step and its time")]
LogFile = Annotated[Path | None, typer.Option(help="Append what is told to a file too")]
Full = Annotated[bool | None, typer.Option("--full", help="Extract every file anew")]
DaskAddress = Annotated[
    str | None,
    typer.Option(help="Address of a Dask scheduler", show_default="a cluster on this machine"),
]
Run = Annotated[str, typer.Option("--run", help="Snapshot to read")]
Base = Annotated[str | None, typer.Argument(help="Run id", show_default="the run before HEAD")]
Head = Annotated[str, typer.Argument(help="Run id")]


class Runner(StrEnum):
    """Where the workers run."""

    LOCAL = "local"
    DASK = "dask"


RunnerOption = Annotated[
    Runner | None, typer.Option(help="Where the workers run", show_default="local")
]


class LogFormat(StrEnum):
    """How messages are written."""

    TEXT = "text"
    JSON = "json"


LogFormatOption = Annotated[
    LogFormat | None,
    typer.Option("--log-format", help="How messages are written", show_default="text"),
]


class TableFormat(StrEnum):
    """How a result is shown that programs read too."""

    TABLE = "table"
    JSON = "json"


def build_settings(config: Path | None = None, **given: object) -> "Settings":
    """Build the settings from what was given; the environment, the file of settings and the
    defaults fill the rest.

    Raises:
        SettingsError: a setting is not of its type or out of its range.
    """
    return read_given(config, **given).settings


def settings_of(context: typer.Context) -> "Settings":
    """Build the settings of a command whose options bear the names of the settings that they give.

    Raises:
        SettingsError: a setting is not of its type or out of its range.
        typer.BadParameter: both --quiet and --verbose were given.
    """
    from pipelines.settings import Settings

    options = context.params
    given = {name: value for name, value in options.items() if name in Settings.model_fields}
    return build_settings(
        options["config"],
        **given | {"inputs": options["inputs"] or None},
        verbosity=_verbosity(options["quiet"], options["verbose"]),
    )


def read_given(config: Path | None, **given: object) -> "Configuration":
    """Return the settings, as `build_settings` does, and where each comes from."""
    from pipelines.configuration import read_configuration

    return read_configuration(
        {name: value for name, value in given.items() if value is not None}, config
    )


def _verbosity(quiet: bool, verbose: bool) -> str | None:
    """Return how much is to be told, None if nothing was said of it.

    Raises:
        typer.BadParameter: both were asked for.
    """
    if quiet and verbose:
        raise typer.BadParameter("give --quiet or --verbose, not both")
    return "quiet" if quiet else "verbose" if verbose else None


def say(text: str) -> None:
    """Print a message on standard error, on one line."""
    typer.echo(show_line(text), err=True)

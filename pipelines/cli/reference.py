"""What the program knows of itself: the tables that it writes, the formats that it reads."""

from enum import StrEnum
from typing import Annotated

import typer


class SchemaFormat(StrEnum):
    """How the tables' columns are shown."""

    MARKDOWN = "markdown"
    JSON = "json"


def schema(
    table: Annotated[str | None, typer.Argument(help="A table's name [all tables]")] = None,
    format_: Annotated[
        SchemaFormat, typer.Option("--format", help="A page, or data")
    ] = SchemaFormat.MARKDOWN,
) -> None:
    """Print the tables' columns: type, unit and meaning."""
    from pipelines.snapshots.dictionary import render_schema
    from pipelines.snapshots.schemas import TABLES

    if table is not None and table not in TABLES:
        raise typer.BadParameter(f"there is no table {table!r}; there are {', '.join(TABLES)}")
    typer.echo(render_schema([TABLES[table]] if table else list(TABLES.values()), format_.value))


def formats() -> None:
    """Print the formats that are read here, and what a missing one needs."""
    from pipelines.reading.catalogue import formats as known

    for each in known():
        state = f"needs {each.missing}" if each.missing else "read"
        typer.echo(f"{each.name:<34}{state:<30}{each.endings}")

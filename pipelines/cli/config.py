"""The settings in effect, and where each comes from."""

from typing import Annotated

import typer

from pipelines.cli.options import ConfigFile, Inputs, Output, TableFormat, read_given


def config(
    inputs: Inputs = None,
    output: Output = None,
    config_file: ConfigFile = None,
    format_: Annotated[
        TableFormat, typer.Option("--format", help="A table, or data")
    ] = TableFormat.TABLE,
) -> None:
    """Print the settings in effect: flags, before PRESSLEDGER_*, before pressledger.toml."""
    from pipelines.terminal import print_configuration

    configuration = read_given(config_file, inputs=inputs or None, output=output)
    print_configuration(configuration, format_.value)

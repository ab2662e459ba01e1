"""The templates of the pages."""

from jinja2 import Environment, PackageLoader

from pipelines.control_characters import show_controls


def templates() -> Environment:
    """Return the templates' environment, which escapes everything that an article says.

    The filter ``controls`` shows characters that would command a terminal or turn letters around.
    """
    environment = Environment(
        loader=PackageLoader("pipelines"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["controls"] = show_controls
    return environment

"""What the grammar of dates reads in a text, before anything is placed on the calendar."""

from extractors.dates.expressions import Expression
from extractors.dates.grammar.reading import find_expressions
from extractors.text import ArticleText


def said(text: str) -> list[tuple[str, Expression]]:
    """Return the expressions of a text, each with its words."""
    return [
        (text[found.start : found.end], found.expression)
        for found in find_expressions(ArticleText(text))
    ]

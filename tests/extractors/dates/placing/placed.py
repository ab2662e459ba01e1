"""Where an expression lies, for the tests of what places it."""

from datetime import date

from extractors.dates.expressions import Expression
from extractors.dates.placing.resolution import place
from extractors.dates.placing.timeline import Timeline
from extractors.text import ArticleText

WEDNESDAY = date(2025, 2, 12)


def placed(
    expression: Expression, text: str = "", published: date | None = WEDNESDAY
) -> str | None:
    """Return the EDTF value and the basis of an expression that stands at the end of a text."""
    here = (len(text), len(text))
    found = place(expression, Timeline(article=ArticleText(text), published=published, here=here))
    return None if found is None else f"{found.period.value} {found.basis}"

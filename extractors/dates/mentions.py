"""Dates, periods, durations and recurring times in a text, resolved to EDTF (ISO 8601-2).

What is found: calendar dates in any order news prints, partial dates, decades, quarters, halves,
seasons, fiscal years, weekdays, relative times, ranges, open intervals, durations, sets and
holidays. `extract` resolves them against the publication date, else against the explicit dates of
the text: `extractors.dates.placing.resolution` has the rules, `extractors.dates.timeml.timex3` the
same as TIMEX3. `find_dateline` (from `extractors.dates.datelines`) gives readers the date at the
head of a text.
"""

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc

from extractors.dates.datelines import Dateline, find_dateline
from extractors.dates.grammar.reading import find_expressions
from extractors.dates.lines import unwrapped
from extractors.dates.placing.timeline import Timeline, latest_explicit_day
from extractors.dates.placing.values import resolve
from extractors.records import Match
from extractors.text import ArticleText, in_small_letters

__all__ = ["KIND", "Dateline", "extract", "find_dateline"]

KIND = "dates"


def extract(source: Doc | ArticleText, published_on: date | None) -> Iterator[Match]:
    """Yield the temporal expressions of an article from left to right, resolved against `published_on`."""
    lines = unwrapped(ArticleText.of(source).text)
    text = lines.text
    lowered = in_small_letters(text)
    found = find_expressions(text, lowered)
    timeline = Timeline(text=text, lowered=lowered, published=published_on)
    if published_on is None:
        timeline.evidence = latest_explicit_day(found)
    for one in found:
        value = resolve(one, timeline)
        if value is not None:
            start, end = lines.span(one.start, one.end)
            yield Match(start=start, end=end, value=value, rule=one.rule)

"""Dates, periods, durations and recurring times in a text, resolved to EDTF (ISO 8601-2).

What is found: calendar dates in any order news prints, partial dates, decades, quarters, halves,
seasons, fiscal years, weekdays, relative times, ranges, open intervals, durations, sets and
holidays. `extract` resolves them against the publication date, else against the explicit dates of
the text: `extractors.dates.placing.resolution` has the rules, `extractors.dates.timeml.timex3` the
same as TIMEX3.
"""

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc

from extractors.dates.grammar.reading import find_expressions
from extractors.dates.lines import read_unwrapped
from extractors.dates.placing.timeline import Timeline
from extractors.dates.placing.values import resolve
from extractors.records import Match
from extractors.text import ArticleText

KIND = "dates"


def extract(source: Doc | ArticleText, published_on: date | None) -> Iterator[Match]:
    """Yield the temporal expressions of an article from left to right, resolved against
    `published_on`.
    """
    lines, article = read_unwrapped(source)
    found = find_expressions(article)
    timeline = Timeline.of(article, published_on, found)
    for one in found:
        value, timeline = resolve(one, timeline)
        if value is not None:
            start, end = lines.span(one.start, one.end)
            yield Match(start=start, end=end, value=value, rule=one.rule)

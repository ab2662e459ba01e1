"""Dates, periods, durations and recurring times in a text, resolved to EDTF (ISO 8601-2).

What is found: calendar dates in any order news prints, partial dates, decades, quarters, halves, seasons, fiscal years,
weekdays, relative times, ranges, open intervals, durations, sets and holidays. `extract` resolves them against the
publication date, else against the explicit dates of the text; see `extractors.date_resolution` for the rules and
`extractors.timex3` for TIMEX3. `find_dateline` (from `extractors.datelines`) gives readers the date at the head of a
text.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from extractors.date_anchors import lower
from extractors.date_citations import in_citation
from extractors.date_expressions import Expression, Found, Range, Relative
from extractors.date_grammar import find_expressions
from extractors.date_timeline import Timeline, latest_explicit_day
from extractors.date_values import placed_in, value_of
from extractors.datelines import Dateline, find_dateline
from extractors.document_text import text_of
from extractors.records import CalendarDate, Match

__all__ = ["KIND", "Dateline", "extract", "find_dateline"]

KIND = "dates"


def extract(doc: Doc, published_on: date | None) -> Iterator[Match]:
    """Yield the temporal expressions of `doc` from left to right, resolved against `published_on`."""
    text = text_of(doc)
    lowered = lower(text)
    found = find_expressions(text, lowered)
    timeline = Timeline(text=text, lowered=lowered, published=published_on)
    if published_on is None:
        timeline.evidence = latest_explicit_day(found)
    for one in found:
        value = _value(one, timeline)
        if value is not None:
            yield Match(start=one.start, end=one.end, value=value, rule=one.rule)


def _value(found: Found, timeline: Timeline) -> CalendarDate | None:
    timeline.here = (found.start, found.end)
    timeline.leaning = 0
    timeline.is_cited = in_citation(timeline.text, found.start, found.end)
    try:
        value = value_of(found.expression, timeline)
    except (ValueError, OverflowError):  # "30 February", "20,000 years ago"
        return None
    if timeline.is_cited:
        return replace(value, in_citation=True)
    if _may_anchor(found.expression) and (placed := placed_in(value)):
        timeline.set_anchor(placed)
    return value


def _may_anchor(expression: Expression) -> bool:
    """Whether later words may point from here: not from a limit, nor from what itself pointed back from another."""
    if isinstance(expression, Range):
        return False
    return not (isinstance(expression, Relative) and expression.anchor == "text" and expression.offset <= 0)

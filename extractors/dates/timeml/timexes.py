"""The temporal expressions of a text as TimeML marks them, for comparison on corpora annotated with
TIMEX3.

TimeML draws other lines than the table ``dates``: "since 2013" is 2013 there, "from 2021 to 2024"
are two dates, "the past five days" is one length of time with its first words, clock times count,
and so do vague times ("now", "recent years") and adverbs ("daily"); see
`extractors.dates.timeml.phrases`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter

from spacy.tokens import Doc

from extractors.dates.expressions import (
    Approximate,
    Duration,
    Expression,
    FiscalYear,
    FoundTime,
    PartOfYear,
    Relative,
    Rolling,
)
from extractors.dates.grammar.reading import find_single_times
from extractors.dates.lines import Unwrapped, read_unwrapped
from extractors.dates.placing.periods import add_months
from extractors.dates.placing.timeline import Timeline
from extractors.dates.placing.values import resolve
from extractors.dates.timeml.phrases import PARTS_OF_DAY, Timex, find_clock_times, find_loose_times
from extractors.dates.timeml.timex3 import UNKNOWN, as_timex3
from extractors.dates.words import UNITS
from extractors.lexicon import read_toml
from extractors.records import CalendarDate
from extractors.text import ArticleText, alternatives

__all__ = ["Timex", "find_timexes"]

_EXTENT = read_toml("extractors.dates", "timeml")["extent"]
_OPENING = re.compile(rf"(?<![\w-])(?:{alternatives(_EXTENT['openings'])})\s\Z")
_HEDGED = re.compile(
    r"(?:around|about|circa|ca?\.|approximately|roughly|sometime\s(?:in|around))\s"
)
_LATEST = re.compile(
    r"(?<!\w)(?:the|its|their)\slatest\s(?P<unit>day|week|month|quarter|year)(?![\w-])"
)
_ARTICLE = re.compile(r"(?<!\w)the\s\Z")
_TIME_OF_DAY = re.compile(rf"(?:{alternatives(PARTS_OF_DAY)})\Z")
_CLOCK_FIRST = re.compile(r"\s?(?:,|on|,\son)?\s")
_DAY_FIRST = re.compile(r"(?:\s?,|\sat|,\sat)?\s\Z")


def find_timexes(doc: Doc, published_on: date | None) -> list[Timex]:
    """Return the TIMEX3 expressions of `doc` in text order; `published_on` is TimeML's document
    creation time.
    """
    lines, article = read_unwrapped(doc)
    today = published_on.isoformat() if published_on else UNKNOWN
    clocks = list(find_clock_times(article.lowered))
    sure = _with_clocks(_sure_times(article, published_on), clocks, article.lowered, today)
    loose = _outside(find_loose_times(article.lowered, today), sure)
    return [_printed(timex, lines) for timex in sorted([*sure, *loose], key=attrgetter("start"))]


def _printed(timex: Timex, lines: Unwrapped) -> Timex:
    start, end = lines.span(timex.start, timex.end)
    return replace(timex, start=start, end=end)


def _sure_times(article: ArticleText, published_on: date | None) -> list[Timex]:
    """Return the expressions of the table ``dates``, none of them joined or limited."""
    found = sorted(
        [*find_single_times(article), *_latest_units(article.lowered)], key=attrgetter("start")
    )
    timeline = Timeline.of(article, published_on, found)
    timexes: list[Timex] = []
    for one in found:
        value, timeline = resolve(one, timeline)
        if value is not None and value.value is None and (spoken := _spoken_now(one.expression)):
            value, timeline = resolve(one._replace(expression=spoken), timeline)
        if value is not None:
            timex = _timex(one, value, article.lowered)
            timexes.append(_by_quarter(timex, one.expression, timeline))
    return timexes


def _latest_units(lowered: str) -> Iterator[FoundTime]:
    """Yield "the latest quarter" and its like: the one before that of the publication."""
    for match in _LATEST.finditer(lowered):
        unit = UNITS[match["unit"]]
        yield FoundTime(*match.span(), Relative(unit=unit, offset=-1), "pointed")


def _by_quarter(timex: Timex, expression: Expression, timeline: Timeline) -> Timex:
    """Return "a year ago" as the quarter that it compares with: that of the text's quarter, else of
    the day a year off.
    """
    match expression:
        case Relative(unit="year", counted=True, offset=-1 | 1 as offset):
            told = timeline.told.get("quarter")
            if told:
                first = add_months(told.placed.period.first, 12 * offset)
            elif len(timex.value) == len("2024-01"):
                first = date.fromisoformat(f"{timex.value}-01")
            else:
                return timex
            return replace(timex, value=f"{first.year:04d}-Q{(first.month + 2) // 3}")
        case FiscalYear(year=int(year)):
            return replace(timex, value=f"FY{year:04d}")
    return timex


def _timex(found: FoundTime, value: CalendarDate, lowered: str) -> Timex:
    kind, written = as_timex3(value)
    if isinstance(found.expression, Rolling) and found.expression.count == 0:
        kind, written = "DURATION", f"PX{found.expression.unit[0].upper()}"
    start = _extent_start(found, lowered)
    part = _TIME_OF_DAY.search(lowered, found.start, found.end)
    if part and kind == "DATE":
        return Timex(
            start=start, end=found.end, type="TIME", value=f"{written}{PARTS_OF_DAY[part[0]]}"
        )
    return Timex(start=start, end=found.end, type=kind, value=written)


def _spoken_now(expression: Expression) -> Expression | None:
    """Return what "that day" or "the previous day" means where the text has spoken of no other day
    before.
    """
    if (
        isinstance(expression, Relative)
        and expression.anchor == "text"
        and expression.unit == "day"
    ):
        return replace(expression, anchor="now")
    return None


def _extent_start(found: FoundTime, lowered: str) -> int:
    start = found.start
    if isinstance(found.expression, Approximate) and (hedge := _HEDGED.match(lowered, start)):
        return hedge.end()
    if isinstance(found.expression, Duration):
        openings = (
            0 if "-" in lowered[start : found.end] else 2
        )  # "a two-year plan", "for about the last five years"
        for _ in range(openings):
            opening = _OPENING.search(lowered, max(0, start - 20), start)
            start = opening.start() if opening else start
    elif isinstance(found.expression, PartOfYear) and (
        article := _ARTICLE.search(lowered, max(0, start - 4), start)
    ):
        start = article.start()
    return start


def _with_clocks(
    sure: Sequence[Timex], clocks: Sequence[Timex], lowered: str, today: str
) -> list[Timex]:
    """Return the expressions with the clock times, each joined to the day that stands beside it."""
    days = {timex.start: timex for timex in sure} | {timex.end: timex for timex in sure}
    joined: list[Timex] = []
    for clock in clocks:
        day = _day_beside(clock, days, lowered)
        if day is None:
            joined.append(replace(clock, value=f"{today}{clock.value}"))
        else:
            start, end = min(day.start, clock.start), max(day.end, clock.end)
            joined.append(replace(clock, start=start, end=end, value=f"{day.value}{clock.value}"))
    return sorted([*_outside(sure, joined), *joined], key=attrgetter("start"))


def _day_beside(clock: Timex, days: Mapping[int, Timex], lowered: str) -> Timex | None:
    after = _CLOCK_FIRST.match(lowered, clock.end)
    before = _DAY_FIRST.search(lowered, max(0, clock.start - 5), clock.start)
    beside = (days.get(after.end()) if after else None) or (
        days.get(before.start()) if before else None
    )
    is_day = beside is not None and beside.type == "DATE" and len(beside.value) == len("2024-01-01")
    return beside if is_day else None


def _outside(timexes: Iterable[Timex], taken: Sequence[Timex]) -> Iterator[Timex]:
    """Yield those that touch none of the others; both stand in text order."""
    starts = [other.start for other in taken]
    for timex in timexes:
        at = bisect_left(starts, timex.end)
        if at == 0 or taken[at - 1].end <= timex.start:
            yield timex

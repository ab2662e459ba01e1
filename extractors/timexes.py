"""The temporal expressions of a text as TimeML marks them, for comparison on corpora annotated with TIMEX3.

TimeML draws other lines than the table ``dates``: "since 2013" is 2013 there, "from 2021 to 2024" are two dates, "the
past five days" is one length of time with its first words, and vague times ("now", "recent years") and adverbs
("daily") count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from extractors.date_anchors import lower
from extractors.date_expressions import Duration, Found, PartOfYear
from extractors.date_grammar import find_single_times
from extractors.date_timeline import Timeline, latest_explicit_day
from extractors.date_values import resolve
from extractors.document_text import text_of
from extractors.lexicon import read_toml
from extractors.numbers import alternatives
from extractors.timex3 import as_timex3

_LEXICON = read_toml("timeml")
_REFERENCES: dict[str, str] = _LEXICON["references"]
_SETS: dict[str, str] = _LEXICON["sets"]
_VAGUE = re.compile(rf"(?<![\w-])(?:{alternatives([*_REFERENCES, *_SETS])})(?![\w-])")
_OPENING = re.compile(rf"(?<![\w-])(?:{alternatives(_LEXICON['extent']['openings'])})\s\Z")
_ARTICLE = re.compile(r"(?<!\w)the\s\Z")
_LOOSE_LENGTH = re.compile(
    r"(?<![\w-])(?:(?P<one>an?|half\san?)\s(?P<unit>year|month|week|decade|century|hour|day)"
    r"|(?:the\s(?:past|last|next|coming)\s)?(?:many\s|several\s|a\sfew\s|few\s|some\s)?"
    r"(?P<units>decades|years|months|weeks|days|hours|centuries))(?![\w-]|\s(?:old|ago|of\sage))"
)
_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "decade": "DE", "century": "CE"}
_LETTERS |= {"years": "Y", "months": "M", "weeks": "W", "days": "D", "hours": "H", "decades": "DE", "centuries": "CE"}
_TIME_OF_DAY = re.compile(r"(?:morning|afternoon|evening|night|tonight)\Z")
_TIMES = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "tonight": "TNI"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A TIMEX3 expression at ``text[start:end]``; `type` is ``DATE``, ``TIME``, ``DURATION`` or ``SET``."""

    start: int
    end: int
    type: str
    value: str


def find_timexes(doc: Doc, published_on: date | None) -> list[Timex]:
    """Return the TIMEX3 expressions of `doc` in text order; `published_on` is TimeML's document creation time."""
    text = text_of(doc)
    lowered = lower(text)
    found = find_single_times(text, lowered)
    timeline = Timeline(text=text, lowered=lowered, published=published_on)
    timeline.evidence = None if published_on else latest_explicit_day(found)
    sure = [timex for one in found if (timex := _timex(one, timeline))]
    taken = [(timex.start, timex.end) for timex in sure]
    loose = [t for t in _loose(lowered) if not any(start < t.end and t.start < end for start, end in taken)]
    return sorted([*sure, *loose], key=lambda timex: timex.start)


def _timex(found: Found, timeline: Timeline) -> Timex | None:
    value = resolve(found, timeline)
    if value is None:
        return None
    kind, written = as_timex3(value)
    start = _extent_start(found, timeline.lowered)
    part = _TIME_OF_DAY.search(timeline.lowered, found.start, found.end)
    if part and kind == "DATE":
        return Timex(start=start, end=found.end, type="TIME", value=f"{written}{_TIMES[part[0]]}")
    return Timex(start=start, end=found.end, type=kind, value=written)


def _extent_start(found: Found, lowered: str) -> int:
    start = found.start
    if isinstance(found.expression, Duration):
        for _ in range(2):  # "for about the last five years"
            opening = _OPENING.search(lowered, max(0, start - 20), start)
            start = opening.start() if opening else start
    elif isinstance(found.expression, PartOfYear) and (article := _ARTICLE.search(lowered, max(0, start - 4), start)):
        start = article.start()
    return start


def _loose(lowered: str) -> Iterator[Timex]:
    for match in _VAGUE.finditer(lowered):
        kind = "SET" if match[0] in _SETS else "DATE"
        yield Timex(start=match.start(), end=match.end(), type=kind, value=(_SETS | _REFERENCES)[match[0]])
    for match in _LOOSE_LENGTH.finditer(lowered):
        count = "1" if match["one"] else "X"
        unit = _LETTERS[match["unit"] or match["units"]]
        value = f"P{'T' if unit == 'H' else ''}{count}{unit}"
        yield Timex(start=match.start(), end=match.end(), type="DURATION", value=value)

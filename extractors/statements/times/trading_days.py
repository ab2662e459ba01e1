"""The day that an article tells of, and the day on which what is traded had its price.

An article of Thursday that begins "Gas rose on Wednesday" quotes Wednesday's prices; one of a
Saturday quotes those of Friday, the last day of trading.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from extractors.lexicon import read_toml
from extractors.records import CalendarDate
from extractors.statements.passages import Passage, opening_sentences
from extractors.statements.times.reported_days import is_in_dateline
from extractors.text import alternatives

_LEXICON = read_toml(__package__, "trading_days")
_TRADED = re.compile(rf"\b(?:{alternatives(_LEXICON['traded'])})\b", re.IGNORECASE)
_LEAD = 2  # sentences at the beginning of an article that say which day it tells of
_YEAR = re.compile(r"\d{4}")  # a date with a year is that of a photograph or of an earlier event
_FRIDAY = 4  # the last weekday of trading, counted from Monday


def day_told_of(passages: Sequence[Passage], published_on: date | None) -> date | None:
    """Return the day that an article tells of: the first one that its beginning names, if it is
    that of the publication or the working day before; else the day of publication.

    Args:
        passages: the sentences of the article, the headline first.
        published_on: the day of publication.

    >>> day_told_of([], date(2025, 2, 13))
    datetime.date(2025, 2, 13)
    """
    if published_on is None:
        return None
    for passage in opening_sentences(passages, _LEAD):
        for mention in passage.dates:
            value = mention.value
            assert isinstance(value, CalendarDate)
            is_day = value.kind == "date" and value.granularity == "day"
            if not is_day or value.latest is None or _YEAR.search(mention.text):
                continue
            if not is_in_dateline(passage, mention) and value.latest <= published_on:
                is_close = _working_day(published_on - timedelta(1)) <= value.latest
                return value.latest if is_close else published_on
    return published_on


def trading_day(text: str, day: date) -> date:
    """Return the day of a price quoted on a day: of what is traded on a market, which rests at
    weekends, the Friday before.

    >>> trading_day("Copper closed at $5", date(2025, 2, 8))
    datetime.date(2025, 2, 7)
    >>> trading_day("Milk costs $5", date(2025, 2, 8))
    datetime.date(2025, 2, 8)
    """
    return _working_day(day) if _TRADED.search(text) else day


def _working_day(day: date) -> date:
    """Return a day of a week's five, or the last one of them before a day of the weekend."""
    return day - timedelta(max(day.weekday() - _FRIDAY, 0))

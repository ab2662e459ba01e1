"""Fiscal years: which one a text speaks of, and from which month to which it runs."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from extractors.dates.placing.periods import Period, months_period
from extractors.lexicon import LexiconError, read_toml
from extractors.text import ArticleText, alternatives, view


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalCalendar:
    """When a country's fiscal year begins, and whether it is called by the year in which it ends or
    begins.
    """

    code: str
    first_month: int
    called_by_end: bool

    def year(self, number: int) -> Period:
        """Return the fiscal year called by that number."""
        return months_period(self._starts_in(number), self.first_month, 12, "year")

    def part(self, number: int, first: int, count: int) -> Period:
        """Return `count` quarters (from the `first`, 1 to 4) of the fiscal year called by that
        number.
        """
        month = self.first_month + 3 * (first - 1)
        start = self._starts_in(number) + (month - 1) // 12
        return months_period(
            start, (month - 1) % 12 + 1, 3 * count, "quarter" if count == 1 else "half"
        )

    def number_at(self, year: int, month: int) -> int:
        """Return the number of the fiscal year that a calendar month lies in."""
        started = year if month >= self.first_month else year - 1
        return started + 1 if self.called_by_end else started

    def _starts_in(self, number: int) -> int:
        return number - 1 if self.called_by_end else number


CALENDAR_YEAR = FiscalCalendar(code="", first_month=1, called_by_end=False)


def _calendar(row: Mapping[str, Any]) -> FiscalCalendar:
    if row["called_by"] not in ("start", "end"):
        raise LexiconError(
            f"fiscal_years.toml: {row['code']} is called by {row['called_by']!r}; "
            "write start or end"
        )
    return FiscalCalendar(
        code=row["code"], first_month=row["first_month"], called_by_end=row["called_by"] == "end"
    )


_ROWS = read_toml("extractors.dates", "fiscal_years")["country"]
_CALENDARS = {word: _calendar(row) for row in _ROWS for word in row["words"]}
_WORD = re.compile(rf"(?<!\w)(?:{alternatives(_CALENDARS)})(?!\w)")
UNITED_STATES = next(calendar for calendar in _CALENDARS.values() if calendar.code == "USA")
_WINDOW = 400


def calendar_near(article: ArticleText, start: int) -> FiscalCalendar | None:
    """Return the fiscal calendar of the country most named near ``text[start:]``, else anywhere;
    None if none is.
    """
    near = article.text[max(0, start - _WINDOW) : start + _WINDOW]
    return _most_named(near) or _most_named_anywhere(article)


@view
def _most_named_anywhere(article: ArticleText) -> FiscalCalendar | None:
    return _most_named(article.text)


def _most_named(text: str) -> FiscalCalendar | None:
    named = Counter(_CALENDARS[word] for word in _WORD.findall(text))
    return min(named, key=lambda calendar: (-named[calendar], calendar.code)) if named else None

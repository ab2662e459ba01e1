"""Feasts and days of commemoration: on which day of a year they fall."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from dateutil.easter import EASTER_ORTHODOX, easter

from extractors.lexicon import LexiconError, read_toml

_LEXICON = read_toml(__package__, "holidays")
_LUNAR_NEW_YEAR: Mapping[str, str] = _LEXICON["lunar_new_year"]

HOLIDAY_FORMS: Mapping[str, str] = {
    form.lower(): row["forms"][0].lower() for row in _LEXICON["holiday"] for form in row["forms"]
}
"""Every printed form in lower case, to the first form of its row, which names the holiday."""


def hijri_day(year: int, month: int, day: int) -> date:
    """Return the first day in a Gregorian year with this month and day of the tabular Islamic
    calendar.

    The sighting of the moon may move it by a day.

    Raises:
        ValueError: no such day falls into the year, which happens about once in 33 years.
    """
    around = (year - 622) * 33 // 32
    for hijri_year in (around - 1, around, around + 1, around + 2):
        elapsed = (
            (hijri_year - 1) * 354
            + (3 + 11 * hijri_year) // 30
            + 29 * (month - 1)
            + month // 2
            + day
        )
        found = date.fromordinal(227014 + elapsed)
        if found.year == year:
            return found
    raise ValueError(f"no day {month}-{day} of the Islamic calendar in {year}")


def _nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    if which < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))


def _rule(row: Mapping[str, Any]) -> Callable[[int], date]:
    match row:
        case {"date": str(day)}:
            return lambda year: date.fromisoformat(f"{year:04d}-{day}")
        case {"easter": int(days)}:
            return lambda year: easter(year) + timedelta(days=days)
        case {"orthodox_easter": int(days)}:
            return lambda year: easter(year, EASTER_ORTHODOX) + timedelta(days=days)
        case {"weekday": [int(month), int(weekday), int(which)]}:
            after = timedelta(days=row.get("after", 0))
            return lambda year: _nth_weekday(year, month, weekday, which) + after
        case {"hijri": [int(month), int(day)]}:
            return lambda year: hijri_day(year, month, day)
        case {"lunar_new_year": True}:
            return _lunar_new_year
    raise LexiconError(
        f"holidays.toml: {row['forms'][0]!r} has no rule; "
        "give it one that the head of the file names"
    )


def _lunar_new_year(year: int) -> date:
    if str(year) not in _LUNAR_NEW_YEAR:
        raise ValueError(f"holidays.toml does not know the lunar new year of {year}")
    return date.fromisoformat(f"{year}-{_LUNAR_NEW_YEAR[str(year)]}")


_RULES: Mapping[str, Callable[[int], date]] = {
    row["forms"][0].lower(): _rule(row) for row in _LEXICON["holiday"]
}
APPROXIMATE_HOLIDAYS = frozenset(
    row["forms"][0].lower() for row in _LEXICON["holiday"] if "hijri" in row
)
"""Holidays whose computed day may be a day off."""


def holiday_in(name: str, year: int) -> date:
    """Return the day of a holiday in a year.

    Args:
        name: a value of `HOLIDAY_FORMS`.
        year: of the Gregorian calendar.

    Raises:
        ValueError: the holiday does not fall into that year, or the lexicon does not know its day.

    >>> holiday_in("easter", 2024).isoformat(), holiday_in("thanksgiving", 2023).isoformat()
    ('2024-03-31', '2023-11-23')
    """
    return _RULES[name](year)

"""The words of the calendar, from ``lexicon/calendar.toml``, and the patterns that match them."""

from collections.abc import Iterable, Mapping
from typing import Any

from extractors.dates.expressions import FIGURES, PartName, Unit
from extractors.lexicon import LexiconError, read_toml
from extractors.numbers import ONES, SCALES, TENS
from extractors.text import alternatives

_LEXICON = read_toml(__package__, "calendar")


def _numbers(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    names: dict[str, int] = {}
    for row in rows:
        for form in (row["name"], *row["short"]):
            if names.setdefault(form.lower(), row["number"]) != row["number"]:
                raise LexiconError(f"calendar.toml: {form!r} stands for two numbers; keep one")
    return names


MONTHS: Mapping[str, int] = _numbers(_LEXICON["month"])
"""Month names and abbreviations in lower case, without full stop, to 1..12."""
MONTH_NAMES = frozenset(row["name"].lower() for row in _LEXICON["month"])
AMBIGUOUS_MONTHS = frozenset(row["name"].lower() for row in _LEXICON["month"] if row.get("word"))
"""Names of months that are words or names of people, too."""
VERB_MONTHS = frozenset(row["name"] for row in _LEXICON["month"] if row.get("verb"))
"""Of them those that may be verbs, as they are printed: "May", "March"."""
WEEKDAYS: Mapping[str, int] = _numbers(_LEXICON["weekday"])
"""Weekday names and abbreviations in lower case to ISO 8601 numbers, Monday being 1."""
WEEKDAY_NAMES = frozenset(row["name"].lower() for row in _LEXICON["weekday"])
WEEKDAY_WORDS = frozenset(word for row in _LEXICON["weekday"] for word in row.get("words", ()))
"""Abbreviations of weekdays that are words or names of their own, as they are printed: "Sun"."""
SEASONS: Mapping[str, int] = {row["name"]: row["code"] for row in _LEXICON["season"]}
"""Season names to their EDTF codes, 21 (spring) to 24 (winter)."""
TIMEX_SEASONS: Mapping[int, str] = {row["code"]: row["timex"] for row in _LEXICON["season"]}
"""EDTF codes of seasons to those of TIMEX3."""
UNITS: Mapping[str, Unit] = {
    form: unit for unit, forms in _LEXICON["units"].items() for form in forms
}
"""Units of time, singular and plural, to the singular."""
PARTS: Mapping[str, PartName] = {
    form: part for part, forms in _LEXICON["parts"].items() for form in forms
}
"""Words for a part of a period."""
DEICTIC: tuple[str, ...] = tuple(_LEXICON["deictic"])
"""Words that name a day, or a part of it, by themselves: "today", "night"."""
ORDINALS: Mapping[str, int] = _LEXICON["ordinals"]
DECADES: Mapping[str, int] = _LEXICON["decades"]

# The patterns below are in lower case: they read text that was lowered, or stand inside of
# ``(?i:...)``.
_NO_LETTER = r"(?![^\W\d_])"


def _names(full: frozenset[str], every: Iterable[str], end: str) -> str:
    """Return a pattern for full names, and for abbreviations with their full stop."""
    short = [word for word in every if word not in full]
    return rf"(?:(?:{alternatives([*full])}){end}|(?:{alternatives(short)}){end}\.?)"


MONTH = _names(MONTH_NAMES, MONTHS, _NO_LETTER)
WEEKDAY = _names(WEEKDAY_NAMES, WEEKDAYS, r"(?!\w)")
DAY_NUMBER = r"(?:3[01]|[12][0-9]|0?[1-9])"
"""A day of the month, without its ordinal ending."""
DAY = rf"{DAY_NUMBER}(?:st|nd|rd|th)?"
DAY_IN_WORDS = rf"(?:{alternatives(ORDINALS)})(?![\w-])"
"""A day of the month in words, which needs "of" or the end of its phrase beside it."""
YEAR = r"(?:1[0-9]|20|21)[0-9][0-9]"
SEASON = rf"(?:{alternatives(SEASONS)})"
NO_TIME = r"(?![0-9]|[.:][0-9]|\s?[ap]\.?m\b|\s?%)"
"""What follows a day of the month: no clock time and no percentage."""
ORDINAL = rf"(?:(?:{alternatives(ORDINALS)})(?!\w)|[0-9]{{1,2}}(?:st|nd|rd|th)(?!\w))"
UNIT = rf"(?:{alternatives(UNITS)})(?!\w)"
TOWARD: Mapping[str, int] = _LEXICON["toward"]
"""Words that point from the day of publication: -1 back, 0 to what it lies in, 1 forth."""
ONWARD: Mapping[str, int] = _LEXICON["onward"]
"""Words that point from what the text speaks of."""


def read_month(word: str) -> int:
    """Return the number of a month from what `MONTH` matched, in any case."""
    return MONTHS[word.rstrip(".").lower()]


def read_weekday(word: str) -> int:
    """Return the ISO number of a weekday from what `WEEKDAY` matched, in any case."""
    return WEEKDAYS[word.rstrip(".").lower()]


def read_short_year(figures: str) -> int:
    """Return the year that two figures stand for: 40 to 99 are of the twentieth century, since news
    speaks of the war of '67 more often than of the plans for 2067.
    """
    short = int(figures)
    return short + (1900 if short >= 40 else 2000)


def read_ordinal(word: str) -> int:
    """Return the number of what `ORDINAL` or `DAY` matched: "third" and "3rd" are 3."""
    return ORDINALS.get(word) or int(word.rstrip("stndrh"))


_ONES = alternatives(ONES)
_BELOW_HUNDRED = rf"(?:(?:{alternatives(TENS)})(?:[\s-](?:{_ONES}))?|{_ONES})"
_HUNDREDS = (
    rf"(?:(?:{_BELOW_HUNDRED}\s)?(?:hundred|thousand|dozen)(?:\s(?:and\s)?{_BELOW_HUNDRED})?)"
)
_FIGURE = r"[0-9]{1,3}(?:,[0-9]{3}|[0-9]{1,2})?(?:\.[0-9]{1,2})?"
COUNT = rf"(?:{_FIGURE}|(?:{_HUNDREDS}|{_BELOW_HUNDRED})(?!\w))"
"""How many units of time: of the numbers of `extractors.numbers.grammar` those that count
years and days, found ten times faster.
"""
COUNT_OPENERS = frozenset((*ONES, *TENS, "hundred", "thousand", "dozen", FIGURES))
"""The words that `COUNT` may begin with, `FIGURES` among them; likewise for the patterns below."""
ORDINAL_OPENERS = frozenset((*(word.partition("-")[0] for word in ORDINALS), FIGURES))
WEEKDAY_OPENERS = frozenset(WEEKDAYS)
TOWARD_OPENERS = frozenset(words.partition(" ")[0] for words in TOWARD)
ONWARD_OPENERS = frozenset(words.partition(" ")[0] for words in ONWARD)
_POINTERS = frozenset(word for words in (*TOWARD, *ONWARD) for word in words.split())
LEADING_WORDS: frozenset[str] = frozenset().union(
    MONTHS, WEEKDAYS, ORDINALS, SEASONS, ONES, TENS, SCALES, _POINTERS,
    _LEXICON["leading"], _LEXICON["inner"],
)  # fmt: skip
"""The words that may stand in a construction before the word it hangs on."""
INNER_WORDS: frozenset[str] = frozenset(f"{word} " for word in _LEXICON["inner"])
"""Those of them that begin no construction, with the blank after them."""

"""The words of the calendar, from ``lexicon/calendar.toml``, and the patterns that match them."""

from collections.abc import Iterable, Mapping
from typing import Any

from extractors.dates.expressions import FIGURES, Unit
from extractors.lexicon import LexiconError, read_toml
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
WEEKDAYS: Mapping[str, int] = _numbers(_LEXICON["weekday"])
"""Weekday names and abbreviations in lower case to ISO 8601 numbers, Monday being 1."""
WEEKDAY_NAMES = frozenset(row["name"].lower() for row in _LEXICON["weekday"])
SEASONS: Mapping[str, int] = {row["name"]: row["code"] for row in _LEXICON["season"]}
"""Season names to their EDTF codes, 21 (spring) to 24 (winter)."""
UNITS: Mapping[str, Unit] = {
    form: unit for unit, forms in _LEXICON["units"].items() for form in forms
}
"""Units of time, singular and plural, to the singular."""
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
YEAR = r"(?:1[0-9]|20|21)[0-9][0-9]"
SEASON = rf"(?:{alternatives(SEASONS)})"
NO_TIME = r"(?![0-9]|[.:][0-9]|\s?[ap]\.?m\b|\s?%)"
"""What follows a day of the month: no clock time and no percentage."""
ORDINAL = rf"(?:(?:{alternatives(ORDINALS)})(?!\w)|[0-9]{{1,2}}(?:st|nd|rd|th)(?!\w))"
UNIT = rf"(?:{alternatives(UNITS)})(?!\w)"
TOWARD: Mapping[str, int] = {
    "last": -1, "past": -1, "this past": -1, "this last": -1,
    "this": 0, "current": 0, "the current": 0, "present": 0, "the present": 0,
    "next": 1, "coming": 1, "this coming": 1, "upcoming": 1, "this upcoming": 1,
}  # fmt: skip
"""Words that point from the day of publication: -1 back, 0 to what it lies in, 1 forth."""
ONWARD: Mapping[str, int] = {
    "previous": -1, "prior": -1, "preceding": -1,
    "same": 0, "that": 0, "that same": 0, "corresponding": 0,
    "following": 1, "subsequent": 1, "ensuing": 1,
}  # fmt: skip
"""Words that point from what the text speaks of."""


def read_month(word: str) -> int:
    """Return the number of a month from what `MONTH` matched, in any case."""
    return MONTHS[word.rstrip(".").lower()]


def read_weekday(word: str) -> int:
    """Return the ISO number of a weekday from what `WEEKDAY` matched, in any case."""
    return WEEKDAYS[word.rstrip(".").lower()]


def read_ordinal(word: str) -> int:
    """Return the number of what `ORDINAL` or `DAY` matched: "third" and "3rd" are 3."""
    return ORDINALS.get(word) or int(word.rstrip("stndrh"))


_NUMBERS = read_toml("extractors.numbers", "numbers")
_ONES = alternatives(_NUMBERS["units"])
_BELOW_HUNDRED = rf"(?:(?:{alternatives(_NUMBERS['tens'])})(?:[\s-](?:{_ONES}))?|{_ONES})"
_HUNDREDS = (
    rf"(?:(?:{_BELOW_HUNDRED}\s)?(?:hundred|thousand|dozen)(?:\s(?:and\s)?{_BELOW_HUNDRED})?)"
)
_FIGURE = r"[0-9]{1,3}(?:,[0-9]{3}|[0-9]{1,2})?(?:\.[0-9]{1,2})?"
COUNT = rf"(?:{_FIGURE}|(?:{_HUNDREDS}|{_BELOW_HUNDRED})(?!\w))"
"""How many units of time: of `extractors.numbers.grammar.NUMBER` what counts years and days, found
ten times faster.
"""
COUNT_OPENERS = frozenset(
    (*_NUMBERS["units"], *_NUMBERS["tens"], "hundred", "thousand", "dozen", FIGURES)
)
"""The words that `COUNT` may begin with, `FIGURES` among them; likewise for the patterns below."""
ORDINAL_OPENERS = frozenset((*(word.partition("-")[0] for word in ORDINALS), FIGURES))
WEEKDAY_OPENERS = frozenset(WEEKDAYS)
TOWARD_OPENERS = frozenset(words.partition(" ")[0] for words in TOWARD)
ONWARD_OPENERS = frozenset(words.partition(" ")[0] for words in ONWARD)
LEADING_WORDS: frozenset[str] = frozenset(
    word
    for words in (
        MONTHS, WEEKDAYS, ORDINALS, SEASONS, _NUMBERS["units"], _NUMBERS["tens"], _NUMBERS["scales"],
        *(pointer.split() for pointer in (*TOWARD, *ONWARD)), _LEXICON["leading"], _LEXICON["inner"],
    )
    for word in words
)  # fmt: skip
"""The words that may stand in a construction before the word it hangs on."""
INNER_WORDS: frozenset[str] = frozenset(f"{word} " for word in _LEXICON["inner"])
"""Those of them that begin no construction, with the blank after them."""

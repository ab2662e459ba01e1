"""How many: the number before a weapon, across makers, nationalities and adjectives ("14 new Boeing F/A-18s")."""

import re
from dataclasses import dataclass

from extractors.lexicon import read_toml
from extractors.numbers import find_numbers, is_year
from extractors.weapon_classes import HEADS, SINGULAR_HEADS, UNCHANGED_HEADS
from extractors.weapon_systems import SPELLINGS
from extractors.weapon_text import fold

_LEXICON = read_toml("weapon_contexts")["quantities"]
_NUMBERS = read_toml("numbers")
_NUMBER_WORDS = [*_NUMBERS["units"], *_NUMBERS["tens"], *_NUMBERS["scales"], "dozen"]
_BETWEEN = frozenset(_LEXICON["between"])
_LABELS = frozenset(_LEXICON["labels"])
_BLOCKERS = frozenset(_LEXICON["blockers"])
_STOPS = ("; ", ": ", "? ", "! ", ") ")  # what no count crosses
_MAY_COUNT = re.compile(rf"[0-9]|\b(?:{'|'.join(_NUMBER_WORDS)})")
_WINDOW = 110  # characters before a weapon in which its number may stand
_MOST_WORDS = 8
_WORDS = re.compile(r"(?:[A-Za-z0-9&’']+\.?)(?:-[A-Za-z0-9’']+)*\.?|[^\sA-Za-z0-9]")
_MADE = re.compile(rf"\w+-(?:{'|'.join(_LEXICON['made'])})")
_LABEL_BEFORE = re.compile(r"([A-Za-z]+)[.\s-]{1,2}$")
_BAD_BEFORE = re.compile(r"(?:[$€£¥₹#]|[A-Z]{2,3}\$|\w-|/|[.,]\d*|[a-z]\d*)$")
_NEXT_WORD = re.compile(r"[ -]([a-z]+)")
_CALIBER_BEFORE = re.compile(r"(?<![\w.,])(\d{1,3}(?:\.\d{1,2})?)[ -]?(?:mm|millimet(?:er|re)s?)[ -]$")
_CALIBER_AFTER = re.compile(r" ?[(,]? ?(?<![\w.,])(\d{1,3}(?:\.\d{1,2})?)[ -]?(?:mm|millimet(?:er|re)s?)\b")
_MEASURE = re.compile(r"-(?:pound|lb|kilogram|kg|mile|foot|inch|metre|meter|km|hour|year)\b")
_MEASURED = re.compile(r"[0-9][0-9,.]{0,12}-(?:[A-Za-z]{2,12})?")
_MONTHS = re.compile(r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december) $")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of weapons; `low` and `high` differ for a range."""

    low: int
    high: int


def caliber_beside(folded: str, start: int, end: int) -> tuple[str, int] | None:
    """Return the bore printed right before or after ``folded[start:end]``, and where the weapon with it begins."""
    if before := _CALIBER_BEFORE.search(folded, max(0, start - 20), start):
        return before[1], before.start()
    if after := _CALIBER_AFTER.match(folded, end):
        return after[1], start
    return None


def count_before(text: str, folded: str, start: int, end: int) -> Count | None:
    """Return the number that counts the weapon at ``text[start:end]``, None if none does.

    >>> line = "It ordered 14 new Boeing F-15s in 2016."
    >>> count_before(line, line.lower(), 25, 30)
    Count(low=14, high=14)
    """
    low = max(0, start - _WINDOW)
    if low:
        low = text.find(" ", low, start) + 1 or low
    stop = max(folded.rfind(sign, low, start) for sign in _STOPS)
    low = max(low, stop + 1)
    numbers = list(find_numbers(text, low, start)) if _MAY_COUNT.search(folded, low, start) else []
    # "four 2,000-pound bombs": what a hyphen joins to a measure counts nothing.
    numbers = [number for number in numbers if not _MEASURE.match(folded, number.end)]
    if not numbers:
        return None
    number = numbers[-1]
    if number.low != number.low.to_integral_value() or not _counts(text, folded, number.start, number.end):
        return None
    if not _joins(_MEASURED.sub(" ", text[number.end : start])):
        return None
    count = Count(low=int(number.low), high=int(number.high))
    return count if _agrees(folded, start, end, count) else None


def _counts(text: str, folded: str, start: int, end: int) -> bool:
    before = text[max(0, start - 14) : start]
    if _BAD_BEFORE.search(before) or text[end : end + 1] in ("%", "°"):
        return False
    label = _LABEL_BEFORE.search(before)
    # "Hawk 132 aircraft" has no number; "Turkey 40 F-16s" has.
    if label and (label[1].lower() in _LABELS or (label[1][0].isupper() and fold(label[1]) in SPELLINGS)):
        return False
    return not (is_year(text, start, text[start:end]) or _MONTHS.search(folded, max(0, start - 12), start))


def _joins(between: str) -> bool:
    words = _WORDS.findall(between)
    return len(words) <= _MOST_WORDS and all(_may_stand_between(word) for word in words)


def _may_stand_between(word: str) -> bool:
    if word[0].isupper() or word in "\"“”'‘’&-":
        return True
    lower = word.lower().rstrip(".")
    return lower in _BETWEEN or bool(_MADE.fullmatch(lower)) or all(part in _BETWEEN for part in lower.split("-"))


def _agrees(folded: str, start: int, end: int, count: Count) -> bool:
    """Whether the number can count these words: not "two F-35 squadrons", not "12 tank crews"."""
    if count.high < 1:
        return False
    following = _NEXT_WORD.match(folded, end)
    if following and following[1] in _BLOCKERS:
        return False
    last = folded[start:end].replace("-", " ").rsplit(" ", 1)[-1]
    singular = last in HEADS and last in SINGULAR_HEADS and last not in UNCHANGED_HEADS
    return not (singular and count.high > 1)

"""How many: the number before a weapon, across makers, nationalities and adjectives ("14 new Boeing
F/A-18s").
"""

import re
from calendar import month_name
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from extractors.lexicon import read_toml
from extractors.numbers import Number, find_numbers, is_year
from extractors.text import plain_letters
from extractors.weapons.classes import HEADS, SINGULAR_HEADS, UNCHANGED_HEADS
from extractors.weapons.lexicons import CONTEXTS
from extractors.weapons.systems import find_spelling

_LEXICON = CONTEXTS["quantities"]
_NUMBERS = read_toml("extractors.numbers", "numbers")
_NUMBER_WORDS = [*_NUMBERS["units"], *_NUMBERS["tens"], *_NUMBERS["scales"], "dozen"]
_BETWEEN = frozenset(_LEXICON["between"])
_LABELS = frozenset(_LEXICON["labels"])
_BLOCKERS = frozenset(_LEXICON["blockers"])
_ENDINGS = tuple(_LEXICON["endings"])
_STOPS = ("; ", ": ", "? ", "! ", ") ")  # what no count crosses
_MAY_COUNT = re.compile(rf"[0-9]|\b(?:{'|'.join(_NUMBER_WORDS)})")
# What else a number may be made of: "one and a half million", "between two and three".
_PARTS = frozenset(
    ("a", "an", "and", "between", "half", "of", "or", "quarter", "quarters", "to", "up", "-", "–")
)
_WINDOW = 110  # characters before a weapon in which its number may stand
_MOST_WORDS = 8  # between a number and its weapon
_LONGEST_NUMBER = 8  # words
_LONGEST_BORE = 30  # characters
_WORDS = re.compile(r"(?:[A-Za-z0-9&’']+\.?)(?:-[A-Za-z0-9’']+)*\.?|[^\sA-Za-z0-9]")
_MADE = re.compile(rf"\w+-(?:{'|'.join(_LEXICON['made'])})")
_LABEL_BEFORE = re.compile(r"([A-Za-z]+)[.\s-]{1,2}$")
_BAD_BEFORE = re.compile(r"(?:[$€£¥₹#]|[A-Z]{2,3}\$|\w-|/|[.,:]\d*|[a-z]\d*)$")
_NEXT_WORD = re.compile(r"[ -]([a-z]+)")
_BORE = r"""
    (?<![\w.,]) (?:
        (?P<mm>\d{1,3}(?:\.\d{1,2})?) (?:x\d{2,3})? [ -]? (?:mm|millimet(?:er|re)s?)
        (?:/(?:l/?)?\d{2}(?:[ -]?cal(?:iber|ibre)?)?)?   # 155mm/52-caliber, 155mm/L52
        | (?P<inches>\.\d{2,3}) [ -]? cal(?:iber|ibre)?   # .50-caliber
    )
"""
_BORE_BEFORE = re.compile(rf"{_BORE} [ -]\Z", re.VERBOSE)
_BORE_AFTER = re.compile(rf"[ ]? [(,]? [ ]? {_BORE} \b", re.VERBOSE)
_BORE_WITHIN = re.compile(_BORE, re.VERBOSE)
_INCH = Decimal("25.4")  # millimetres
_LINE_BREAK = re.compile(r"\n\s*(?:\n|[A-Z])")  # a paragraph's end, or a headline's
_SHORT_FORM = re.compile(r"(?:[A-Za-z]\.){1,4}|(?:Inc|Co|Corp|Ltd|St)\.")
_MEASURE = re.compile(r"-(?:pound|lb|kilogram|kg|mile|foot|inch|metre|meter|km|hour|year)\b")
_MEASURED = re.compile(r"[0-9][0-9,.]{0,12}-(?:[A-Za-z]{2,12})?")
_MONTHS = tuple(f"{name.lower()} " for name in month_name[1:])


class Count(NamedTuple):
    """A number of weapons; `low` and `high` differ for a range."""

    low: int
    high: int


def caliber_beside(folded: str, start: int, end: int) -> tuple[Decimal, int] | None:
    """Return the bore printed beside or in ``folded[start:end]`` in mm, and where the weapon with
    it begins.
    """
    before = folded[max(0, start - _LONGEST_BORE) : start]
    if ("mm" in before or "cal" in before or "millim" in before) and (
        bore := _BORE_BEFORE.search(before)
    ):
        return _millimetres(bore), start - len(before) + bore.start()
    bore = _BORE_AFTER.match(folded, end)
    if bore is None and folded.find("mm", start, end) >= 0:
        bore = _BORE_WITHIN.search(folded, start, end)
    return (_millimetres(bore), start) if bore else None


def _millimetres(bore: re.Match[str]) -> Decimal:
    return Decimal(bore["mm"]) if bore["mm"] else (Decimal(bore["inches"]) * _INCH).normalize()


def count_before(text: str, folded: str, start: int, end: int) -> Count | None:
    """Return the number that counts the weapon at ``text[start:end]``, None if none does.

    >>> line = "It ordered 14 new Boeing F-15s in 2016."
    >>> count_before(line, line.lower(), 25, 30)
    Count(low=14, high=14)
    """
    if folded.endswith(("a pair of ", "one pair of "), 0, start):
        return Count(2, 2)
    if not (numbers := _numbers_before(text, folded, start)):
        return None
    number = numbers[-1]
    if number.low != number.low.to_integral_value() or not _counts(
        text, folded, number.start, number.end
    ):
        return None
    between = text[number.end : start]
    if not _joins(_MEASURED.sub(" ", between)) or _LINE_BREAK.search(text, number.end, start + 1):
        return None
    count = Count(low=int(number.low), high=int(number.high))
    return count if _agrees(folded, start, end, count) else None


def _numbers_before(text: str, folded: str, start: int) -> list[Number]:
    """Return the numbers that may count what begins at `start`, the nearest last."""
    low = max(0, start - _WINDOW)
    if low:
        low = text.find(" ", low, start) + 1 or low
    span = _span_of_number(text, low, start)
    if span is None:
        return []
    low = max(low, *(folded.rfind(sign, low, start) + 1 for sign in _STOPS))
    # "four 2,000-pound bombs": what a hyphen joins to a measure counts nothing.
    return _counting(text, folded, max(low, span[0]), span[1]) or _counting(
        text, folded, low, start
    )


def _counting(text: str, folded: str, low: int, high: int) -> list[Number]:
    found = find_numbers(text, low, high)
    return [
        one
        for one in found
        if not (_MEASURE.match(folded, one.end) or text[one.end : one.end + 1].isalpha())
    ]


def _span_of_number(text: str, low: int, start: int) -> tuple[int, int] | None:
    """Return where the last number before a weapon stands, None if other words part the two or
    there is none.
    """
    words = text[low:start].rsplit(None, _MOST_WORDS + _LONGEST_NUMBER)
    position = start
    end = None
    for word in reversed(words):
        if may_be_number(word):
            end = end or text.rindex(word, low, position) + len(word)
        elif end and word.lower() not in _PARTS:
            break
        elif not end and not may_part(word):
            return None
        position = text.rindex(word, low, position)
    return (position, end) if end else None


@lru_cache(maxsize=4096)
def may_be_number(word: str) -> bool:
    """Whether a word may be a number or part of one: "14", "2,000-pound", "twenty", but not "F-16"."""
    return bool(_MAY_COUNT.search(word.lower())) and (word.isalpha() or any(find_numbers(word)))


@lru_cache(maxsize=4096)
def may_part(word: str) -> bool:
    """Whether a word, as it stands between blanks, may part a weapon from its number: "new",
    "Boeing", no "May.".
    """
    if word in ("-", "–") or (word[-1] == "." and not _SHORT_FORM.fullmatch(word)):
        return False
    return _joins(word)


def _counts(text: str, folded: str, start: int, end: int) -> bool:
    before = text[max(0, start - 14) : start]
    if text.startswith(("%", "°", "++"), end) or (
        before[-1:] != " " and _BAD_BEFORE.search(before)
    ):
        return False
    label = _LABEL_BEFORE.search(before)
    # "Hawk 132 aircraft" has no number; "Turkey 40 F-16s" has.
    if label and (
        label[1].lower() in _LABELS
        or (label[1][0].isupper() and find_spelling(plain_letters(label[1])))
    ):
        return False
    return not (is_year(text, start, text[start:end]) or folded.endswith(_MONTHS, 0, start))


def _joins(between: str) -> bool:
    words = _WORDS.findall(between)
    return len(words) <= _MOST_WORDS and all(_may_stand_between(word) for word in words)


def _may_stand_between(word: str) -> bool:
    if word[0].isupper() or word in "\"“”'‘’&-+":
        return True
    lower = word.lower().rstrip(".")
    if lower in _BETWEEN or lower.startswith("ex-") or _MADE.fullmatch(lower):
        return True
    return all(part in _BETWEEN for part in lower.split("-")) or (
        len(lower) > 4 and lower.endswith(_ENDINGS)
    )


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

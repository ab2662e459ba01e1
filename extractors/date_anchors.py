"""A cheap scan for what a temporal expression may hang on: a calendar word or a run of digits.

The grammar is tried around these anchors only. The scan is linear in the text and costs about a tenth of a
tokenizer pass.
"""

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Literal, NamedTuple

import ahocorasick

from extractors.calendar_words import DECADES, MONTHS, SEASONS, UNITS, WEEKDAYS
from extractors.holidays import HOLIDAY_FORMS

Anchor = Literal["month", "weekday", "unit", "deictic", "season", "number", "holiday", "decade", "fiscal"]

_DEICTIC = ("today", "yesterday", "tomorrow", "tonight", "morning", "afternoon", "evening", "night")
_DIGITS = re.compile(r"[0-9]+")


class AnchorWord(NamedTuple):
    """An anchor of one kind at ``text[start:end]``; a tuple, since there are many."""

    start: int
    end: int
    kind: Anchor


def lower(text: str) -> str:
    """Return the text in lower case with every offset kept ("İ" is the one letter that grows)."""
    return text.replace("İ", "I").lower()


def _automaton() -> ahocorasick.Automaton:
    kinds: tuple[tuple[Iterable[str], Anchor], ...] = (
        (UNITS, "unit"),
        (_DEICTIC, "deictic"),
        (SEASONS, "season"),
        (DECADES, "decade"),
        (MONTHS, "month"),
        (WEEKDAYS, "weekday"),
        ((f"{day}s" for day in WEEKDAYS if len(day) > 5), "weekday"),
        (HOLIDAY_FORMS, "holiday"),
        (("fiscal", "fy", "yearend", "midyear"), "fiscal"),
    )
    automaton = ahocorasick.Automaton()
    for words, kind in kinds:
        for word in words:
            automaton.add_word(word, (len(word), kind))
    automaton.make_automaton()
    return automaton


_WORDS = _automaton()


def find_anchors(lowered: str) -> list[AnchorWord]:
    """Return the anchors of a text in lower case, from left to right."""
    found = [*_words(lowered), *_numbers(lowered)]
    found.sort(key=itemgetter(0))
    return found


def _words(lowered: str) -> Iterator[AnchorWord]:
    for last, (length, kind) in _WORDS.iter(lowered):
        start, end = last + 1 - length, last + 1
        before = lowered[start - 1 : start]
        if before.isalpha() or (before.isdigit() and kind not in _AFTER_DIGITS):
            continue
        after = lowered[end : end + 1]
        if not after.isalnum() or (kind in _BEFORE_DIGITS and after.isdigit()):
            yield AnchorWord(start, end, kind)


def _numbers(lowered: str) -> Iterator[AnchorWord]:
    for match in _DIGITS.finditer(lowered):
        start, end = match.span()
        length = end - start
        if length == 4 or (length < 4 and _may_be_date(lowered, start, end)):
            yield AnchorWord(start, end, "number")


_BEFORE_DIGITS = ("fiscal", "month")  # FY22, Feb6
_AFTER_DIGITS = ("fiscal", "month")  # Q3FY25, 14June
_SIGNS_AFTER = frozenset("-/.")


def _may_be_date(lowered: str, start: int, end: int) -> bool:
    # 6/2/2024, 06-feb-2024, '90s, q1, 1q24
    after = lowered[end : end + 1]
    if after in _SIGNS_AFTER:
        return lowered[end + 1 : end + 2].isalnum()
    return after in ("s", "q", "h") or lowered[start - 1 : start] in ("q", "h")

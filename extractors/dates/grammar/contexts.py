"""The words beside a date as printed: by them a date is told from a name, a count or an event."""

import re
from collections.abc import Mapping

from extractors.lexicon import read_toml
from extractors.text import alternatives

_CONTEXTS = read_toml("extractors.dates", "contexts")
BEFORE_DATES = frozenset(_CONTEXTS["before_dates"])
"""Words before a name or a figure that make it a time."""
_EVENTS = frozenset(_CONTEXTS["events"])
_NAMES_AFTER = re.compile(rf"\s(?:{alternatives(_CONTEXTS['names_after'])})(?!\w)")
_NAMES_FURTHER_ON = re.compile(
    rf"\s(?:[A-Z][a-z]{{1,15}}\s){{1,2}}(?:{alternatives(_CONTEXTS['names_after'])})(?!\w)"
)
_OWNER_BEFORE = re.compile(r"(?:\b[Tt]he|['’]s)\s\Z")
_PAPERS = re.compile(rf"\s(?:{alternatives(_CONTEXTS['papers'])})(?!\w)")
_DAYS_OF_HISTORY = tuple(f"{word} " for word in _CONTEXTS["days_of_history"])
_MONTHS_OF_HISTORY = tuple(f"{word} " for word in _CONTEXTS["months_of_history"])
_LONGEST_NAME = max(map(len, _DAYS_OF_HISTORY + _MONTHS_OF_HISTORY))
_SITE = re.compile(r"\.[a-z]{2,4}\b")
"""What makes a weekday the name of a firm: "Monday.com"."""
_PERSON = re.compile(r"\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?,\s(?:the|a|an|who|whose)\s")
"""What follows a first name at the head of a sentence: "Sunday Igboho, the activist"."""

_WORD_EDGE = re.compile(r"[\s(\[\"“‘'’/—–]")
_GLUED = re.compile(r"[)\]”?!][.,]?(?=\w)|(?<=[a-z)])\.(?=[A-Z])")
"""Where the blank between two sentences is missing."""
_NEXT_WORD = re.compile(r"[\s-]?([\w'’]{1,20})")


def word_before(text: str, start: int) -> str:
    """Return the word before ``text[start:]`` as printed, without a hyphen between; "" at the head
    of a line.

    >>> word_before("It fell in May.", 11), word_before("Since mid-2024", 10)
    ('in', 'mid')
    """
    window = text[max(0, start - 24) : start].rstrip(" -‐‑\u00a0")
    word = window[window.rfind(" ") + 1 :]
    return word if word.isalpha() else _GLUED.split(_WORD_EDGE.split(word)[-1])[-1]


def word_after(text: str, end: int) -> str:
    """Return the word that follows ``text[:end]`` after a blank or hyphen, "" if none does."""
    match = _NEXT_WORD.match(text, end)
    return match[1] if match else ""


_EVENT = re.compile(
    rf"\s(?:[A-ZÀ-Þ][\w.'’-]{{0,20}}\s){{0,3}}"
    rf"(?:(?i:{alternatives([*_EVENTS])})|{alternatives(_CONTEXTS['named_events'])})(?!\w)"
)


def is_event(text: str, end: int) -> bool:
    """Whether an event is named after ``text[:end]``: what stands before "World Cup" belongs to its
    name.
    """
    return text[end : end + 1] == " " and _EVENT.match(text, end) is not None


def is_name_of_day(text: str, start: int, end: int) -> bool:
    """Whether a day, month or feast belongs to a name: the July Monarchy, Egypt's April 6 Youth
    Movement.
    """
    if text[end : end + 1] != " ":
        return False
    if _NAMES_AFTER.match(text, end):
        return True
    is_owned = _OWNER_BEFORE.search(text, max(0, start - 4), start) is not None
    return is_owned and _NAMES_FURTHER_ON.match(text, end) is not None


def is_name_of_month(text: str, start: int) -> bool:
    """Whether a month stands in a name of history: Black September, the Red October plant."""
    return text[max(0, start - _LONGEST_NAME) : start].endswith(_MONTHS_OF_HISTORY)


def is_name_of_weekday(text: str, start: int, end: int) -> bool:
    """Whether a weekday belongs to a newspaper, a show, a firm, a person or a day of history: The
    Sunday Times, Super Tuesday.
    """
    if text[max(0, start - _LONGEST_NAME) : start].endswith(_DAYS_OF_HISTORY):
        return True
    if _SITE.match(text, end):
        return True
    is_head = text[max(0, start - 2) : start].strip(" ") in ("", ".", "\n", "“", '"')
    if is_head and _PERSON.match(text, end):
        return True
    return text[end : end + 1] in (" ", "s") and _PAPERS.match(text, end) is not None


ENDS_CLAUSE = (
    r"(?=\s?[.,;:)\]\"”’!?]|\s?[-–—]|\s*\Z"
    r"|\s(?:and|but|or|when|as|to|by|in|on|at|that|after|because|while|amid|for|with)\b)"
)
"""What follows a time that ends its clause: "two years on, they met"; a pattern."""
ENDS_HERE = ENDS_CLAUSE.replace("|with)", "|with|he|she|it|they|we|i)")
"""What may follow "the day before" where nothing else is compared with: "the day before the vote"
is not resolved; a pattern.
"""


ANYTHING: frozenset[str] = frozenset()
_WORDS = re.compile(r"[\w'’]+")


def stands_after(openings: Mapping[str, frozenset[str]], lowered: str, start: int) -> bool:
    """Whether ``text[start:]`` stands after one of some words, and before that one of its own;
    `ANYTHING` may stand before it if it has none. "The" between is skipped.

    A look into a table that spares most dates the patterns.

    >>> stands_after({"to": frozenset(("up",))}, "up to the 3rd", 10)
    True
    """
    rest, _, word = lowered[max(0, start - 32) : start].rstrip(" -\n\u00a0").rpartition(" ")
    if word == "the":
        rest, _, word = rest.rpartition(" ")
    before = openings.get(word) if word.isalpha() else openings.get(_last_word(word))
    if not before:
        return before is not None
    return _last_word(rest.rpartition(" ")[2] or word) in before


def _last_word(chunk: str) -> str:
    words = _WORDS.findall(chunk)
    return words[-1] if words else ""

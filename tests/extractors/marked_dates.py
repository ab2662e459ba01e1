"""Marked sentences about dates: ``{mention|value}`` in the text, and what the extractor finds
there.
"""

import re
from datetime import date

import spacy

from extractors.dates import extract
from extractors.records import Match

NLP = spacy.blank("en")
WEDNESDAY = date(2025, 2, 12)
"""The day of publication of most sentences."""
_MARK = re.compile(r"\{(?P<mention>[^|}]+)\|(?P<value>[^}]+)\}")


def read_marked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the text without its marks, and the marks as start, end and value."""
    spans: list[tuple[int, int, str]] = []
    text = ""
    at = 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        spans.append((len(text), len(text) + len(mark["mention"]), mark["value"]))
        text += mark["mention"]
        at = mark.end()
    return text + marked[at:], spans


def read(text: str, published_on: date | None = WEDNESDAY) -> list[Match]:
    """Return what the extractor yields."""
    return list(extract(NLP.make_doc(text), published_on))


def found_in(text: str, published_on: date | None = WEDNESDAY) -> list[tuple[int, int, str]]:
    """Return the mentions found as start, end and value."""
    return [
        (match.start, match.end, str(match.value.columns()["value"]))
        for match in read(text, published_on)
    ]

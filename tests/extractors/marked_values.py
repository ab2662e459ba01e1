"""Sentences with their amounts and quantities marked in place: ``worth over [$300 million|>
300000000 USD]``.
"""

import re
from collections.abc import Iterable

from extractors.records import GasVolume, Match, Money

_MARK = re.compile(r"\[(?P<text>[^\[\]|]+)\|(?P<value>[^\[\]|]+)\]")


def read_marked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the sentence without its marks, and for each mark its start, end and value."""
    text, spans, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        spans.append((len(text), len(text) + len(mark["text"]), mark["value"]))
        text += mark["text"]
        at = mark.end()
    return text + marked[at:], spans


def spans_of(matches: Iterable[Match]) -> list[tuple[int, int, str]]:
    """Return the matches as `read_marked` returns marks."""
    return [(match.start, match.end, written(match.value)) for match in matches]


def written(value: object) -> str:
    """Write a value as the marks do: ``> 300000000 USD/year``, ``10000000000..12000000000 m3
    change``.
    """
    assert isinstance(value, Money | GasVolume)
    unit = value.currency if isinstance(value, Money) else value.unit
    comparator = "" if value.comparator == "=" else f"{value.comparator} "
    amount = str(value.low) if value.low == value.high else f"{value.low}..{value.high}"
    per = f"/{value.per}" if value.per else ""
    change = " change" if isinstance(value, GasVolume) and value.is_change else ""
    return f"{comparator}{amount} {unit}{per}{change}"

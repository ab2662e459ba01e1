"""Forms of figures, days and weapons as the press prints them, a sentence → its value each, read by
the rules alone.
"""

from datetime import date

import pytest
import spacy

from extractors import extract
from extractors.records import Mention

BLANK = spacy.blank("en")
PUBLISHED = date(2025, 3, 12)  # a Wednesday


def found(text: str, kind: str) -> list[Mention]:
    return [mention for mention in extract(BLANK(text), PUBLISHED) if mention.kind == kind]


MONEY = [
    ("Brück Werke raised 3 Mrd. euros for the yard.", [("=", 3e9, "EUR")]),
    ("The budget grew to 12 Mrd. euros, the ministry said.", [("=", 12e9, "EUR")]),
    ("They lent three-quarters of a million pounds.", [("=", 750_000, "GBP")]),
    ("It spent 1/2 million dollars on boats.", [("=", 500_000, "USD")]),
    ("It holds control over $40 billion in assets.", [("=", 40e9, "USD")]),
    ("The board has control over €3 billion of loans.", [("=", 3e9, "EUR")]),
    ("The port paid $2\u2011billion for the land.", [("=", 2e9, "USD")]),
    ("A €3\u2013million grant was paid.", [("=", 3e6, "EUR")]),
    ("Output was worth Usd 5 mln.", [("=", 5e6, "USD")]),
    (
        "The ferries cost $368 million (US$245 million) in Perth.",
        [("=", 368e6, "AUD"), ("=", 245e6, "USD")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MONEY)
def test_money(text: str, expected: list[tuple[str, float, str]]) -> None:
    rows = [mention.as_row() for mention in found(text, "money")]
    told = [(row["comparator"], float(str(row["amount_low"])), row["currency"]) for row in rows]
    assert told == expected


DATES = [
    ("The strike of '68 is remembered.", ["1968"]),
    ("Prices fell in the summer of '86.", ["1986-22"]),
    ("Rivals to swap hostages Friday", ["2025-03-14"]),
    ("The port shuts by Friday unless a ruling comes.", ["../2025-03-14"]),
    ("The tariff comes into force on Sunday.", ["2025-03-16"]),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text: str, expected: list[str]) -> None:
    assert [mention.as_row()["value"] for mention in found(text, "dates")] == expected


WEAPONS = [
    ("USS Maine (SSN 741) left Guam.", [("USS Maine", None), ("USS Maine", None)]),
    ("The ship USS Kidd (DDG 100) sailed.", [("USS Kidd", None), ("USS Kidd", None)]),
    ("The yard built two 6,000-ton destroyers.", [(None, 2)]),
    ("Chile has four 3,600-ton frigates.", [(None, 4)]),
    ("The army lost 14 of its 24 howitzers.", [(None, 14)]),
    ("Peru ordered 9 KH178 howitzers.", [("KH178", 9)]),
]


@pytest.mark.parametrize(("text", "expected"), WEAPONS)
def test_weapons(text: str, expected: list[tuple[str | None, int | None]]) -> None:
    rows = [mention.as_row() for mention in found(text, "weapons")]
    assert [(row["system"], row["quantity_low"]) for row in rows] == expected

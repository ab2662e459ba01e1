"""Reading the weapons of a sentence, and writing them as marked sentences do."""

import spacy

from extractors.records import Match, Weapon
from extractors.weapons import extract

NLP = spacy.blank("en")


def read(text: str) -> list[Match]:
    """Return the weapons in a text."""
    return list(extract(NLP.make_doc(text), None))


def written(match: Match) -> str:
    """Write a weapon as the marks do: ``F-16 fighter 4``, ``- submarine 60..70``."""
    value = match.value
    assert isinstance(value, Weapon)
    low, high = value.quantity_low, value.quantity_high
    number = "" if low is None else f" {low}" if low == high else f" {low}..{high}"
    return f"{value.system or '-'} {value.weapon_class}{number}"

"""Weapons: named systems, designations, ships and counted classes."""

from extractors.weapons.classes import class_of_phrase
from extractors.weapons.mentions import KIND, extract

__all__ = ["KIND", "class_of_phrase", "extract"]

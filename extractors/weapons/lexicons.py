"""The lexicons of weapons that several modules read, each parsed once."""

from collections.abc import Mapping
from typing import Any

from extractors.lexicon import read_toml

CLASS_WORDS: Mapping[str, Any] = read_toml(__package__, "weapon_classes")
"""The classes of weapons, the nouns that name them, and the words that join these to a name."""

CONTEXTS: Mapping[str, Any] = read_toml(__package__, "weapon_contexts")
"""What tells a weapon from something else of the same name or shape."""

SERIES: Mapping[str, Any] = read_toml(__package__, "designation_series")
"""Families of designations, and the prefixes and words of ships' names."""

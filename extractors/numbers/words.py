"""The words of numbers with what they are worth, from ``lexicon/numbers.toml``.

All are in lower case. Other rooms build patterns of their own from them: a count of weapons, a
count of days.
"""

from decimal import Decimal

from extractors.lexicon import read_toml

_LEXICON = read_toml(__package__, "numbers")


def _values(table: str) -> dict[str, Decimal]:
    return {word: Decimal(value) for word, value in _LEXICON[table].items()}


ONES = _values("units")
"""``zero`` to ``nineteen``."""

TENS = _values("tens")
"""``twenty`` to ``ninety``."""

SCALES = _values("scales")
"""Words that multiply what stands before them, in the singular: ``hundred``, ``lakh``,
``million``.
"""

SHORT_SCALES = _values("abbreviations")
"""Abbreviations that are a scale behind any figure: ``mn``, ``bln``."""

AFTER_SIGNS = _values("after_signs")
"""Abbreviations that are a scale only beside a currency: "$5m", "Rs 20 cr"."""

DOZENS = _values("dozens")
"""``dozen``: counted as a scale is, and never shortened."""

PARTS = _values("parts")
"""``half`` and ``quarter``."""

FRACTION_WORDS = _values("fraction_words")
"""``third``, ``thirds``: parts of the scale that follows "of a"."""

FRACTIONS = _values("fractions")
"""Signs of fractions: ``½``."""

SCALE_WORDS = frozenset(
    (*SCALES, *SHORT_SCALES, *DOZENS, *(f"{word}s" for word in SCALES), *AFTER_SIGNS)
)
"""Every word that may be a scale."""

NUMBER_WORDS = frozenset((*ONES, *TENS, *SCALES, *SHORT_SCALES, *DOZENS, *PARTS))
"""Every word that may end a number in words."""

"""Figures and number words, one grammar for every extractor: what a number looks like.

Sub-patterns (strings, without named groups; usable with and without ``re.VERBOSE``, so without
blanks and comments of their own; letter case is theirs):

- `FIGURE`: digits with English, Indian, thin-space or continental grouping, decimals, fractions:
  ``4,00,000``, ``2½``
- `SCALE`: what multiplies it: ``million``, ``crores``, ``mln``, ``bn``
- `SCALED`: a figure with up to two scales: ``12.8-million``, ``1 lakh crore``
- `WORDS`: a number in words: ``one and a half billion``, ``half a million``, ``two hundred``
- `GAP`: what may stand between the parts of one expression: blanks and at most one line end
- `TO`: what may stand between the ends of a range

`extractors.numbers.values` says what they are worth. Every repetition is bounded or possessive, so
that a pattern takes linear time on any text.
"""

from extractors.numbers.words import (
    DOZENS,
    FRACTION_WORDS,
    FRACTIONS,
    ONES,
    SCALES,
    SHORT_SCALES,
    TENS,
)
from extractors.text import alternatives

GAP = r"(?:[^\S\n]{0,2}+\n?+[^\S\n]{0,8}+)"
JOINT = rf"(?:-(?:\n[^\S\n]{{0,8}}+)?|{GAP})"
"""Between a figure and its scale."""
BREAK = r"(?:-(?:\n[^\S\n]{0,8}+)?|[^\S\n]{1,2}+|[^\S\n]?\n[^\S\n]{0,8}+)"
"""Between two words of a number."""

_VULGAR = f"[{''.join(FRACTIONS)}]"
_FIGURES = (
    rf"\d{{1,3}}(?:,\d{{3}}){{1,6}}(?:\.\d{{1,9}}|{_VULGAR})?",  # "1,234,567.8", "1,200½"
    r"\d{1,2}(?:,\d{2}){1,6},\d{3}(?:\.\d{1,9})?",  # "4,00,000", as India groups
    r"\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,6}(?:[.,]\d{1,9})?",  # by thin or fixed blanks
    r"\d{1,3}(?:['’]\d{3}){1,6}(?:\.\d{1,9})?",  # "1'200'000", as Switzerland does
    r"\d{1,3}(?:\.\d{3}){2,6}(?:,\d{1,2})?",  # "1.234.567,8"
    r"\d{1,3}(?:\.\d{3}){1,6},\d{1,2}",  # "1.234,5"
    r"\d{1,3}[-\x20]\d{1,2}/\d{1,2}",  # "13-1/2"
    # "3/4 million"
    r"[1-9]/(?:[2-9]|10|100)(?=[-\x20](?i:[mbt]r?illions?|thousand|bn|mn|bln|mln)\b)",
    r"\d{1,3},\d{1,2}",  # "1,7", a decimal comma
    rf"\d{{0,15}}{_VULGAR}",  # "2½"
    r"\d{0,15}\.\d{1,15}",  # ".5", "1.25"
    r"\d{1,15}",
)
# No part of a longer figure, of a date ("12/5") or a version ("1.2.3").
FIGURE = rf"(?:(?<!\d)(?<!\d[.,])(?>{'|'.join(_FIGURES)})(?!\d|[.,]\d|(?<!\.\d\d)/\d))"

# The mark of a footnote may be glued to a scale: "$5 billion1".
SCALE = (
    rf"(?:(?i:(?:{alternatives(SCALES)})s?|(?:{alternatives(SHORT_SCALES)}))(?![^\W_](?<![1-9]\b)))"
)
_ADDED = rf"(?:{BREAK}{FIGURE}{BREAK}(?i:hundred|thousand)(?!\w))?"  # "2 million 500 thousand"
SCALED = rf"(?:{FIGURE}(?:{JOINT}{SCALE}){{0,2}}{_ADDED})"

_ONE = rf"(?:{alternatives(ONES)})"
_SMALL = rf"(?:(?:{alternatives(TENS)})(?:{BREAK}{_ONE})?|{_ONE})(?![^\W_])"
_HUNDREDS = (
    rf"(?:(?:{_SMALL}|an?(?={BREAK}hundred\b))"
    rf"(?:{BREAK}hundred\b(?:{BREAK}(?:and{BREAK})?{_SMALL})?)?)"
)
_LONG_POWERS = alternatives(sorted({*SCALES, *DOZENS} - {"hundred"}))
_POWER = rf"(?:(?:{_LONG_POWERS})s?|{alternatives(SHORT_SCALES)})(?![^\W\d_])"
_FALLING = ("trillion", "billion", "million", "crore", "lakh", "thousand")


def _sum_from(power: str, smaller: tuple[str, ...]) -> str:
    """Return what follows hundreds in a sum whose powers grow smaller: (one) "million two hundred
    thousand".
    """
    least = "|".join(smaller)
    return (
        rf"{BREAK}{power}s?"
        rf"(?:,?{BREAK}(?:and{BREAK})?{_HUNDREDS}{BREAK}(?:{least})s?){{1,3}}"
        rf"(?:{BREAK}(?:and{BREAK})?{_HUNDREDS})?"
    )


_PART = rf"(?:half|(?:(?:a|one|three){BREAK})?quarters?(?:{BREAK}of)?)"
_OF_POWER = (
    rf"(?:a|one|two|three|four){BREAK}(?:{alternatives(FRACTION_WORDS)}){BREAK}of{BREAK}(?:a|one)"
)
_DIGIT = rf"(?:{alternatives([*ONES][:10])})"
_POWERS = rf"(?:{BREAK}{_POWER}){{1,2}}"
# What may follow hundreds, the first that does counts. The pattern of hundreds is long and stands
# here as seldom as can be.
_AFTER_HUNDREDS = (
    # "one and a half billion"
    rf"{BREAK}and{BREAK}(?:a|one){BREAK}(?:half|quarter)(?:{BREAK}{_POWER}){{0,2}}",
    *(_sum_from(power, _FALLING[rank:]) for rank, power in enumerate(_FALLING[:-1], start=1)),
    # "two billion and a half"
    rf"{_POWERS}{BREAK}and{BREAK}a{BREAK}half",
    # "two thousand and fifty"
    rf"{BREAK}thousand{BREAK}(?:and{BREAK})?{_HUNDREDS}",
    # "five thousand, six hundred"
    rf"{BREAK}thousand,{BREAK}{_SMALL}{BREAK}hundred\b(?:{BREAK}(?:and{BREAK})?{_SMALL})?",
    # "two hundred million", "one lakh crore"
    _POWERS,
)
_IN_WORDS = (
    # "two point five million"
    rf"{_SMALL}{BREAK}point(?:{BREAK}{_DIGIT}){{1,4}}(?:{BREAK}{_POWER}){{0,2}}",
    rf"{_HUNDREDS}(?:{'|'.join(_AFTER_HUNDREDS)})",
    # "a billion and a half"
    rf"an?{_POWERS}{BREAK}and{BREAK}a{BREAK}half",
    # "a million", but no "a million-dollar"
    rf"an?{_POWERS}(?!-[^\W\d_])",
    # "half a million", "three quarters of a billion"
    rf"(?:an?{BREAK})?{_PART}(?:{BREAK}an?)?{_POWERS}",
    # "two-thirds of a billion"
    rf"{_OF_POWER}{_POWERS}",
    _HUNDREDS,
)
WORDS = rf"(?i:\b(?>{'|'.join(_IN_WORDS)})(?!\w))"

_DASH = r"(?:[^\S\n]?[-‐‑–—−][^\S\n]?\n?)"
TO = rf"(?:{_DASH}|{GAP}(?i:to|or|up{GAP}to){BREAK})"
"""Between the ends of a range; "between X and Y" is for the caller, who knows what "and" joins."""

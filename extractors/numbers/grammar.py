"""Figures and number words, one grammar for every extractor: what a number looks like and what it
is worth.

Sub-patterns (strings, without named groups; usable with and without ``re.VERBOSE``; letter case is
theirs):

- `FIGURE`: digits with English, Indian, thin-space or continental grouping, decimals, fractions:
  ``4,00,000``, ``2½``
- `SCALE`: what multiplies it: ``million``, ``crores``, ``mln``, ``bn``
- `SCALED`: a figure with up to two scales: ``12.8-million``, ``1 lakh crore``
- `WORDS`: a number in words: ``one and a half billion``, ``half a million``, ``two hundred``
- `NUMBER`: any of these
- `GAP`: what may stand between the parts of one expression: blanks and at most one line end
- `TO`: what may stand between the ends of a range

and what reads them: `read_figure`, `read_scale`, `read_number`, `join_range`, `find_numbers`.
Comparator words ("over", "nearly") are read by `extractors.numbers.bounds`. Every repetition is
bounded or possessive, so that a pattern takes linear time on any text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from math import prod

from extractors.numbers.words import (
    AFTER_SIGNS,
    DOZENS,
    FRACTIONS,
    NUMBER_WORDS,
    ONES,
    PARTS,
    SCALES,
    SHORT_SCALES,
    TENS,
)
from extractors.text import alternatives

_SCALES = SCALES | SHORT_SCALES | DOZENS
_VALUES = ONES | TENS
_POWERS = _SCALES.keys() - {"hundred"}
_FIGURE_STARTS = frozenset("0123456789.") | FRACTIONS.keys()


GAP = r"(?:[^\S\n]{0,2}+\n?+[^\S\n]{0,8}+)"
_JOINT = rf"(?:-|{GAP})"
_BREAK = r"(?:-|[^\S\n]{1,2}+|[^\S\n]?\n[^\S\n]{0,8}+)"

_VULGAR = f"[{''.join(FRACTIONS)}]"
FIGURE = rf"""(?:(?<!\d)(?<!\d[.,])(?>
\d{{1,3}}(?:,\d{{3}}){{1,6}}(?:\.\d{{1,9}}|{_VULGAR})?
|\d{{1,2}}(?:,\d{{2}}){{1,6}},\d{{3}}(?:\.\d{{1,9}})?
|\d{{1,3}}(?:[\u00a0\u2009\u202f]\d{{3}}){{1,6}}(?:[.,]\d{{1,9}})?
|\d{{1,3}}(?:['’]\d{{3}}){{1,6}}(?:\.\d{{1,9}})?
|\d{{1,3}}(?:\.\d{{3}}){{2,6}}(?:,\d{{1,2}})?
|\d{{1,3}}(?:\.\d{{3}}){{1,6}},\d{{1,2}}
|\d{{1,3}}[-\x20]\d{{1,2}}/\d{{1,2}}
|\d{{1,3}},\d{{1,2}}
|\d{{0,15}}{_VULGAR}
|\d{{0,15}}\.\d{{1,15}}
|\d{{1,15}}
)(?!\d|[.,]\d|(?<!\.\d\d)/\d))""".replace("\n", "")

SCALE = rf"(?:(?i:(?:{alternatives(SCALES)})s?|(?:{alternatives(SHORT_SCALES)}))(?![^\W_]))"
SCALED = rf"(?:{FIGURE}(?:{_JOINT}{SCALE}){{0,2}}(?:{_BREAK}{FIGURE}{_BREAK}(?i:hundred|thousand)(?!\w))?)"

_SMALL = rf"(?:(?:{alternatives(TENS)})(?:{_BREAK}(?:{alternatives(ONES)}))?|(?:{alternatives(ONES)}))(?![^\W_])"
_HUNDREDS = rf"(?:(?:{_SMALL}|an?){_BREAK}hundred\b(?:{_BREAK}(?:and{_BREAK})?{_SMALL})?|{_SMALL})"
_POWER = rf"(?:(?:{alternatives(sorted(_POWERS & {*SCALES, 'dozen'}))})s?|{alternatives(SHORT_SCALES)})(?![^\W\d_])"
_FALLING = ("trillion", "billion", "million", "crore", "lakh", "thousand")
# "one million two hundred thousand and fifty": each power smaller than the one before.
_SUMS = "|".join(
    rf"{_HUNDREDS}{_BREAK}{power}s?(?:,?{_BREAK}(?:and{_BREAK})?{_HUNDREDS}{_BREAK}(?:{'|'.join(_FALLING[rank:])})s?){{1,3}}"
    rf"(?:{_BREAK}(?:and{_BREAK})?{_HUNDREDS})?"
    for rank, power in enumerate(_FALLING[:-1], start=1)
)
_PART = rf"(?:half|(?:(?:a|one|three){_BREAK})?quarters?(?:{_BREAK}of)?)"
WORDS = rf"""(?i:\b(?>
{_HUNDREDS}{_BREAK}and{_BREAK}(?:a|one){_BREAK}(?:half|quarter)(?:{_BREAK}{_POWER}){{0,2}}
|{_SMALL}{_BREAK}point(?:{_BREAK}(?:{alternatives([*list(ONES)[:10]])})){{1,4}}(?:{_BREAK}{_POWER}){{0,2}}
|{_SUMS}
|(?:{_HUNDREDS}|an?)(?:{_BREAK}{_POWER}){{1,2}}{_BREAK}and{_BREAK}a{_BREAK}half
|{_HUNDREDS}{_BREAK}thousand{_BREAK}(?:and{_BREAK})?{_HUNDREDS}
|{_HUNDREDS}(?:{_BREAK}{_POWER}){{1,2}}
|an?(?:{_BREAK}{_POWER}){{1,2}}(?!-[^\W\d_])
|(?:an?{_BREAK})?{_PART}(?:{_BREAK}an?)?(?:{_BREAK}{_POWER}){{1,2}}
|{_HUNDREDS}
)(?!\w))""".replace("\n", "")

NUMBER = f"(?:{SCALED}|{WORDS})"

_DASH = r"(?:[^\S\n]?[-‐‑–—−][^\S\n]?\n?)"
TO = rf"(?:{_DASH}|{GAP}(?i:to|or|up{GAP}to){_BREAK})"
"""Between the ends of a range; "between X and Y" is for the caller, who knows what "and" joins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number or a range of them at ``text[start:end]``; a single one has ``low == high``."""

    start: int
    end: int
    low: Decimal
    high: Decimal


def read_figure(text: str) -> Decimal:
    """Return the value of what `FIGURE` matched.

    >>> [str(read_figure(f)) for f in ("1,234.5", "4,00,000", "1.234.567,8", "1,7", "2½", "13-1/2")]
    ['1234.5', '400000', '1234567.8', '1.7', '2.5', '13.5']
    """
    if text.isascii() and text.isdigit():
        return Decimal(text)
    if text[-1] in FRACTIONS:
        return FRACTIONS[text[-1]] + (read_figure(text[:-1]) if len(text) > 1 else 0)
    if "/" in text:
        whole, over, under = re.split(r"[- /]", text)
        return Decimal(whole) + (Decimal(over) / Decimal(under) if int(under) else 0)
    text = re.sub(r"[\u00a0\u2009\u202f'’]", "", text)
    if text.count(".") > 1 or ("." in text.partition(",")[0] and "," in text):
        return Decimal(text.replace(".", "").replace(",", "."))
    whole, _, last = text.rpartition(",")
    if whole and len(last) < 3 and "." not in last:
        return Decimal(f"{whole.replace(',', '')}.{last}")
    return Decimal(text.replace(",", ""))


def read_scale(text: str) -> Decimal:
    """Return what a figure is multiplied by when `SCALE`, or a word of `AFTER_SIGNS`, follows it.

    >>> str(read_scale("crores")), str(read_scale("bn"))
    ('1E+7', '1E+9')

    Raises:
        KeyError: the text is no scale.
    """
    word = text.casefold().rstrip(".")
    known = _SCALES.get(word) or AFTER_SIGNS.get(word)
    return known or _SCALES[word.removesuffix("s")]


_TOKEN = re.compile(rf"{FIGURE}|[^\W\d_]+")


def read_number(text: str) -> Decimal:
    """Return the value of what `NUMBER` matched, in figures, words or both.

    >>> [str(read_number(n)) for n in ("12.8-million", "1 lakh crore", "one and a half billion", "half a million")]
    ['12800000', '1000000000000', '1500000000', '500000']
    """
    if text.isascii() and text.isdigit():
        return Decimal(text)
    total, chunk, power = Decimal(0), Decimal(0), Decimal(0)
    for is_power, group in groupby(_TOKEN.findall(text.casefold()), key=_is_power):
        tokens = list(group)
        if is_power:
            power = prod((read_scale(token) for token in tokens), start=Decimal(1))
            total += (chunk or 1) * power
            chunk = Decimal(0)
        else:
            chunk = _read_chunk(tokens)
    # What is left over is a fraction of the last power in "a billion and a half", else a number of
    # its own.
    return plain(total + (chunk * power if 0 < chunk < 1 and power else chunk))


def _is_power(token: str) -> bool:
    return token.removesuffix("s") in _POWERS


def _read_chunk(tokens: list[str]) -> Decimal:
    if "point" in tokens:
        at = tokens.index("point")
        digits = "".join(str(_VALUES[token]) for token in tokens[at + 1 :])
        return _read_chunk(tokens[:at]) + Decimal(f"0.{digits}")
    value = Decimal(0)
    for token in tokens:
        if token[0] in _FIGURE_STARTS:
            value += read_figure(token)
        elif token in _VALUES:
            value += _VALUES[token]
        elif token == "hundred":
            value = (value or Decimal(1)) * 100
        elif token == "quarters":
            value *= PARTS[token]
        elif token in PARTS:
            value += PARTS[token]
    return value


def plain(value: Decimal) -> Decimal:
    """Return the same value without an exponent or idle zeros, so that it prints as a figure.

    >>> str(plain(Decimal("1.28E+7"))), str(plain(Decimal("5.10")))
    ('12800000', '5.1')
    """
    if value == value.to_integral_value():
        return Decimal(int(value))
    text = f"{value:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def join_range(
    low: Decimal, low_scaled: bool, high: Decimal, high_scale: Decimal
) -> tuple[Decimal, Decimal] | None:
    """Return the ends of a range as they are meant, or None if these two numbers make no range.

    Args:
        low: the first number, its own scale applied.
        low_scaled: whether the first number has a scale of its own.
        high: the second number, its own scale applied.
        high_scale: the scale of the second number, 1 if it has none; "$1.5-2bn" lends it to the
            first.

    >>> join_range(Decimal("1.5"), False, Decimal("2E9"), Decimal("1E9"))
    (Decimal('1500000000'), Decimal('2000000000'))
    """
    if not low_scaled and high_scale > 1 and low * high_scale < high:
        low *= high_scale
    return (plain(low), plain(high)) if low < high else None


_WORDS = re.compile(WORDS)
_WORD = re.compile(r"[^\W\d_]+")
_IN_NUMBERS = NUMBER_WORDS | {"and", "a", "an", "of", "point"}
_FIRST_IN_NUMBERS = ONES.keys() | TENS.keys() | PARTS.keys() | {"a", "an"}
_LONGEST, _MOST_ADJECTIVES = 90, 4


def words_before(text: str, end: int) -> re.Match[str] | None:
    """Return the last number in words before `end`, with at most four other words between.

    >>> text = "a fund of one and a half billion U.S. dollars"
    >>> words_before(text, text.index(" dollars"))[0]
    'one and a half billion'
    """
    words = list(_WORD.finditer(text, max(0, end - _LONGEST), end))
    last = len(words) - 1
    while last >= 0 and words[last][0].casefold() not in NUMBER_WORDS:
        last -= 1
    if last < max(0, len(words) - 1 - _MOST_ADJECTIVES):
        return None
    first = last
    while first > 0 and words[first - 1][0].casefold() in _IN_NUMBERS:
        first -= 1
    if not any(word[0].casefold() in _FIRST_IN_NUMBERS for word in words[first : last + 1]):
        return None
    for word in words[first : last + 1]:
        match = _WORDS.match(text, word.start())
        if match is not None and match.end() >= words[last].end():
            return match
    return None


_RANGE_JOINT = re.compile(r"(?:\s(?:to|or|and)\s|-(?:to-|or-)?|[–~])\Z")


def range_starts(text: str, start: int) -> list[int]:
    """Return where the number in words at `start` may begin: with a number in words before it, as a
    range, or alone.

    >>> range_starts("in two to three weeks", 10)
    [3, 10]
    """
    joint = _RANGE_JOINT.search(text, max(0, start - 5), start)
    first = words_before(text, joint.start()) if joint else None
    return [first.start(), start] if joint and first and first.end() == joint.start() else [start]


_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_YEAR_BEFORE = re.compile(r"\b(?i:in|of|since|during|by|from|until|till|for|year)\s{1,2}\Z")


def is_year(text: str, start: int, figure: str) -> bool:
    """Whether the figure at ``text[start:]`` reads as a year: "in 1986 to two trillion" is no
    range.
    """
    return bool(_YEAR.fullmatch(figure) and _YEAR_BEFORE.search(text, max(0, start - 10), start))


_FOUND = re.compile(
    rf"(?<!\w)(?<![^\W\d]-)(?P<low>{NUMBER})"
    rf"(?:(?P<to>{TO}|{GAP}and{_BREAK})(?P<high>{NUMBER}))?+"
)
_BETWEEN = re.compile(r"\bbetween\s{1,2}\Z", re.IGNORECASE)


def find_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """Yield the numbers of ``text[start:end]`` from left to right, the two ends of a range as one.

    >>> [(n.low, n.high) for n in find_numbers("between 10 and 12 ships, two or three boats, 1.5-2 million tonnes")]
    [(Decimal('10'), Decimal('12')), (Decimal('2'), Decimal('3')), (Decimal('1500000'), Decimal('2000000'))]
    """
    limit = len(text) if end is None else end
    position = start
    while match := _FOUND.search(text, position, limit):
        found = _range_of(text, match) or _single(match)
        yield found
        position = found.end


def _single(match: re.Match[str]) -> Number:
    value = read_number(match["low"])
    return Number(start=match.start("low"), end=match.end("low"), low=value, high=value)


def _range_of(text: str, match: re.Match[str]) -> Number | None:
    if match["to"] is None or is_year(text, match.start("low"), match["low"]):
        return None
    if "and" in match["to"].casefold() and not _BETWEEN.search(
        text, max(0, match.start() - 12), match.start()
    ):
        return None
    ends = join_range(
        read_number(match["low"]),
        scale_of(match["low"]) > 1,
        read_number(match["high"]),
        scale_of(match["high"]),
    )
    return ends and Number(
        start=match.start("low"), end=match.end("high"), low=ends[0], high=ends[1]
    )


_LAST_SCALES = re.compile(rf"(?:{SCALE}{_JOINT}){{0,1}}{SCALE}\Z")


def scale_of(text: str) -> Decimal:
    """Return the scale at the end of what `NUMBER` matched ("lakh crore" is 1e12), 1 if it has
    none.
    """
    match = _LAST_SCALES.search(text)
    return (
        prod((read_scale(token) for token in _TOKEN.findall(match[0])), start=Decimal(1))
        if match
        else Decimal(1)
    )

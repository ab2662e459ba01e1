"""Figures with their scales and ranges, as money and volumes share them: ``1.5-2bn``, ``600-plus
billion``.

`reading_at` reads what stands at one place; what is counted (a currency, a unit) is for the caller
to find behind it.
"""

import re
from decimal import Decimal
from functools import lru_cache
from math import prod
from typing import NamedTuple

from extractors.numbers.grammar import FIGURE, GAP, JOINT, SCALE, TO
from extractors.numbers.in_words import IN_WORDS
from extractors.numbers.movements import is_from_old_to_new
from extractors.numbers.ranges import is_year, join_range
from extractors.numbers.scan import COUNTED_SCALE
from extractors.numbers.values import plain, read_figure, read_number, read_scale, scale_of
from extractors.numbers.words import FRACTIONS, NUMBER_WORDS, SCALE_WORDS


class Figure(NamedTuple):
    """A number or range at ``text[start:end]``, its scale applied; a single number has ``low ==
    high``.

    `scale` is what the (last) figure is multiplied by; `grouped` says that its thousands are set
    off by commas.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    scale: Decimal
    grouped: bool


class NumberReading(NamedTuple):
    """What may be read at one place: the first number alone, and the range that it begins, if any.

    `second_sign` is what stands before the second number of the range, such as ``$``.
    """

    single: Figure
    range: Figure | None
    second_sign: str


_SPACED = r"(?<![\d.,])\d{1,3}(?:[ ]\d{3}){1,4}(?:[.,]\d{1,2})?(?!\d|-[^\W\d_]|[.,]\d)"
# "lakh crore", "5k cr"; a letter after another scale is a unit ("5 million t").
_SCALES = rf"(?:{JOINT}{COUNTED_SCALE}(?:{JOINT}(?:{SCALE}|(?i:cr)\b))?)?"
_PLUS = rf"(?:(?:\+|-plus|-odd)(?=[\s-]?{COUNTED_SCALE}))?"
_SIGN = r"(?:[^\W\d_]{1,4}\.?\s?)?[$€£¥₹₦₩₪₫₱₲₴₵₸₺₽₡]?"
# What stands for one of it, more or less: "a billion-dollar deal".
_BARE_SCALE = r"(?i:(?<![\w-])(?:million|billion|trillion)(?=-[^\W\d_]))"
_AND_A_HALF = rf"{FIGURE}{GAP}and{GAP}a{GAP}half(?!\w)"
_FIGURES = re.compile(rf"{_SPACED}|{_AND_A_HALF}|{FIGURE}|{_BARE_SCALE}")
_SECOND_FIGURES = re.compile(rf"{_SPACED}|{FIGURE}")
_SCALED = re.compile(rf"{_PLUS}(?P<scales>{_SCALES})")
_JOINT = re.compile(rf"(?P<to>{TO}|{GAP}(?i:and)\s)(?=(?P<blank>\s?))(?P<sign>{_SIGN})\s?(?!\s)")
_ONE, _HALF = Decimal(1), Decimal("0.5")
_LARGEST_SCALE = Decimal("1e15")
_BETWEEN = re.compile(
    rf"\bbetween\s{{1,2}}(?:about\s|around\s|roughly\s|some\s|an\sestimated\s)?{_SIGN}\s?\Z",
    re.IGNORECASE,
)


class _End(NamedTuple):
    """A number as it is printed at ``text[start:end]``, apart from the scales behind it."""

    start: int
    end: int
    number: str
    scales: str


def reading_at(text: str, position: int) -> NumberReading | None:
    """Return what can be read at a figure or a number in words that begins at `position`."""
    low = _end_at(text, position, _FIGURES)
    if low is None:
        return None
    value, scale, grouped = _evaluate(low.number, low.scales)
    single = _with_smaller(text, Figure(position, low.end, value, value, scale, grouped))
    joint = _JOINT.match(text, low.end)
    second = _second_end(text, joint) if joint else None
    if joint is None or second is None:
        return NumberReading(single, None, "")
    high, sign = second
    return NumberReading(single, _range_of(text, low, joint["to"], high), sign)


def _end_at(text: str, position: int, figures: re.Pattern[str]) -> _End | None:
    number = figures.match(text, position) or IN_WORDS.match(text, position)
    if number is None:
        return None
    scaled = _SCALED.match(text, number.end())
    assert scaled is not None  # it may be empty
    return _End(position, scaled.end(), number[0], scaled["scales"])


def _second_end(text: str, joint: re.Match[str]) -> tuple[_End, str] | None:
    """Return the number behind a joint and the sign that stands before it, if there is one."""
    if high := _end_at(text, joint.end(), _SECOND_FIGURES):
        return high, joint["sign"].rstrip()
    # What looks like a sign may be the number's first word: "one to two million".
    high = _end_at(text, joint.end("blank"), _SECOND_FIGURES) if joint["sign"] else None
    return (high, "") if high else None


_SMALLER = re.compile(rf"{GAP}(?P<number>{FIGURE}){JOINT}(?P<scale>{SCALE})")
_MOST_SMALLER = 3


def _with_smaller(text: str, figure: Figure) -> Figure:
    """Add what follows in ever smaller scales: "3 billion 500 million", "2 crore 50 lakh"."""
    least = figure.scale
    for _ in range(_MOST_SMALLER):
        more = _SMALLER.match(text, figure.end) if least > 1000 else None
        scale = read_scale(more["scale"]) if more else least
        if (
            more is None
            or scale >= least
            or (value := read_figure(more["number"]) * scale) >= least
        ):
            break
        low, least = plain(figure.low + value), scale
        figure = figure._replace(end=more.end(), low=low, high=low)
    return figure


def first_figure(text: str, position: int) -> Figure | None:
    """Return the first number alone of what `reading_at` reads."""
    reading = reading_at(text, position)
    return reading.single if reading else None


# After these, or after a sign that is not one of _CLOSING, a figure may go on: with a range, a
# fraction, another scale.
_GOES_ON = frozenset((*NUMBER_WORDS, *SCALE_WORDS, "to", "or", "and", "up", "plus", "odd"))
_POINTS = frozenset(".,")
_CLOSING = frozenset(')]|%"”!?#')


def figure_alone(text: str, found: re.Match[str]) -> Figure | None:
    """Return the worth of a figure found by `extractors.numbers.scan` if only its scale belongs to
    it, else None.

    Most figures are alone and need no further look; `reading_at` reads the others.
    """
    number, scale, word = found.groups()
    if number[0] in FRACTIONS and text[found.start() - 1 : found.start()] in _POINTS:
        return None  # "0.½" is no figure
    if word is None:
        is_alone = text[found.end() : found.end() + 1] in ",.;:" or text.startswith(
            "\n\n", found.end()
        )
    elif word.isalpha():
        is_alone = (
            text[found.start(3) - 1] != "-" and word.isascii() and word.casefold() not in _GOES_ON
        )
    else:
        is_alone = word in _CLOSING
    known = _evaluate_alone(number, scale) if is_alone else None
    if known is None:
        return None
    return Figure(found.start(), found.end(2 if scale else 1), known[0], *known)


_FIGURE = re.compile(FIGURE)


@lru_cache(maxsize=4096)
def _evaluate_alone(number: str, scale: str | None) -> tuple[Decimal, Decimal, bool] | None:
    return _evaluate(number, scale or "") if _FIGURE.fullmatch(number) else None


def _range_of(text: str, first: _End, joint: str, second: _End) -> Figure | None:
    low, low_scale, _ = _evaluate(first.number, first.scales)
    high, high_scale, grouped = _evaluate(second.number, second.scales)
    if low_scale == high_scale == 1 and _lends_thousands(joint, second, low, high):
        low *= 1000
    ends = join_range(low, low_scale > 1, high, high_scale)
    if ends is None or not _joins(text, first, joint, are_near=ends[1] < 2 * ends[0]):
        return None
    return Figure(first.start, second.end, ends[0], ends[1], high_scale, grouped)


def _lends_thousands(joint: str, second: _End, low: Decimal, high: Decimal) -> bool:
    """Whether the first end is short for thousands: "$20-30,000"."""
    is_short = second.number.endswith(",000") and not joint.strip().isalpha()
    return is_short and low < 1000 and low * 1000 < high <= low * 10_000


def _joins(text: str, first: _End, joint: str, *, are_near: bool) -> bool:
    """Whether the joint makes a range: no "and" without "between", no "rose from A to B"."""
    word, start = joint.strip().casefold(), first.start
    if _BETWEEN.search(text, max(0, start - 30), start):
        return True
    if word == "and" or is_year(text, start, first.number):
        return False
    return not (word.isalpha() and is_from_old_to_new(text, start, are_near=are_near))


_GROUP_MARK = re.compile("[,\u00a0\u2009\u202f]")


@lru_cache(maxsize=4096)
def _evaluate(number: str, scales: str) -> tuple[Decimal, Decimal, bool]:
    """Return the value of a number with its scales, what it is multiplied by, and whether its
    thousands are set off.

    The same few numbers fill most articles.
    """
    factors = [read_scale(scale) for scale in re.findall(r"[^\W\d_]+", scales)]
    factor = prod(factors, start=_ONE)
    if factor > _LARGEST_SCALE:
        factor = factors[-1]  # a slip of the pen: "$4.5bn trillion"
    own = scale_of(number) if number[0].isalpha() else _ONE
    return plain(_read_value(number) * factor), factor * own, _GROUP_MARK.search(number) is not None


_ADDED = re.compile(rf",?{GAP}(?:and{GAP})?")


def added_number(text: str, end: int) -> tuple[Decimal, int] | None:
    """Return the number that may go on with a quantity that ends at `end`, and where it ends.

    >>> added_number("2 dollars and 40 cents", 9), added_number("2 dollars each", 9)
    ((Decimal('40'), 16), None)
    """
    joint = _ADDED.match(text, end)
    start = joint.end() if joint else end
    more = joint and (_FIGURE.match(text, start) or IN_WORDS.match(text, start))
    return (_read_value(more[0]), more.end()) if more else None


def _read_value(number: str) -> Decimal:
    """Return the value of a figure, also of one grouped by blanks, or of a number in words; "5 and
    a half" is both.
    """
    if number[0].isalpha():
        return read_number(number)
    if number.endswith("half"):
        return read_figure(number.split()[0]) + _HALF
    return read_figure(number if "/" in number else number.replace(" ", ""))

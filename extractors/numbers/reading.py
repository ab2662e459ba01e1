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

from extractors.numbers.grammar import FIGURE, GAP, JOINT, SCALE, TO, WORDS
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
_READING = re.compile(
    rf"""
    (?P<low>{_SPACED}|{_AND_A_HALF}|{FIGURE}|{WORDS}|{_BARE_SCALE}) {_PLUS} (?P<low_scale>{_SCALES})
    (?:
        (?P<to>{TO}|{GAP}(?i:and)\s) (?P<sign>{_SIGN}) \s?
        (?P<high>{_SPACED}|{FIGURE}|{WORDS}) {_PLUS} (?P<high_scale>{_SCALES})
    )?+
    """,
    re.VERBOSE,
)
_ONE, _HALF = Decimal(1), Decimal("0.5")
_LARGEST_SCALE = Decimal("1e15")
_BETWEEN = re.compile(
    rf"\bbetween\s{{1,2}}(?:about\s|around\s|roughly\s|some\s|an\sestimated\s)?{_SIGN}\s?\Z",
    re.IGNORECASE,
)


def reading_at(text: str, position: int) -> NumberReading | None:
    """Return what can be read at a figure or a number in words that begins at `position`."""
    body = _READING.match(text, position)
    if body is None:
        return None
    low, scales, joint = body.group("low", "low_scale", "to")
    value, scale, grouped = _evaluate(low, scales)
    single = _with_smaller(
        text, Figure(position, body.end("low_scale"), value, value, scale, grouped)
    )
    return NumberReading(
        single, _range_of(text, body) if joint else None, (body["sign"] or "").rstrip()
    )


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


def _range_of(text: str, body: re.Match[str]) -> Figure | None:
    low, low_scale, _ = _evaluate(body["low"], body["low_scale"])
    high, high_scale, grouped = _evaluate(body["high"], body["high_scale"])
    if low_scale == high_scale == 1 and _lends_thousands(body, low, high):
        low *= 1000
    ends = join_range(low, low_scale > 1, high, high_scale)
    if ends is None or not _joins(text, body, are_near=ends[1] < 2 * ends[0]):
        return None
    return Figure(body.start(), body.end(), ends[0], ends[1], high_scale, grouped)


def _lends_thousands(body: re.Match[str], low: Decimal, high: Decimal) -> bool:
    """Whether the first end is short for thousands: "$20-30,000"."""
    is_short = body["high"].endswith(",000") and not body["to"].strip().isalpha()
    return is_short and low < 1000 and low * 1000 < high <= low * 10_000


def _joins(text: str, body: re.Match[str], *, are_near: bool) -> bool:
    """Whether the joint makes a range: no "and" without "between", no "rose from A to B"."""
    joint = body["to"].strip().casefold()
    start = body.start()
    if _BETWEEN.search(text, max(0, start - 30), start):
        return True
    if joint == "and" or is_year(text, start, body["low"]):
        return False
    return not (joint.isalpha() and is_from_old_to_new(text, start, are_near=are_near))


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


_ADDED = re.compile(rf",?{GAP}(?:and{GAP})?(?P<number>{FIGURE}|{WORDS})")


def added_number(text: str, end: int) -> tuple[Decimal, int] | None:
    """Return the number that may go on with a quantity that ends at `end`, and where it ends.

    >>> added_number("2 dollars and 40 cents", 9), added_number("2 dollars each", 9)
    ((Decimal('40'), 16), None)
    """
    more = _ADDED.match(text, end)
    return (_read_value(more["number"]), more.end()) if more else None


def _read_value(number: str) -> Decimal:
    """Return the value of a figure, also of one grouped by blanks, or of a number in words; "5 and
    a half" is both.
    """
    if number[0].isalpha():
        return read_number(number)
    if number.endswith("half"):
        return read_figure(number.split()[0]) + _HALF
    return read_figure(number if "/" in number else number.replace(" ", ""))

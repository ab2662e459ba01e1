"""Natural gas: volumes, LNG by weight and amounts of energy, with ranges, rates, bounds and
changes.

Finds ``400 million cubic meters``, ``102.7 bcfd``, ``10-12 bcm``, ``7.8 mtpa`` of LNG, ``12.5 TWh``
of gas, and a unit left out ("from the 790 reported in June"). What the figure measures decides:
oil, water and the size of a ship are no gas, and the base of a price ("dollars per mcf") is no
quantity.

The ``rule`` of a match is ``gas.unit`` for a figure with its unit, ``gas.elided`` for one whose
unit stands beside another.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from operator import itemgetter

from spacy.tokens import Doc

from extractors.gas.context import is_base_of_price, leaves_unit_out, measures_gas
from extractors.gas.units import FIRST_WORDS, FoundUnit, cubic_metres_in, unit_at
from extractors.numbers import (
    Figure,
    are_ends,
    comparator_around,
    figure_alone,
    figures_in,
    first_figure,
    flow_per,
    is_change,
    is_year,
    number_words_in,
    plain,
    reading_at,
    starts_in_words,
)
from extractors.records import GasVolume, Match
from extractors.text import ArticleText, readable, sentence_end

KIND = "gas_volumes"

_SOME_GAS = re.compile(
    r"gas(?:fields?)?\b|lng\b|methane|gazprom|\d[\s-]?(?:mm|[bmt])s?c[fm]|mmbtu|therms?\b"
)


def extract(source: Doc | ArticleText, published_on: date | None) -> Iterator[Match]:
    """Yield the quantities of natural gas in an article from left to right."""
    yield from find_gas_volumes(ArticleText.of(source))


def find_gas_volumes(article: ArticleText) -> list[Match]:
    """Return the quantities of natural gas in a plain text from left to right."""
    read = readable(article)
    article = read.article
    quantities = list(_ranges(article.text, _quantities(article)))
    # Most texts that count tonnes name no gas.
    if not quantities or not _SOME_GAS.search(article.lowered):
        return []
    return [read.as_printed(match) for match in _matches(article, quantities)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quantity:
    """A figure with its unit, which is `lent` where it stands only beside another figure."""

    figure: Figure
    unit: FoundUnit
    lent: bool = False

    @property
    def end(self) -> int:
        return self.figure.end if self.lent else self.unit.end


_RANGE_WORDS = frozenset(("to", "or", "and", "–", "—", "-", "½", "¼", "¾", "+"))


def _candidates(article: ArticleText) -> list[tuple[int, re.Match[str] | None]]:
    """Return where the figures begin that may be counted, with their figure, and the numbers in
    words before a unit.

    A text where no unit follows any of them has no candidates.
    """
    text = article.text
    figures = figures_in(article)
    words = list(_numbers_in_words(article))
    if not words and FIRST_WORDS.isdisjoint(
        {figure[3].casefold() for figure in figures if figure[3]}
    ):
        return []
    found = [(figure.start(), figure) for figure in figures if _may_be_counted(text, figure)]
    return sorted((*found, *words), key=itemgetter(0))


def _may_be_counted(text: str, figure: re.Match[str]) -> bool:
    _, scale, word = figure.groups()
    if word is None:
        return scale is not None or text[figure.end() : figure.end() + 2] == ", "
    return scale is not None or word in _RANGE_WORDS or word.casefold() in FIRST_WORDS


def _numbers_in_words(article: ArticleText) -> Iterator[tuple[int, None]]:
    text = article.text
    for _, end, next_word in number_words_in(article):
        if next_word in FIRST_WORDS and unit_at(text, end):
            yield from ((start, None) for start in starts_in_words(text, end))


_JOINT = re.compile(r",?\s{1,2}(?:and|or)\s{1,2}|,\s{1,2}|\s{1,2}to\s{1,2}")


def _quantities(article: ArticleText) -> Iterator[_Quantity]:
    """Yield the figures that have a unit, and those that share it: "10, 12 and 15 bcm"."""
    text = article.text
    end = 0
    waiting: list[Figure] = []
    for start, found in _candidates(article):
        if start < end:
            continue
        read = _read(text, start, found)
        if read is None:
            continue
        figure, unit = read
        if unit is not None:
            yield from _sharing(text, waiting, figure, unit)
            yield _Quantity(figure=figure, unit=unit)
        waiting = [] if unit else [*waiting[-3:], figure]
        end = unit.end if unit else figure.end


def _read(
    text: str, start: int, found: re.Match[str] | None
) -> tuple[Figure, FoundUnit | None] | None:
    """Return the number or range at `start`, with its unit if it has one; a range without is its
    first number.
    """
    figure = figure_alone(text, found) if found else None
    if found is not None and figure is not None:
        may_have_unit = found[3] is not None and found[3].casefold() in FIRST_WORDS
        return figure, _unit_of(text, figure) if may_have_unit else None
    reading = reading_at(text, start)
    if reading is None:
        return None
    if reading.range is not None and (unit := _unit_of(text, reading.range)):
        return reading.range, unit
    return reading.single, _unit_of(text, reading.single)


def _unit_of(text: str, figure: Figure) -> FoundUnit | None:
    unit = unit_at(text, figure.end)
    return unit if unit is not None and _fits(figure, unit) else None


def _fits(figure: Figure, unit: FoundUnit) -> bool:
    return figure.scale > 1 or unit.per is not None or unit.written not in unit.unit.only_scaled


def _sharing(
    text: str, waiting: list[Figure], figure: Figure, unit: FoundUnit
) -> Iterator[_Quantity]:
    """Yield the figures just before that are joined to this one, with its unit and its scale."""
    sharing: list[_Quantity] = []
    following = figure
    for earlier in reversed(waiting):
        is_joined = _JOINT.fullmatch(text, earlier.end, following.start)
        if (
            not is_joined
            or is_year(text, earlier.start, text[earlier.start : earlier.end])
            or not _is_free(text, earlier)
        ):
            break
        if text[earlier.end] == "," and not sharing:
            break
        factor = figure.scale if earlier.scale == 1 and earlier.high < 1000 else Decimal(1)
        lent = earlier._replace(
            low=earlier.low * factor, high=earlier.high * factor, scale=earlier.scale * factor
        )
        sharing.append(_Quantity(figure=lent, unit=unit, lent=True))
        following = earlier
    yield from reversed(sharing)


def _ranges(text: str, quantities: Iterable[_Quantity]) -> Iterator[_Quantity]:
    """Join two quantities in the same unit that are the ends of a range: "between 1.5 Tcf and 2
    Tcf".
    """
    first: _Quantity | None = None
    for second in quantities:
        if first is not None and _is_range(text, first, second):
            figure = second.figure._replace(start=first.figure.start, low=first.figure.low)
            second = replace(second, figure=figure)
        elif first is not None:
            yield first
        first = second
    if first is not None:
        yield first


def _is_range(text: str, first: _Quantity, second: _Quantity) -> bool:
    lower, higher = first.figure, second.figure
    is_alike = first.unit.unit == second.unit.unit and not (first.lent or second.lent)
    if not is_alike or not lower.low == lower.high < higher.low == higher.high:
        return False
    return are_ends(text, lower.start, first.end, higher.start)


_NOT_FREE = re.compile(r"(?:\b(?!From|Of|By|To|At|For|Between)[A-Z][a-z]*\.?\s|[-\w.$€£])\Z")


def _is_free(text: str, figure: Figure) -> bool:
    return not _NOT_FREE.search(text, max(0, figure.start - 16), figure.start)


def _may_be_priced_by(quantity: _Quantity) -> bool:
    """Whether prices are made for so much of gas: for a thousand, for one unit of energy, for a
    million British thermal units.
    """
    low, high = quantity.figure.low, quantity.figure.high
    unit = quantity.unit.unit
    is_one = low == 1 and unit.dimension == "energy"
    return low == high and (low == 1000 or is_one or (unit.unit == "MMBtu" and low == 1_000_000))


def _matches(article: ArticleText, quantities: list[_Quantity]) -> Iterator[Match]:
    text = article.text
    for index, quantity in enumerate(quantities):
        unit = quantity.unit
        is_round = _may_be_priced_by(quantity)
        if is_base_of_price(text, quantity.figure.start, is_round=is_round):
            continue
        if not measures_gas(text, quantity.figure.start, unit):
            continue
        yield _match(text, quantity, "gas.elided" if quantity.lent else "gas.unit")
        limit = quantities[index + 1].figure.start if index + 1 < len(quantities) else len(text)
        if not quantity.lent:
            yield from _left_out(article, quantity, limit)


_WINDOW = 160


def _left_out(article: ArticleText, quantity: _Quantity, limit: int) -> Iterator[Match]:
    """Yield the figures after a quantity that are counted in its unit: "from the 790 reported in
    June".
    """
    text = article.text
    printed = quantity.figure.low / quantity.figure.scale
    figures = figures_in(article)
    last = min(limit, sentence_end(text, quantity.end, quantity.end + _WINDOW))
    for index in range(bisect_left(figures, quantity.end, key=re.Match.start), len(figures)):
        found = figures[index]
        if found.end(1) > last:
            return
        figure = figure_alone(text, found) or first_figure(text, found.start())
        if figure is None or not leaves_unit_out(text, figure.start, figure.end):
            continue
        is_scaled = figure.scale == quantity.figure.scale > 1
        is_bare = (
            figure.scale == 1
            and not is_year(text, figure.start, found[1])
            and printed < 5 * figure.low < 25 * printed
        )
        if is_scaled or is_bare:
            factor = Decimal(1) if is_scaled else quantity.figure.scale
            lent = figure._replace(low=figure.low * factor, high=figure.high * factor)
            yield _match(text, replace(quantity, figure=lent, lent=True), "gas.elided")


def _match(text: str, quantity: _Quantity, rule: str) -> Match:
    figure, unit = quantity.figure, quantity.unit
    low, high = _both_ends(figure.low, figure.high, _factor(figure, unit))
    per_unit = cubic_metres_in(
        "cubic_metre_of_lng" if _is_liquid(text, high, unit) else unit.unit.unit
    )
    m3_low, m3_high = _both_ends(low, high, per_unit)
    value = GasVolume(
        low=low,
        high=high,
        unit=unit.unit.unit,
        dimension=unit.unit.dimension,
        m3_low=m3_low,
        m3_high=m3_high,
        per=unit.per or flow_per(text, unit.end),
        is_change=is_change(text, figure.start, quantity.end),
        comparator=comparator_around(text, figure.start, quantity.end),
    )
    return Match(start=figure.start, end=quantity.end, value=value, rule=rule)


def _both_ends(low: Decimal, high: Decimal, factor: Decimal) -> tuple[Decimal, Decimal]:
    first = plain(low * factor)
    return first, first if high == low else plain(high * factor)


_METRIC_TON = re.compile(r"mt", re.IGNORECASE)
_LIQUID = re.compile(r"\sof\s(?:LNG|liquefied\snatural\sgas)\b", re.IGNORECASE)
_LARGEST_CARGO = 300_000


def _factor(figure: Figure, unit: FoundUnit) -> Decimal:
    """Return the factor of the unit: "60,000 MT" are metric tons, for no cargo and no plant has so
    many million.
    """
    is_metric_ton = _METRIC_TON.fullmatch(unit.written) and (
        figure.scale > 1 or figure.high >= 1000
    )
    return Decimal(1) if is_metric_ton else unit.unit.factor


def _is_liquid(text: str, cubic_metres: Decimal, unit: FoundUnit) -> bool:
    """Whether cubic metres of LNG are of the liquid, as in a cargo; billions of them are of gas."""
    is_cargo = unit.unit.unit == "m3" and cubic_metres <= _LARGEST_CARGO
    return is_cargo and _LIQUID.match(text, unit.end) is not None

"""How much: figures, number words, scales, ranges, bounds, rates and movements, shared by all rooms
that count.
"""

from extractors.numbers.bounds import comparator_around
from extractors.numbers.finding import Number, find_numbers
from extractors.numbers.grammar import GAP
from extractors.numbers.in_words import is_bare_scale, starts_in_words, starts_of_range
from extractors.numbers.movements import is_change, is_moved
from extractors.numbers.ranges import are_ends, is_year, join_range
from extractors.numbers.rates import SALE_UNITS, flow_per, price_per
from extractors.numbers.reading import (
    Figure,
    added_number,
    figure_alone,
    first_figure,
    reading_at,
)
from extractors.numbers.scan import PRINTED_FIGURE, figures_in, number_words_in
from extractors.numbers.values import plain, read_number, scale_of
from extractors.numbers.words import NUMBER_WORDS, ONES, SCALE_WORDS, SCALES, TENS

__all__ = [
    "GAP",
    "NUMBER_WORDS",
    "ONES",
    "PRINTED_FIGURE",
    "SALE_UNITS",
    "SCALES",
    "SCALE_WORDS",
    "TENS",
    "Figure",
    "Number",
    "added_number",
    "are_ends",
    "comparator_around",
    "figure_alone",
    "figures_in",
    "find_numbers",
    "first_figure",
    "flow_per",
    "is_bare_scale",
    "is_change",
    "is_moved",
    "is_year",
    "join_range",
    "number_words_in",
    "plain",
    "price_per",
    "read_number",
    "reading_at",
    "scale_of",
    "starts_in_words",
    "starts_of_range",
]

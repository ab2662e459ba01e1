"""How much: figures, number words, scales, ranges, bounds, rates and movements, shared by money,
gas and weapons.
"""

from extractors.numbers.bounds import comparator_around
from extractors.numbers.grammar import (
    FIGURE,
    GAP,
    SCALE,
    TO,
    WORDS,
    Number,
    find_numbers,
    is_year,
    join_range,
    plain,
    range_starts,
    read_number,
    words_before,
)
from extractors.numbers.movements import is_change, is_from_old_to_new
from extractors.numbers.rates import SALE_UNITS, flow_per, price_per
from extractors.numbers.reading import (
    BARE_SCALE,
    Figure,
    figure_alone,
    first_figure,
    read_value,
    reading_at,
)
from extractors.numbers.scan import PRINTED_FIGURE, figures_in, number_words_in
from extractors.numbers.words import NUMBER_WORDS, ONES, SCALES, TENS

__all__ = [
    "BARE_SCALE",
    "FIGURE",
    "GAP",
    "NUMBER_WORDS",
    "ONES",
    "PRINTED_FIGURE",
    "SALE_UNITS",
    "SCALE",
    "SCALES",
    "TENS",
    "TO",
    "WORDS",
    "Figure",
    "Number",
    "comparator_around",
    "figure_alone",
    "figures_in",
    "find_numbers",
    "first_figure",
    "flow_per",
    "is_change",
    "is_from_old_to_new",
    "is_year",
    "join_range",
    "number_words_in",
    "plain",
    "price_per",
    "range_starts",
    "read_number",
    "read_value",
    "reading_at",
    "words_before",
]

"""What rules out that two reports are of one matter, whatever speaks for it.

Only what is certain is a veto; all else is evidence. Each veto has a name, and examples in
``tests/pipelines/claims/test_vetoes.py``.
"""

from collections.abc import Callable, Mapping

import numpy as np

from pipelines.claims import pairs as levels
from pipelines.claims import weapons
from pipelines.claims.agreement import NEAR, Relation
from pipelines.claims.columns.arrays import Flags, any_of, how_many
from pipelines.claims.columns.compared import YEAR
from pipelines.claims.columns.signatures import hashed
from pipelines.claims.columns.values import AMOUNT, QUANTITY
from pipelines.claims.pairs import Pairs

LIKE_WORDS, LIKE_NEARBY = 0.35, 0.30
"""Likeness of sentences, and of the words around the figures, that rivals without a common party
need.
"""

ONE_SENTENCE = 0.6
"""Likeness of sentences from which rivals need no like words around the figures."""

SEVERAL_FIGURES = 2
LONGEST_APART = 200
"""Days between publications after which a differing value without a time is another occasion."""

VERY_LIKE = 0.85
"""Likeness of sentences of which only the figure differs, however far apart the figures are."""

LONGEST_MOMENT = 1
"""Days between two publications about the price of one moment."""

LARGEST_READING = 1.05
"""Two readings of one price lie no further apart, as a ratio."""

NEAR_DAYS = 3

LONGEST_SLIP = 7
"""Days between publications that differ only in a figure that is off by far."""

LONGEST_GAP = 31
"""Days between two times of one event of which one is told less well."""

ONE_PATTERN, PATTERN_WORDS = 0.80, 5
"""Likeness of two sentences, but for their names, that were made after one pattern, and the telling
words that they then have in common.
"""

MOMENT = hashed("moment")


def another_figure(pairs: Pairs) -> Flags:
    """One article gives both figures, and corrects neither."""
    exact = pairs.values.same & (pairs.values.ratio <= 1 + 1e-6)
    known = pairs.values.relation > Relation.UNKNOWN
    return pairs.same_article & known & ~exact & ~pairs.either("revised")


def one_sentence(pairs: Pairs) -> Flags:
    """One sentence gives two values."""
    known = pairs.values.relation > Relation.UNKNOWN
    return pairs.same_article & pairs.both("sentence") & known & ~pairs.values.same


def other_period(pairs: Pairs) -> Flags:
    """Measurements, prices, or differing values of times without a common day; or two years."""
    apart = pairs.periods == levels.DISJOINT
    states = pairs.either("dated") | pairs.either("quote")
    differ = ~pairs.values.same & ~pairs.either("revised")
    grain = pairs.table.period_grain
    years = (grain[pairs.one] == YEAR) & (grain[pairs.other] == YEAR)
    long = (pairs.gap > LONGEST_GAP) & ~pairs.scheduled & ~pairs.either("revised")
    return np.asarray(apart & (states | differ | years | long))


def other_names(pairs: Pairs) -> Flags:
    """Sentences after one pattern that each name somebody whom the other does not know."""
    alike = (pairs.plain >= ONE_PATTERN) & pairs.strange_names
    certain = (pairs.rival_sides > 0) | (pairs.plain_words >= PATTERN_WORDS)
    return alike & certain & (pairs.shared_sides < 2)


def other_party(pairs: Pairs) -> Flags:
    """One side is played by two that have nothing to do with each other: neither article names the
    other's.
    """
    return pairs.other_party


def no_price(pairs: Pairs) -> Flags:
    """A price of the moment, and what is none."""
    return pairs.only_one("quote") & ~pairs.either("unsettled")


def other_moment(pairs: Pairs) -> Flags:
    """Prices of two moments."""
    equal = pairs.equal_periods
    near = (pairs.apart >= 0) & (pairs.apart <= LONGEST_MOMENT)
    moment = equal | ((pairs.periods == levels.UNKNOWN) & near)
    return np.asarray(pairs.either("quote") & ~moment)


def other_reading(pairs: Pairs) -> Flags:
    """Two prices of one day that are not said to be the same reading of it."""
    reading = pairs.table.reading[pairs.one]
    same = pairs.both("reading") & (reading > 0) & (reading != MOMENT)
    close = pairs.values.ratio < LARGEST_READING
    known = pairs.values.relation > Relation.UNKNOWN
    equal = pairs.values.relation == Relation.EQUAL
    return np.asarray(pairs.either("quote") & ~equal & ~(same & close & known))


def forecast_and_count(pairs: Pairs) -> Flags:
    """What was expected and what was measured."""
    return pairs.each("measured") & pairs.only_one("forecast") & ~pairs.values.same


def two_forecasters(pairs: Pairs) -> Flags:
    """Two differing forecasts, unless one and the same makes both."""
    one_speaker = pairs.both("speaker") & (pairs.table.speaker[pairs.one] != 0)
    states = pairs.each("measured") & pairs.each("forecast")
    return np.asarray(states & ~one_speaker & pairs.values.rivals)


def gives_the_other(pairs: Pairs) -> Flags:
    """Each sentence gives the other's amount beside its own, as that of something else."""
    table = pairs.table
    rival = pairs.values.rivals & (pairs.values.field == AMOUNT) & ~pairs.either("revised")
    given = np.zeros(len(pairs.one), np.bool_)
    for one, other in ((pairs.one, pairs.other), (pairs.other, pairs.one)):
        figure = table.values.cells("figures", other, 1)[:, :, :1]
        own = any_of(table.values.cells("figures", one) == figure)
        given |= any_of(table.figures[one] == figure[:, 0]) & ~own
    return np.asarray(rival & given)


def further_pieces(pairs: Pairs) -> Flags:
    """An order, and an option for as many more or another order of the same size; a further sum of
    money is often the only one that another article tells of.
    """
    pieces = pairs.values.field == QUANTITY
    return np.asarray(pairs.only_one("further") & pieces & ~pairs.either("measured"))


def rivals_among_strangers(pairs: Pairs) -> Flags:
    """Differing values that no common party, and no likeness of the sentences, brings together."""
    nearby = np.where(pairs.nearby >= 0, pairs.nearby, pairs.words)
    like = (pairs.words >= LIKE_WORDS) & (nearby >= LIKE_NEARBY)
    like |= pairs.words >= ONE_SENTENCE
    unlike = ~like | pairs.strange_names | (pairs.values.ratio > NEAR)
    return np.asarray(_strangers(pairs) & unlike)


def other_strangers(pairs: Pairs) -> Flags:
    """Differing values without a common party that tell of unlike things: a forecast, a price, the
    value of before, or other figures.
    """
    forecast = pairs.only_one("forecast") | (pairs.each("expected") & pairs.each("unsettled"))
    unlike = forecast | pairs.only_one("prior") | pairs.either("quote")
    return np.asarray(_strangers(pairs) & (unlike | _all_figures_differ(pairs)))


def _strangers(pairs: Pairs) -> Flags:
    return np.asarray(pairs.values.rivals & (pairs.shared_sides == 0))


def _all_figures_differ(pairs: Pairs, least: int = 1) -> Flags:
    """Whether both sentences print so many figures beside their values, and none in common."""
    table = pairs.table
    more = [
        how_many(table.figures[at] > 0) - table.values.count[at] for at in (pairs.one, pairs.other)
    ]
    return np.asarray((more[0] >= least) & (more[1] >= least) & (pairs.figures == 0))


def other_figures(pairs: Pairs) -> Flags:
    """Differing values among several figures of which none agrees: another occasion of one kind."""
    return pairs.values.rivals & _all_figures_differ(pairs, SEVERAL_FIGURES)


def other_measure(pairs: Pairs) -> Flags:
    """Differing values of which the one measures another thing than the other."""
    return np.asarray(pairs.values.rivals & (pairs.measures == levels.OTHER_MEASURE))


def long_apart(pairs: Pairs) -> Flags:
    """Differing values published long apart, without a time that both name."""
    known = (pairs.periods != levels.UNKNOWN) & (pairs.periods != levels.DISJOINT)
    return np.asarray(pairs.values.rivals & (pairs.apart > LONGEST_APART) & ~known)


def other_systems(pairs: Pairs) -> Flags:
    """Sentences after one pattern about other weapons."""
    return np.asarray((pairs.systems == weapons.OTHER_SYSTEMS) & (pairs.plain >= ONE_PATTERN))


def other_kind_of_reading(pairs: Pairs) -> Flags:
    """Measurements of two kinds whose values differ."""
    differ = pairs.values.rivals | (pairs.values.relation == Relation.SCOPE)
    return np.asarray(differ & pairs.either("measured") & (pairs.types != levels.SAME_TYPE))


def nothing_but_the_size(pairs: Pairs) -> Flags:
    """Values that differ, or of another scope, and neither party nor words in common."""
    differ = pairs.values.rivals | (pairs.values.relation == Relation.SCOPE)
    linked = pairs.shared_sides + pairs.related_sides > 0
    return np.asarray(differ & ~linked & (pairs.words < LIKE_WORDS) & (pairs.nearby < 0.4))


def far_apart(pairs: Pairs) -> Flags:
    """Values so far apart that the one is a part of the other."""
    equal = pairs.equal_periods
    like = (pairs.words >= VERY_LIKE) | (equal & (pairs.words >= 0.5))
    like &= (pairs.apart >= 0) & (pairs.apart <= LONGEST_SLIP)
    return np.asarray((pairs.values.relation == Relation.FAR) & ~like)


def no_common_value(pairs: Pairs) -> Flags:
    """Reports without a value in common: of one deal only when both sides, weapon or words, and day
    fit.
    """
    missing = pairs.values.relation == Relation.UNKNOWN
    linked = pairs.shared_sides + pairs.related_sides
    equal = pairs.equal_periods
    soon = (pairs.apart >= 0) & (pairs.apart <= NEAR_DAYS)
    day = (pairs.periods == levels.EQUAL_DAY) | (equal & (pairs.words >= 0.2))
    day |= soon & (pairs.periods != levels.DISJOINT)
    weapon = (pairs.systems == weapons.SAME_SYSTEM) | (pairs.systems == weapons.MUNITION)
    parties = (linked >= 2) & (pairs.shared_sides >= 1) & (pairs.rival_sides == 0)
    sides = weapon | (pairs.shared_sides >= 2)
    fits = parties & day & sides & (pairs.systems != weapons.OTHER_SYSTEMS)
    fits &= ~pairs.both_tell & (~pairs.only_one("money_only") | pairs.either("unsettled"))
    return np.asarray(missing & ~fits & ~pairs.goes_on)


VETOES: Mapping[str, Callable[[Pairs], Flags]] = {
    "another figure of one article": another_figure,
    "two values of one sentence": one_sentence,
    "another period": other_period,
    "other names in one pattern": other_names,
    "another party": other_party,
    "a price and no price": no_price,
    "another moment": other_moment,
    "another reading": other_reading,
    "a forecast and a count": forecast_and_count,
    "two forecasters": two_forecasters,
    "each gives the other's figure": gives_the_other,
    "one is of further pieces": further_pieces,
    "all other figures differ": other_figures,
    "another thing measured": other_measure,
    "rivals published long apart": long_apart,
    "other weapons in one pattern": other_systems,
    "unlike rivals without a common party": other_strangers,
    "rivals without a common party": rivals_among_strangers,
    "another kind of reading": other_kind_of_reading,
    "nothing but the size in common": nothing_but_the_size,
    "a part and its whole": far_apart,
    "no value in common": no_common_value,
}

SOFT = frozenset(
    {"no value in common", "nothing but the size in common", "rivals without a common party"}
)
"""Vetoes that say too little is known: they bring no pair together, and keep no groups apart."""


def veto(pairs: Pairs) -> tuple[Flags, Flags]:
    """Say which pairs no evidence brings together, and which of them are certainly apart."""
    soft = np.zeros(len(pairs.one), np.bool_)
    hard = np.zeros(len(pairs.one), np.bool_)
    for name, rule in VETOES.items():
        if name in SOFT:
            soft |= rule(pairs)
        else:
            hard |= rule(pairs)
    return soft | hard, hard


def veto_of(pairs: Pairs, row: int) -> str | None:
    """Name the first veto of one pair, None without any."""
    return next((name for name, rule in VETOES.items() if rule(pairs)[row]), None)

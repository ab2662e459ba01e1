"""How strongly pairs of reports speak for one matter: bits for each level of agreement.

The weights are data (``lexicon/weights.toml``). Evidence adds up; nothing here rules a pair out
(`vetoes` does).
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from extractors.lexicon import read_toml
from pipelines.claims import pairs as levels
from pipelines.claims import sides, weapons
from pipelines.claims.agreement import Relation
from pipelines.claims.columns.arrays import Codes, Integers, Numbers
from pipelines.claims.columns.roles import SIDE_NAMES
from pipelines.claims.columns.values import FIELDS
from pipelines.claims.pairs import Pairs

_WEIGHTS: Mapping[str, Any] = read_toml(__package__, "weights")
THRESHOLD: float = _WEIGHTS["threshold"]
COHESION: float = _WEIGHTS["cohesion"]

CLEAR_FIGURES = 2
"""Significant figures of an equal value from which other systems speak less against a pair."""

SLIGHT = 1.25
"""Rivals of at most this ratio may well be of one matter."""

LONGEST_REASON, LEAST_TOLD = 6, 0.05
"""So many kinds of evidence are told, of so many bits at least."""


def weigh(pairs: Pairs) -> Numbers:
    """Return the evidence for each pair, in bits."""
    # One after the other: how `np.sum` rounds depends on how many pairs there are.
    return np.asarray(sum((bits for _, bits in parts_of(pairs)), np.zeros(len(pairs.one))))


def parts_of(pairs: Pairs) -> Iterator[tuple[str, Numbers]]:
    """Yield what each kind of evidence adds, by name."""
    yield "value", _value(pairs)
    yield "parties", _sides(pairs)
    yield "weapons", _weapons(pairs)
    yield "period", _period(pairs)
    yield "days", _days(pairs)
    yield "type", _scale("type", ("same", "family", "another"))[pairs.types]
    yield "measure", _scale("measure", ("same", "another"))[pairs.measures]
    yield "words", _words(pairs)
    yield "nearby", _nearby(pairs)
    yield "figures", _figures(pairs)
    yield "context", _context(pairs)
    yield "told", _told(pairs)
    yield "the same deal gone on with", np.where(pairs.goes_on, _WEIGHTS["told"]["goes_on"], 0.0)


def _scale(section: str, names: tuple[str, ...]) -> Numbers:
    """Return the weights of the levels of one section, the unknown level first."""
    return np.array([0.0, *(_WEIGHTS[section][name] for name in names)])


def _value(pairs: Pairs) -> Numbers:
    agreed, weights = pairs.values, _WEIGHTS["value"]
    figures = np.array(weights["figures"])
    equal = figures[np.clip(agreed.digits, 1, len(figures)) - 1]
    rival = np.where(agreed.ratio <= SLIGHT, weights["near"], weights["apart"])
    bits = np.where(agreed.same, equal, 0.0)
    for relation, name in (
        (Relation.WITHIN, "within"),
        (Relation.OPEN, "open"),
        (Relation.FAR, "far"),
    ):
        bits = np.where(agreed.relation == relation, weights[name], bits)
    bits = np.where(agreed.relation == Relation.SCOPE, equal + weights["scope"], bits)
    return np.asarray(np.where(agreed.relation == Relation.NEAR, rival, bits))


def _sides(pairs: Pairs) -> Numbers:
    weights = _WEIGHTS["side"]
    table = pairs.table
    bits = np.zeros(len(pairs.one))
    for side in range(3):
        level = pairs.sides[:, side]
        ours, theirs = table.parties[pairs.one, side], table.parties[pairs.other, side]
        both = (ours[:, 0] >= 0) & (theirs[:, 0] >= 0)
        state = table.party.is_country[ours[:, 0]] & (ours[:, 0] >= 0)
        same = np.where(state, weights["country"], weights["same"])
        mentioned = np.where(both, weights["mentioned_beside"], weights["mentioned"])
        for code, worth in (
            (sides.SIDE_SAME, same),
            (sides.SIDE_RELATED, weights["related"]),
            (sides.SIDE_MENTIONED, mentioned),
            (sides.SIDE_RIVAL, weights["rival"]),
        ):
            bits = bits + np.where(level == code, worth, 0.0)
    bits = bits + np.where(pairs.strangers, weights["strangers"], 0.0)
    return np.asarray(bits + np.where(pairs.turned, weights["turned"], 0.0))


def _weapons(pairs: Pairs) -> Numbers:
    names = ("same", "munition", "class", "another_class", "another")
    bits = _scale("weapon", names)[pairs.systems]
    clear = pairs.values.same & (pairs.values.digits >= CLEAR_FIGURES)
    excused = clear & (pairs.systems == weapons.OTHER_SYSTEMS)
    return np.where(excused, _WEIGHTS["weapon"]["other_beside_value"], bits)


def _period(pairs: Pairs) -> Numbers:
    names = ("day", "month", "year", "overlap", "overlap", "overlap", "disjoint")
    bits = _scale("period", names)[pairs.periods]
    bits = np.where(pairs.either("revised") & (pairs.periods == levels.DISJOINT), 0.0, bits)
    unknown = (pairs.periods == levels.UNKNOWN) & pairs.either("measured")
    return np.where(unknown, _WEIGHTS["period"]["unknown_measurement"], bits)


def _days(pairs: Pairs) -> Numbers:
    weights = _WEIGHTS["days"]
    limits = np.array([*weights["limits"], 0.0])
    level = np.searchsorted(np.array(levels.DAY_LIMITS), np.maximum(pairs.apart, 0))
    bits = limits[level]
    equal = pairs.equal_periods
    close = pairs.apart <= levels.DAY_LIMITS[0]
    bits = np.where(equal, np.where(close, weights["same_period"], 0.0), bits)
    return np.where((pairs.apart < 0) | pairs.same_article | pairs.both("story"), 0.0, bits)


def _words(pairs: Pairs) -> Numbers:
    weights = _WEIGHTS["words"]
    bits = weights["each"] * (pairs.words - weights["chance"])
    return np.asarray(np.maximum(bits, weights["least"]))


def _nearby(pairs: Pairs) -> Numbers:
    weights = _WEIGHTS["words"]
    known = pairs.values.relation > Relation.UNKNOWN
    likeness = np.maximum(pairs.nearby, 0.0)
    return np.where(known, weights["nearby"] * (likeness - weights["nearby_chance"]), 0.0)


def _figures(pairs: Pairs) -> Numbers:
    weights = _WEIGHTS["words"]
    return np.asarray(np.minimum(weights["figure"] * pairs.figures, weights["most_figures"]))


def _context(pairs: Pairs) -> Numbers:
    weights = _WEIGHTS["words"]
    more = np.maximum(pairs.context - weights["context_chance"], weights["least_context"])
    return np.where(pairs.context >= 0, weights["context"] * more, 0.0)


def _told(pairs: Pairs) -> Numbers:
    weights = _WEIGHTS["told"]
    forecast = pairs.each("measured") & pairs.only_one("forecast")
    return np.asarray(
        np.where(forecast, weights["forecast"], 0.0)
        + np.where(pairs.only_one("possible"), weights["possible"], 0.0)
        + np.where(pairs.each("denied"), weights["denied"], 0.0)
    )


_RELATIONS = {
    Relation.EQUAL: "equal {}",
    Relation.ROUNDED: "{} agrees by rounding",
    Relation.WITHIN: "{} within the other's bound",
    Relation.SCOPE: "{} of the same size, another scope",
    Relation.OPEN: "{} beyond the other's bound",
    Relation.NEAR: "other {}",
    Relation.FAR: "far other {}",
    Relation.UNKNOWN: "no value in common",
}


def reasons(pairs: Pairs) -> list[str]:
    """Say of each pair what speaks for and against it, the strongest first, with its bits."""
    names, columns = zip(*parts_of(pairs), strict=True)
    bits = np.stack(columns, axis=1)
    strongest = np.argsort(-np.abs(bits), axis=1, kind="stable")[:, :LONGEST_REASON]
    sorted_bits = np.take_along_axis(bits, strongest, axis=1).tolist()
    words = [_TOLD[name](pairs) if name in _TOLD else [name] * len(bits) for name in names]
    return [
        "; ".join(
            [
                f"{words[part][row]} {worth:+.1f}"
                for part, worth in zip(parts, worths, strict=True)
                if abs(worth) >= LEAST_TOLD
            ]
        )
        for row, (parts, worths) in enumerate(zip(strongest.tolist(), sorted_bits, strict=True))
    ]


def _said(level: Integers | Codes, say: Callable[[int], str]) -> list[str]:
    """Put the level of each pair into words, every distinct one once."""
    distinct, place = np.unique(level, return_inverse=True)
    words = [say(each) for each in distinct.tolist()]
    return [words[at] for at in place.tolist()]


def _told_value(pairs: Pairs) -> list[str]:
    agreed = pairs.values
    relation = agreed.relation.astype(np.int64) - int(min(Relation))
    level = (relation * len(FIELDS) + agreed.field) * 2 + agreed.printed
    return _said(level, _words_for_value)


def _words_for_value(level: int) -> str:
    rest, printed = divmod(level, 2)
    relation, field = divmod(rest, len(FIELDS))
    words = _RELATIONS[Relation(relation + int(min(Relation)))].format(FIELDS[field])
    return f"{words} as converted" if printed else words


def _told_sides(pairs: Pairs) -> list[str]:
    giver, taker, subject = pairs.sides.T.astype(np.int64)
    many = len(sides.SIDES)
    return _said((giver * many + taker) * many + subject, _words_for_sides)


def _words_for_sides(level: int) -> str:
    rest, subject = divmod(level, len(sides.SIDES))
    giver, taker = divmod(rest, len(sides.SIDES))
    played = zip(SIDE_NAMES, (giver, taker, subject), strict=True)
    return ", ".join(f"{side} {sides.SIDES[code]}" for side, code in played if code)


_TOLD: Mapping[str, Callable[[Pairs], list[str]]] = {
    "value": _told_value,
    "parties": _told_sides,
    "weapons": lambda pairs: _said(pairs.systems, weapons.SYSTEMS.__getitem__),
    "period": lambda pairs: _said(pairs.periods, lambda code: f"period {levels.PERIODS[code]}"),
    "days": lambda pairs: _said(pairs.apart, "published {} days apart".format),
    "type": lambda pairs: _said(pairs.types, levels.TYPES.__getitem__),
    "measure": lambda pairs: _said(pairs.measures, levels.MEASURES.__getitem__),
    "words": lambda pairs: [f"words {alike:.2f} alike" for alike in pairs.words.tolist()],
    "figures": lambda pairs: _said(
        pairs.figures.astype(np.int64), "{} other figures in common".format
    ),
}

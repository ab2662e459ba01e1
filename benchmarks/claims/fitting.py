"""Weights of evidence fitted to pairs of which it is known whether they are of one matter, beside
those set by hand, by logistic regression; ``python -m benchmarks.claims --fit`` prints both.

What is fitted is one factor for each kind of evidence (`pipelines.claims.evidence.parts_of`): by so
much the weights of its section in ``weights.toml`` would be multiplied. It is fitted to one made-up
archive of news and scored on another; ``--fit --write`` writes the weights down where they are
better there and no factor is below zero, as it is where made-up pairs are unlike real ones.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.claims.news import News
from pipelines.claims.candidates import find_candidates
from pipelines.claims.columns.arrays import Flags, Numbers
from pipelines.claims.columns.compared import compare_columns
from pipelines.claims.evidence import THRESHOLD, parts_of
from pipelines.claims.pairs import compare_pairs
from pipelines.claims.records import age
from pipelines.claims.vetoes import veto

MOST_PAIRS = 200_000
ITERATIONS = 1000

WEIGHTS_OF: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "value": ("value", ()),
    "parties": ("side", ()),
    "weapons": ("weapon", ()),
    "period": ("period", ()),
    "days": ("days", ()),
    "type": ("type", ()),
    "measure": ("measure", ()),
    "words": ("words", ("each", "least")),
    "nearby": ("words", ("nearby",)),
    "figures": ("words", ("figure", "most_figures")),
    "context": ("words", ("context",)),
    "told": ("told", ("forecast", "possible", "denied")),
    "the same deal gone on with": ("told", ("goes_on",)),
}
"""Where in ``weights.toml`` the weights of each kind of evidence stand: the section, and which of
it, all where none are named.
"""

_SECTION = re.compile(r"\[(\w+)\]")
_LINE = re.compile(r"(\w+)( = )([^#\n]*)", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Labelled:
    """Candidate pairs: the bits of each kind of evidence, a column each, whether a veto rules the
    pair out, and whether it is of one matter.
    """

    kinds: Sequence[str]
    bits: Numbers
    barred: Flags
    same: Flags


@dataclass(frozen=True, slots=True)
class Fitted:
    """What the bits of each kind are to be multiplied by, and from which sum on two reports are of
    one matter.
    """

    factors: Mapping[str, float]
    threshold: float

    def joins(self, pairs: Labelled) -> Flags:
        """Say which pairs the fitted weights bring together."""
        total = pairs.bits @ np.array([self.factors[kind] for kind in pairs.kinds])
        return np.asarray((total >= self.threshold) & ~pairs.barred)


def label(news: News) -> Labelled:
    """Return the candidate pairs of made-up news with what is right."""
    told = sorted(news.told, key=lambda each: age(each.report))
    table = compare_columns([each.report for each in told])
    one, other = (ends[:MOST_PAIRS] for ends in find_candidates(table))
    pairs = compare_pairs(table, one, other)
    parts = dict(parts_of(pairs))
    matter = np.array([each.matter for each in told], np.int64)
    bits = np.stack([np.broadcast_to(part, len(one)) for part in parts.values()], axis=1)
    return Labelled([*parts], bits, veto(pairs)[0], matter[one] == matter[other])


def by_hand(kinds: Sequence[str]) -> Fitted:
    """Return the weights as they are."""
    return Fitted(dict.fromkeys(kinds, 1.0), THRESHOLD)


def fit(pairs: Labelled) -> Fitted:
    """Fit weights to the pairs that no veto rules out."""
    # Few have scikit-learn: it is in the benchmarks' extra, and the others do without it.
    from sklearn.linear_model import LogisticRegression

    model: Any = LogisticRegression(max_iter=ITERATIONS)
    model.fit(pairs.bits[~pairs.barred], pairs.same[~pairs.barred])
    bits = model.coef_[0] / np.log(2)
    factors = dict(zip(pairs.kinds, bits.tolist(), strict=True))
    return Fitted(factors, -float(model.intercept_[0]) / float(np.log(2)))


def show(fitted: Fitted) -> str:
    """Return the factors in a line.

    >>> show(Fitted({"value": 1.25, "days": 0.5}, 8.0))
    'threshold 8.0; value x 1.25, days x 0.50'
    """
    factors = (f"{kind} x {factor:.2f}" for kind, factor in fitted.factors.items())
    return f"threshold {fitted.threshold:.1f}; {', '.join(factors)}"


def rescaled(weights: str, fitted: Fitted) -> str:
    """Return the text of ``weights.toml`` with each weight times the factor that was fitted; its
    comments stay.

    >>> print(rescaled("threshold = 8.5\\n[type]\\nsame = 1.0  # known", Fitted({"type": 2}, 9.25)))
    threshold = 9.25
    [type]
    same = 2  # known
    """
    factors = {
        (section, name): fitted.factors[kind]
        for kind, (section, names) in WEIGHTS_OF.items()
        for name in names or ("",)
        if kind in fitted.factors
    }
    section = ""
    lines = []
    for line in weights.splitlines(keepends=True):
        if head := _SECTION.match(line):
            section = head[1]
        elif entry := _LINE.match(line):
            name, equals, numbers = entry.groups()
            factor = factors.get((section, name), factors.get((section, ""), 1.0))
            told = f"{fitted.threshold:.4g}" if name == "threshold" else _times(numbers, factor)
            line = name + equals + told + numbers[len(numbers.rstrip()) :] + line[entry.end() :]
        lines.append(line)
    return "".join(lines)


def _times(numbers: str, factor: float) -> str:
    """Multiply each number of a TOML value."""
    if factor == 1.0:
        return numbers.rstrip()
    return _NUMBER.sub(lambda found: f"{float(found[0]) * factor:.4g}", numbers.rstrip())

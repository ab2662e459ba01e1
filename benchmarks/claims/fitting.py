"""Weights of evidence fitted to pairs of which it is known whether they are of one matter, beside
those set by hand, by logistic regression; ``python -m benchmarks.claims --fit`` prints both.

What is fitted is one factor for each kind of evidence (`pipelines.claims.evidence.parts_of`): by so
much the weights of its section in ``weights.toml`` would be multiplied. It is fitted to one made-up
archive of news and scored on another.
"""

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

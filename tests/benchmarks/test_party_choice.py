"""The weights of the choice of parties are fitted to options, right and wrong."""

import numpy as np

from benchmarks.party_choice import FOLDS, fit, fold_of


def test_what_is_mostly_right_gets_weight() -> None:
    traits = np.array([[1.0, 1.0, 0.0]] * 60 + [[1.0, 0.0, 1.0]] * 60)
    right = np.array([1.0] * 50 + [0.0] * 10 + [0.0] * 50 + [1.0] * 10)
    _, often, seldom = fit(traits, right)
    assert often > 0 > seldom


def test_an_article_is_always_in_the_same_fold() -> None:
    assert fold_of("a") == fold_of("a") in range(FOLDS)

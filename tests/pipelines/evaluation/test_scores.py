"""Counting: rates, sums and one-to-one pairing."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.evaluation.scores import Accuracy, Score, accuracy, best_first

RATES = [
    pytest.param(Score(right=3, predicted=4, gold=6), (0.75, 0.5, 0.6), id="some right"),
    pytest.param(Score(right=0, predicted=4, gold=6), (0.0, 0.0, 0.0), id="none right"),
    pytest.param(Score(right=0, predicted=0, gold=6), (None, 0.0, 0.0), id="nothing predicted"),
    pytest.param(Score(right=0, predicted=4, gold=0), (0.0, None, 0.0), id="nothing in gold"),
    pytest.param(Score(), (None, None, None), id="nothing at all"),
]


@pytest.mark.parametrize(("score", "expected"), RATES)
def test_rates(score: Score, expected: tuple[float | None, ...]) -> None:
    assert (score.precision, score.recall, score.f1) == expected


def test_sums_add_counts() -> None:
    assert Score(right=1, predicted=2, gold=3) + Score(right=1, predicted=1, gold=1) == Score(
        right=2, predicted=3, gold=4
    )


def test_accuracy_leaves_out_what_was_not_asked() -> None:
    assert accuracy([True, False, None, True]) == Accuracy(right=2, total=3)
    assert accuracy([None]).rate is None


CANDIDATES = st.lists(
    st.tuples(
        st.tuples(st.floats(min_value=0.1, max_value=1)), st.integers(0, 6), st.integers(0, 6)
    ),
    max_size=30,
    unique_by=lambda candidate: candidate[1:],
)


@given(CANDIDATES)
def test_best_first_pairs_one_to_one(candidates: list[tuple[tuple[float, ...], int, int]]) -> None:
    pairs = best_first(candidates)
    assert len(set(pairs.values())) == len(pairs)
    assert set(pairs.items()) <= {(left, right) for _, left, right in candidates}


@given(CANDIDATES)
def test_best_first_leaves_no_better_pair_unmade(
    candidates: list[tuple[tuple[float, ...], int, int]],
) -> None:
    pairs = best_first(candidates)
    ranks = {(left, right): rank for rank, left, right in candidates}
    made = {
        side: ranks[pair]
        for pair in pairs.items()
        for side in (("left", pair[0]), ("right", pair[1]))
    }
    for (left, right), rank in ranks.items():
        assert max(made.get(("left", left), (0.0,)), made.get(("right", right), (0.0,))) >= rank


@given(CANDIDATES, st.randoms())
def test_best_first_does_not_depend_on_the_order(
    candidates: list[tuple[tuple[float, ...], int, int]], random: Random
) -> None:
    shuffled = list(candidates)
    random.shuffle(shuffled)
    assert best_first(shuffled) == best_first(candidates)

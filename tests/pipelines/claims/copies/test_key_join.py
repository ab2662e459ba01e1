import numpy as np
import pytest

from pipelines.claims.columns.arrays import Flags, Integers
from pipelines.claims.copies import key_join
from pipelines.claims.copies.key_join import pairs_sharing_keys

CASES = [
    pytest.param([[1, 2], [3]], 0.0, [], id="nothing shared"),
    pytest.param([[1, 2], [2, 3]], 0.0, [(1, 0)], id="one key shared"),
    pytest.param(
        [[1, 2, 3], [1], [1, 2]], 0.0, [(1, 0), (2, 0), (2, 1)], id="the most shared first"
    ),
    pytest.param([[1, 2, 3, 4], [1, 5, 6, 7]], 0.5, [], id="too small a share"),
    pytest.param([[1, 2, 3, 4], [1, 5]], 0.5, [(1, 0)], id="of the record with fewer keys"),
    pytest.param([[1], [1], [1], [1]], 0.0, [(1, 0), (2, 1), (3, 2)], id="neighbours only"),
    pytest.param([[], []], 0.0, [], id="no keys"),
    pytest.param([], 0.0, [], id="no records"),
]


@pytest.mark.parametrize(("keys", "share", "expected"), CASES)
def test_pairs(keys: list[list[int]], share: float, expected: list[tuple[int, int]]) -> None:
    neighbourhood = 1 if len(keys) == 4 else 9
    arrays = [np.array(each, dtype=np.uint32) for each in keys]
    joined = np.concatenate([np.empty(0, np.uint32), *arrays])
    sizes = np.array([len(each) for each in arrays], np.int64)
    found = pairs_sharing_keys(joined, sizes, all_, neighbourhood=neighbourhood, share=share)
    assert [*zip(found.later.tolist(), found.earlier.tolist(), strict=True)] == expected


def all_(earlier: Integers, _: Integers) -> Flags:
    return np.ones(len(earlier), np.bool_)


def test_only_pairs_that_are_near_count() -> None:
    def neighbours(earlier: Integers, later: Integers) -> Flags:
        return np.asarray(later - earlier == 1)

    found = pairs_sharing_keys(
        np.array([1, 2, 1, 1, 2], np.uint32), np.array([2, 1, 2]), neighbours, neighbourhood=9
    )
    assert [column.tolist() for column in found] == [[1, 2], [0, 1], [1, 1]]


def test_portions_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(1)
    lists = [chance.choice(30, 8, replace=False).astype(np.uint32) for _ in range(40)]
    given = np.concatenate(lists), np.full(40, 8), all_
    whole = pairs_sharing_keys(*given, neighbourhood=3, share=0.3)
    monkeypatch.setattr(key_join, "KEYS_IN_A_PORTION", 20)
    parts = pairs_sharing_keys(*given, neighbourhood=3, share=0.3)
    assert [each.tolist() for each in parts] == [each.tolist() for each in whole]
    assert len(whole.later) > 40

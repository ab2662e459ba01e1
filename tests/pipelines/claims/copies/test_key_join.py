import numpy as np
import pytest

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
    assert list(pairs_sharing_keys(arrays, neighbourhood=neighbourhood, share=share)) == expected

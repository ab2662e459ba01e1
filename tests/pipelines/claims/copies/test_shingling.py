import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.claims.copies import shingling
from pipelines.claims.copies.shingling import shingle


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("", 0, id="empty"),
        pytest.param("… — 。", 0, id="no-words"),
        pytest.param("gas", 1, id="one-word"),
        pytest.param("gas rose", 1, id="two-words"),
        pytest.param("gas rose again", 1, id="three-words"),
        pytest.param("gas rose again today", 2, id="four-words"),
        pytest.param("gas rose again gas rose again", 3, id="each-once"),
        pytest.param("gas_rose €5 ½ Überschuß", 2, id="what-a-word-is"),
    ],
)
def test_count(text: str, count: int) -> None:
    assert [len(hashes) for hashes in shingle([text])] == [count]


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        pytest.param("Gas rose again", "gas, ROSE: again!", 1, id="case-and-marks"),
        pytest.param("gas rose again", "again rose gas", 0, id="order-counts"),
        pytest.param("gas rose", "gas rise", 0, id="two-words"),
        pytest.param("ab ba ab", "ba ab ba", 0, id="anagrams"),
        pytest.param("gas rose again today", "oil rose again today", 1, id="one-in-common"),
        pytest.param("a\ud800b c d", "a b c d", 2, id="a-lone-surrogate"),
    ],
)
def test_shared(one: str, other: str, shared: int) -> None:
    ours, theirs = shingle([one, other])
    assert len(np.intersect1d(ours, theirs)) == shared


TEXT = st.lists(st.sampled_from(["gas", "Öl", "rose", "§", "42", "\n", ""]), max_size=8).map(
    " ".join
)


@settings(deadline=None, max_examples=40)
@given(st.lists(TEXT, max_size=6))
def test_a_text_has_the_same_hashes_whatever_stands_beside_it(texts: list[str]) -> None:
    together = [list(each) for each in shingle(texts)]
    assert together == [list(each) for text in texts for each in shingle([text])]
    assert all(each == sorted(set(each)) for each in together)


def test_batches_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"gas rose by {at} per cent" for at in range(9)]
    whole = [list(each) for each in shingle(texts)]
    monkeypatch.setattr(shingling, "CHARACTERS_AT_ONCE", 40)
    assert [list(each) for each in shingle(texts)] == whole

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.review.engine.alignment import Block, align

OLD = "One bought two. Three sold four."

EDITS = [
    pytest.param(OLD, [(0, 0, 32)], id="nothing"),
    pytest.param("One bought ten. Three sold four.", [(0, 0, 11), (14, 14, 18)], id="a word"),
    pytest.param("Zero. " + OLD, [(0, 6, 32)], id="put before"),
    pytest.param(
        "One bought two. Zero. Three sold four.", [(0, 0, 16), (16, 22, 16)], id="between"
    ),
    pytest.param("One bought two.", [(0, 0, 15)], id="cut off"),
    pytest.param("", [], id="all of it"),
]


@pytest.mark.parametrize(("after", "blocks"), EDITS)
def test_what_an_edit_left_is_found(after: str, blocks: list[tuple[int, int, int]]) -> None:
    assert align(OLD, after) == [Block(*block) for block in blocks]


@given(st.text("ab $5.\n", max_size=60), st.text("ab $5.\n", max_size=60))
def test_blocks_are_the_same_text_in_both_and_in_order(before: str, after: str) -> None:
    at, there = 0, 0
    for block in align(before, after):
        assert (block.before >= at, block.after >= there, block.length > 0) == (True, True, True)
        at, there = block.before + block.length, block.after + block.length
        assert before[block.before : at] == after[block.after : there]


@pytest.mark.parametrize("word", ["a", "ab cd"])
def test_a_large_text_that_says_nothing_but_one_thing_takes_no_time(word: str) -> None:
    before, after = ("begin " + f"{word} " * 50_000 + end for end in ("end", "stop"))
    [block] = align(before, after)
    assert block.length == len("begin ") + len(f"{word} ") * 50_000


def test_a_large_text_that_was_rewritten_but_for_some_words_is_cut_at_these() -> None:
    before = " ".join(f"{'x' if at % 2 else 'y'} w{at}" for at in range(6_000))
    after = " ".join(f"{'z' if at % 2 else 'q'} w{at}" for at in range(6_000))
    assert len(align(before, after)) == 6_000

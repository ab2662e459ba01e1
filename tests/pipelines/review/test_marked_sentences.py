"""Sentences in which the words that fill roles are marked."""

import pytest

from pipelines.review.marked_sentences import Stretch, cut_sentence, placed_elsewhere

SENTENCE = {"sentence": "Peru pays $5 & more.", "sentence_start": 100}


def argument(role: str, start: int, end: int) -> dict[str, object]:
    return {"role": role, "start": start, "end": end}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param([], [Stretch("Peru pays $5 & more.", None)], id="none"),
        pytest.param(
            [
                argument("value", 110, 112),
                argument("buyer", 100, 104),
                argument("subject", 100, 104),
            ],
            [
                Stretch("Peru", "buyer, subject"),
                Stretch(" pays ", None),
                Stretch("$5", "value"),
                Stretch(" & more.", None),
            ],
            id="in order, two roles of one word",
        ),
        pytest.param(
            [argument("value", 105, 112), argument("buyer", 110, 112), argument("time", 10, 20)],
            [Stretch("Peru ", None), Stretch("pays $5", "value"), Stretch(" & more.", None)],
            id="overlaps and words elsewhere",
        ),
    ],
)
def test_a_sentence_is_cut_at_the_words_that_fill_its_roles(
    arguments: list[dict[str, object]], expected: list[Stretch]
) -> None:
    assert list(cut_sentence(SENTENCE, arguments)) == expected


def test_what_the_sentence_does_not_name() -> None:
    text = "Lima. " * 20
    statement = {"sentence_start": 100, "sentence_end": 120}
    arguments = [
        {"role": "value", "name": "$5", "start": 110, "end": 112},
        {"role": "buyer", "name": "Peru", "start": 0, "end": 4},
        {"role": "supplier", "name": "Chile", "start": None, "end": None},
    ]
    assert list(placed_elsewhere(statement, arguments, text)) == [
        ("buyer", "Peru", "Lima"),
        ("supplier", "Chile", None),
    ]

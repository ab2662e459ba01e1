"""What is read at one place, and what joins two quantities."""

from decimal import Decimal

import pytest

from extractors.numbers import added_number, are_ends, first_figure, reading_at, starts_in_words

READINGS = [
    pytest.param("1.5-2bn", (1_500_000_000, 2_000_000_000), id="scale-for-both"),
    pytest.param("20-30,000", (20_000, 30_000), id="short-for-thousands"),
    pytest.param("2 crore 50 lakh", (25_000_000, 25_000_000), id="smaller-scale-follows"),
    pytest.param("5 and a half million", (5_500_000, 5_500_000), id="half"),
    pytest.param("600-plus billion", (600_000_000_000, 600_000_000_000), id="plus"),
    pytest.param("5 and 6 million", (5, 5), id="and-is-no-range"),
]


@pytest.mark.parametrize(("text", "ends"), READINGS)
def test_reading_at_the_start(text: str, ends: tuple[int, int]) -> None:
    reading = reading_at(text, 0)
    assert reading
    figure = reading.range or reading.single
    assert (figure.low, figure.high) == ends


def test_the_first_of_a_range_alone() -> None:
    figure = first_figure("5 to 6 million", 0)
    assert figure
    assert (figure.low, figure.high, figure.end) == (Decimal(5), Decimal(5), 1)


ENDS = [
    pytest.param("between [5 kg] and [6 kg]", True, id="between"),
    pytest.param("[5 kg] and [6 kg]", False, id="and-alone"),
    pytest.param("[5 kg] to [6 kg]", True, id="to"),
    pytest.param("[5-kg]-to-[6-kg]", True, id="hyphens"),
    pytest.param("it rose from [5 kg] to [6 kg]", False, id="old-and-new"),
    pytest.param("[5 kg], [6 kg]", False, id="comma"),
]


@pytest.mark.parametrize(("marked", "expected"), ENDS)
def test_ends_of_a_range(marked: str, expected: bool) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    following = marked.rindex("[") - 2
    text = marked.replace("[", "").replace("]", "")
    assert are_ends(text, start, end, following) is expected


@pytest.mark.parametrize("text", ["one cake", "one,", "one", ""])
def test_nothing_is_added(text: str) -> None:
    assert added_number(text, 3) is None


def test_where_numbers_in_words_begin() -> None:
    assert starts_in_words("some two to three", 17) == [5, 12]
    assert starts_in_words("three new", 9) == []

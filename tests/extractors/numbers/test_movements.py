"""Rises and falls: their sizes, and their old and new values."""

import pytest

from extractors.numbers.movements import is_change, is_from_old_to_new

SIZES = [
    pytest.param("output rose by [5 bcm]", True, id="by"),
    pytest.param("output is down [5 bcm]", True, id="down"),
    pytest.param("output is up [5 bcm] on the year", True, id="up"),
    pytest.param("cut supply to Europe by [5 bcm]", True, id="object-between"),
    pytest.param("a decline of [5 bcm]", True, id="noun"),
    pytest.param("a [5 bcm] decline", True, id="noun-behind"),
    pytest.param("output rose to [5 bcm]", False, id="to"),
    pytest.param("output is up to [5 bcm]", False, id="up-to"),
    pytest.param("gas makes up [5 bcm]", False, id="makes-up"),
    pytest.param("the deal lays down [5 bcm]", False, id="lays-down"),
    pytest.param("sales went down [5 bcm]", True, id="went-down"),
    pytest.param("ships moved [5 bcm]", False, id="moved"),
    pytest.param("output rose. It buys [5 bcm]", False, id="sentence-before"),
    pytest.param("gas in storage fell by [5 bcm]", False, id="taken-out-of-storage"),
]


@pytest.mark.parametrize(("marked", "expected"), SIZES)
def test_sizes_of_changes(marked: str, expected: bool) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    assert is_change(marked.replace("[", "").replace("]", ""), start, end) is expected


PAIRS = [
    pytest.param("Sales rose from |2 to 3", True, id="from"),
    pytest.param("Sales rose 1.2 percent from |2 to 3", True, id="decimal-point-before"),
    pytest.param("It lifted the bid from |9 to 10", True, id="lifted"),
    pytest.param("Bids were from |2 to 3", False, id="no-change"),
    pytest.param("It could fall |10 to 12", False, id="size-to-come"),
    pytest.param("Sales rose by |10 to 12", False, id="size"),
    pytest.param("Costs rose. They are |10 to 12", False, id="sentence-before"),
    pytest.param("Costs rose and range from |10 to 12", False, id="range"),
    pytest.param("at the lower end of |10 to 12", False, id="adjective"),
]


@pytest.mark.parametrize(("marked", "expected"), PAIRS)
def test_old_and_new_values(marked: str, expected: bool) -> None:
    assert is_from_old_to_new(marked.replace("|", ""), marked.index("|"), are_near=True) is expected


def test_values_far_apart_are_no_size_to_come() -> None:
    assert is_from_old_to_new("It could fall 10 to 12", 14, are_near=False)

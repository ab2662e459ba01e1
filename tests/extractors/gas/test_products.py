"""Names of products in a text: which side the first, the last and the one at a place is on."""

import pytest

from extractors.gas.products import ProductNames, Side

NAMES = ProductNames(
    ["gas", "natural gas", "LNG", "steam"],
    ["oil", "gas oil", "natural gas liquids", "steam", "tear gas", "water"],
)

FIRST_AND_LAST = [
    pytest.param("oil before gas", "other", "gas", id="two"),
    pytest.param("gas before oil", "gas", "other", id="two-the-other-way-round"),
    pytest.param("the gas", "gas", "gas", id="one"),
    pytest.param("NATURAL GAS and lng", "gas", "gas", id="letter-case"),
    pytest.param("gas oil was sold", "other", "other", id="longer-from-one-beginning"),
    pytest.param("natural gas liquids", "other", "other", id="longest-of-three"),
    pytest.param("natural gas was sold", "gas", "gas", id="longer-to-one-end"),
    pytest.param("tear gas", "other", "other", id="longer-to-one-end-of-the-other-side"),
    pytest.param("hot steam", "gas", "gas", id="on-both-sides"),
    pytest.param("a gas-oil swap", "gas", "other", id="hyphen-parts-names"),
    pytest.param("biogas, gasworks, oil2 and 3water", None, None, id="inside-of-words"),
    pytest.param("coal and wood", None, None, id="none"),
    pytest.param("", None, None, id="empty"),
]


@pytest.mark.parametrize(("text", "first", "last"), FIRST_AND_LAST)
def test_first_and_last_name(text: str, first: Side | None, last: Side | None) -> None:
    assert NAMES.first(text, 0, len(text)) == first
    assert NAMES.last(text, 0, len(text)) == last


WINDOWS = [
    pytest.param("oil, gas, water", (4, 15), "gas", "other", id="without-the-first"),
    pytest.param("oil, gas, water", (0, 8), "other", "gas", id="without-the-last"),
    pytest.param("oil, gas, water", (3, 5), None, None, id="between-names"),
    pytest.param("gasworks", (0, 3), None, None, id="cut-behind-what-would-be-a-name"),
    pytest.param("biogas", (3, 6), None, None, id="cut-before-what-would-be-a-name"),
    pytest.param("natural gas", (8, 11), "gas", "gas", id="cut-inside-of-a-name"),
]


@pytest.mark.parametrize(("text", "window", "first", "last"), WINDOWS)
def test_names_count_inside_of_the_window_only(
    text: str, window: tuple[int, int], first: Side | None, last: Side | None
) -> None:
    assert NAMES.first(text, *window) == first
    assert NAMES.last(text, *window) == last


PLACES = [
    pytest.param("gas oil tanks", 0, "other", id="longest"),
    pytest.param("gas tanks", 0, "gas", id="one-word"),
    pytest.param("the gas", 0, None, id="later"),
    pytest.param("the gas", 4, "gas", id="at-its-place"),
    pytest.param("the gas", 3, None, id="at-the-blank-before"),
    pytest.param("biogas", 3, None, id="inside-of-a-word"),
    pytest.param("gas", 3, None, id="at-the-end"),
]


@pytest.mark.parametrize(("text", "position", "side"), PLACES)
def test_name_at_a_place(text: str, position: int, side: Side | None) -> None:
    assert NAMES.at(text, position) == side

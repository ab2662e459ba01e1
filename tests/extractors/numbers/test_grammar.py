"""Figures and number words: text -> value."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.numbers.finding import find_numbers
from extractors.numbers.ranges import join_range
from extractors.numbers.values import plain, read_figure, read_number, read_scale, scale_of
from tests.growth import growth

FOUND = [
    pytest.param("two-thirds of a million homes", ["666666.666666"], id="thirds-of-a"),
    pytest.param("a fifth of a billion", ["200000000"], id="fifth-of-a"),
    pytest.param("one quarter of a million", ["250000"], id="one-quarter"),
    pytest.param("a third million-strong crowd", [], id="ordinal"),
    pytest.param("about 3/4 million homes", ["750000"], id="fraction-of-a-scale"),
    pytest.param("on 3/4 it sold", ["4"], id="day-and-month"),
    pytest.param("five thousand, six hundred homes", ["5600"], id="comma-in-words"),
    pytest.param("some 3-\nmillion homes", ["3000000"], id="hyphen-at-a-line-end"),
    pytest.param("some 3 million1 homes", ["3000000"], id="glued-footnote"),
    pytest.param("the crew of 42 sailors", ["42"], id="digits"),
    pytest.param("some 1,234,567.25 tonnes", ["1234567.25"], id="english-groups"),
    pytest.param("raised 12,34,567 in a day", ["1234567"], id="indian-groups"),
    pytest.param("about 4,00,000 homes", ["400000"], id="indian-lakh-groups"),
    pytest.param("worth 1.234.567,89 there", ["1234567.89"], id="continental-groups"),
    pytest.param("pays 1,7 million", ["1700000"], id="decimal-comma"),
    pytest.param("near 12\u2009500 litres", ["12500"], id="thin-space-groups"),
    pytest.param("near 12\u00a0500\u00a0000 litres", ["12500000"], id="no-break-space-groups"),
    pytest.param("from 1'250'000 flats", ["1250000"], id="swiss-groups"),
    pytest.param("another 2½ years", ["2.5"], id="vulgar-fraction"),
    pytest.param("shares at 13-1/2 now", ["13.5"], id="wire-fraction"),
    pytest.param("weighs .75 grams", ["0.75"], id="leading-point"),
    pytest.param("sold 363 mln bushels", ["363000000"], id="wire-million"),
    pytest.param("a 12.8-million-barrel stockpile", ["12800000"], id="hyphenated-scale"),
    pytest.param("Rs 1 lakh crore", ["1000000000000"], id="lakh-crore"),
    pytest.param("the 30,000 crores sought", ["300000000000"], id="crores"),
    pytest.param("another 5 hundred thousand", ["500000"], id="figure-and-two-scales"),
    pytest.param("or 3 million 200 thousand in all", ["3200000"], id="figures-of-two-scales"),
    pytest.param("one and a half billion people", ["1500000000"], id="and-a-half"),
    pytest.param("two-and-a-half million", ["2500000"], id="hyphenated-and-a-half"),
    pytest.param("a billion and a half", ["1500000000"], id="half-after-scale"),
    pytest.param("half a million homes", ["500000"], id="half-a"),
    pytest.param("three quarters of a billion", ["750000000"], id="quarters-of-a"),
    pytest.param("two hundred and fifty thousand", ["250000"], id="hundreds-of-thousands"),
    pytest.param("twenty-five tanks", ["25"], id="tens-and-ones"),
    pytest.param("one million two hundred thousand", ["1200000"], id="two-scales-in-words"),
    pytest.param("two dozen jets", ["24"], id="dozen"),
    pytest.param("between 10 and 12 ships", ["10..12"], id="between"),
    pytest.param("1.5-2 million tonnes", ["1500000..2000000"], id="dash-lends-scale"),
    pytest.param("2 to 3 crore", ["20000000..30000000"], id="to-lends-scale"),
    pytest.param("900 thousand to 1 million", ["900000..1000000"], id="two-scales-in-a-range"),
    pytest.param("two or three boats", ["2..3"], id="or"),
    pytest.param("10 and 12 ships", ["10", "12"], id="and-without-between"),
    pytest.param("in 1986 to two trillion", ["1986", "2000000000000"], id="a-year-begins-no-range"),
    pytest.param("a 5-4 vote", ["5", "4"], id="falling-pair-is-no-range"),
    pytest.param("the F-16 and the B-52", [], id="designations"),
    pytest.param("on 12.8.2007", [], id="date-with-points"),
    pytest.param("billions of stars", [], id="vague"),
    pytest.param("a stone's throw", [], id="words-that-begin-with-a-number"),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_find_numbers(text: str, expected: list[str]) -> None:
    found = [str(n.low) if n.low == n.high else f"{n.low}..{n.high}" for n in find_numbers(text)]
    assert found == expected


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "In all, 1.5-2 million of 30 crates"
    assert [text[n.start : n.end] for n in find_numbers(text, 5, 24)] == ["1.5-2 million"]


SCALES = [
    pytest.param("mln", "1000000", id="wire"),
    pytest.param("Crores", "10000000", id="plural"),
    pytest.param("bn.", "1000000000", id="with-full-stop"),
    pytest.param("k", "1000", id="letter"),
]


@pytest.mark.parametrize(("word", "value"), SCALES)
def test_read_scale(word: str, value: str) -> None:
    assert read_scale(word) == Decimal(value)


def test_what_is_no_scale_raises() -> None:
    with pytest.raises(KeyError):
        read_scale("tonnes")


def test_scale_of_the_last_scales() -> None:
    assert [scale_of(text) for text in ("1 lakh crore", "12", "two million")] == [
        Decimal("1e12"),
        1,
        Decimal("1e6"),
    ]


def test_a_scale_is_lent_only_to_a_smaller_figure() -> None:
    million = Decimal("1e6")
    assert join_range(Decimal("1.5"), False, 2 * million, million) == (
        Decimal(1500000),
        Decimal(2000000),
    )
    assert join_range(Decimal(900), False, million, million) == (Decimal(900), million)
    assert join_range(Decimal(3), False, Decimal(2), Decimal(1)) is None


_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
_ONES += ["seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_POWERS = [(10**9, "billion"), (10**6, "million"), (10**3, "thousand")]


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    if number < 20:
        return _ONES[number]
    return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    return f"{_ONES[hundreds]} hundred" + (f" and {_below_hundred(rest)}" if rest else "")


@given(st.integers(1, 999), st.sampled_from(_POWERS))
def test_any_round_number_in_words_is_read_back(count: int, power: tuple[int, str]) -> None:
    assert read_number(f"{_below_thousand(count)} {power[1]}") == count * power[0]


@given(st.integers(0, 10**12), st.integers(0, 999))
def test_any_grouped_figure_is_read_back(whole: int, thousandths: int) -> None:
    printed = f"{whole:,}.{thousandths:03d}"
    expected = Decimal(f"{whole}.{thousandths:03d}")
    assert read_figure(printed) == expected
    assert [n.low for n in find_numbers(f"in all {printed} of them")] == [expected]
    assert read_figure(f"{whole:,}".replace(",", "\u2009")) == whole


def _indian(number: int) -> str:
    head, tail = divmod(number, 1000)
    groups = [f"{tail:03d}"] if head else [str(tail)]
    while head:
        head, group = divmod(head, 100)
        groups.insert(0, f"{group:02d}" if head else str(group))
    return ",".join(groups)


@given(st.integers(0, 10**9))
def test_any_indian_figure_is_read_back(number: int) -> None:
    assert [n.low for n in find_numbers(f"some {_indian(number)} rupees")] == [number]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=0, max_value=10**20))
def test_plain_keeps_the_value_and_drops_the_exponent(value: Decimal) -> None:
    assert plain(value) == value
    assert "E" not in str(plain(value))


@given(st.text(alphabet="0123456789.,-½ /'millionbnte", max_size=60))
def test_offsets_slice_to_what_was_read(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert number.low <= number.high
        end = number.end


HOSTILE = [
    pytest.param("1", id="digits"),
    pytest.param("1,", id="digits-and-commas"),
    pytest.param("1,111", id="groups"),
    pytest.param("1 ", id="digits-and-blanks"),
    pytest.param("1-", id="digits-and-dashes"),
    pytest.param("one ", id="number-words"),
    pytest.param("million ", id="scales"),
    pytest.param("one hundred and ", id="unfinished-words"),
    pytest.param(" ", id="blanks"),
    pytest.param("1.", id="digits-and-points"),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_linear_work(piece: str) -> None:
    assert growth(lambda text: sum(1 for _ in find_numbers(text)), piece) < 9

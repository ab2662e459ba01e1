"""What prices and flows are counted by, and every line of their lexicon."""

import pytest

from extractors.lexicon import read_toml
from extractors.numbers.rates import flow_per, price_per

_LEXICON = read_toml("extractors.numbers", "rates")
WORDS = [
    pytest.param(word, name, id=word)
    for table in ("time", "sale")
    for name, words in _LEXICON[table].items()
    for word in words
    if name != "each"
]
ADVERBS = [
    pytest.param(word, name, id=word)
    for name, words in _LEXICON["adverbs"].items()
    for word in words
]
TIMES = [
    pytest.param(word, name, id=word) for name, words in _LEXICON["time"].items() for word in words
]


@pytest.mark.parametrize(("word", "name"), WORDS)
def test_every_unit_of_sale_and_time(word: str, name: str) -> None:
    assert price_per(f"$5 per {word}, he said", 2) == name
    assert price_per(f"$5/{word}", 2) == name


@pytest.mark.parametrize(("word", "name"), ADVERBS)
def test_every_adverb(word: str, name: str) -> None:
    assert price_per(f"$5 {word}", 2) == name


@pytest.mark.parametrize(("word", "name"), TIMES)
def test_every_period_of_a_flow(word: str, name: str) -> None:
    assert flow_per(f"5 bcm per {word}", 5) == name


CASES = [
    pytest.param("$5 a barrel", "barrel", id="article"),
    pytest.param("$5 each", "each", id="each"),
    pytest.param("$5 each month", "month", id="each-month"),
    pytest.param("$5 apiece", "each", id="apiece"),
    pytest.param("$5-a-year", "year", id="hyphens"),
    pytest.param("$5 per widget", "widget", id="any-word-after-per"),
    pytest.param("$5 per diluted share", "share", id="adjective-before-the-unit"),
    pytest.param("$5 per eight-week course", "course", id="length-before-the-unit"),
    pytest.param("$5 per on", None, id="word-lost-after-per"),
    pytest.param("$5 a plan", None, id="article-and-another-word"),
    pytest.param("$5 a year ago", None, id="a-year-ago"),
    pytest.param("$5 a year from now", None, id="a-year-from-now"),
    pytest.param("$5 a year from the sale of gas", "year", id="a-year-from-somebody"),
    pytest.param("$5 a yearly fee", None, id="yearly-fee"),
    pytest.param("$5 percent", None, id="per-is-a-word"),
    pytest.param("$5 dearer", None, id="letter-d"),
]


@pytest.mark.parametrize(("text", "name"), CASES)
def test_price(text: str, name: str | None) -> None:
    assert price_per(text, 2) == name


def test_a_flow_is_counted_by_time_only() -> None:
    assert flow_per("5 bcm per barrel", 5) is None

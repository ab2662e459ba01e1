"""Which values of a sentence belong to one fact."""

import pytest

from extractors.statements.passages import MAX_PASSAGE, read_passages
from extractors.statements.value_groups import value_groups_of
from extractors.text import ArticleText
from tests.extractors.marked_articles import read_article

CASES = [
    pytest.param(
        "The order costs {money 1e9 EUR|1 billion euros} ({money 1.1e9 USD|$1.1 billion}).",
        [["1 billion euros", "$1.1 billion"]],
        id="conversion-in-brackets",
    ),
    pytest.param(
        "It paid {money 9e9 USD|$9bn}: {money 5e9 GBP|£5bn} changed hands.",
        [["$9bn", "£5bn"]],
        id="conversion-after-colon",
    ),
    pytest.param(
        "Poland paid {money 9e9 USD|$9bn} and Chile paid {money 5e9 GBP|£5bn}.",
        [["$9bn"], ["£5bn"]],
        id="two-payments",
    ),
    pytest.param(
        "Poland ordered {weapon #tank x14|tanks} valued at {money 1e9 USD|$1 billion} and two "
        "{weapon #frigate x2|frigates} worth {money 3e8 USD|$300 million}.",
        [["tanks", "$1 billion"], ["frigates", "$300 million"]],
        id="each-with-its-price",
    ),
    pytest.param(
        "Poland received {weapon #tank x14|tanks}, {weapon #rifle x90|rifles} and "
        "{weapon #drone x5|drones}.",
        [["tanks", "rifles", "drones"]],
        id="list-of-weapons",
    ),
    pytest.param(
        "The sale of {weapon F-15 x36|F-15s} to Qatar and {weapon F-16 x24|F-16s} to Bahrain was "
        "approved.",
        [["F-15s"], ["F-16s"]],
        id="each-with-its-buyer",
    ),
    pytest.param(
        "Futures rose {money 0.07 USD|7 cents} to settle at {money 3.5 USD/MMBtu|$3.50}.",
        [["7 cents", "$3.50"]],
        id="price-change-and-level",
    ),
    pytest.param(
        "Stocks fell by {gas 96e9 ft3|96 bcf} to {gas 2301e9 ft3|2,301 bcf}.",
        [["96 bcf"], ["2,301 bcf"]],
        id="withdrawal-and-stock-are-two",
    ),
    pytest.param(
        "Storage holds {gas 15.4e9 m3|15.4 bcm}, down {gas 1.2e9 m3|1.2 bcm} from a week ago.",
        [["15.4 bcm", "1.2 bcm"]],
        id="level-and-the-change-to-it",
    ),
    pytest.param(
        "Stocks stood at {gas 7.1e9 m3|7.1 bcm}, a rise of {gas 3e8 m3|0.3 bcm} on the week.",
        [["7.1 bcm", "0.3 bcm"]],
        id="level-and-rise",
    ),
    pytest.param(
        "Output was {gas 4.2e9 m3|4.2 bcm} in May, {gas 6e8 m3|0.6 bcm} less than a year before.",
        [["4.2 bcm", "0.6 bcm"]],
        id="level-and-how-much-less-it-is",
    ),
    pytest.param(
        "Imports stood at {gas 5.2e9 m3|5.2 bcm}, up from {gas 4.8e9 m3|4.8 bcm} in 2023.",
        [["5.2 bcm"], ["4.8 bcm"]],
        id="two-levels-compared",
    ),
    pytest.param(
        "Estimates range from {gas 82e9 ft3|82 bcf} to {gas 118e9 ft3|118 bcf}.",
        [["82 bcf", "118 bcf"]],
        id="range",
    ),
    pytest.param(
        "Flows rose to {gas 15e9 ft3/day|15 bcfd} in March, up from {gas 14e9 ft3/day|14 bcfd} in "
        "April.",
        [["15 bcfd"], ["14 bcfd"]],
        id="compared-with-before",
    ),
    pytest.param(
        "Qatar will sell {gas 2e9 m3|2 bcm} for {money 6e8 USD|$600 million}.",
        [["2 bcm", "$600 million"]],
        id="gas-and-price",
    ),
    pytest.param(
        "Norway ordered {weapon Leopard 2 x4|Leopards}, and Finland has bought "
        "{weapon Leopard 2 x9|Leopards}.",
        [["Leopards"], ["Leopards"]],
        id="two-buyers",
    ),
    pytest.param(
        "Norway ordered {weapon Leopard 2 x4|Leopards}, Finland's favourite, and "
        "{weapon #rifle x9|rifles}.",
        [["Leopards", "rifles"]],
        id="somebody-else-who-buys-nothing",
    ),
    pytest.param(
        "Trade between them hit {money 5e9 USD|$5 billion} last year, and both governments want "
        "to raise it to "
        "{money 9e9 USD|$9 billion}.",
        [["$5 billion"], ["$9 billion"]],
        id="between-people-is-no-range",
    ),
    pytest.param(
        "Qatar will ship {gas 2e9 m3|2 bcm} a year to Poland from its northern field, a deal that "
        "the Polish side "
        "values at {money 6e8 USD|$600 million}.",
        [["2 bcm", "$600 million"]],
        id="value-of-the-deal-before",
    ),
    pytest.param("Nothing is said of values.", [], id="none"),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_value_groups(marked: str, expected: list[list[str]]) -> None:
    doc, mentions = read_article(marked)
    found = [
        [value.text for value in group.values]
        for passage in read_passages(ArticleText.of(doc), mentions)
        for group in value_groups_of(passage)
    ]
    assert found == expected


def test_what_is_only_compared_with() -> None:
    doc, mentions = read_article(
        "Flows hit {gas 15e9 ft3/day|15 bcfd}, up from {gas 14e9 ft3/day|14 bcfd}."
    )
    [passage] = read_passages(ArticleText.of(doc), mentions)
    assert [(group.follows_up, group.is_reference) for group in value_groups_of(passage)] == [
        (False, False),
        (True, True),
    ]


def test_what_a_value_moves_away_from() -> None:
    doc, mentions = read_article(
        "Flows rise from {gas 14e9 ft3/day|14 bcfd} last year to {gas 15e9 ft3/day|15 bcfd}."
    )
    [passage] = read_passages(ArticleText.of(doc), mentions)
    groups = value_groups_of(passage)
    assert [(group.is_start, group.is_earlier) for group in groups] == [
        (True, True),
        (False, False),
    ]


def test_long_sentences_are_cut_and_lose_no_value() -> None:
    doc, mentions = read_article("Poland paid {money 9e9 USD|$9bn} for tanks, " * 100 + ".")
    passages = read_passages(ArticleText.of(doc), mentions)
    assert max(passage.end - passage.start for passage in passages) <= MAX_PASSAGE
    assert sum(len(passage.values) for passage in passages) == 100


def test_title_and_list_items() -> None:
    doc, mentions = read_article(
        "Poland buys tanks\n\nThe package includes:\n- tanks;\n- rifles.\nIt is big."
    )
    passages = read_passages(ArticleText.of(doc), mentions)
    assert [passage.is_title for passage in passages] == [True, False, False, False, False]
    assert [passage.intro for passage in passages] == [None, None, 1, 1, None]
